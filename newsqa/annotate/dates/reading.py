"""What the families of date rules share: the records they take and give, and pieces of patterns.

A rule is a pattern over symbols and a function from what it matched to a `Reading`, or None when that is no date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from newsqa.annotate.dates.calendar import interval_of, nearest_year, shifted
from newsqa.annotate.dates.stretches import Excerpt
from newsqa.annotate.dates.tense import looks_ahead
from newsqa.annotate.dates.words import CARDINALS, MONTHS, WEEKDAYS

DayOrder = Literal["day-first", "month-first"]
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Reading(NamedTuple):
    """A TIMEX3 type, value and mod, and the status of `newsqa.annotate.tables.DATE_STATUSES`."""

    type: str
    value: str
    mod: str | None = None
    status: str = "resolved"


_UNIT_DAYS: Final = {"D": 1, "W": 7, "F": 7, "M": 31, "Q": 92, "Y": 366, "E": 3653, "C": 36525}
_UNKNOWN_REST: Final = {"D": "-XX-XX", "W": "-WXX", "F": "-WXX", "M": "-XX", "Q": "-QX", "Y": "", "E": "", "C": ""}


@dataclass
class Scene:
    """What is known while one field of one article is read: the publication date, and what was mentioned before."""

    anchor: date | None
    day_order: Callable[[], DayOrder | None]  # asked only where a date needs it
    focus: date | None = None  # the first day of the last date that was named: "that year" counts from it
    focus_end: date | None = None  # its last day: from "in 1998", which has many, nobody can count "a week later"
    is_history: bool = False  # told by its own dates: an undated month follows the date that was named before
    quarter: str | None = None  # the last quarter that was named: "a year earlier" and "the quarter" take it over
    quarter_at: int = 0  # where that was

    def counted(self, unit: str, by: int, mod: str | None) -> Reading | None:
        """The date so many units from the one that was named before; vague where that was coarser than the unit."""
        value = shifted(self.focus, unit, by)
        if value is None:
            return None
        days = (self.focus_end - self.focus).days + 1 if self.focus and self.focus_end else 1
        if days <= _UNIT_DAYS[unit]:
            return Reading("DATE", value, mod)
        return Reading("DATE", f"{value[:4]}{_UNKNOWN_REST[unit]}", mod, "vague")

    def year_told(self, month: int, day: int = 1) -> int | None:
        """In a history, the year in which a month or day comes closest to the date that was named before."""
        if not self.is_history or self.focus is None:
            return None
        found = nearest_year(self.focus, month, day)
        return found.year if found else None


class Hit(NamedTuple):
    """An expression that a rule matched: parts[begin:end] of an excerpt of the text, and the scene.

    `groups` has the pattern's groups that matched and their place, counted from `begin`.
    """

    parts: list[str]
    begin: int
    end: int
    groups: Mapping[str, tuple[int, int]]
    scene: Scene
    text: str
    excerpt: Excerpt

    def at(self, group: str) -> int:
        """Which part the group's match begins with; -1 for a group that did not match."""
        place = self.groups.get(group)
        return self.begin + place[0] if place else -1

    def word(self, group: str) -> str | None:
        """The word that the group matched, in lower case; None for a group that did not match."""
        place = self.groups.get(group)
        return self.parts[self.begin + place[0]].lower() if place else None

    def words(self, group: str) -> list[str]:
        """All words that the group matched, in lower case, without the gaps."""
        place = self.groups.get(group)
        if place is None:
            return []
        parts = self.parts[self.begin + place[0] : self.begin + place[1]]
        return [part.lower() for part in parts if part[:1].isalnum()]

    def number(self, group: str) -> int | None:
        """The number that the group's word begins with: 4 for "4th", 8 for "8am"."""
        word = (self.word(group) or "").rstrip(_LETTERS)
        return int(word) if word.isdigit() else None

    def before(self) -> str:
        """The word before the match, in lower case, or ""."""
        return self.parts[self.begin - 2].lower() if self.begin > 1 else ""

    def after(self) -> str:
        """The word after the match, in lower case, or ""."""
        at = self.end + 1
        return self.parts[at].lower() if at < len(self.parts) else ""

    def ahead(self) -> bool:
        """Whether words near the match speak of what is to come."""
        return self._looks_ahead() is True

    def is_past(self) -> bool:
        """Whether they speak of what has happened."""
        return self._looks_ahead() is False

    def is_foretold(self) -> bool:
        """Whether they say so firmly: "will miss Friday's game", not "would appeal Friday's ruling"."""
        return self._looks_ahead(firmly=True) is True

    def _looks_ahead(self, *, firmly: bool = False) -> bool | None:
        start, last = self.excerpt.offset(self.begin), self.excerpt.offset(self.end - 1)
        return looks_ahead(self.text, start, last, firmly=firmly)


