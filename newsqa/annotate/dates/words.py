"""The words that date expressions are made of, a class a line. `CLASSES` (class name -> words) goes to the lexicon.

Words in `CLASSES` are found in lower case, with a capital and in capitals; those in `EXACT` only as written here.
A word has one class only.
"""

from typing import Final

MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS: Final = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}

WEEKDAYS: Final = {
    **{name: number for number, name in enumerate(WEEKDAY_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(WEEKDAY_NAMES, 1)},
    "tues": 2,
    "weds": 3,
    "thur": 4,
    "thurs": 4,
}

UNITS: Final = {
    **dict.fromkeys(("second", "seconds"), "S"),
    **dict.fromkeys(("minute", "minutes"), "MIN"),
    **dict.fromkeys(("hour", "hours"), "H"),
    **dict.fromkeys(("day", "days"), "D"),
    **dict.fromkeys(("week", "weeks"), "W"),
    **dict.fromkeys(("fortnight", "fortnights"), "F"),
    **dict.fromkeys(("month", "months"), "M"),
    **dict.fromkeys(("quarter", "quarters"), "Q"),
    **dict.fromkeys(("year", "years"), "Y"),
    **dict.fromkeys(("decade", "decades"), "E"),
    **dict.fromkeys(("century", "centuries"), "C"),
}
# "last" is one back, "next" one on
STEPS: Final = {
    **dict.fromkeys(("last", "past", "previous", "latest", "preceding"), -1),
    **dict.fromkeys(("this", "that", "current"), 0),
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Final = {
    **dict.fromkeys(("dawn", "morning", "mornings"), "MO"),
    **dict.fromkeys(("noon", "midday"), "12:00"),
    **dict.fromkeys(("afternoon", "afternoons"), "AF"),
    **dict.fromkeys(("evening", "evenings"), "EV"),
    **dict.fromkeys(("night", "nights"), "NI"),
    "midnight": "24:00",
}
ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
CARDINALS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
}
DECADE_NAMES: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
EVERY_ADVERBS: Final = {
    "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI",
    "daily": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biennially": "P2Y",
}

# Months and weekdays that are also other words ("may", "march", "Sun", "Mar", "Jan", "Sat"): see EXACT below.
_HOMOGRAPHS: Final = ("may", "march", "mar", "jan", "jun", "dec", "sun", "sat", "wed", "mon", "fri", "thu", "tue")
_SHORT_MONTHS: Final = ("feb", "apr", "jul", "aug", "sep", "sept", "oct", "nov")


def _cased(*words: str) -> tuple[str, ...]:
    """Monday, MONDAY: a name is not found in lower case."""
    return tuple(form for word in words for form in (word.capitalize(), word.upper()))


EXACT: Final[dict[str, tuple[str, ...]]] = {
    "MONTH": _cased(*(name for name in MONTH_NAMES if name not in _HOMOGRAPHS)),
    "MAYMARCH": ("May", "March", "MAY", "MARCH"),
    "SHORTMONTH": _cased(*_SHORT_MONTHS, "mar", "jan", "jun", "dec"),
    "WEEKDAY": _cased(*WEEKDAY_NAMES),
    "SHORTDAY": _cased("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"),
    "WEEKDAYS": tuple(f"{name}s" for name in _cased(*WEEKDAY_NAMES)),
    "HOLIDAY": (
        *("Christmas", "Xmas", "Thanksgiving", "Easter", "Halloween", "Juneteenth", "Kwanzaa", "Hogmanay", "Whitsun"),
        *("Pentecost", "Ramadan", "Eid", "Ashura", "Diwali", "Deepavali", "Divali", "Holi", "Vesak", "Nowruz", "Purim"),
        *("Passover", "Pesach", "Shavuot", "Sukkot", "Hanukkah", "Chanukah", "Hanukah", "Chuseok", "Seollal"),
    ),
    # before Day, with or without "'s": Independence Day, Mother's Day, Presidents' Day
    "HOLIDAYOF": (
        *("Independence", "Memorial", "Labor", "Labour", "Veterans", "Veteran", "Columbus", "Boxing", "Election"),
        *("Canada", "Armistice", "Remembrance", "Anzac", "ANZAC", "Australia", "Bastille", "Victoria", "Victory"),
        *("Earth", "Groundhog", "Republic", "Inauguration", "Presidents", "President", "Mother", "Mothers", "Father"),
        *("Fathers", "Valentines", "Women", "Fools", "Saints", "Souls", "Peoples", "Flag", "Ascension", "Waitangi"),
        *("Patriots", "Europe", "Commonwealth", "National", "Heritage", "Freedom", "Youth", "Unity"),
    ),
    "HOLIDAYKIND": (
        *("International", "Orthodox", "Lunar", "Chinese", "Jewish", "Islamic", "Muslim", "Persian", "All"),
        "Indigenous",
    ),
    # before a weekday: Good Friday
    "HOLY": ("Good", "Black", "Cyber", "Giving", "Ash", "Palm", "Maundy", "Holy", "Shrove", "Fat", "Whit"),
    # Rosh Hashanah, Eid al-Fitr
    "FEASTWORD": ("Rosh", "Yom", "Mardi"),
    "AL": ("al", "Al", "ul", "Ul", "el", "El"),
    "FEAST": ("Hashanah", "Hashana", "Kippur", "Gras", "Fitr", "Adha"),
    "KING": ("Martin", "Luther", "King", "Jr", "MLK"),
    "SAINT": ("St", "Saint"),
    "SAINTNAME": ("Patrick", "Andrew", "George", "David", "Stephen"),
    "NEW": ("New",),
    "VALENTINE": ("Valentine",),
    "EVE": ("Eve",),
    "ZONE": (
        *("EST", "EDT", "ET", "GMT", "UTC", "PST", "PDT", "PT", "CET", "CEST", "BST", "MST", "MDT", "CST", "CDT"),
        *("AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT", "IST", "JST", "KST", "SGT", "HKT", "MSK", "EAT", "WAT"),
        *("SAST", "EET", "EEST", "WET", "AST", "ADT", "AKST", "AKDT", "HST", "PKT", "WIB", "CAT", "CT", "MT"),
    ),
    "ZONEWORD": ("Eastern", "Central", "Pacific", "Mountain", "local", "Local", "British"),
    "TIMEWORD": ("time", "Time"),
    "ERA": ("BC", "BCE", "AD", "CE"),
    "BLETTER": ("B",),
    "CLETTER": ("C",),
    "DLETTER": ("D",),
}

CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "YEARUNIT": ("year",),
    "QUARTER": ("quarter",),
    "UNIT": ("month", "week", "decade", "century", "fortnight"),
    "DAYUNIT": ("day",),
    "SMALL": ("hour", "minute"),
    "UNITS": ("years", "months", "weeks", "days", "decades", "centuries", "fortnights", "hours", "minutes"),
    "QUARTERS": ("quarters",),
    "SECONDS": ("seconds",),
    "PERIOD": ("period",),
    "WEEKEND": ("weekend",),
    "WEEKENDS": ("weekends",),
    "HALF": ("half",),
    "SEASON": tuple(SEASONS),
    "DAYPART": ("dawn", "morning", "afternoon", "evening", "night"),
    "DAYPARTS": ("mornings", "afternoons", "evenings", "nights"),
    "NOON": ("noon", "midday", "midnight"),
    "OVERNIGHT": ("overnight",),
    "TODAY": ("today", "yesterday", "tomorrow"),
    "TONIGHT": ("tonight",),
    "NOW": ("now",),
    "PRESENT": ("currently", "nowadays"),
    "RECENTLY": ("recently", "lately"),
    "CURRENT": ("current",),
    "RECENT": ("recent",),
    "FUTUREWORD": ("future",),
    "SO": ("so",),
    "NEAR": ("near", "foreseeable", "distant"),
    "MORE": ("more",),
    "LESS": ("less", "fewer"),
    "THAN": ("than",),
    "OVER": ("over", "under"),
    "UPWORD": ("up",),
    "TO": ("to",),
    "THROUGH": ("through",),
    "ABOUT": ("about", "around", "approximately", "roughly"),
    "ALMOST": ("nearly", "almost", "barely"),
    "AT": ("at",),
    "LEAST": ("least", "most"),
    "NO": ("no",),
    "THE": ("the",),
    "AN": ("a", "an"),
    "THIS": ("this",),
    "THESE": ("these",),
    "THAT": ("that",),
    "SAME": ("same",),
    "LAST": ("last", "past", "previous"),
    "LATEST": ("latest", "preceding"),
    "NEXT": ("next", "coming", "upcoming"),
    "FOLLOWING": ("following",),
    "AGO": ("ago",),
    "EARLIER": ("earlier",),
    "LATER": ("later",),
    "BEFORE": ("before",),
    "AFTER": ("after",),
    "FROM": ("from", "since"),
    "HENCE": ("hence",),
    "EARLY": ("early", "late"),
    "MID": ("mid", "middle"),
    "END": ("end", "beginning", "start", "close", "rest", "turn", "remainder"),
    "ENDED": ("ended", "ending"),
    "RIGHT": ("right",),
    "OF": ("of",),
    "IN": ("in",),
    "FULL": ("full", "whole", "entire", "consecutive", "straight", "additional", "long", "trading", "calendar"),
    "FISCAL": ("fiscal", "financial"),
    "EVERY": ("every", "each"),
    "OTHER": ("other",),
    "SETADVERB": tuple(EVERY_ADVERBS),
    "COUPLE": ("couple",),
    "FEW": ("few", "several"),
    "SOME": ("some", "many", "dozens", "hundreds"),
    "ORDINAL": tuple(ORDINALS),
    "NINETEEN": ("nineteen", "eighteen"),
    "HUNDRED": ("hundred", "thousand"),
    "CARDINAL": tuple(word for word in CARDINALS if word not in ("nineteen", "eighteen", "hundred", "thousand")),
    "DECADENAME": tuple(DECADE_NAMES),
    "AND": ("and",),
    "OR": ("or",),
    "COMPARABLE": ("corresponding", "comparable"),
    "YEARLETTER": ("s",),
    "AM": ("am",),
    "PM": ("pm",),
    "PLETTER": ("p",),
    "MLETTER": ("m",),
    "OLETTER": ("o",),
    "CLOCK": ("clock",),
    "BANK": ("bank",),
    "HOLIDAYNOUN": ("holiday",),
}
