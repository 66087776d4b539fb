"""Expressions that name a holiday: "Christmas", "last Thanksgiving", "Labor Day 2019", "the August bank holiday"."""

from __future__ import annotations

from datetime import date
from typing import Final

from newsqa.annotate.dates.countries import country_named_before
from newsqa.annotate.dates.holiday_days import Days, holiday_days
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed

# other spellings of a word in a name
_SPELLINGS: Final = {
    **dict.fromkeys(("deepavali", "divali"), "diwali"),
    **dict.fromkeys(("chanukah", "hanukah"), "hanukkah"),
    **dict.fromkeys(("ul", "el"), "al"),
    "hashana": "hashanah",
    "pesach": "passover",
    "labour": "labor",
    "saint": "st",
    "mothers": "mother",
    "fathers": "father",
    "valentines": "valentine",
    "president": "presidents",
    "veteran": "veterans",
}
_LEFT_OUT: Final = frozenset(("s", "day", "holiday", "the"))
_OF_KING: Final = frozenset(("martin luther king jr", "king", "mlk"))
# words that are said in small letters of other things: "the president's day", "a victory day"
_OFTEN_SMALL: Final = frozenset(("independence", "republic", "labor"))
# Easter Island, the Easter Rising, the Yom Kippur War, the Good Friday Agreement, "A Christmas Carol"
# Father Christmas, Merry Christmas, Operation Ramadan
_NAMES_BEFORE: Final = frozenset(("father", "merry", "happy", "white", "operation"))
_NAMES_AFTER: Final = frozenset(("island", "islands", "rising", "war", "agreement", "accords", "carol", "offensive"))
_SOON_DAYS: Final = 120  # holidays are spoken of long before: further ahead than this a verb in the past looks back


def read_holiday(hit: Hit) -> Reading | None:
    """Thanksgiving, Christmas Eve, New Year's Day, Ramadan, last Easter: the nearest one, or that of the year.

    What goes on for days has the first as its value and all of them as its interval.
    """
    name, scene, year = _name(hit), hit.scene, hit.number("year")
    mod = None if hit.word("bank") else part_mod(hit)
    if name is None or _is_another_name(hit):
        return None
    country = country_named_before(hit) or scene.country()
    if year:
        found = holiday_days(name, year, country)
        return _reading(found[0], mod) if found else None
    anchor = scene.now
    if anchor is None or not 2 <= anchor.year <= 9990:
        value = _of_no_year(name, country)
        return placed(scene, "DATE", value) if value else None
    around = (0,) if scene.tells_of_a_year() and not hit.word("which") else (-1, 0, 1)
    all_days = [days for by in around for days in holiday_days(name, anchor.year + by, country)]
    chosen = _chosen(hit, all_days, anchor)
    return _reading(chosen, mod) if chosen else None


def _is_another_name(hit: Hit) -> bool:
    before, after = hit.parts[hit.begin - 1], hit.parts[hit.end]
    return (after == " " and hit.after() in _NAMES_AFTER) or (before == " " and hit.before() in _NAMES_BEFORE)


def _name(hit: Hit) -> str | None:
    """The name in the words of `holiday_days`; None where only capitals make a name, and there are none."""
    words = [_SPELLINGS.get(word, word) for word in hit.words("name") if word not in _LEFT_OUT]
    if words[-1:] == ["sunday"] and "easter" in words:
        words.pop()
    if "bank" in words:
        return " ".join([hit.word("part") or "", *words]).lstrip()
    name = " ".join(words)
    for group in ("capital", "mayday"):
        if group in hit.groups and hit.parts[hit.at(group)] == "day" and name not in _OFTEN_SMALL:
            return None
    return "martin luther king" if name in _OF_KING else name


def _chosen(hit: Hit, all_days: list[Days], anchor: date) -> Days | None:
    """The holiday that is meant, of those around the anchor."""
    which = hit.word("which")
    if which in ("last", "past", "previous"):
        return next((days for days in reversed(all_days) if days[1] < anchor), None)
    if which in ("next", "coming", "upcoming"):
        return next((days for days in all_days if days[0] > anchor), None)
    if hit.is_past():
        all_days = [days for days in all_days if (days[0] - anchor).days <= _SOON_DAYS] or all_days
    return min(all_days, key=lambda days: max(days[0] - anchor, anchor - days[1]), default=None)


def _reading(days: Days, mod: str | None) -> Reading:
    first, last = days
    return Reading("DATE", first.isoformat(), mod, interval=days if last > first else None)


_TWO_YEARS: Final = (2001, 2006)  # Easter, the moons and the weekdays fall differently


def _of_no_year(name: str, country: str | None) -> str | None:
    """The day as far as it is the same in every year; None for what is no holiday."""
    found = {f"XXXX-{days[0]:%m-%d}" for year in _TWO_YEARS for days in holiday_days(name, year, country)}
    return found.pop() if len(found) == 1 else "XXXX-XX-XX" if found else None


# the August bank holiday, the May Day bank holiday
_BANK: Final = "(?: MONTH/SEASON/HOLIDAY | MAYMARCH (?: SP DAYUNIT )? ) SP BANK SP HOLIDAYNOUN"
_NAMES: Final = (
    f"(?P<name> (?P<bank>{_BANK}) "
    # Christmas, Easter Monday, Orthodox Christmas Eve, Eid al-Fitr
    "| (?: HOLIDAYKIND SP )? HOLIDAY (?: SP/HY AL SP/HY FEAST )? (?: SP EVE )? (?: SP DAYUNIT | SP WEEKDAY )? "
    # Independence Day, Mother's Day, Presidents' Day, April Fools' Day
    "| (?: HOLIDAYKIND/MONTH SP )? HOLIDAYOF (?: AP YEARLETTER )? SP/APSP (?P<capital>DAYUNIT) "
    # St. Patrick's Day
    "| (?: SAINT SP/DOT )? SAINTNAME/VALENTINE (?: AP YEARLETTER )? SP/APSP DAYUNIT "
    # Martin Luther King Jr. Day, MLK Day
    "| KING (?: SP/COMMA KING ){0,3} SP/DOT DAYUNIT "
    # Good Friday, Black Friday
    "| HOLY SP WEEKDAY "
    # Rosh Hashanah
    "| FEASTWORD SP FEAST (?: SP EVE/DAYUNIT )? "
    # May Day
    "| MAYMARCH SP (?P<mayday>DAYUNIT) "
    # New Year's Eve, Lunar New Year
    "| NEW SP YEARUNIT AP YEARLETTER SP DAYUNIT/EVE "
    "| HOLIDAYKIND SP NEW SP YEARUNIT (?: AP YEARLETTER )? (?: SP DAYUNIT/EVE )? )"
)
RULES: Final[tuple[Rule, ...]] = (
    # Thanksgiving Day, last Christmas, New Year's Eve 2020; the early May bank holiday
    Rule(
        f"(?: THE SP (?= (?: EARLY SP )? {_BANK} ) )? {PART_OF} (?: (?P<which>LAST/THIS/NEXT) SP )? {_NAMES} "
        "(?: COMMA/SP (?P<year>YEAR) )?",
        read_holiday,
    ),
)