@dataclass(frozen=True)
class Rule:
    """`pattern` is a template for `symbol_pattern`; `read` says what a match means."""

    pattern: str
    read: Callable[[Hit], Reading | None]


def placed(scene: Scene, type_: str, value: str | None, mod: str | None = None) -> Reading | None:
    """A reading that took the publication date: it needs one when there is none."""
    if value is None:
        return Reading("DATE", "PAST_REF", mod, "vague")
    return Reading(type_, value, mod, "needs-publication-date" if scene.anchor is None else "resolved")


def fixed(value: str, mod: str | None = None, type_: str = "DATE") -> Reading:
    """A reading that says itself where it lies on the calendar."""
    return Reading(type_, value, mod, "resolved" if interval_of(value) or type_ != "DATE" else "impossible")


# "Nov. 4", "November 4", "Nov 4"; the groups are month or short
MONTH_FIRST: Final = "(?: (?P<month>MONTH/MAYMARCH) SP | (?P<short>SHORTMONTH) SP/DOT )"
# "4 November", "4 Nov."
MONTH_LAST: Final = "(?P<month>MONTH/MAYMARCH/SHORTMONTH)"
# "4", "4th"
DAY_NUMBER: Final = "(?P<day>DAY/DAYTH)"
# "Tuesday, ", "Tue., "
WEEKDAY_BEFORE: Final = "(?: (?P<weekday>WEEKDAY) COMMA/SP | (?P<shortday>SHORTDAY) DOTCOMMA/DOT/COMMA/SP )?"
# "early ", "mid-", "the end of ", "earlier "
PART_OF: Final = (
    "(?: (?P<part>EARLY/EARLIER/LATER) SP | (?P<mid>EARLY/MID) SP/HY | (?: THE SP )? (?P<edge>END/MID) SP OF SP )?"
)

# "nineteen ninety-six", "two thousand", "two thousand and four", "twenty twenty-four"
SPOKEN_YEAR: Final = (
    "(?P<spoken> NINETEEN SP/HY CARDINAL (?: SP/HY CARDINAL )? "
    "| CARDINAL SP HUNDRED (?: SP AND )? (?: SP CARDINAL (?: HY CARDINAL )? )? "
    "| CARDINAL SP/HY CARDINAL (?: HY CARDINAL )? )"
)


def spoken_year(words: list[str]) -> str | None:
    """The year that words say, from 1810 to 2099: ["nineteen", "ninety", "six"] is "1996"."""
    if words[1:2] == ["thousand"]:
        year = int(count_of(words) or 0)
    else:
        year = 100 * CARDINALS.get(words[0], 0) + sum(CARDINALS.get(word, 0) for word in words[1:]) if words else 0
        year = year if year % 100 >= 10 else 0  # "twenty five" is no year
    return str(year) if 1810 <= year <= 2099 else None


_MODS: Final = {
    **dict.fromkeys(("early", "earlier", "beginning", "start", "turn"), "START"),
    **dict.fromkeys(("late", "later", "end", "close", "rest"), "END"),
    **dict.fromkeys(("mid", "middle"), "MID"),
}


_PART_GROUPS: Final = ("part", "mid", "edge")


def part_mod(hit: Hit) -> str | None:
    """The mod that PART_OF gives."""
    for group in _PART_GROUPS:
        if group in hit.groups:
            return _MODS.get(hit.word(group) or "")
    return None


def month_of(hit: Hit) -> int:
    """The month that MONTH_FIRST or MONTH_LAST matched; 0 for none."""
    return MONTHS.get(hit.word("month") or hit.word("short") or "", 0)


def weekday_of(hit: Hit) -> int:
    """The weekday that WEEKDAY_BEFORE matched, Monday 1; 0 for none."""
    return WEEKDAYS.get(hit.word("weekday") or hit.word("shortday") or "", 0)


def count_of(words: list[str]) -> float | None:
    """The number that words or digits say: ["twenty", "four"] is 24, ["two", "half"] 2.5, ["few"] None."""
    total = 0.0
    current = 0.0
    for word in words:
        if word.isdigit():
            current += int(word)
        elif word == "half":
            current += 0.5
        elif word in ("a", "an"):
            current = current or 1.0
        elif word == "couple":
            current = 2.0
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word == "thousand":
            total, current = total + (current or 1.0) * 1000, 0.0
        elif word in CARDINALS:
            current += CARDINALS[word]
        elif word in ("and", "of", "more", "full", "the", "or", "so"):
            continue
        else:
            return None
    return total + current or None
