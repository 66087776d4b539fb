"""Dates that count from the publication date: "last week", "Tuesday", "three years ago", "the weekend"."""

from __future__ import annotations

from datetime import date
from typing import Final

from newsqa.annotate.dates.calendar import add_days, shifted, week_value, weekday_near
from newsqa.annotate.dates.quarters import latest_quarter, year_before
from newsqa.annotate.dates.reading import (
    PART_OF,
    SPOKEN_YEAR,
    Hit,
    Reading,
    Rule,
    Scene,
    count_of,
    part_mod,
    placed,
    spoken_year,
)
from newsqa.annotate.dates.spans import AMOUNT, COUNT_OR_AN, amount_mod, duration
from newsqa.annotate.dates.words import DAY_PARTS, SEASONS, UNITS, WEEKDAYS

_STEPS: Final = {
    **dict.fromkeys(("last", "past", "previous", "latest", "preceding"), -1),
    **dict.fromkeys(("this", "that", "current"), 0),
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
}
_DEICTIC: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def read_deictic(hit: Hit) -> Reading | None:
    """today, late yesterday, tomorrow night."""
    word, part = hit.word("word") or "", hit.word("daypart")
    day = shifted(hit.scene.anchor, "D", _DEICTIC[word])
    if _is_a_title(hit, "word"):
        return None
    if word == "tonight":
        part = "night"
    return _with_part(hit, day, part)


def _with_part(hit: Hit, day: str | None, part: str | None) -> Reading | None:
    if day is None or part is None:
        return placed(hit.scene, "DATE", day, part_mod(hit))
    clock = DAY_PARTS[part]
    return placed(hit.scene, "TIME", f"{day}T{clock}", part_mod(hit))


def read_next_but_one(hit: Hit) -> Reading | None:
    """the day before yesterday, the day after tomorrow."""
    step = _DEICTIC[hit.word("word") or ""]
    if step != (-1 if hit.word("before") else 1):
        return None
    return placed(hit.scene, "DATE", shifted(hit.scene.anchor, "D", 2 * step))


def read_vague_ago(hit: Hit) -> Reading | None:
    """decades ago, years earlier."""
    return Reading("DATE", "PAST_REF", None, "vague")


# Sheffield Wednesday, Black Friday; the Sunday Times, Saturday Night Live
_NAMES_BEFORE: Final = frozenset(
    ("sheffield", "black", "super", "ash", "cyber", "palm", "shrove", "maundy", "fat", "bloody", "giving", "ruby")
)
_NAMES_AFTER: Final = frozenset(
    (
        "times",
        "telegraph",
        "mail",
        "mirror",
        "express",
        "post",
        "herald",
        "independent",
        "agreement",
        "live",
        "football",
    )
)


def _is_in_a_name(hit: Hit) -> bool:
    return hit.before() in _NAMES_BEFORE or (
        hit.after() in _NAMES_AFTER and hit.parts[hit.end + 1].istitle() and hit.parts[hit.end] == " "
    )


_OPENING: Final = ('"', "'", "\u201c", "\u2018")
_CLOSING: Final = frozenset(('"', "'", "\u201d", "\u2019"))


def _is_a_title(hit: Hit, group: str) -> bool:
    """ "Today", "This Week", USA Today: the names of programmes and newspapers."""
    word = hit.parts[hit.at(group)]
    if not word.istitle():
        return False
    before = hit.parts[hit.begin - 1]
    behind = hit.parts[hit.end].lstrip(",.")[:1]
    # "This Week"; also “This Week With ...”
    quoted = before.endswith(_OPENING) and (
        behind in _CLOSING or (hit.parts[hit.end] == " " and hit.parts[hit.end + 1][:1].isupper())
    )
    named = before == " " and hit.parts[hit.begin - 2][:1].isupper() and group == "word"
    return quoted or named


