"""What the families of date rules share: the records they take and give, and pieces of patterns.

A rule is a pattern over symbols and a function from what it matched to a `Reading`, or None when that is no date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from newsqa.annotate.dates.calendar import interval_of, nearest_year, safe_date, shifted, year_in_story
from newsqa.annotate.dates.openings import opens_sentence
from newsqa.annotate.dates.range_years import year_of_range
from newsqa.annotate.dates.stretches import Excerpt
from newsqa.annotate.dates.tense import looks_ahead
from newsqa.annotate.dates.words import CARDINALS, MONTHS, WEEKDAYS

DayOrder = Literal["day-first", "month-first"]
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Reading(NamedTuple):
    """A TIMEX3 type, value and mod, and the status of `newsqa.annotate.tables.DATE_STATUSES`.

    `interval` has the first and the last day, where the value does not tell them.
    """

    type: str
    value: str
    mod: str | None = None
    status: str = "resolved"
    interval: tuple[date, date] | None = None


Place = tuple[int, int, Reading]  # the parts of an excerpt from where to where, and what they mean

_SOON_DAYS: Final = 60
_UNIT_DAYS: Final = {"D": 1, "W": 7, "F": 7, "M": 31, "Q": 92, "Y": 366, "E": 3653, "C": 36525}
_UNKNOWN_REST: Final = {"D": "-XX-XX", "W": "-WXX", "F": "-WXX", "M": "-XX", "Q": "-QX", "Y": "", "E": "", "C": ""}


@dataclass
class Scene:
    """What is known while one field of one article is read: the publication date, and what was mentioned before."""

    anchor: date | None
    day_order: Callable[[], DayOrder | None]  # asked only where a date needs it
    country: Callable[[], str | None] = lambda: None  # the code of the article's country, asked only where it matters
    focus: date | None = None  # the first day of the last date that was named: "that year" counts from it
    focus_end: date | None = None  # its last day: from "in 1998", which has many, nobody can count "a week later"
    is_history: bool = False  # told by its own dates: an undated month follows the date that was named before
    is_told: bool = False  # that date is what is told of here: months, seasons and clocks count from it
    bc_year: int = 0  # the year before Christ that a history tells of; no calendar has it, so it is no focus
    told_at: int = 0  # where it was named in the text
    quarter: str | None = None  # the last quarter that was named: "a year earlier" and "the quarter" take it over
    quarter_at: int = 0  # where that was

    def counted(self, unit: str, by: int, mod: str | None) -> Reading | None:
        """The date so many units from the one that was named before; vague where that was coarser than the unit."""
        if self.bc_year:
            year = self.bc_year - (by if unit == "Y" else 0)
            rest, status = _UNKNOWN_REST[unit], "resolved" if unit == "Y" else "vague"
            return Reading("DATE", f"BC{year:04d}{rest}", mod, status) if year > 0 else None
        value = shifted(self.focus, unit, by)
        if value is None:
            return None
        days = (self.focus_end - self.focus).days + 1 if self.focus and self.focus_end else 1
        if days <= _UNIT_DAYS[unit]:
            return Reading("DATE", value, mod)
        return Reading("DATE", f"{value[:4]}{_UNKNOWN_REST[unit]}", mod, "vague")

    @property
    def now(self) -> date | None:
        """The day that dates count from which are not bound to the day of writing, as "today" is."""
        return self.focus if self.is_told else self.anchor

    @property
    def today(self) -> date | None:
        """The day that a time of day belongs to."""
        return self.focus if self.is_told and self.focus == self.focus_end else self.anchor

    def tells_of_a_year(self) -> bool:
        """Whether what is told of is no nearer known than its year."""
        return self.is_told and self.focus is not None and self.focus_end != self.focus

    def year_told(self, month: int, day: int = 1) -> int | None:
        """Where the text tells of another time, the year of an undated month or day; None elsewhere."""
        if not self.is_told or self.focus is None or self.focus_end is None:
            return None
        year = year_in_story(self.focus, self.focus_end, month)
        if 1 <= year <= 9999 and safe_date(year, month, day):
            return year
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

    def year_told(self, month: int, day: int = 1) -> int | None:
        """The year of an undated month or day, where the words after it or the story give one."""
        year = year_of_range(self.text, self.excerpt.offset(self.end), month)
        scene = self.scene
        if year or not scene.is_told or self._is_soon(month, day):
            return year
        if not scene.is_history and not self._goes_with_the_story():
            return None
        return scene.year_told(month, day)

    def _goes_with_the_story(self) -> bool:
        """In a report: whether it is in the sentence that names the date that is told of, or opens one after it."""
        start = self.excerpt.offset(self.begin)
        return opens_sentence(self.text, start) or ". " not in self.text[self.scene.told_at : start]

    def _is_soon(self, month: int, day: int) -> bool:
        """Whether words that look ahead can mean the month or day that follows publication, whatever is told of."""
        anchor = self.scene.anchor
        if anchor is None:
            return self.ahead()
        found = nearest_year(anchor, month, day)
        return found is not None and 0 <= (found - anchor).days <= _SOON_DAYS and self.ahead()

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
    return Reading(type_, value, mod, "needs-publication-date" if scene.anchor is None and "X" in value else "resolved")


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
