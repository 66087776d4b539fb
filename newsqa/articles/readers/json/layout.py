"""How a JSON file holds its articles, told from its start: an array, an array in an envelope, columns, one object after
the other, or a single object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import orjson

from newsqa.articles.field_names import COLUMN_OF, plain_name
from newsqa.articles.readers.encodings.recovery import UTF8_MARK

Layout = Literal["array", "envelope", "columns", "objects", "object"]

# A whole string ("a \" b"), the start of one that the data cut off, a bracket, or a comma. The repeats are possessive,
# or the regular expression engine would keep a place to return to for each of a million backslashes.
TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[\[\]{},]', re.DOTALL)
_SPACE = re.compile(rb"[ \t\r\n]*+")
_SCALAR = re.compile(rb"[^\s,\[\]{}\":]++")  # 12, true, null
_NUMBER = re.compile(r"\d+")  # the keys that pandas gives to rows: "0", "1"
DEEPEST = 3  # objects around the array

# Keys under which people put a list of articles.
_LISTS = frozenset(
    "articles data items results docs documents news entries stories posts records rows hits feed content".split()
)
# Keys under which a JSON Schema declares fields.
_DECLARING = frozenset({"properties", "patternProperties", "$defs", "definitions"})
# A list of these is never one article's.
_COLUMNS = frozenset({"title", "url", "published", "article_id", "summary", "label", "language", "outlet"})


class Envelope(NamedTuple):
    """An object with an array of articles in it: the keys on the way to the array, where the array begins, the other
    keys that stand before or, as far as the start shows, behind it, and the names of the first article's fields."""

    path: tuple[str, ...]
    at: int
    others: tuple[str, ...]
    names: frozenset[str] = frozenset()


class _Member(NamedTuple):
    """A member of an object: its key, where its value begins, and the value's first character and that of its own first
    value (of `[{` for instance)."""

    key: str
    at: int
    opens: bytes
    inner: bytes


def json_layout(start: bytes, is_whole: bool) -> Layout:
    """The layout of a file from its start, which may be all of it."""
    text = start.removeprefix(UTF8_MARK)
    at = _after_space(text, 0)
    if text[at : at + 1] != b"{":
        return "array" if text[at : at + 1] == b"[" else "object"
    if find_envelope(start) is not None:
        return "envelope"
    if _looks_like_columns(text, at, is_whole):
        return "columns"
    end = _skip(text, at)
    if end is not None and text[_after_space(text, end) :][:1] == b"{":
        return "objects"
    return "object"


def is_json_schema(start: bytes) -> bool:
    """Whether the object that the file begins with is a JSON Schema: it names the dialect, declares fields, and has no
    text and no list of articles. An article and an envelope may name the schema that they keep to, too."""
    text = start.removeprefix(UTF8_MARK)
    at = _after_space(text, 0)
    if text[at : at + 1] != b"{" or b'"$schema"' not in text:
        return False
    members = list(_members(text, at))
    declares = any(member.key in _DECLARING and member.opens == b"{" for member in members)
    has_text = any(_column(member) == "body" and member.opens == b'"' for member in members)
    has_list = any(member.inner == b"{" and plain_name(member.key) in _LISTS - {"items"} for member in members)
    return declares and not (has_text or has_list) and any(member.key == "$schema" for member in members)


def find_envelope(start: bytes) -> Envelope | None:
    """The envelope that the file begins with, with places counted from the start of the file."""
    skipped = len(start) - len(text := start.removeprefix(UTF8_MARK))
    at = _after_space(text, 0)
    found = _find(text, at, DEEPEST) if text[at : at + 1] == b"{" else None
    return found._replace(at=found.at + skipped) if found else None