def read_this_part(hit: Hit) -> Reading | None:
    """this morning, last night, later this afternoon."""
    which, part = hit.word("which") or "", hit.word("daypart") or ""
    if which == "last" and part != "night":
        return None
    return _with_part(hit, shifted(hit.scene.anchor, "D", _STEPS[which]), part)


def read_that_part(hit: Hit) -> Reading | None:
    """that night, the next morning, the following evening: of the day that was named before."""
    scene, part = hit.scene, hit.word("daypart") or ""
    if scene.focus is None or scene.focus != scene.focus_end:
        return None  # of which day?
    day = add_days(scene.focus, 1 if _STEPS.get(hit.word("which") or "", 0) else 0)
    return Reading("TIME", f"{day.isoformat()}T{DAY_PARTS[part]}", part_mod(hit)) if day else None


def read_mid_part(hit: Hit) -> Reading | None:
    """mid-morning, mid-afternoon Tuesday."""
    return _with_part(hit, shifted(hit.scene.anchor, "D", 0), hit.word("daypart"))


def read_weekday(hit: Hit) -> Reading | None:
    """Tuesday, last Friday, Monday night: the nearest past one with today, or the next where the words look ahead."""
    if _is_in_a_name(hit):
        return None
    scene, which = hit.scene, hit.word("which")
    weekday = WEEKDAYS[hit.word("weekday") or ""]
    if scene.anchor is None:
        return _with_part(hit, f"XXXX-WXX-{weekday}", hit.word("daypart"))
    step = _STEPS.get(which or "", 0)
    today = scene.anchor.isoweekday() == weekday
    owns = hit.parts[hit.end] in ("'", "\u2019") and hit.after() == "s"  # "Friday's vote": mostly one that was held
    ahead = not which and not today and (hit.is_foretold() if owns else hit.ahead())
    found = weekday_near(scene.anchor, weekday, ahead=step > 0 or ahead)
    if found and step < 0 and found == scene.anchor:
        found = add_days(found, -7)
    if found and which == "this" and found != scene.anchor:
        found = weekday_near(scene.anchor, weekday, ahead=True)
    return _with_part(hit, found.isoformat() if found else None, hit.word("daypart"))


def read_weekday_beside(hit: Hit) -> Reading | None:
    """the previous Friday, the following Monday: the nearest one before or after the day that was named before."""
    scene = hit.scene
    back = hit.word("which") in ("previous", "preceding")
    day = (scene.focus if back else scene.focus_end) or scene.anchor
    if _is_in_a_name(hit) or hit.word("which") not in ("previous", "preceding", "following") or day is None:
        return None
    weekday = WEEKDAYS[hit.word("weekday") or ""]
    found = (
        weekday_near(add_days(day, -1) or day, weekday, ahead=False) if back else weekday_near(day, weekday, ahead=True)
    )
    return Reading("DATE", found.isoformat()) if found else None


def read_that(hit: Hit) -> Reading | None:
    """later that year, the same day, the following month: counted from the date that was named before."""
    unit, step, scene = UNITS[hit.word("unit") or ""], _STEPS.get(hit.word("which") or "", 0), hit.scene
    if unit in "QEC":
        return None
    if scene.focus is None:
        return placed(scene, "DATE", shifted(scene.anchor, unit, step), part_mod(hit)) if step else None
    return scene.counted(unit, step, part_mod(hit))


def read_the_year(hit: Hit) -> Reading | None:
    """the end of the year, earlier in the week: those of publication. "For the year ended" is a duration."""
    if hit.word("ended") or (hit.word("fiscal") and hit.before() in ("for", "in")):
        return Reading("DURATION", "P1Y")
    mod = "END" if hit.words("yearend") else part_mod(hit)
    return placed(
        hit.scene, "DATE", shifted(_now(hit.scene), UNITS[hit.word("unit") or hit.word("edge_unit") or "year"], 0), mod
    )


