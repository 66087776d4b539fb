"""What a text tells of, followed expression by expression: the date that undated months, seasons and "the next day"
count from where a text is told by its own dates ("In 1812 ... In June ... The following year").

A text is a history where it has many years and months of its own and hardly a weekday or "today". Other texts tell of
the past a paragraph at a time, where a dated phrase opens the sentence: "In 2003, he joined. That March, he left."
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.lexicon import SYMBOLS
from newsqa.annotate.dates.openings import opens_sentence
from newsqa.annotate.dates.reading import Place, Scene
from newsqa.annotate.dates.stretches import Excerpt


def _any_of(*names: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(SYMBOLS[name] for name in names)}]")


_HISTORY_YEARS: Final = 6
_HISTORY_LENGTH: Final = 600  # characters for each month or year, at most: reports of the day have fewer dates
_RECENT_SHARE: Final = 3
_TOLD_BY: Final = 8  # dates of its own for each word that leads elsewhere
_YEAR: Final = SYMBOLS["YEAR"]


def is_history(excerpt: Excerpt, length: int, anchor: date | None) -> bool:
    """Whether a text is told by its own dates: many of them, and hardly a weekday or "today" that leads elsewhere.

    No more than a third of its years may be about the time of publication, or it is a report that looks back.
    """
    symbols = excerpt.symbols
    years = symbols.count(_YEAR) + symbols.count(SYMBOLS["ERA"])
    if years < _HISTORY_YEARS:
        return False
    months = symbols.count(SYMBOLS["MONTH"]) + symbols.count(SYMBOLS["SHORTMONTH"])
    reported = sum(symbols.count(SYMBOLS[name]) for name in ("WEEKDAY", "TODAY", "TONIGHT", "SHORTDAY"))
    if years + months < max(length / _HISTORY_LENGTH, _TOLD_BY * reported):
        return False
    if anchor is None:
        return True
    near = sum(
        abs(int(part) - anchor.year) <= 1
        for part, symbol in zip(excerpt.parts, symbols, strict=True)
        if symbol == _YEAR
    )
    return _RECENT_SHARE * near <= years


_FIRST: Final = 500  # characters in which a history says its first year
_YEARS: Final = range(1400, 2100)


def begin_text(scene: Scene, excerpt: Excerpt, length: int) -> None:
    """Make the scene ready for a text: a history starts from the date in its title, or from its first year."""
    scene.is_history = is_history(excerpt, length, scene.anchor)
    scene.is_told, scene.told_at, scene.bc_year = False, 0, 0
    if not scene.is_history:
        return
    at = excerpt.symbols.find(_YEAR)
    year = int(excerpt.parts[at]) if at >= 0 and excerpt.offset(at) <= _FIRST else 0
    if scene.focus and scene.anchor and scene.focus.year == scene.anchor.year:
        scene.focus = None  # the title tells of the day
    if scene.focus is None and year in _YEARS:
        scene.focus, scene.focus_end = date(year, 1, 1), date(year, 12, 31)
    scene.is_told = scene.focus is not None


# "today", "two years ago", "this week", "last month" count from the day of writing;
# "the previous year", "a decade earlier" look back from the story and do not move it
_ASIDES: Final = _any_of(
    *("TODAY", "TONIGHT", "AGO", "NOW", "THIS", "LAST", "LATEST", "EARLIER", "BEFORE", "CURRENT", "WEEKDAY"),
)
_FRAME_LENGTH: Final = 300  # and in a report, where it also ends with its paragraph
_LATER: Final = SYMBOLS["LATER"]
FORGOTTEN_AFTER: Final = 2000  # characters on, a date is no longer what a text tells of
_FAR_YEARS: Final = 5  # a year further off than this may be an aside: "a paper of 2005 says of 4 August"
_FARTHEST_YEARS: Final = 20  # and one that is this far off is, if no year follows
_CENTURY_BC: Final = len("BC03")
_MONTH_DAYS: Final = 31
_COARSE_DAYS: Final = 367  # a decade or a century is no date to count from


def follow(scene: Scene, text: str, excerpt: Excerpt, place: Place, offset: int) -> None:
    """Keep the date that later words count from ("that year"), where a resolved date at an offset moves the story."""
    first, after, reading = place
    interval = reading.interval or interval_of(reading.value)
    if interval is None:
        if scene.is_history and reading.value.startswith("BC") and len(reading.value) > _CENTURY_BC:
            scene.bc_year, scene.is_told, scene.focus = int(reading.value[2:6]), False, None
        return
    start, end = interval
    if scene.is_history:
        if not _moves_on(scene, excerpt, first, after, start, end):
            return
        scene.is_told, scene.bc_year = True, 0
        if scene.focus and end > start and start <= scene.focus <= end:
            start, end = scene.focus, scene.focus_end or end  # its month and day are known better
    elif scene.is_told or scene.anchor is None or start.year < scene.anchor.year:
        scene.is_told = _is_framed(scene, text, excerpt.symbols[first:after], offset, start)
    if reading.mod == "END" and (end - start).days > _MONTH_DAYS:
        start = end.replace(day=1)
    scene.focus, scene.focus_end, scene.told_at = start, end, offset


def _moves_on(scene: Scene, excerpt: Excerpt, first: int, after: int, start: date, end: date) -> bool:
    """Whether a history goes on to an interval, rather than naming it in passing."""
    symbols = excerpt.symbols[first:after]
    if (end - start).days > _COARSE_DAYS:
        return False
    if scene.focus is None:
        return _YEAR in symbols
    years = abs(start.year - scene.focus.year)
    if _YEAR not in symbols:
        counted_from_today = years > 1 and _LATER not in symbols
        return scene.is_told and not counted_from_today and not _ASIDES.search(symbols)
    return not (scene.is_told and years > _FAR_YEARS and _returns(excerpt, after, scene.focus.year, start.year))


def _is_framed(scene: Scene, text: str, symbols: str, offset: int, start: date) -> bool:
    """In a report: whether this date opens a sentence of an earlier year, or goes on from one that did."""
    if _YEAR not in symbols:
        return scene.is_told and not _ASIDES.search(symbols)
    if scene.anchor is not None and start.year >= scene.anchor.year:
        return False
    return opens_sentence(text, offset)


def goes_on(scene: Scene, text: str, offset: int) -> bool:
    """Whether at this offset the text still tells of the date that was named."""
    if scene.is_history:
        return offset <= scene.told_at + FORGOTTEN_AFTER
    return offset <= scene.told_at + _FRAME_LENGTH and "\n" not in text[scene.told_at : offset]


def _returns(excerpt: Excerpt, after: int, told: int, far: int) -> bool:
    """Whether the next year in the text is nearer to the one told of than to the one far from it."""
    at = excerpt.symbols.find(_YEAR, after)
    if at < 0:
        return abs(told - far) > _FARTHEST_YEARS
    year = int(excerpt.parts[at])
    return abs(year - told) < abs(year - far)
