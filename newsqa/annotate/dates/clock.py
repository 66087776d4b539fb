"""Times of day: "8 a.m.", "10:30 p.m. EST", "noon", "14:30 GMT", "9 o'clock", and "25:70", which no clock shows."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import shifted
from newsqa.annotate.dates.reading import Hit, Reading, Rule, placed
from newsqa.annotate.dates.words import CARDINALS

_CLOCK_CUES: Final = frozenset(
    ("at", "until", "till", "from", "by", "before", "after", "around", "about", "between", "since")
)
_NOON_HOURS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def read_clock(hit: Hit) -> Reading | None:
    """8 a.m., 10:30 pm, 9 o'clock; 13:70 p.m. is impossible."""
    hour, minute, half = hit.number("hour") or 0, hit.number("minute"), (hit.word("half") or "")[:1]
    if glued := hit.word("glued"):  # 8am, or the 30am of 10:30am
        half, number = glued[-2], hit.number("glued") or 0
        hour, minute = (number, None) if hit.word("hour_before") is None else (hit.number("hour_before") or 0, number)
    if half and not 1 <= hour <= 12 and not (hour <= 24 and minute is not None):
        return None if minute is None else _impossible(hour, minute)
    minute = minute or 0
    if minute > 59:
        return _impossible(hour, minute)
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    day = shifted(hit.scene.today, "D", 0)
    return placed(hit.scene, "TIME", f"{day}T{hour:02d}:{minute:02d}", "APPROX" if hit.word("about") else None)


def _impossible(hour: int, minute: int) -> Reading:
    return Reading("TIME", f"T{hour:02d}:{minute:02d}", None, "impossible")


def read_24_hours(hit: Hit) -> Reading | None:
    """14:30 GMT, at 14:30; a score or a verse (3:16) has no such word around it."""
    hour, minute = hit.word("hour") or "", hit.word("minute") or ""
    if len(minute) != 2 or len(hour) > 2 or not (hit.word("zone") or hit.before() in _CLOCK_CUES):
        return None
    if hit.parts[hit.end][:1] in (":", ".") and hit.after().isdigit():
        return None  # 2:30:15, a race
    if int(hour) >= 30 and not hit.word("zone"):
        return None  # "watch the ferry at 31:05": minutes of a film
    if int(hour) > 24 or int(minute) > 59 or (int(hour) == 24 and int(minute)):
        return _impossible(int(hour), int(minute))
    day = shifted(hit.scene.today, "D", 0)
    return placed(hit.scene, "TIME", f"{day}T{int(hour):02d}:{minute}")


def read_four_digits(hit: Hit) -> Reading | None:
    """0735 GMT, 1330 UTC."""
    digits = hit.word("digits") or ""
    if int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return placed(hit.scene, "TIME", f"{shifted(hit.scene.today, 'D', 0)}T{digits[:2]}:{digits[2:]}")


def read_in_the_morning(hit: Hit) -> Reading | None:
    """9 in the morning, five in the afternoon."""
    hour = hit.number("hour") or CARDINALS.get(hit.word("hour") or "", 0)
    late = hit.word("part") in ("afternoon", "evening") or (hit.word("part") == "night" and hour > 5)
    if not 1 <= hour <= 12:
        return None
    day = shifted(hit.scene.today, "D", 0)
    return placed(hit.scene, "TIME", f"{day}T{hour % 12 + 12 * late:02d}:00")


def read_noon(hit: Hit) -> Reading | None:
    """noon, midnight."""
    day = shifted(hit.scene.today, "D", 0)
    return placed(hit.scene, "TIME", f"{day}T{_NOON_HOURS[hit.word('noon') or '']}")


def read_overnight(hit: Hit) -> Reading | None:
    return placed(hit.scene, "TIME", f"{shifted(hit.scene.today, 'D', 0)}TNI")


_TWO: Final = "DAY/NUMBER"
# "a.m.", "am", "p.m"
_HALF: Final = "(?P<half> AN PT MLETTER | PLETTER PT MLETTER | AM | PM )"
_ZONE: Final = "(?: (?: SP/DOT ) (?: ZONE | ZONEWORD SP TIMEWORD ) )?"
RULES: Final[tuple[Rule, ...]] = (
    # 8 a.m., 10:30 p.m. EST, around 7:15 pm
    Rule(
        f"(?: (?P<about>ABOUT) SP )? (?: (?P<hour>{_TWO}) (?: COLON/PT (?P<minute>{_TWO}) )? SP/HY {_HALF} "
        f"| (?: (?P<hour_before>{_TWO}) COLON/PT )? (?P<glued>NUMBERAM) ) {_ZONE}",
        read_clock,
    ),
    # 9 o'clock
    Rule("(?: (?P<about>ABOUT) SP )? (?P<hour>DAY) SP OLETTER AP CLOCK", read_clock),
    # 14:30 GMT, at 14:30
    Rule(f"(?P<hour>{_TWO}) COLON (?P<minute>{_TWO}) (?: SP (?P<zone>ZONE | ZONEWORD SP TIMEWORD ) )?", read_24_hours),
    # 0735 GMT
    Rule("(?P<digits>FOURDIGITS/YEAR) SP ZONE", read_four_digits),
    # 9 in the morning
    Rule("(?P<hour>DAY/CARDINAL) SP (?: IN SP THE | AT ) SP (?P<part>DAYPART)", read_in_the_morning),
    Rule("(?P<noon>NOON)", read_noon),
    Rule("OVERNIGHT", read_overnight),
)
