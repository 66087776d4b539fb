"""One JSON object from its bytes: the record with remarks on its damage, or the reason why there is none."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import orjson

from newsqa.articles.readers.encodings.recovery import (
    UTF8_MARK,
    first_bad_byte,
    recover_texts,
    undecodable,
    what_was_read,
)
from newsqa.articles.readers.encodings.stray_bytes import STRAY
from newsqa.articles.readers.record import Item, Record, Reject, Remark, raw_text

_KEY_WITH_SPACE = re.compile(rb'"[ \t\r\n]+:')  # "title" :
_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\\0")  # a backslash before a NUL byte: no escape of JSON
_NAMED = 5  # repeated keys and fields that a remark names
_SHOWN = 60  # characters of a value in a remark


class Repeated(NamedTuple):
    """A key that stands more than once in one object, with its first and its last value."""

    key: str
    first: Any
    last: Any


def read_object_items(
    data: bytes,
    row: int,
    offset: int = 0,
    file_offset: int | None = None,
    line: int | None = None,
    likely: str | None = None,
) -> list[Item]:
    """The record in these bytes after remarks on it, or a reject.

    What is no JSON object, holds half a character or bytes that cannot be told is a reject. NaN and Infinity, which
    Python writes and JSON does not know, are read. A byte-order mark, NUL characters, keys that stand twice and bytes
    that are surely cp1252 are remarked on. `offset` is added to places in the record that a reason names;
    `file_offset` is where the data begin in the file, `line` the line there; `likely` is the encoding of the file.
    """
    items: list[Item] = []
    if data.startswith(UTF8_MARK):
        reason = "the bytes EF BB BF (U+FEFF) stand before the record"
        items.append(Remark(row, reason, raw_text(data), "byte-order-mark"))
        data, offset = data[3:], offset + 3
        file_offset = None if file_offset is None else file_offset + 3
    inner = data.strip(b"\0 \t\r\n")
    if count := data.count(b"\0") - inner.count(b"\0"):
        if not inner:
            reason = f"nothing but {count:,} NUL bytes, as a machine leaves that went down while it wrote"
            return [*items, Reject(row, reason, raw_text(data))]
        items.append(Remark(row, f"{count:,} NUL bytes stand around it", raw_text(data), "nul-byte"))
        skipped = data.index(inner)
        data, offset = inner, offset + skipped
        file_offset = None if file_offset is None else file_offset + skipped
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return [*items, *_read_leniently(_Bytes(data, row, offset, file_offset, line, likely))]
    return [*items, *items_of(value, data, row)]


def items_of(value: Any, data: bytes, row: int) -> Iterator[Item]:
    """The same for data whose value orjson has read."""
    try:
        repeated = _repeated_keys(data, value)
    except RecursionError:
        yield _too_deep(data, row)
        return
    yield from _record(value, data, row, repeated, may_hold_nul=b"\\u0000" in data)


class _Bytes(NamedTuple):
    """A record that orjson refuses, and where it stands; as in `read_object_items`."""

    data: bytes
    row: int
    offset: int
    file_offset: int | None
    line: int | None
    likely: str | None

    def reject_undecodable(self) -> Reject:
        reason = undecodable(self.data, self.likely, self.offset, self.file_offset, self.line)
        return Reject(self.row, reason, raw_text(self.data), "undecodable-bytes")

    def reject_broken(self, error: json.JSONDecodeError) -> Reject:
        what = error.msg.removesuffix(" at")  # "Unterminated string starting at"
        where = "" if self.file_offset is None else f" of the element that begins at byte {self.file_offset:,}"
        reason = f"broken JSON: {what} at character {error.pos + self.offset:,}{where}"
        return Reject(self.row, reason, raw_text(self.data))


def _read_leniently(record: _Bytes) -> list[Item]:
    """Read what orjson refuses: NaN and NUL bytes are fine, stray bytes may be, anything else is broken JSON."""
    data = record.data
    remarks: list[Item] = []
    text = data.rstrip(b"\r\n").decode("utf-8", "surrogateescape")
    strays = len(STRAY.findall(text))
    try:
        value, repeated = _parse(text)
        if strays:
            before = list(_texts(value))
            after = recover_texts(before, record.likely)
            # a stray byte outside of the strings, or one that an escape imitates, makes the numbers differ
            if after is None or sum(len(STRAY.findall(part)) for part in before) != strays:
                return [record.reject_undecodable()]
            value = _with_texts(value, iter(after))
            where = first_bad_byte(data, record.offset, record.file_offset, record.line)
            reason = f"{where}; {what_was_read(before, after)}"
            remarks.append(Remark(record.row, reason, raw_text(data), "undecodable-bytes"))
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        return [record.reject_undecodable() if strays else record.reject_broken(error)]
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        reason = f"half a character: the lone surrogate {half} cannot be stored as text"
        return [Reject(record.row, reason, raw_text(data), "undecodable-bytes")]
    except RecursionError:
        return [_too_deep(data, record.row)]
    except ValueError as error:  # a number with thousands of digits
        return [Reject(record.row, f"broken JSON: {error}", raw_text(data))]
    return [*remarks, *_record(value, data, record.row, repeated, may_hold_nul=True)]


def _parse(text: str) -> tuple[Any, list[Repeated]]:
    """The value, with NUL bytes in its strings, and the keys that stand twice in one of its objects."""
    repeated: list[Repeated] = []

    def make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            times = Counter(key for key, _ in pairs)
            first = dict(reversed(pairs))
            repeated.extend(Repeated(key, first[key], made[key]) for key, count in times.items() if count > 1)
        return made

    if "\0" in text and not _ESCAPED_NUL.search(text):
        text = text.replace("\0", "\\u0000")  # outside of strings that is as wrong as the byte
    return json.loads(text, object_pairs_hook=make_object), repeated


def _record(value: Any, data: bytes, row: int, repeated: list[Repeated], may_hold_nul: bool) -> Iterator[Item]:
    """The record of a value, after remarks on keys that stand twice and NUL characters; a reject if it is no object."""
    if not isinstance(value, dict):
        yield Reject(row, f"expected a JSON object, found {describe(value)}", raw_text(data), "not-an-object")
        return
    if repeated:
        named = "; ".join(_said(one) for one in repeated[:_NAMED])
        more = f"; {len(repeated) - _NAMED:,} more keys stand twice" if len(repeated) > _NAMED else ""
        yield Remark(row, f"{named}{more}", raw_text(data), "duplicate-key")
    if may_hold_nul:
        counts = {name: sum(text.count("\0") for text in _texts([name, inner])) for name, inner in value.items()}
        if total := sum(counts.values()):
            fields = ", ".join([f'"{name}"' for name, count in counts.items() if count][:_NAMED])
            yield Remark(row, f"{total:,} in {fields}".replace("\0", ""), raw_text(data), "nul-byte")
    yield Record(row, value, len(data))


def _said(one: Repeated) -> str:
    values = [json.dumps(value, ensure_ascii=False) for value in (one.first, one.last)]
    if values[0] == values[1]:
        return f'the key "{one.key}" stands twice in one object, with the same value'
    first, last = (value if len(value) <= _SHOWN else value[:_SHOWN] + "…" for value in values)
    return f'the key "{one.key}" stands twice in one object: {first}, then {last}; the last one is kept'


def _repeated_keys(data: bytes, value: Any) -> list[Repeated]:
    """The keys that stand twice in one object of this value. Raises RecursionError where it is nested too deeply."""
    if count_keys(data) == keys_in([value]):
        return []
    return _parse(data.decode("utf-8"))[1]


def count_keys(data: bytes) -> int:
    """How many keys JSON data have at most: the places where a quotation mark and a colon follow each other. A text may
    hold such places too, but always after a backslash."""
    return data.count(b'":') + len(_KEY_WITH_SPACE.findall(data))


def keys_in(values: Iterable[Any]) -> int:
    """How many keys all the objects in some JSON values have. Fewer than `count_keys` says: a key may stand twice."""
    count = 0
    waiting = [value for value in values if type(value) in (dict, list)]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            count += len(value)
            value = value.values()
        waiting += [inner for inner in value if type(inner) in (dict, list)]
    return count


def _texts(value: Any) -> Iterator[str]:
    """All strings in a JSON value, keys among them, in order. Raises RecursionError where it is nested too deeply."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)


def _with_texts(value: Any, texts: Iterator[str]) -> Any:
    """The value with its strings, in the order of `_texts`, replaced."""
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, list):
        return [_with_texts(inner, texts) for inner in value]
    if isinstance(value, dict):
        return {next(texts): _with_texts(inner, texts) for inner in value.values()}
    return value


def _too_deep(data: bytes, row: int) -> Reject:
    return Reject(row, "broken JSON: nested too deeply", raw_text(data))


def describe(value: object) -> str:
    """What kind of JSON value this is, in words: `a list`, `a bare string`, ..."""
    kinds = {list: "a list", str: "a bare string", bool: "a bare true or false", type(None): "null"}
    return kinds.get(type(value), "a bare number")
