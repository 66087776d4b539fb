"""The first day or month of a range in, the year out that its end names: "from May 15 to August 16, 1988"."""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.dates.words import MONTHS

# " and June 1955", "-29 May 1953", " to August 16, 1988", "/September 1956"
_TO_YEAR: Final = re.compile(
    r"(?:\s?[-\u2013\u2014/]\s?|\s(?:and|or|to|until|till|through)\s(?:the\s|(?:early|mid|late)[-\s])?)"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?([A-Z][a-z]{2,8})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s([12]\d{3})\b",
    re.ASCII,
)


def year_of_range(text: str, end: int, month: int) -> int | None:
    """The year of a month before offset `end` that the end of its range names: "from May 15 to August 16, 1988"."""
    found = _TO_YEAR.match(text, end)
    last = MONTHS.get(found[1].lower()) if found else None
    return int(found[2]) - (month > last) if found and last else None