# "sales for the year", "the first nine months of the year"; not "player of the year" nor "in the year since"
_CUES_OF_YEAR: Final = frozenset(("for", "during", "through", "throughout", "in"))
_PARTS_OF_YEAR: Final = frozenset(("months", "weeks", "quarter", "quarters", "half", "days", "month", "week"))
_NOT_THE_YEAR: Final = frozenset(
    ("since", "before", "after", "to", "of", "that", "when", "ahead", "prior", "following")
)


def read_the_current_year(hit: Hit) -> Reading | None:
    """for the year, six months of the year, for the week: the one of publication."""
    before = hit.before()
    in_part = before == "of" and hit.begin > 3 and hit.parts[hit.begin - 4].lower() in _PARTS_OF_YEAR
    gap = hit.parts[hit.end]
    goes_on = gap.startswith("-") or (gap == " " and (hit.after() in _NOT_THE_YEAR or hit.after().isdigit()))
    if goes_on or not (in_part or before in _CUES_OF_YEAR):
        return None
    return placed(hit.scene, "DATE", shifted(_now(hit.scene), UNITS[hit.word("unit") or ""], 0))


def _now(scene: Scene) -> date | None:
    """The day that "the year" is of: in a history the one that is told of."""
    return scene.focus if scene.is_history and scene.focus else scene.anchor


def read_unit(hit: Hit) -> Reading | None:
    """last week, this month, earlier this year, the following day, late next quarter."""
    unit = UNITS[hit.word("unit") or ""]
    which = hit.word("which") or hit.word("current") or ""
    step, scene, mod = _STEPS[which], hit.scene, part_mod(hit)
    if _is_a_title(hit, "unit"):
        return None
    if unit == "D" and which in ("last", "this", "that", "past", "coming"):
        return None
    if (
        which in ("previous", "preceding")
        and unit != "Q"
        and scene.focus
        and hit.parts[hit.at("which") - 2].lower() == "the"
    ):
        return scene.counted(unit, -1, mod)
    if unit == "Q":
        if which == "latest":
            return placed(scene, "DATE", latest_quarter(hit), mod)
        if which in ("this", "that") and scene.quarter:
            return placed(scene, "DATE", scene.quarter, mod)
    if unit == "E" and which in ("last", "past", "next", "coming"):
        return Reading("DURATION", "P10Y", mod)
    if unit == "D" and scene.anchor is None:
        return placed(scene, "DATE", "XXXX-XX-XX", mod)
    return placed(scene, "DATE", shifted(scene.anchor, unit, step), mod)


# "more than a year ago" is before the day a year ago; what is later the other way round
_POINT_MODS: Final[dict[str, dict[int, str]]] = {
    "APPROX": {-1: "APPROX", 1: "APPROX"},
    "MORE_THAN": {-1: "BEFORE", 1: "AFTER"},
    "LESS_THAN": {-1: "AFTER", 1: "BEFORE"},
    "EQUAL_OR_MORE": {-1: "ON_OR_BEFORE", 1: "ON_OR_AFTER"},
    "EQUAL_OR_LESS": {-1: "ON_OR_AFTER", 1: "ON_OR_BEFORE"},
}


def read_ago(hit: Hit) -> Reading | None:
    """three years ago, about two weeks later, a year earlier: years give a year, weeks an ISO week, days a day."""
    unit, count = UNITS[hit.word("unit") or ""], count_of(hit.words("count"))
    direction = hit.word("direction") or ""
    sign = -1 if direction in ("ago", "earlier", "before") else 1
    scene, mod = hit.scene, _POINT_MODS.get(amount_mod(hit) or "", {}).get(sign)
    if unit in ("H", "MIN", "S"):
        return Reading("DURATION", duration(unit, count), mod) if direction != "later" else None
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, "vague")
    if unit == "Y" and count == 1 and direction in ("ago", "earlier") and (compared := year_before(hit)):
        return placed(scene, "DATE", compared, mod)
    if unit in "EC":
        unit, count = "Y", count * (10 if unit == "E" else 100)
    elif count != int(count):
        unit, count = ("M", count * 12) if unit == "Y" else (unit, int(count))
    if count > 5000:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, "vague")
    if direction in ("later", "earlier") and scene.focus:
        return scene.counted(unit, sign * int(count), mod)
    return placed(scene, "DATE", shifted(scene.anchor, unit, sign * int(count)), mod)


