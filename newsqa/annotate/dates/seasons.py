"""Seasons by hemisphere: where a season begins, and the days of a TIMEX3 value such as "2023-SU".

South of the equator the value stays what the text says and its days are half a year apart: the summer that begins in
December 2023 is 2023-SU, as the northern winter of those months is 2023-WI.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.countries import SOUTHERN, country_named_before
from newsqa.annotate.dates.reading import Hit

_OPPOSITE: Final = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}


def northern(hit: Hit, season: str) -> str:
    """The season ("SU") that it is in the north: another one in an article or an expression of the south."""
    south = (country_named_before(hit) or hit.scene.country()) in SOUTHERN
    return _OPPOSITE[season] if south else season


def days_of(year: int, season: str, north: str) -> tuple[date, date] | None:
    """The days of a season in the south; None in the north, where the value tells them."""
    return None if north == season else interval_of(f"{year:04d}-{north}")
