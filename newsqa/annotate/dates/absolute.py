"""Dates that name a month, a year, a decade or a century: "November 4, 2023", "4 November", "June", "the 1990s"."""

from __future__ import annotations

from datetime import date

from newsqa.annotate.dates.calendar import can_exist, nearest_year, safe_date
from newsqa.annotate.dates.reading import (
    DAY_NUMBER,
    MONTH_FIRST,
    MONTH_LAST,
    PART_OF,
    WEEKDAY_BEFORE,
    Hit,
    Reading,
    Rule,
    fixed,
    month_of,
    part_mod,
    placed,
    weekday_of,
)
from newsqa.annotate.dates.words import CARDINALS, DECADE_NAMES, ORDINALS

# A weekday and an undated month and day that disagree this close to publication are a slip; further off, another year.
_NEAR_DAYS = 10


def read_day(hit: Hit) -> Reading | None:
    """November 4, 2023; Tuesday, Nov. 4; 4th of July; March eighth."""
    month = month_of(hit)
    day = hit.number("day") or ORDINALS.get(hit.word("ordinal") or "", 0)
    year = hit.number("year") or hit.number("range_year")
    weekday = weekday_of(hit)
    if year:
        return _full_day(year, month, day, weekday)
    if not can_exist(month, day):
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", None, "impossible")
    if hit.scene.anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{month:02d}-{day:02d}")
    reading = _day_without_year(hit.scene.anchor, month, day, weekday)
    if reading and hit.before()[0] == "ended" and reading.value > hit.scene.anchor.isoformat():
        return placed(hit.scene, "DATE", f"{int(reading.value[:4]) - 1:04d}{reading.value[4:]}")
    return reading


def _full_day(year: int, month: int, day: int, weekday: int) -> Reading:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    found = safe_date(year, month, day)
    if found is None:
        return Reading("DATE", value, None, "impossible")
    if weekday and found.isoweekday() != weekday:
        return Reading("DATE", value, None, "contradictory")
    return Reading("DATE", value)


def _day_without_year(anchor: date, month: int, day: int, weekday: int) -> Reading | None:
    found = nearest_year(anchor, month, day)
    if found is None:
        return None
    status = "resolved"
    if weekday and found.isoweekday() != weekday:
        others = [safe_date(anchor.year + by, month, day) for by in (-1, 1, -2, 2, -3, 3, -4, -5, -6)]
        fitting = next((other for other in others if other and other.isoweekday() == weekday), None)
        if fitting is None or abs((found - anchor).days) <= _NEAR_DAYS:
            status = "contradictory"
        else:
            found = fitting
    return Reading("DATE", found.isoformat(), None, status)


def read_impossible_day(hit: Hit) -> Reading | None:
    """January 32, 2023: only with a year, else the number counts something."""
    return Reading("DATE", f"{hit.word('year')}-{month_of(hit):02d}-{hit.word('day')}", None, "impossible")


def read_month_and_year(hit: Hit) -> Reading | None:
    """August 1988, early Sept. 2003."""
    return fixed(f"{hit.word('year')}-{month_of(hit):02d}", part_mod(hit))


_MAY_CUES = frozenset(
    ("in", "since", "until", "till", "by", "from", "to", "through", "of", "during", "between", "before", "after", "and", "for")
)
_FIRST_NAMES = frozenset(("april", "june", "august"))


def read_month(hit: Hit) -> Reading | None:
    """June, last May, mid-March: the latest such month, or the next one where the words nearby look ahead."""
    scene, month, word = hit.scene, month_of(hit), hit.word("month") or ""
    which, part = hit.word("which"), part_mod(hit)
    before = hit.before()[0]
    if not which and not part:
        if word in ("may", "march") and before not in _MAY_CUES:
            return None
        after = hit.parts[hit.match.end() + 1 : hit.match.end() + 2]
        named = word in _FIRST_NAMES and after and after[0][:1].isupper() and hit.parts[hit.match.end()] == " "
        if named and before not in _MAY_CUES:
            return None  # "April Ryan"
    if scene.anchor is None:
        return placed(scene, "DATE", f"XXXX-{month:02d}", part)
    year = scene.anchor.year
    if which in ("last", "past", "previous"):
        year -= month >= scene.anchor.month
    elif which in ("next", "coming", "upcoming"):
        year += month <= scene.anchor.month
    elif which != "this":
        ahead = before in ("by", "come") or (before != "since" and hit.ahead())
        if month > scene.anchor.month and not (ahead and month - scene.anchor.month < 9):
            year -= 1
        elif month < scene.anchor.month - 5 and ahead:
            year += 1
    return placed(scene, "DATE", f"{year:04d}-{month:02d}", part)


_YEAR_CUES = frozenset(
    ["in", "since", "of", "from", "until", "till", "by", "to", "for", "before", "after", "during", "through", "and", "between", "the", "early", "late", "mid", "fiscal", "or", "year", "than", "around", "about", "back", "circa", "spring", "summer", "autumn", "fall", "winter", "election", "ended", "ending", "until's", "throughout"]
)
_NOT_YEARS = frozenset(
    ["people", "men", "women", "children", "students", "workers", "employees", "jobs", "seats", "points", "miles", "km", "kilometers", "kilometres", "meters", "metres", "feet", "tons", "tonnes", "dollars", "euros", "pounds", "percent", "units", "cases", "deaths", "homes", "houses", "soldiers", "troops", "votes", "shares", "acres", "hectares", "square", "times", "years", "days", "hours", "minutes", "members", "passengers", "barrels", "calories", "of", "million", "billion", "megawatts", "mw", "mg", "kg", "lbs", "cc", "rpm", "block", "street", "avenue", "road", "other", "more", "additional", "new", "such", "square"]
)


