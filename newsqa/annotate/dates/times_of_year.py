"""Seasons: "last fall", "this summer", "the winter of 1994", "in the spring"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import SEASON_MONTHS
from newsqa.annotate.dates.reading import PART_OF, SPOKEN_YEAR, Hit, Reading, Rule, part_mod, placed, spoken_year
from newsqa.annotate.dates.seasons import days_of, northern
from newsqa.annotate.dates.words import SEASONS, STEPS


def _short_year(digits: str | None) -> str | None:
    """'69 is 1969, '08 is 2008."""
    return None if digits is None or len(digits) != 2 else f"{20 if digits < '30' else 19}{digits}"


_SEASON_CUES: Final = frozenset(("in", "by", "until", "since", "during", "through", "over", "throughout"))


def read_season(hit: Hit) -> Reading | None:
    """last fall, this summer, the winter of 1994, summer 1998, in the spring."""
    season = SEASONS[hit.word("season") or ""]
    if year := hit.word("year") or spoken_year(hit.words("spoken")) or _short_year(hit.word("short_year")):
        interval = days_of(int(year), season, northern(hit, season))
        return Reading("DATE", f"{year}-{season}", part_mod(hit), interval=interval)
    which = hit.word("which")
    anchor = hit.scene.anchor if which in ("last", "this") else hit.scene.now
    is_named = which or part_mod(hit) or hit.before() in _SEASON_CUES
    is_homograph = hit.word("season") in ("fall", "spring")
    if is_homograph and (not (is_named or hit.scene.is_told or hit.scene.bc_year) or hit.after() == "of"):
        return None  # "the fall of Rome", "the spring in his step"
    if hit.scene.bc_year and not which:
        return Reading("DATE", f"BC{hit.scene.bc_year:04d}-{season}", part_mod(hit))
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{season}", part_mod(hit))
    step = STEPS.get(which or "", 1 if hit.ahead() else 0)
    north = northern(hit, season)
    start, month, year_number = SEASON_MONTHS[north], anchor.month, anchor.year
    if start == 12 and month <= 2 and not hit.scene.tells_of_a_year():  # it began in the year before
        year_number, month = year_number - 1, month + 12
    begun = month >= start
    if step < 0:
        year_number -= not (begun and month >= start + 3)
    elif step > 0:
        year_number += begun
    if not 1 <= year_number <= 9999:
        return None
    interval = days_of(year_number, season, north)
    return Reading("DATE", f"{year_number:04d}-{season}", part_mod(hit), interval=interval)


RULES: Final[tuple[Rule, ...]] = (
    # last fall, the winter of 1994, summer 1998
    Rule(
        f"(?: THE SP )? {PART_OF} (?P<season>SEASON) "
        f"(?: (?: SP OF )? SP (?: (?P<year>YEAR) | {SPOKEN_YEAR} ) | SP OF SPAP (?P<short_year>DAY/NUMBER) )",
        read_season,
    ),
    Rule(f"{PART_OF} (?P<which>THIS/LAST/NEXT) SP (?: LAST/NEXT SP )? (?P<season>SEASON)", read_season),
    Rule(f"THE SP {PART_OF} (?P<season>SEASON)", read_season),
)
