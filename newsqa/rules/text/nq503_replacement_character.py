r"""A character was lost, and a mark stands in its place.

What it finds
    U+FFFD, which decoders write for bytes that they cannot read; U+FFFC, which stands for a picture; "?" for an
    apostrophe or a letter inside a word ("don?t", "M?nchen"); and three words and more in a row that are nothing but
    "?". In title, summary, body and the names of authors.

Why it matters
    What was there is gone: a name is another name, and nobody knows whether the source still has it.

Bad
    The party?s leader said he didn?t know.
    ---
    file: articles.jsonl

    {"id": "1", "text": "Guant\ufffdnamo is on Cuba."}

Good
    Who said so? "You?" he asked. "Really?!"
    ---
    See https://example.org/watch?t=1 and example.org/?s=mayor, or is it a/b?c?

Options
    None.

Limits
    A "?" in place of a quotation mark or a dash looks like a question and is not found. A letter behind a "?" is a new
    question where the space is lost ("why?because"): letters are missed only behind the first one or two of a word, but
    for the endings of "don’t", "they’re" and the like. Of a field the first three places are findings; the details say
    how many there are.
    99 of 100 findings in US newspapers were right by an editor's reading; the wrong one was a stray "?" in a word that
    lacks nothing. Twelve other datasets have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_SIEVE = r"[\x{FFFC}\x{FFFD}]|\p{L}\?\p{L}|\?{3} \?{2}"
# "don?t", "party?s", "they?re"
_ENDING = r"[^\W\d_]+\?(?:s|t|re|ve|ll|d|m)\b"
_LOST = re.compile(
    "(?P<mark>[\ufffc\ufffd]+)"
    rf"|(?P<apostrophe>\b{_ENDING}|\bO\?[A-Z][a-z]+(?:\?s)?)"
    r"|(?P<letter>\b[^\W\d_]+\?[^\W\d_]+\b)"
    r"|(?P<words>(?<!\?)\?{3,}(?: \?{2,}){2,})"
)
_QUESTION = re.compile(r"(?i)(?:i|it|me|us|so|no|is|do|go|to|in|on|up|he|we|or)\?")
_LOAD_AGAIN = "load the source again in its own encoding; this text does not tell which character it was"
_PUT_BACK = "put the apostrophe back, or load the source again in its own encoding"
_TAKE_OUT = "take it out where the text is loaded"
_TOKEN_OF_URL = re.compile(r"[/=&@#]|\.\w|www")


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    return [_place(lost) for lost in _LOST.finditer(text) if _is_lost(lost, text)]


def _is_lost(lost: re.Match[str], text: str) -> bool:
    if lost["mark"] or lost["words"]:
        return True
    if _TOKEN_OF_URL.search(_token(text, lost.start(), lost.end())):
        return False
    if lost["apostrophe"]:
        return True
    left, _, right = lost.group().partition("?")
    # "M?nchen", "Le?n"; "want to go?yes" has two words
    return right.islower() and len(left) <= 2 and not left[1:].isupper() and not _QUESTION.match(lost.group())


def _token(text: str, start: int, end: int) -> str:
    """What stands around without a space, up to 100 characters to each side."""
    before, after = text[max(0, start - 100) : start], text[end : end + 100]
    return "".join([*before.split(" ")[-1:], text[start:end], *after.split(" ")[:1]])


def _place(lost: re.Match[str]) -> Place:
    words = shown(lost.group())
    if lost["mark"]:
        what = "a picture or another object" if lost.group()[0] == "\ufffc" else "a character that could not be read"
        message = f"a replacement character stands for {what}"
        way_out = _TAKE_OUT if lost.group()[0] == "\ufffc" else _LOAD_AGAIN
    elif lost["apostrophe"]:
        message, way_out = f'"?" stands for an apostrophe in "{words}"', _PUT_BACK
    else:
        message, way_out = f'"?" stands for letters in "{words}"', _LOAD_AGAIN
    return Place(lost.start(), lost.end(), message, way_out)


RULE = Rule("NQ503", "replacement-character", "warning", reads="articles", find=find)
