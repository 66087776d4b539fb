"""A feed made harmless for feedparser, whose time grows with the square of some elements: from bytes to bytes, and what
was changed."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

# feedparser looks for addresses in these, and compares each of these with all others of its entry.
_PEOPLE = rb"author|creator|publisher|contributor|managingEditor|webMaster|owner|name|email"
_TAGS = rb"category|subject|keywords"
_TAG = re.compile(
    rb"<(?P<end>/)?+(?P<name>(?:[\w.-]{1,60}+:)?(?:(?P<entry>item|entry)|(?P<people>"
    + _PEOPLE
    + rb")|(?P<tag>"
    + _TAGS
    + rb")))(?=[\s/>])",
    re.IGNORECASE,
)  # <item>, <dc:creator>, </category>
_LONGEST = 4096  # bytes between the tags of a person or a keyword
_MOST_TAGS = 500  # in one entry
_WORD = re.compile(rb"[!-~]{256}")  # a "word" in which looking for an address takes long
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,7}+)|([0-9]{1,7}+));")  # &#8217; &#xD83D;
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(<\?xml[^>]*+>)?")  # <?xml version="1.0" encoding="UTF-8"?>
_ROOT = re.compile(rb"<\w")


class Harmless(NamedTuple):
    """`data` is the feed to parse; `lines` are the line breaks cut from its start; `changes` say in words what is left
    out or altered in entries."""

    data: bytes
    lines: int
    changes: list[str]


def make_harmless(data: bytes) -> Harmless:
    """Cut what stands before the root but for the XML declaration, put U+FFFD for references to half a character, and
    rename the elements that feedparser would need too long for, so that it takes them as unknown ones."""
    opening = _DECLARATION.match(data)
    declaration = (opening[1] or b"") if opening else b""
    root = _ROOT.search(data)
    start = root.start() if root else 0
    lines = data.count(b"\n", 0, start) - declaration.count(b"\n")
    changes: list[str] = []
    body = _renamed(data[start:], changes)
    if b"&#" in body:
        body, halves = _without_halves(body)
        if halves:
            changes.append(f"{halves:,} references to half a character, such as &#xD800;, are read as U+FFFD")
    # feedparser would put a declaration, in a line of its own, where there is none
    return Harmless((declaration or b"<?xml version='1.0'?>") + body, lines, changes)


def _renamed(data: bytes, changes: list[str]) -> bytes:
    pieces: list[bytes] = []
    kept_to = tags = count = 0
    to_close: Counter[bytes] = Counter()  # renamed elements whose end tags are to come
    for match in _TAG.finditer(data):
        name = match["name"]
        if match["entry"]:
            tags = 0
            continue
        if match["end"]:
            if not to_close[name]:
                continue
            to_close[name] -= 1
        else:
            tags += match["tag"] is not None
            rest = data[match.end() : match.end() + _LONGEST]
            is_empty = rest[: rest.find(b">")].endswith(b"/")
            if tags <= _MOST_TAGS and (is_empty or _is_short(rest, name, match["people"] is not None)):
                continue
            count += 1
            to_close[name] += not is_empty
        pieces += [data[kept_to : match.end()], b"-too-long"]
        kept_to = match.end()
    if count:
        changes.append(f"{count:,} elements with names or keywords are too long or too many to be read")
    return b"".join([*pieces, data[kept_to:]])


def _is_short(rest: bytes, name: bytes, is_person: bool) -> bool:
    end = rest.find(b"</" + name)
    return end >= 0 and not (is_person and _WORD.search(rest[:end]))


def _without_halves(data: bytes) -> tuple[bytes, int]:
    halves = 0

    def whole(match: re.Match[bytes]) -> bytes:
        nonlocal halves
        number = int(match[1], 16) if match[1] else int(match[2])
        if not 0xD800 <= number <= 0xDFFF:
            return match[0]
        halves += 1
        return b"&#xFFFD;"

    return _REFERENCE.sub(whole, data), halves