def read_weekend(hit: Hit) -> Reading | None:
    """the weekend, last weekend: the one before publication, and the next where the words look ahead."""
    anchor, which = hit.scene.anchor, hit.word("which")
    if anchor is None:
        return placed(hit.scene, "DATE", "XXXX-WXX-WE")
    step = _STEPS.get(which or "", 1 if hit.ahead() else -1)
    weekend_now = anchor.isoweekday() >= 6
    if step < 0 and not which and weekend_now:
        step = 0
    if step > 0 and not weekend_now and which != "next":
        step = 0
    day = add_days(anchor, 7 * step)
    return placed(hit.scene, "DATE", f"{week_value(day)}-WE" if day else None, part_mod(hit))


def _short_year(digits: str | None) -> str | None:
    """'69 is 1969, '08 is 2008."""
    return None if digits is None or len(digits) != 2 else f"{20 if digits < '30' else 19}{digits}"


_SEASON_CUES: Final = frozenset(("in", "by", "until", "since", "during", "through", "over", "throughout"))


def read_season(hit: Hit) -> Reading | None:
    """last fall, this summer, the winter of 1994, summer 1998, in the spring."""
    season = SEASONS[hit.word("season") or ""]
    if year := hit.word("year") or spoken_year(hit.words("spoken")) or _short_year(hit.word("short_year")):
        return Reading("DATE", f"{year}-{season}", part_mod(hit))
    anchor, which = hit.scene.anchor, hit.word("which")
    is_named = which or part_mod(hit) or hit.before() in _SEASON_CUES
    if hit.word("season") in ("fall", "spring") and (not is_named or hit.after() == "of"):
        return None  # "the fall of the wall"
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{season}", part_mod(hit))
    step = _STEPS.get(which or "", 1 if hit.ahead() else 0)
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    begun = anchor.month >= start
    year_number = anchor.year
    if step < 0:
        year_number -= not (begun and anchor.month >= start + 3)
    elif step > 0:
        year_number += begun
    return placed(hit.scene, "DATE", f"{year_number:04d}-{season}", part_mod(hit))


