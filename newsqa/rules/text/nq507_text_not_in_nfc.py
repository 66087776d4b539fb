r"""A text is not in Unicode's composed form (NFC).

What it finds
    Words that are written with characters that Unicode composes into others: "e" and a combining accent for "é", the
    sign for ångström for "Å". In title, summary, body and the names of authors.

Why it matters
    "é" and "é" look the same and are not: a search for the one misses the other, a name counts as two, and duplicates
    are not seen.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The cafe\u0301 in Ha\u0300 N\u00f4\u0323i is open."}

Good
    The café in Hà Nội is open.

Options
    None.

Limits
    Some letters of Hindi and Hebrew have no composed form: there NFC is the longer one, and a character that composes
    them is found. Of a field the first three words are findings; the details say how many there are.
    All of 11 findings in US newspapers were right by an editor's reading; twelve other datasets have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, code_point, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# combining marks, jamo of Korean, and characters that NFC writes as others; no text without one of them can be amiss
_SIEVE = (
    r"[\p{M}\x{0340}-\x{037E}\x{0387}\x{1100}-\x{11FF}\x{1F71}-\x{1FFD}\x{2000}\x{2001}\x{2126}\x{212A}\x{212B}"
    r"\x{2329}\x{232A}\x{F900}-\x{FAFF}\x{FB1D}-\x{FB4E}\x{1D15E}-\x{1D1C0}\x{2F800}-\x{2FA1D}]|[\x{0958}-\x{095F}]"
)
_WORD = re.compile(r"\S+|[\u2000\u2001]")


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    if unicodedata.is_normalized("NFC", text):
        return []
    return [
        _place(word)
        for word in _WORD.finditer(text)
        if not word.group().isascii() and not unicodedata.is_normalized("NFC", word.group())
    ]


def _place(word: re.Match[str]) -> Place:
    words, composed = word.group(), unicodedata.normalize("NFC", word.group())
    others = sorted({code_point(c) for c in words if not c.isascii()} - {code_point(c) for c in composed})
    return Place(
        word.start(),
        word.end(),
        f'"{shown(words)}" is not in composed form (NFC): it has {", ".join(others[:5]) or "marks in another order"}',
        'normalise the text to NFC where it is loaded: unicodedata.normalize("NFC", text)',
        {"characters": others[:10]},
    )


RULE = Rule("NQ507", "text-not-in-nfc", "info", reads="articles", find=find)