def read_year(hit: Hit) -> Reading | None:
    """2011, late 1990, fiscal 1989, the end of 2004; not "2011 people" or "route 1950"."""
    year = hit.number("year") or 0
    part = part_mod(hit)
    if not part and not hit.word("fiscal"):
        gap = hit.parts[hit.match.end()]
        if not 1600 <= year <= 2100 or (gap == " " and hit.after() in _NOT_YEARS):
            return None
        before = hit.before()[0]
        if before not in _YEAR_CUES and not 1900 <= year <= 2049:
            return None
    return fixed(f"{year:04d}", part)


def read_spoken_year(hit: Hit) -> Reading | None:
    """nineteen ninety-six."""
    century = 19 if hit.word("hundreds") == "nineteen" else 18
    rest = [CARDINALS.get(word, 0) for word in hit.words("rest")]
    if not 10 <= sum(rest) <= 99:
        return None
    return fixed(f"{century}{sum(rest):02d}")


def read_decade(hit: Hit) -> Reading | None:
    """the 1990s, the mid-1980s, the '60s, the nineties; a decade is written with three digits."""
    word = (hit.word("year") or hit.word("year_s") or hit.word("short_year") or "").removesuffix("s")
    if name := hit.word("name"):
        return fixed(f"19{DECADE_NAMES[name]}", part_mod(hit))
    if len(word) == 2:
        if word[1] != "0" or not hit.parts[hit.match.start("short_year") - 1].endswith(("'", "\u2018", "\u2019")):
            return None  # "in her 20s"
        word = f"19{word}" if word[0] in "23456789" else f"20{word}"
    return fixed(word[:3], part_mod(hit)) if word.endswith("0") else None


def read_century(hit: Hit) -> Reading | None:
    """the 19th century: 18."""
    if hit.word("unit") != "century":
        return None
    number = hit.number("day") or ORDINALS.get(hit.word("ordinal") or "", 0)
    return fixed(f"{number - 1:02d}", part_mod(hit)) if 1 <= number <= 30 else None


_YEAR_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "upcoming": 1}


def read_month_of_year(hit: Hit) -> Reading | None:
    """June last year, April 3 this year."""
    anchor = hit.scene.anchor
    month = month_of(hit)
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{month:02d}")
    year = anchor.year + _YEAR_STEPS[hit.word("which") or ""]
    day = hit.number("day")
    if day:
        found = safe_date(year, month, day)
        return placed(hit.scene, "DATE", found.isoformat()) if found else None
    return placed(hit.scene, "DATE", f"{year:04d}-{month:02d}")


_DATED = "(?P<year>YEAR)"
DAY_RULES = (
    # May last year, November 4 last year
    Rule("(?P<month>MONTH/MAYMARCH) (?: SP (?P<day>DAY) )? (?: SP | SP OF SP | COMMA ) (?P<which>LAST/THIS/NEXT) SP YEARUNIT (?! AP )",
         read_month_of_year),
    # Tuesday, November 4, 2023; Nov. 4; November 4-6, 2023
    Rule(f"{WEEKDAY_BEFORE} {MONTH_FIRST} (?: THE SP )? (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) ) "
         f"(?: COMMA/SP {_DATED} | (?= HY DAY COMMA/SP (?P<range_year>YEAR) ) )?", read_day),
    # 4 November 2023; the 4th of July; Tuesday 4 November
    Rule(f"{WEEKDAY_BEFORE} (?: THE SP )? (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) (?= SP OF ) ) (?: SP OF )? SP/HY "
         f"{MONTH_LAST} (?: COMMA/SP/DOT/HY {_DATED} )?", read_day),
    # January 32, 2023
    Rule(f"{MONTH_FIRST} (?P<day>NUMBER) COMMA {_DATED}", read_impossible_day),
)
RULES = (
    # August 1988, Sept. 2003, January of 1997
    Rule(f"{PART_OF} (?: (?P<month>MONTH/MAYMARCH) COMMA/SP | (?P<short>SHORTMONTH) SP/DOT ) (?: OF SP )? {_DATED}",
         read_month_and_year),
    # last May, early June, mid-March
    Rule(f"(?: (?P<which>LAST/THIS/NEXT) SP )? {PART_OF} (?P<month>MONTH/MAYMARCH)", read_month),
    # the mid-1980s, the '60s, the nineties
    Rule(f"(?: THE SP )? {PART_OF} (?: THE SP )? (?: (?P<year>DECADE) | (?P<year_s>YEAR) AP YEARLETTER )", read_decade),
    Rule(f"(?: THE SP/SPAP )? {PART_OF} (?: THE SP/SPAP )? (?P<short_year>SHORTDECADE)", read_decade),
    Rule(f"THE SP {PART_OF} (?P<name>DECADENAME)", read_decade),
    # the 19th century
    Rule(f"(?: THE SP )? {PART_OF} (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) ) SP/HY (?P<unit>UNIT)", read_century),
    # nineteen ninety-six
    Rule("(?P<hundreds>NINETEEN) SP/HY (?P<rest>CARDINAL (?: SP/HY CARDINAL )? )", read_spoken_year),
    # late 1990, fiscal 1989, the year 2000, the end of 2004
    Rule(f"(?: THE SP (?= YEARUNIT/FISCAL ) )? {PART_OF} (?: (?P<fiscal>FISCAL) SP (?: YEARUNIT SP )? | YEARUNIT SP )? "
         f"{_DATED}", read_year),
)  # fmt: skip