_WEEKDAY: Final = "(?: (?P<weekday>WEEKDAY) )"
_TO_COME: Final = "(?P<direction>AGO/EARLIER/LATER/HENCE) | (?P<fromnow>FROM SP NOW)"
RULES: Final[tuple[Rule, ...]] = (
    # late yesterday, tomorrow night, tonight
    Rule(f"{PART_OF} (?P<word>TODAY) (?: SP (?P<daypart>DAYPART) )?", read_deictic),
    Rule(f"{PART_OF} (?P<word>TONIGHT)", read_deictic),
    # the day before yesterday
    Rule("(?: THE SP )? DAYUNIT SP (?: (?P<before>BEFORE) | AFTER ) SP (?P<word>TODAY)", read_next_but_one),
    # decades ago
    Rule("UNITS SP AGO", read_vague_ago),
    # this morning, last night
    Rule(f"{PART_OF} (?P<which>THIS/LAST) SP (?P<daypart>DAYPART)", read_this_part),
    # that night, the next morning, mid-afternoon
    Rule(f"{PART_OF} (?: THE SP )? (?P<which>THAT/SAME) SP (?P<daypart>DAYPART)", read_that_part),
    Rule("THE SP (?P<which>NEXT/FOLLOWING) SP (?P<daypart>DAYPART)", read_that_part),
    Rule("(?P<mid>MID) SP/HY (?P<daypart>DAYPART)", read_mid_part),
    # a week earlier, about three years ago, two days from now
    Rule(
        f"{AMOUNT} {COUNT_OR_AN} SP/HY (?: MORE SP )? "
        "(?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT/SMALL/UNITS/QUARTERS) (?: SP OR SP SO )? "
        f"SP/HY (?: {_TO_COME} )",
        read_ago,
    ),
    # later that year, the same day, the following month
    Rule(f"{PART_OF} (?: THE SP )? (?P<which>THAT/SAME) SP (?: SAME SP )? (?P<unit>YEARUNIT/UNIT/DAYUNIT)", read_that),
    Rule(f"{PART_OF} THE SP (?P<which>FOLLOWING) SP (?P<unit>YEARUNIT/UNIT/DAYUNIT)", read_that),
    Rule("THE SP (?P<which>NEXT) SP (?P<unit>DAYUNIT)", read_that),
    # for the year ended, the fiscal year, earlier in the year, the end of the year, year-end
    Rule("THE SP (?: (?P<fiscal>FISCAL) SP )? YEARUNIT (?= SP (?P<ended>ENDED) )", read_the_year),
    Rule(
        "(?P<part>EARLY/EARLIER/LATER) SP IN SP THE SP (?P<unit>YEARUNIT/UNIT) "
        "| (?: THE SP )? (?P<edge>END/MID) SP OF SP THE SP (?P<edge_unit>YEARUNIT/UNIT) "
        "| THE SP (?: FULL SP | (?P<fiscal>FISCAL) SP ) YEARUNIT",
        read_the_year,
    ),
    # sales for the year, six months of the year
    Rule("THE SP (?P<unit>YEARUNIT/UNIT)", read_the_current_year),
    Rule("(?P<yearend>YEARUNIT SP/HY END | YEARUNIT AP YEARLETTER SP END )", read_the_year),
    # last week, earlier this month, the following day, the current quarter
    Rule(
        f"{PART_OF} (?: THE SP )? (?P<which>THIS/LAST/NEXT/LATEST/FOLLOWING) SP (?: FISCAL SP )? "
        "(?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT)",
        read_unit,
    ),
    Rule(f"{PART_OF} (?: THE SP ) (?P<current>CURRENT) SP (?: FISCAL SP )? (?P<unit>YEARUNIT/QUARTER/UNIT)", read_unit),
    # the weekend, last weekend
    Rule(f"{PART_OF} (?: THE SP )? (?P<which>THIS/LAST/NEXT) SP WEEKEND | THE SP WEEKEND", read_weekend),
    # the previous Friday, the following Monday
    Rule(f"THE SP (?P<which>LAST/LATEST/FOLLOWING) SP {_WEEKDAY} (?! SP DAYPART/NOON )", read_weekday_beside),
    # Tuesday, last Friday, Monday night, early Wednesday
    Rule(
        "(?: THIS SP (?= NEXT ) )? "
        f"(?: (?P<which>LAST/THIS/NEXT) SP | THE SP (?= LAST ) (?P<the>LAST) SP )? {PART_OF} "
        f"{_WEEKDAY} (?! SP DAYPARTS ) (?: SP (?P<daypart>DAYPART/NOON) )?",
        read_weekday,
    ),
    # last fall, the winter of 1994, summer 1998
    Rule(
        f"(?: THE SP )? {PART_OF} (?P<season>SEASON) "
        f"(?: (?: SP OF )? SP (?: (?P<year>YEAR) | {SPOKEN_YEAR} ) | SP OF SPAP (?P<short_year>DAY/NUMBER) )",
        read_season,
    ),
    Rule(f"{PART_OF} (?P<which>THIS/LAST/NEXT) SP (?: LAST/NEXT SP )? (?P<season>SEASON)", read_season),
    Rule(f"THE SP {PART_OF} (?P<season>SEASON)", read_season),
)
