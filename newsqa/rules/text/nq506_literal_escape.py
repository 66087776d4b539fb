r"""An escape of a programming language stands in the text in place of its character.

What it finds
    "\n", "\u2019", "\xe9", "\"" and the like, spelled out; and a lone "\" where a line break or a quotation mark was
    ("a second\team of rocketeers"). In title, summary and body.

Why it matters
    Words grow together ("second\team"), quotations are not seen, and paragraphs are lost. The text was written as JSON
    or CSV once more often than it was read.

Bad
    The council met.\nIt voted \u201cyes\u201d.
    ---
    A second\team of rocketeers is competing for \"the prize\".

Good
    He opened C:\Windows\new folder and \\server\share, then shrugged ¯\_(ツ)_/¯.

Options
    None.

Limits
    Paths of Windows, its registry and shares, regular expressions and the shrug are left alone; a "\" in other code is
    found. Which of "\t" is a tab and which a lost line break before a "t" only the source knows. Of a field the first
    three places are findings; the details say how many there are.
    100 of 100 findings in four datasets (an index of the web, US newspapers, statements, examples of an agency format)
    were right by an editor's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_SIEVE = r"\\"
_ESCAPE = re.compile(
    r"(?P<code>\\+u[0-9A-Fa-f]{4}|\\+x[0-9A-Fa-f]{2}(?![0-9A-Za-z]))"  # "\u2019", "\xe9"
    r"|(?P<quote>\\+[\"'/$])"  # "\$9 million"
    r"|(?P<line>(?:\\+[nrt](?![a-z]))+)"  # "\n\nThe", "\r\n"
    r"|(?P<lone>\\+)"
)
# C:\Windows\new, \\server\share, HKEY_LOCAL_MACHINE\Software, %AppData%\x, ¯\_(ツ)_/¯, \d+, \b(
_CODE = re.compile(
    r"[A-Za-z]:\\|^\W?\\\\[\w.-]+\\|HKEY_|HKLM|HKCU|%\\|\\_|¯|\\[dwsbDWSB][+*\b(\\]|\\\.|\.\w{2,4}\\|\\\w+\.\w{2,4}\b"
)


_NAMES = {'"': "a quotation mark", "'": "an apostrophe"}


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places)


def _places(text: str) -> list[Place]:
    return [_place(escape) for escape in _ESCAPE.finditer(text) if not _CODE.search(_token(text, escape))]


def _token(text: str, escape: re.Match[str]) -> str:
    """What stands around without a space, up to 100 characters to each side."""
    before, after = text[max(0, escape.start() - 100) : escape.start()], text[escape.end() : escape.end() + 100]
    return re.split(r"\s", before)[-1] + escape.group() + re.split(r"\s", after)[0]


def _place(escape: re.Match[str]) -> Place:
    words = shown(escape.group(), 20)
    if escape["code"]:
        character = chr(int(escape["code"].lstrip("\\")[1:], 16))
        meant = f'"{shown(character)}"' if 0x20 < ord(character) < 0xD800 or ord(character) > 0xDFFF else "a character"
    elif escape["quote"]:
        meant = _NAMES.get(words[-1], f"{words[-1]} alone")
    elif escape["line"]:
        meant = "a tab" if words.strip("\\") == "t" else "a line break"
    else:
        return Place(
            escape.start(),
            escape.end(),
            f'a stray "{words}" stands in the text, perhaps in place of a line break',
            "read the source again with its own rules of escaping (escapechar of CSV), or put in a space",
        )
    way_out = "take the backslash out" if words[-1] in "$'" else "read the text as JSON once more"
    return Place(escape.start(), escape.end(), f'the escape "{words}" stands for {meant}', way_out)


RULE = Rule("NQ506", "literal-escape", "warning", reads="articles", find=find)
