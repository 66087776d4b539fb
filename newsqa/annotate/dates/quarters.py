"""Fiscal quarters and halves: "the third quarter", "Q3 2023", "the year-earlier period", "the first half of 1990"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import shifted
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed
from newsqa.annotate.dates.words import ORDINALS

_STEPS: Final = {"last": -1, "this": 0, "next": 1, "previous": -1, "past": -1}


def read_quarter(hit: Hit) -> Reading | None:
    """the third quarter, the fourth quarter of 1997, last year's third quarter, year-earlier second quarter."""
    number = ORDINALS.get(hit.word("ordinal") or "", 0)
    half = hit.word("half")
    if not 1 <= number <= (2 if half else 4):
        return None
    name = f"{'H' if half else 'Q'}{number}"
    year = hit.number("year") or hit.number("year_before")
    if year:
        return _remember(hit, Reading("DATE", f"{year}-{name}", part_mod(hit)))
    which = hit.word("which") or hit.word("which_before")
    if half and not which:
        return None
    anchor = hit.scene.anchor
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{name}", part_mod(hit))
    ended = anchor.month > number * (6 if half else 3)  # the latest one that is over
    value_year = anchor.year + _STEPS[which] if which else anchor.year - (not ended and not _runs(hit, number))
    if hit.word("earlier"):
        value_year -= 1
        return placed(hit.scene, "DATE", f"{value_year}-{name}", part_mod(hit))
    return _remember(hit, placed(hit.scene, "DATE", f"{value_year}-{name}", part_mod(hit)))


def _runs(hit: Hit, number: int) -> bool:
    """Whether the quarter is this year's although it is not over: it runs now, or the words look ahead."""
    anchor = hit.scene.anchor
    return anchor is not None and (hit.ahead() or (anchor.month + 2) // 3 == number)


def _remember(hit: Hit, reading: Reading | None) -> Reading | None:
    if reading and "-Q" in reading.value:
        hit.scene.quarter = reading.value
    return reading


def read_q(hit: Hit) -> Reading | None:
    """Q3, Q3 2023."""
    number = int((hit.word("number") or "q1")[1])
    if year := hit.word("year"):
        return Reading("DATE", f"{year}-Q{number}")
    anchor = hit.scene.anchor
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-Q{number}")
    ended = anchor.month > number * 3
    return _remember(
        hit, placed(hit.scene, "DATE", f"{anchor.year - (not ended and not _runs(hit, number))}-Q{number}")
    )


def read_h(hit: Hit) -> Reading | None:
    """H1 2023, 2H 2019."""
    return Reading("DATE", f"{hit.word('year')}-H{(hit.word('name') or '').strip('h')}")


def read_the_quarter(hit: Hit) -> Reading | None:
    """the quarter, the latest period: the one that was named before, else the last one that is over."""
    scene = hit.scene
    return placed(scene, "DATE", scene.quarter or shifted(scene.anchor, "Q", -1))


def read_year_earlier(hit: Hit) -> Reading | None:
    """the year-earlier period, a year-ago quarter: a year before the quarter that was named, or the last year."""
    scene = hit.scene
    if scene.quarter and scene.quarter[:4].isdigit():
        return placed(scene, "DATE", f"{int(scene.quarter[:4]) - 1:04d}{scene.quarter[4:]}")
    return placed(scene, "DATE", shifted(scene.anchor, "Y", -1))


def read_period_of(hit: Hit) -> Reading | None:
    """the 1988 period: the quarter that was named, in that year."""
    quarter, year = hit.scene.quarter, hit.word("year") or ""
    return Reading("DATE", f"{year}{quarter[4:]}" if quarter else year)


_EARLIER: Final = "(?P<earlier> YEARUNIT HY AGO/EARLIER SP )"
RULES: Final[tuple[Rule, ...]] = (
    # the fourth quarter of 1997, the fiscal first quarter, the 1989 third quarter, last year's second half
    Rule(
        f"{PART_OF} (?: THE SP )? (?: (?P<year_before>YEAR) SP "
        f"| (?P<which_before>LAST/THIS/NEXT) SP YEARUNIT AP YEARLETTER SP "
        f"| {_EARLIER} )? (?: FISCAL SP/HY )? (?P<ordinal>ORDINAL) (?: SP FISCAL )? SP/HY "
        "(?: QUARTER | (?P<half>HALF) ) "
        "(?: (?: SP OF SP | SP IN SP | COMMA | SP ) (?: FISCAL SP )? (?: THE SP )? "
        "(?: (?P<year>YEAR) | (?P<which>LAST/THIS/NEXT) SP YEARUNIT ) )?",
        read_quarter,
    ),
    Rule("(?P<name>HALFNAME) SP (?: OF SP )? (?P<year>YEAR)", read_h),
    # Q3, Q3 2023
    Rule("(?P<number>QUARTERNAME) (?: SP (?: OF SP )? (?P<year>YEAR) )?", read_q),
    # the year-earlier period, year-ago
    Rule("(?: THE SP )? (?: COMPARABLE SP )? YEARUNIT HY AGO/EARLIER SP (?: QUARTER | PERIOD )", read_year_earlier),
    Rule("YEARUNIT HY AGO/EARLIER", read_year_earlier),
    # the corresponding period last year
    Rule(
        "THE SP COMPARABLE/SAME SP PERIOD/QUARTER (?: SP (?: AN SP YEARUNIT SP AGO/EARLIER | LAST SP YEARUNIT ) )",
        read_year_earlier,
    ),
    # the 1988 period, the 1988 quarter
    Rule("THE SP (?P<year>YEAR) SP PERIOD/QUARTER", read_period_of),
    # the quarter, the latest period
    Rule("THE SP LATEST SP PERIOD/QUARTER | THE SP QUARTER", read_the_quarter),
)
