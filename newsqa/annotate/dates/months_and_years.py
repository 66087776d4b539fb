"""Dates coarser than a day: "June", "August 1988", "late 2008", "the 1990s", "the 19th century"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.reading import (
    DAY_NUMBER,
    PART_OF,
    SPOKEN_YEAR,
    Hit,
    Reading,
    Rule,
    fixed,
    month_of,
    part_mod,
    placed,
    spoken_year,
)
from newsqa.annotate.dates.words import DECADE_NAMES, MONTHS, ORDINALS


def read_month_and_year(hit: Hit) -> Reading | None:
    """August 1988, early Sept. 2003, January nineteen ninety-seven."""
    year = hit.word("year") or spoken_year(hit.words("spoken"))
    return fixed(f"{year}-{month_of(hit):02d}", part_mod(hit)) if year else None


_MAY_CUES: Final = frozenset(
    [
        *("in", "since", "until", "till", "by", "from", "to", "through", "of", "during", "between"),
        *("before", "after", "and", "for"),
    ]
)
_NAME_CUES: Final = frozenset(("in", "since", "until", "by", "during", "from"))
_FIRST_NAMES: Final = frozenset(("april", "june", "august"))


def read_month(hit: Hit) -> Reading | None:
    """June, last May, mid-March: the latest such month, or the next one where the words nearby look ahead."""
    scene, month, word = hit.scene, month_of(hit), hit.word("month") or ""
    which, part = hit.word("which"), part_mod(hit)
    before = hit.before()
    if not which and not part:
        if word in ("may", "march") and before not in _MAY_CUES:
            return None
        after = hit.parts[hit.end + 1 : hit.end + 2]
        named = word in _FIRST_NAMES and after and after[0][:1].isupper() and hit.parts[hit.end] == " "
        if named and before not in _NAME_CUES:
            return None  # "April Ryan"
    if range_year := hit.number("range_year"):
        return fixed(f"{range_year - (MONTHS[hit.word('range_month') or ''] < month)}-{month:02d}", part)
    if scene.bc_year and not which:
        return Reading("DATE", f"BC{scene.bc_year:04d}-{month:02d}", part)
    if not which and (told := hit.year_told(month, 15)):
        return fixed(f"{told:04d}-{month:02d}", part)
    if scene.anchor is None:
        return placed(scene, "DATE", f"XXXX-{month:02d}", part)
    year = scene.anchor.year
    if which in ("last", "past", "previous"):
        year -= month >= scene.anchor.month
    elif which in ("next", "coming", "upcoming"):
        year += month <= scene.anchor.month
    elif which != "this":
        soon = (month - scene.anchor.month) % 12 in (1, 2)
        ahead = before != "since" and (hit.ahead() or ((soon or before in ("by", "come")) and not hit.is_past()))
        if month > scene.anchor.month and not (ahead and month - scene.anchor.month < 10):
            year -= 1
        elif month < scene.anchor.month and ahead:
            year += 1
    return placed(scene, "DATE", f"{year:04d}-{month:02d}", part)


_YEAR_CUES: Final = frozenset(
    [
        *("in", "since", "of", "from", "until", "till", "by", "to", "for", "before", "after"),
        *("during", "through", "and", "between", "the", "early", "late", "mid", "fiscal", "or"),
        *("year", "than", "around", "about", "back", "circa", "spring", "summer", "autumn", "fall"),
        *("winter", "election", "ended", "ending", "until's", "throughout"),
    ]
)
_OLD_YEAR_CUES: Final = frozenset(("in", "since", "until", "year"))
_NOT_YEARS: Final = frozenset(
    [
        *("people", "men", "women", "children", "students", "workers", "employees", "jobs"),
        *("seats", "points", "miles", "km", "kilometers", "kilometres", "meters", "metres", "feet"),
        *("tons", "tonnes", "dollars", "euros", "pounds", "percent", "units", "cases", "deaths"),
        *("homes", "houses", "soldiers", "troops", "votes", "shares", "acres", "hectares"),
        *("square", "times", "years", "days", "hours", "minutes", "members", "passengers"),
        *("barrels", "calories", "of", "million", "billion", "megawatts", "mw", "mg", "kg", "lbs"),
        *("cc", "rpm", "block", "street", "avenue", "road", "other", "more", "additional", "new"),
        *("such", "square"),
    ]
)


def read_year(hit: Hit) -> Reading | None:
    """2011, late 1990, fiscal 1989, the end of 2004; not "2011 people" or "route 1950"."""
    year = hit.number("year") or 0
    part = part_mod(hit)
    if hit.before() in _OLD_YEAR_CUES:
        year = max(year, 1600)  # only "in 1066" and its like are years that far back
    if not part and not hit.word("fiscal"):
        gap = hit.parts[hit.end]
        if not 1600 <= year <= 2100 or (gap == " " and hit.after() in _NOT_YEARS):
            return None
        before = hit.before()
        if (
            before not in _YEAR_CUES
            and not 1900 <= year <= 2049
            and not _is_a_span(hit)
            and not _is_in_story(hit, year)
        ):
            return None
    return fixed(hit.word("year") or "", part)


def read_fiscal_year(hit: Hit) -> Reading | None:
    """FY2023, FY24."""
    digits = (hit.word("name") or "")[2:]
    return fixed(f"20{digits}" if len(digits) == 2 else digits)


def _is_a_span(hit: Hit) -> bool:
    """1861-1865, either end; (1790)."""
    before, after = hit.parts[hit.begin - 1], hit.parts[hit.end]
    if before.endswith("(") and after.startswith(")"):
        return True
    if after in _DASHES:
        return len(hit.after()) == 4 and hit.after().isdigit()
    return before in _DASHES and len(hit.before()) == 4 and hit.before().isdigit()


_DASHES: Final = ("-", "\u2013", " - ", " \u2013 ")
_STORY_YEARS: Final = 50


def _is_in_story(hit: Hit, year: int) -> bool:
    """Whether a history tells of the years around this one."""
    focus = hit.scene.focus
    return hit.scene.is_told and focus is not None and abs(focus.year - year) <= _STORY_YEARS


def read_spoken_year(hit: Hit) -> Reading | None:
    """nineteen ninety-six, the year two thousand."""
    year = spoken_year(hit.words("spoken"))
    return fixed(year) if year else None


def read_decade(hit: Hit) -> Reading | None:
    """the 1990s, the mid-1980s, the '60s, the nineties; a decade is written with three digits."""
    word = (hit.word("year") or hit.word("year_s") or hit.word("short_year") or "").removesuffix("s")
    if name := hit.word("name"):
        return fixed(f"19{DECADE_NAMES[name]}", part_mod(hit))
    if len(word) == 2:
        if word[1] != "0" or not hit.parts[hit.at("short_year") - 1].endswith(("'", "\u2018", "\u2019")):
            return None  # "in her 20s"
        word = f"19{word}" if word[0] in "23456789" else f"20{word}"
    return fixed(word[:3], part_mod(hit)) if word.endswith("0") else None


