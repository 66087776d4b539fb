"""Years with their era: "241 BC", "the spring of 480 B.C.", "March 15, 44 BC", "the 4th century BC", "AD 79".

TIMEX3 writes years before Christ BC0241; they lie on no calendar that computers keep, so they have no interval.
"""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.reading import DAY_NUMBER, PART_OF, Hit, Reading, Rule, month_of, part_mod
from newsqa.annotate.dates.words import ORDINALS, SEASONS

_OLDEST: Final = 9999


def _is_before_christ(hit: Hit) -> bool:
    return (hit.word("era") or "").startswith("b")


def read_year_of_era(hit: Hit) -> Reading | None:
    """241 BC, August 480 BC, AD 79, 1066 AD."""
    year, month, day = hit.number("year") or 0, month_of(hit), hit.number("day")
    if not 1 <= year <= _OLDEST:
        return None
    value = f"BC{year:04d}" if _is_before_christ(hit) else f"{year:04d}"
    if month:
        value += f"-{month:02d}" + (f"-{day:02d}" if day else "")
    elif season := hit.word("season"):
        value += f"-{SEASONS[season]}"
    return Reading("DATE", value, part_mod(hit))


def read_century_of_era(hit: Hit) -> Reading | None:
    """the 4th century BC: BC03."""
    number = hit.number("number") or ORDINALS.get(hit.word("ordinal") or "", 0)
    if hit.word("unit") != "century" or not 1 <= number <= 30:
        return None
    return Reading("DATE", f"{'BC' if _is_before_christ(hit) else ''}{number - 1:02d}", part_mod(hit))


# "BC", "B.C", "AD", "A.D"
_ERA: Final = "SP (?P<era>ERA | BLETTER PT CLETTER | AN PT DLETTER )"
_YEAR: Final = "(?P<year>DAY/NUMBER/YEAR)"
RULES: Final[tuple[Rule, ...]] = (
    # March 15, 44 BC; August 480 BC; the spring of 480 BC; 241 BC
    Rule(f"(?P<month>MONTH/MAYMARCH) SP {DAY_NUMBER} COMMA {_YEAR} {_ERA}", read_year_of_era),
    Rule(
        f"{PART_OF} (?: (?: {DAY_NUMBER} SP )? (?P<month>MONTH/MAYMARCH) COMMA/SP "
        f"| (?: THE SP )? (?P<season>SEASON) (?: SP OF )? SP )? {_YEAR} {_ERA}",
        read_year_of_era,
    ),
    # AD 79
    Rule(f"(?P<era>ERA | AN PT DLETTER ) SP/DOT {_YEAR}", read_year_of_era),
    # the 4th century BC
    Rule(
        f"(?: THE SP )? {PART_OF} (?: (?P<number>DAYTH) | (?P<ordinal>ORDINAL) ) SP/HY (?P<unit>UNIT) {_ERA}",
        read_century_of_era,
    ),
)
