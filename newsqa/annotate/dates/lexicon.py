"""Text in, symbols out: every word, number and gap of a text becomes one character that says what it is to a date.

A text is cut into parts that alternate between gaps (even) and words or numbers (odd). Patterns are then written and
matched over the string of symbols, one a part, which is short, has few kinds of characters and needs no backtracking.
"""

from __future__ import annotations

import re
from itertools import repeat
from typing import Final

from newsqa.annotate.dates.words import CLASSES, EXACT

# "Nov. 4th," -> "", "Nov", ". ", "4th", ","
_WORD: Final = re.compile(r"([A-Za-z0-9]+)")

OTHER: Final = "x"  # whatever is in no class

# One line break is a space, two end a paragraph and with it every expression.
_SPACES: Final = (" ", "\n", "\r\n", "  ", "\t", "\u00a0", "\u2009", "\u202f", " \n", "\n ", "\u00a0 ", " \u00a0")
GAPS: Final[dict[str, tuple[str, ...]]] = {
    "SP": _SPACES,
    "HY": ("-", "\u2010", "\u2011", "\u2013"),
    "COMMA": (",", *(f",{space}" for space in _SPACES), *(f" ,{space}" for space in _SPACES)),
    "DOT": tuple(f".{space}" for space in _SPACES),
    "PT": (".",),
    "DOTCOMMA": (".,", *(f".,{space}" for space in _SPACES)),
    "AP": ("'", "\u2019"),
    "SPAP": (" '", " \u2019", " \u2018"),
    "APSP": ("' ", "\u2019 "),
    "SLASH": ("/",),
    "COLON": (":",),
    "PLUS": ("+",),
}

# Numbers by their shape: a day (1 to 31, 01 to 31), a year (1000 to 2999), or just a small number.
DAYS: Final = tuple(str(day) for day in range(1, 32)) + tuple(f"0{day}" for day in range(1, 10))
_SIXTY: Final = tuple(f"{number:02d}" for number in range(60))
NUMBERS: Final = {
    "DAY": DAYS,
    "NUMBER": (*(str(number) for number in range(1000) if not 1 <= number <= 31), *(f"{n:02d}" for n in (0,))),
    "ZEROES": tuple(f"{number:03d}" for number in range(100)),
    "YEAR": tuple(str(year) for year in range(1000, 3000)),
    # numbers with letters: 4th, 1980s, 80s, 8am, 30pm (of 10:30pm), Q3, 04T12 (of an ISO timestamp), 59Z, 000Z
    "DAYTH": tuple(
        f"{day}{suffix}" for day in range(1, 32) for suffix in ("st", "nd", "rd", "th", "ST", "ND", "RD", "TH")
    ),
    "DECADE": tuple(f"{year}s" for year in range(1000, 3000, 10)),
    "SHORTDECADE": tuple(f"{year}0s" for year in range(10)),
    "NUMBERAM": tuple(f"{number}{half}" for number in (*range(10), *_SIXTY) for half in ("am", "pm", "AM", "PM")),
    "QUARTERNAME": ("Q1", "Q2", "Q3", "Q4"),
    "HALFNAME": ("H1", "H2", "1H", "2H"),
    "FISCALNAME": (*(f"FY{year}" for year in range(1990, 2060)), *(f"FY{year:02d}" for year in range(60))),
    "FOURDIGITS": tuple(f"{hour:02d}{minute:02d}" for hour in range(10) for minute in range(60)),
    "DAYTHOUR": tuple(f"{day:02d}T{hour:02d}" for day in range(1, 40) for hour in range(100)),
    "ZULU": (*(f"{number}Z" for number in _SIXTY), *(f"{number:03d}Z" for number in range(1000))),
}

_POOL: Final = "".join(
    chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x78), *range(0x30, 0x3A), *range(0xC0, 0x180))
)
_NAMES: Final = (*GAPS, *NUMBERS, *EXACT, *CLASSES)
SYMBOLS: Final = dict(zip(_NAMES, _POOL, strict=False))  # class name -> its character


def _build() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in (GAPS, NUMBERS, EXACT):
        for name, forms in group.items():
            table.update(dict.fromkeys(forms, SYMBOLS[name]))
    for name, words in CLASSES.items():
        for word in words:
            table.update(dict.fromkeys((word, word.capitalize(), word.upper()), SYMBOLS[name]))
    return table


LEXICON: Final = _build()  # word, number or gap -> its symbol


def parts_of(text: str) -> list[str]:
    """The parts of a text, gaps at even and words or numbers at odd places; joined they are the text."""
    return _WORD.split(text)


def symbols_of(parts: list[str]) -> str:
    """One symbol a part."""
    return "".join(map(LEXICON.get, parts, repeat(OTHER)))


_NAME: Final = re.compile(r"\b[A-Z][A-Z]+\b")


def symbol_pattern(template: str) -> str:
    """A pattern over symbols, from a template in class names: "MONTH SP DAY" matches the symbols of "June 4".

    Blanks mean nothing; names joined by "/" are alternatives ("SP/HY"); names of groups are in lower case. Raises
    KeyError for a class that does not exist.
    """
    alternatives = re.sub(r"\b[A-Z]+(?:/[A-Z]+)+\b", lambda m: "[" + m.group().replace("/", " ") + "]", template)
    return _NAME.sub(lambda m: SYMBOLS[m.group()], alternatives).replace(" ", "")