def _find(start: bytes, at: int, depth: int) -> Envelope | None:
    """The array in the object that begins at `at`. An object with the text of an article is an article."""
    members = list(_members(start, at))
    found: list[tuple[int, Envelope]] = []
    for member in members:
        is_list = plain_name(member.key) in _LISTS
        column = _column(member)
        if column == "body" and member.opens == b'"':
            return None
        if member.opens == b"[" and member.inner == b"{":
            if is_list or _is_article(start, member.at):
                found.append((0 if is_list else 2, Envelope((member.key,), member.at, ())))
        elif member.opens == b"[" and member.inner == b"]" and is_list:
            found.append((3, Envelope((member.key,), member.at, ())))
        elif member.opens == b"{" and depth > 1 and (inner := _find(start, member.at, depth - 1)):
            found.append((1, inner._replace(path=(member.key, *inner.path))))
    if not found:
        return None
    rank, best = min(found, key=lambda one: one[0])
    if rank == 2 and any(_column(member) == "title" for member in members):
        return None  # an article with a list of others, such as "related"
    others = tuple(member.key for member in members if member.key != best.path[0])
    names = frozenset(member.key for member in _first_object(start, best.at))
    return best._replace(others=(*others, *best.others), names=names)


def _column(member: _Member) -> str:
    """The article column that the key of a member names, or nothing."""
    return COLUMN_OF.get(plain_name(member.key), ("", 0))[0]


def _is_article(start: bytes, at: int) -> bool:
    """Whether the first object of the array that begins at `at` looks like an article."""
    columns = {_column(member) for member in _first_object(start, at)}
    return "body" in columns or ("title" in columns and bool(columns & {"url", "published", "summary"}))


def _first_object(start: bytes, at: int) -> Iterator[_Member]:
    """The members of the first object of the array that begins at `at`."""
    first = _after_space(start, at + 1)
    return _members(start, first) if start[first : first + 1] == b"{" else iter(())


def _looks_like_columns(start: bytes, at: int, is_whole: bool) -> bool:
    """Whether all members seen are lists, or objects whose keys are row numbers, and one is a column of articles."""
    members = list(_members(start, at))
    columns = {_column(member) for member in members}
    known = columns & (_COLUMNS if is_whole or len(members) > 1 else {*_COLUMNS, "body"})
    return bool(known) and all(map(_is_column, [start] * len(members), members))


def _is_column(start: bytes, member: _Member) -> bool:
    if member.opens == b"[":
        return member.inner != b"{"
    if member.opens != b"{":
        return False
    first = next(_members(start, member.at), None)
    return first is not None and bool(_NUMBER.fullmatch(first.key))


def _members(start: bytes, at: int) -> Iterator[_Member]:
    """The members of the object that begins at `at`, as far as the data go."""
    at = _after_space(start, at + 1)
    while (key := TOKEN.match(start, at)) and key[1] == b'"':
        at = _after_space(start, key.end())
        if start[at : at + 1] != b":":
            return
        at = _after_space(start, at + 1)
        opens = start[at : at + 1]
        inner = _after_space(start, at + 1)
        try:
            name = orjson.loads(key[0])
        except orjson.JSONDecodeError:
            return
        if opens:
            yield _Member(name, at, opens, start[inner : inner + 1])
        end = _skip(start, at)
        if end is None:
            return
        at = _after_space(start, end)
        if start[at : at + 1] != b",":
            return
        at = _after_space(start, at + 1)


def _skip(start: bytes, at: int) -> int | None:
    """Where the value that begins at `at` ends; None when the data end before."""
    if start[at : at + 1] not in (b"{", b"[", b'"'):
        scalar = _SCALAR.match(start, at)
        return scalar.end() if scalar and scalar.end() < len(start) else None
    depth = 0
    for token in TOKEN.finditer(start, at):
        if token[1] == b"":
            return None
        depth += (token[0] in (b"[", b"{")) - (token[0] in (b"]", b"}"))
        if depth == 0:
            return token.end()
    return None


def _after_space(start: bytes, at: int) -> int:
    space = _SPACE.match(start, at)
    return space.end() if space else at
