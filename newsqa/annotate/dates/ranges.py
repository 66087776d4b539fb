"""A date in, the dates that share its words out: the rest of "May 4 and 5", "6-7 January", "1914-18", "264-241 BC"."""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.dates.calendar import safe_date
from newsqa.annotate.dates.lexicon import SYMBOLS, symbol_pattern
from newsqa.annotate.dates.reading import Place, Reading, Scene
from newsqa.annotate.dates.stretches import Excerpt

# "-5", " and 5", " to 5th", "-5, 1953"; a month or a unit after it makes it a date of its own, or none
_DAY_AFTER: Final = re.compile(
    symbol_pattern("(?: (?P<hyphen>HY) | SP AND/OR/TO SP ) (?P<day>DAY/DAYTH) (?: COMMA/SP (?P<year>YEAR) )?")
)
_YEAR_AFTER: Final = re.compile(symbol_pattern("HY (?P<year>DAY/NUMBER)"))
# what a date goes on with, after a gap
MAY_GO_ON: Final = frozenset(SYMBOLS[name] for name in ("DAY", "DAYTH", "NUMBER", "AND", "OR", "TO"))
_LINKS: Final = frozenset(("-", "\u2010", "\u2011", "\u2013", "\u2014", " - ", " \u2013 ", " \u2014 "))
_WORDS: Final = frozenset(("and", "or", "to"))
# Words that can follow "May 4 and 5" where the 5 is a day: it counts nothing
_GO_ON: Final = frozenset(
    ("in", "at", "on", "was", "were", "when", "while", "as", "with", "by", "after", "before", "that", "which", "but")
)
_MONTH_AND_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR: Final = re.compile(r"\d{4}")


def ends_after(excerpt: Excerpt, end: int, reading: Reading, scene: Scene) -> Place | None:
    """The date that goes on after the one that ends at part `end`."""
    value = reading.value
    if reading.status != "resolved" or reading.type != "DATE":
        return None
    if _MONTH_AND_DAY.fullmatch(value):
        return _day_after(excerpt, end, value)
    if scene.is_history and _YEAR.fullmatch(value) and (found := _YEAR_AFTER.match(excerpt.symbols, end)):
        at = found.start("year")
        digits = excerpt.parts[at]
        if len(digits) == 2 and digits > value[2:] and not _goes_on(excerpt, at + 1):
            return at, at + 1, Reading("DATE", f"{value[:2]}{digits}")
    return None


def _day_after(excerpt: Excerpt, end: int, value: str) -> Place | None:
    found = _DAY_AFTER.match(excerpt.symbols, end)
    if not found or not excerpt.parts[end - 1][:1].isdigit():
        return None
    at, after = found.start("day"), found.end()
    digits = _number(excerpt.parts[at])
    if digits <= int(value[-2:]) or _goes_on(excerpt, after):
        return None
    if not found["year"] and not found["hyphen"] and excerpt.parts[after] == " ":
        following = excerpt.parts[after + 1 : after + 2]
        if following and following[0] not in _GO_ON:
            return None  # "May 4 and 5 people"
    return _on_day(at, after, value, digits)


def begins_before(excerpt: Excerpt, begin: int, free: int, reading: Reading) -> Place | None:
    """The date that goes before the one that begins at part `begin`: the 6 of "6-7 January", 264 of "264-241 BC"."""
    parts, value = excerpt.parts, reading.value
    if reading.status != "resolved" or not parts[begin][:1].isdigit() or begin < 3:
        return None
    at = begin - 2
    if parts[begin - 1] not in _LINKS:
        if parts[begin - 1] != " " or parts[at] not in _WORDS or parts[at - 1] != " " or at < 3:
            return None
        at -= 2
    if at < free or not parts[at].isalnum() or not parts[at][0].isdigit() or parts[at - 1][-1:] in _IN_NUMBERS:
        return None
    digits = _number(parts[at])
    if value.startswith("BC") and len(value) == 6 and digits > int(value[2:]) and digits < 4000:
        return at, at + 1, Reading("DATE", f"BC{digits:04d}")
    if _MONTH_AND_DAY.fullmatch(value) and len(parts[begin]) <= 4 and 1 <= digits < int(value[-2:]):
        return _on_day(at, at + 1, value, digits)
    return None


_IN_NUMBERS: Final = ("-", "/", ".", ":", "$", "\u00a3", "\u20ac", "\u2013")


def _on_day(at: int, after: int, value: str, day: int) -> Place | None:
    """That day of the month of a value."""
    found = safe_date(int(value[:4]), int(value[5:7]), day)
    return (at, after, Reading("DATE", found.isoformat())) if found else None


def _goes_on(excerpt: Excerpt, after: int) -> bool:
    """Whether a word or number goes on after this gap, or a month follows that the number belongs to."""
    gap = excerpt.parts[after]
    following = excerpt.parts[after + 1] if after + 1 < len(excerpt.parts) else ""
    if gap[:1] in ("%", "-", "/", ":", "\u2013") or (gap in (",", ".") and following[:1].isdigit()):
        return True
    return gap == " " and _MONTH.match(excerpt.symbols, after + 1) is not None


_MONTH: Final = re.compile(symbol_pattern("MONTH/MAYMARCH/SHORTMONTH"))


def _number(word: str) -> int:
    """4 of "4th"."""
    digits = word.rstrip("stndrhSTNDRH")
    return int(digits) if digits.isdigit() else 0
