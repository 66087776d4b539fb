"""The names of holidays in, their days in a year out. Fixed days and rules ("the last Monday of May") are here; what
follows other calendars, and what each country has of its own, is looked up in the calendars of `holidays`.

That library is imported when a text first has such a name. A feast that begins at sunset has the day after it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from newsqa.annotate.dates.calendar import safe_date

Days = tuple[date, date]  # the first and the last, both included

# name -> (month, day)
_FIXED: Final = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "christmas eve": (12, 24),
    "boxing": (12, 26),
    "st stephen": (12, 26),
    "new year": (1, 1),
    "new year eve": (12, 31),
    "hogmanay": (12, 31),
    "orthodox christmas": (1, 7),
    "orthodox christmas eve": (1, 6),
    "orthodox new year": (1, 14),
    "australia": (1, 26),
    "groundhog": (2, 2),
    "waitangi": (2, 6),
    "valentine": (2, 14),
    "st valentine": (2, 14),
    "st david": (3, 1),
    "women": (3, 8),
    "international women": (3, 8),
    "st patrick": (3, 17),
    "april fools": (4, 1),
    "earth": (4, 22),
    "st george": (4, 23),
    "anzac": (4, 25),
    "may": (5, 1),
    "victory": (5, 9),
    "europe": (5, 9),
    "flag": (6, 14),
    "juneteenth": (6, 19),
    "canada": (7, 1),
    "bastille": (7, 14),
    "halloween": (10, 31),
    "all saints": (11, 1),
    "all souls": (11, 2),
    "veterans": (11, 11),
    "armistice": (11, 11),
    "remembrance": (11, 11),
    "st andrew": (11, 30),
    "kwanzaa": (12, 26),
}
# name -> (month, weekday with Monday 1, which one; -1 is the last)
_WEEKDAY_OF_MONTH: Final = {
    "thanksgiving": (11, 4, 4),
    "memorial": (5, 1, -1),
    "labor": (9, 1, 1),
    "columbus": (10, 1, 2),
    "indigenous peoples": (10, 1, 2),
    "martin luther king": (1, 1, 3),
    "presidents": (2, 1, 3),
    "patriots": (4, 1, 3),
    "commonwealth": (3, 1, 2),
    "mother": (5, 7, 2),
    "father": (6, 7, 3),
    "august bank": (8, 1, -1),
    "summer bank": (8, 1, -1),
    # elsewhere
    "thanksgiving CA": (10, 1, 2),
    "father AU": (9, 7, 1),
    "father NZ": (9, 7, 1),
}
_FROM_EASTER: Final = {
    **dict.fromkeys(("shrove tuesday", "fat tuesday", "mardi gras"), -47),
    "ash wednesday": -46,
    "mother GB": -21,
    "mother IE": -21,
    "palm sunday": -7,
    **dict.fromkeys(("maundy thursday", "holy thursday"), -3),
    "good friday": -2,
    **dict.fromkeys(("holy saturday", "easter saturday", "easter eve"), -1),
    "easter": 0,
    **dict.fromkeys(("easter monday", "easter bank"), 1),
    "ascension": 39,
    **dict.fromkeys(("pentecost", "whitsun", "whit sunday"), 49),
    **dict.fromkeys(("whit monday", "pentecost monday"), 50),
}
_FROM_ORTHODOX_EASTER: Final = {
    "orthodox easter": 0,
    "orthodox easter eve": -1,
    "orthodox easter monday": 1,
    "orthodox pentecost": 49,
}
_FROM_THANKSGIVING: Final = {"black friday": 1, "cyber monday": 4, "giving tuesday": 5}
# name -> the calendar that has it, and its name there
_IN_CALENDAR: Final = {
    "ramadan": ("MV", "First Day of Ramadan"),
    "eid al fitr": ("AE", "Eid al-Fitr"),
    "eid al adha": ("AE", "Eid al-Adha"),
    "islamic new year": ("MV", "Islamic New Year"),
    "muslim new year": ("MV", "Islamic New Year"),
    "ashura": ("IQ", "Ashura"),
    "diwali": ("IN", "Diwali"),
    "holi": ("IN", "Holi"),
    "lunar new year": ("SG", "Chinese New Year"),
    "chinese new year": ("SG", "Chinese New Year"),
    "vesak": ("SG", "Vesak Day"),
    "chuseok": ("KR", "Chuseok"),
    "seollal": ("KR", "Korean New Year"),
    "nowruz": ("IR", "Nowruz"),
    "persian new year": ("IR", "Nowruz"),
    "passover": ("IL", "Pesach"),
    "shavuot": ("IL", "Shavuot"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "jewish new year": ("IL", "Rosh Hashanah"),
    "yom kippur": ("IL", "Yom Kippur"),
    "sukkot": ("IL", "Sukkot"),
    "hanukkah": ("IL", "Hanukkah"),
    "purim": ("IL", "Purim"),
    "victoria": ("CA", "Victoria Day"),
    # bank holidays of Britain, which moves them for jubilees, and of Ireland
    **dict.fromkeys(("may bank", "early may bank"), ("GB", "May Day")),
    **dict.fromkeys(("late may bank", "spring bank"), ("GB", "Spring Bank Holiday")),
    "may bank IE": ("IE", "May Bank Holiday"),
    "june bank": ("IE", "June Bank Holiday"),
    "august bank IE": ("IE", "August Bank Holiday"),
    "october bank": ("IE", "October Bank Holiday"),
}
# what many countries have, each on its own day: name -> its names in the calendars
_NATIONAL: Final = {
    "independence": ("Independence Day",),
    "republic": ("Republic Day",),
    "national": ("National Day",),
    "heritage": ("Heritage Day",),
    "freedom": ("Freedom Day",),
    "youth": ("Youth Day",),
    "unity": ("Unity Day",),
    "labor": ("Labor Day", "Labour Day", "Workers' Day"),
}
_LENGTHS: Final = {
    "passover": 8,
    "hanukkah": 8,
    "sukkot": 7,
    "kwanzaa": 7,
    **dict.fromkeys(("rosh hashanah", "jewish new year"), 2),
}
_ESTIMATED: Final = " (estimated)"  # reckoned in advance, where the moon has to be seen
_LONGEST_RAMADAN: Final = 31
_INAUGURATIONS: Final = 1937  # on 20 January since then, every four years
_FIRST_EASTER, _LAST_EASTER = 1583, 4099


@lru_cache(maxsize=1024)
def holiday_days(name: str, year: int, country: str | None = None) -> tuple[Days, ...]:
    """The days of a holiday in a year, mostly one and none where it is not known: the first and the last of each.

    `name` is in lower case, without "day" and "'s". `country` (ISO 3166) is that of the outlet or of the story; without
    one American days count, and other national ones are not known.
    """
    length = timedelta(days=_LENGTHS.get(name, 1) - 1)
    if name == "ramadan":
        return tuple((first, _last_of_ramadan(first)) for first in _in_calendar(*_IN_CALENDAR[name], year))
    if name == "eid":
        return tuple(days for one in ("eid al fitr", "eid al adha") for days in holiday_days(one, year))
    if name in ("lunar new year eve", "chinese new year eve"):
        firsts = [first - timedelta(days=1) for first, _ in holiday_days(name.removesuffix(" eve"), year)]
    else:
        firsts = _firsts(name, year, country)
    return tuple((first, first + length) for first in firsts)


def _firsts(name: str, year: int, country: str | None) -> list[date]:
    if name in _NATIONAL and country not in (None, "US"):
        return _national(name, year, country or "")
    for known in (f"{name} {country}", name):
        for rule in _RULES:
            found = rule(known, year, country)
            if found is not None:
                return [found]
        if known in _IN_CALENDAR:
            return _in_calendar(*_IN_CALENDAR[known], year)[:1]
    return []


def _national(name: str, year: int, country: str) -> list[date]:
    """The first day that the country's calendar has under a name ("National Independence Day" too); 1 May for a Labour
    Day that is not in it."""
    days = [
        day
        for day, there in _calendar(country, year)
        if any(one.removesuffix(_ESTIMATED).endswith(_NATIONAL[name]) for one in there.split("; "))
    ]
    return days[:1] or ([date(year, 5, 1)] if name == "labor" else [])


def _fixed(name: str, year: int, country: str | None) -> date | None:
    if name == "independence":
        return date(year, 7, 4)
    return safe_date(year, *_FIXED[name]) if name in _FIXED else None


def _on_weekday(name: str, year: int, country: str | None) -> date | None:
    return _nth_weekday(year, *_WEEKDAY_OF_MONTH[name]) if name in _WEEKDAY_OF_MONTH else None


def _after_thanksgiving(name: str, year: int, country: str | None) -> date | None:
    if name not in _FROM_THANKSGIVING:
        return None
    return _nth_weekday(year, 11, 4, 4) + timedelta(days=_FROM_THANKSGIVING[name])


def _around_easter(name: str, year: int, country: str | None) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if not _FIRST_EASTER <= year <= _LAST_EASTER:
        return None
    if name in _FROM_EASTER:
        sunday: date = easter(year, EASTER_WESTERN)
        return sunday + timedelta(days=_FROM_EASTER[name])
    if name in _FROM_ORTHODOX_EASTER:
        sunday = easter(year, EASTER_ORTHODOX)
        return sunday + timedelta(days=_FROM_ORTHODOX_EASTER[name])
    return None


def _american(name: str, year: int, country: str | None) -> date | None:
    """Days of the United States that have a rule of their own."""
    if country not in (None, "US"):
        return None
    if name == "election":  # the Tuesday after the first Monday of November
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if name == "inauguration" and year >= _INAUGURATIONS and year % 4 == 1:
        return date(year, 1, 20)
    return None


_RULES: Final[tuple[Callable[[str, int, str | None], date | None], ...]] = (
    _fixed,
    _on_weekday,
    _after_thanksgiving,
    _around_easter,
    _american,
)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The which-th such weekday (Monday 1) of a month, the last one for -1."""
    if which < 0:
        following = date(year, month + 1, 1)
        return following - timedelta(days=(following.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def _last_of_ramadan(first: date) -> date:
    """The day before the feast that ends it."""
    feasts = [day for year in (first.year, first.year + 1) for day, _ in holiday_days("eid al fitr", year)]
    after = [day for day in feasts if 0 < (day - first).days <= _LONGEST_RAMADAN]
    return (after[0] if after else first + timedelta(days=30)) - timedelta(days=1)


def _in_calendar(country: str, name: str, year: int) -> list[date]:
    """The days that a country's calendar has under a name."""
    names = (name, f"{name}{_ESTIMATED}")
    return [day for day, there in _calendar(country, year) if any(one in names for one in there.split("; "))]


@lru_cache(maxsize=512)
def _calendar(country: str, year: int) -> list[tuple[date, str]]:
    """The holidays of a country in a year by their English names; none for a country that the library has not."""
    import holidays

    calendar = getattr(holidays, country, None)
    if calendar is None:
        return []
    english = next((language for language in ("en_US", "en_GB") if language in calendar.supported_languages), None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a year that the library knows in part we take what it knows
        found = calendar(years=year, observed=False, language=english, categories=calendar.supported_categories)
    return sorted(found.items())
