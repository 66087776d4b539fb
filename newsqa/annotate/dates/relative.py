"""Dates that count from publication, or from what was named before: "last week", "three years ago", "that year"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import shifted
from newsqa.annotate.dates.proper_names import is_a_title
from newsqa.annotate.dates.quarters import latest_quarter, year_before
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, count_of, part_mod, placed
from newsqa.annotate.dates.spans import AMOUNT, COUNT_OR_AN, amount_mod, duration
from newsqa.annotate.dates.words import STEPS, UNITS


def read_vague_ago(hit: Hit) -> Reading | None:
    """decades ago, years earlier."""
    return Reading("DATE", "PAST_REF", None, "vague")


def read_that(hit: Hit) -> Reading | None:
    """later that year, the same day, the following month: counted from the date that was named before."""
    unit, step, scene = UNITS[hit.word("unit") or ""], STEPS.get(hit.word("which") or "", 0), hit.scene
    if unit in "QEC":
        return None
    if scene.focus is None and not scene.bc_year:
        return placed(scene, "DATE", shifted(scene.anchor, unit, step), part_mod(hit)) if step else None
    return scene.counted(unit, step, part_mod(hit))


def read_the_year(hit: Hit) -> Reading | None:
    """the end of the year, earlier in the week: those of publication. "For the year ended" is a duration."""
    if hit.word("ended") or (hit.word("fiscal") and hit.before() in ("for", "in")):
        return Reading("DURATION", "P1Y")
    mod = "END" if hit.words("yearend") else part_mod(hit)
    unit = UNITS[hit.word("unit") or hit.word("edge_unit") or "year"]
    return placed(hit.scene, "DATE", shifted(hit.scene.now, unit, 0), mod)


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
    return placed(hit.scene, "DATE", shifted(hit.scene.now, UNITS[hit.word("unit") or ""], 0))


def read_unit(hit: Hit) -> Reading | None:
    """last week, this month, earlier this year, the following day, late next quarter."""
    unit = UNITS[hit.word("unit") or ""]
    which = hit.word("which") or hit.word("current") or ""
    step, scene, mod = STEPS[which], hit.scene, part_mod(hit)
    if is_a_title(hit, "unit"):
        return None
    if unit == "D" and which in ("last", "this", "that", "past", "coming"):
        return None
    if (scene.is_told or scene.bc_year) and unit not in "QEC" and hit.parts[hit.at("which") - 2].lower() == "the":
        return scene.counted(unit, step, mod)  # "the next day" of what is told of
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
    if count is not None and "half" in hit.groups:
        count += 0.5
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
    if direction in ("later", "earlier") and (scene.focus or scene.bc_year):
        return scene.counted(unit, sign * int(count), mod)
    return placed(scene, "DATE", shifted(scene.anchor, unit, sign * int(count)), mod)


_TO_COME: Final = "(?P<direction>AGO/EARLIER/LATER/HENCE) | (?P<fromnow>FROM SP NOW)"
RULES: Final[tuple[Rule, ...]] = (
    # decades ago
    Rule("UNITS SP AGO", read_vague_ago),
    # a week earlier, about three years ago, two days from now
    Rule(
        f"{AMOUNT} {COUNT_OR_AN} SP/HY (?: MORE SP )? "
        "(?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT/SMALL/UNITS/QUARTERS) "
        "(?: SP OR SP SO | SP AND SP AN SP (?P<half>HALF) )? "
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
        f"{PART_OF} (?: THE SP | THIS SP (?= LAST/NEXT ) )? (?P<which>THIS/LAST/NEXT/LATEST/FOLLOWING) SP "
        "(?: FISCAL SP )? "
        "(?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT)",
        read_unit,
    ),
    Rule(f"{PART_OF} (?: THE SP ) (?P<current>CURRENT) SP (?: FISCAL SP )? (?P<unit>YEARUNIT/QUARTER/UNIT)", read_unit),
)