def read_century(hit: Hit) -> Reading | None:
    """the 19th century: 18."""
    if hit.word("unit") != "century":
        return None
    number = hit.number("day") or ORDINALS.get(hit.word("ordinal") or "", 0)
    return fixed(f"{number - 1:02d}", part_mod(hit)) if 1 <= number <= 30 else None


_DATED: Final = "(?P<year>YEAR)"
# "May to July 2022": the first month is of that year too
_TO_MONTH_OF: Final = (
    "(?= (?: HY | SP TO/AND/THROUGH SP ) (?P<range_month>MONTH/MAYMARCH) COMMA/SP (?P<range_year>YEAR) )?"
)
RULES: Final[tuple[Rule, ...]] = (
    # August 1988, Sept. 2003, January of 1997
    Rule(
        f"{PART_OF} (?: (?P<month>MONTH/MAYMARCH) COMMA/SP | (?P<short>SHORTMONTH) SP/DOT ) (?: OF SP )? "
        f"(?: {_DATED} | {SPOKEN_YEAR} )",
        read_month_and_year,
    ),
    # last May, early June, mid-March, May to July 2022
    Rule(f"(?: (?P<which>LAST/THIS/NEXT) SP )? {PART_OF} (?P<month>MONTH/MAYMARCH) {_TO_MONTH_OF}", read_month),
    # the mid-1980s, the '60s, the nineties
    Rule(f"(?: THE SP )? {PART_OF} (?: THE SP )? (?: (?P<year>DECADE) | (?P<year_s>YEAR) AP YEARLETTER )", read_decade),
    Rule(f"(?: THE SP/SPAP )? {PART_OF} (?: THE SP/SPAP )? (?P<short_year>SHORTDECADE)", read_decade),
    Rule(f"THE SP {PART_OF} (?P<name>DECADENAME)", read_decade),
    # the 19th century
    Rule(f"(?: THE SP )? {PART_OF} (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) ) SP/HY (?P<unit>UNIT)", read_century),
    # nineteen ninety-six
    Rule("(?P<spoken> NINETEEN SP/HY CARDINAL (?: SP/HY CARDINAL )? )", read_spoken_year),
    Rule(f"THE SP YEARUNIT SP {SPOKEN_YEAR}", read_spoken_year),
    Rule("(?P<name>FISCALNAME)", read_fiscal_year),
    # late 1990, fiscal 1989, the year 2000, the end of 2004
    Rule(
        f"(?: THE SP (?= YEARUNIT/FISCAL ) )? {PART_OF} (?: (?P<fiscal>FISCAL) SP (?: YEARUNIT SP )? | YEARUNIT SP )? "
        f"{_DATED}",
        read_year,
    ),
)
