"""Dates in figures: 2023-11-04, 2023-11-04T12:30:00Z, 11/04/2023, 04.11.2023."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import safe_date
from newsqa.annotate.dates.day_order import order_near
from newsqa.annotate.dates.reading import Hit, Reading, Rule

_LAST_DAY, _LAST_MONTH = 31, 12


def _in_a_longer_number(hit: Hit) -> bool:
    """555-31-02-2023: the figures go on before or after."""
    start, end = hit.begin, hit.end
    goes_on = hit.parts[end] in _LINKS and hit.parts[end + 1 : end + 2] != [] and hit.parts[end + 1][:1].isdigit()
    return goes_on or (hit.parts[start - 1] in _LINKS and start > 1)


_LINKS: Final = ("-", "/", ".", "\u2010", "\u2011", "\u2013")


def read_iso(hit: Hit) -> Reading | None:
    """2023-11-04 and 2023-11-04T12:30:00Z, which becomes a TIME to the minute."""
    year, month = hit.word("year") or "", hit.word("month") or ""
    day, _, hour = (hit.word("day") or hit.word("day_hour") or "").partition("t")
    if _in_a_longer_number(hit) or len(month) != 2 or len(day) != 2 or not 1500 <= int(year) <= 2199:
        return None
    value, hour = f"{year}-{month}-{day}", hour or hit.word("hour") or ""
    minute = (hit.word("minute") or hit.word("minute_t") or "").removesuffix("z")
    exists = safe_date(int(year), int(month), int(day)) is not None
    if hour and minute:
        exists = exists and len(hour) == len(minute) == 2 and int(hour) <= 24 and int(minute) < 60
        return Reading("TIME", f"{value}T{hour}:{minute}", None, "resolved" if exists else "impossible")
    return Reading("DATE", value, None, "resolved" if exists else "impossible")


def read_figures(hit: Hit) -> Reading | None:
    """11/04/2023: the order is known from a part over 12, from the scene, or where one of the two is the time of
    publication; else the date is ambiguous."""
    first, second, year = (hit.word(group) or "" for group in ("first", "second", "year"))
    if _in_a_longer_number(hit) or len(first) > 2 or len(second) > 2 or len(year) not in (2, 4):
        return None
    if len(year) == 2:
        year = f"19{year}" if int(year) >= 70 else f"20{year}"
    elif not 1800 <= int(year) <= 2199:
        return None
    one, two = int(first), int(second)
    if one > _LAST_MONTH and two > _LAST_MONTH:
        # no month in it: a date gone wrong if it has the full form of one, else some other figures
        whole = len(hit.word("year") or "") == 4 and max(one, two) <= 39
        return Reading("DATE", f"{year}-{second}-{first}", None, "impossible") if whole else None
    if one > _LAST_MONTH:
        day, month = one, two
    elif two > _LAST_MONTH:
        day, month = two, one
    elif one == two:
        day = month = one
    elif order := hit.scene.day_order() or order_near(int(year), one, two, hit.scene.anchor):
        day, month = (one, two) if order == "day-first" else (two, one)
    else:
        return Reading("DATE", f"{year}-XX-XX", None, "ambiguous")
    value = f"{year}-{month:02d}-{day:02d}"
    return Reading("DATE", value, None, "resolved" if safe_date(int(year), month, day) else "impossible")


_TWO: Final = "DAY/NUMBER"
# ":30", ":30:00", ":30:00.000Z", ":30:00+02:00"
_MINUTES: Final = (
    "COLON (?P<minute>DAY/NUMBER/ZULU) (?: COLON DAY/NUMBER/ZULU (?: PT DAY/NUMBER/ZEROES/YEAR/ZULU )? )?"
    " (?: PLUS/HY DAY/NUMBER COLON DAY/NUMBER )?"
)
RULES: Final[tuple[Rule, ...]] = (
    # 2023-11-04, 2023-11-04T12:30:00Z, 2023-11-04 12:30
    Rule(
        f"(?P<year>YEAR) HY (?P<month>{_TWO}) HY (?: (?P<day>{_TWO}) (?: SP (?P<hour>{_TWO}) {_MINUTES} )? "
        f"| (?P<day_hour>DAYTHOUR) {_MINUTES.replace('minute', 'minute_t')} )",
        read_iso,
    ),
    # 2023/11/04
    Rule(f"(?P<year>YEAR) SLASH (?P<month>{_TWO}) SLASH (?P<day>{_TWO})", read_iso),
    # 11/04/2023, 11/4/23, 04.11.2023, 04-11-2023
    Rule(f"(?P<first>{_TWO}) SLASH (?P<second>{_TWO}) SLASH (?P<year>YEAR/{_TWO})", read_figures),
    Rule(f"(?P<first>{_TWO}) PT (?P<second>{_TWO}) PT (?P<year>YEAR)", read_figures),
    Rule(f"(?P<first>{_TWO}) HY (?P<second>{_TWO}) HY (?P<year>YEAR)", read_figures),
)
