"""Many lines of JSON at once: from a block of lines to an Arrow table, where all of them are plain and sound.

Arrow's own reader is twice as fast as any that makes Python objects, but it reads a block or it does not: where a line
is broken, a key stands twice, a field holds values of two kinds or one that was not there before, the answer is None,
and the lines are read one by one.

Where only some fields are wanted, it passes over the others in half the time. It then reads more than any other reader
does, so that a block is looked at before: a record that is a reject must not be read, whatever its other fields hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.json as arrow_json

from newsqa.articles.readers.encodings.utf8 import is_utf8

MOST_FIELDS = 500
# Far fewer than the levels at which the first of the other readers gives up.
MOST_BRACKETS = 250
# Python reads numbers of no more digits (`sys.get_int_max_str_digits`), and every one of these has some at each place
# that is looked at.
MOST_DIGITS, DIGITS_STEP = 4300, 256
_MANY_DIGITS = re.compile(rb"[0-9]{%d}" % (MOST_DIGITS // DIGITS_STEP - 1))
_PLAIN: Mapping[type, pa.DataType] = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
# Each begins with letters that are searched for as fast as may be; both in one would be slower.
_INF, _MINUS_NAN = re.compile(rb"Inf(?![a-z])"), re.compile(rb"-NaN")


def schema_of(records: Iterable[Mapping[str, Any]], before: pa.Schema | None = None) -> pa.Schema | None:
    """The types of the fields in these records and in the schema `before`; None when they are not plain: texts, whole
    numbers, true or false, and lists of texts, one of these in each field."""
    types: dict[str, pa.DataType | None] = {field.name: field.type for field in before or ()}
    for record in records:
        for name, value in record.items():
            if value is None:
                types.setdefault(name, None)
                continue
            kind = _type_of(value)
            if kind is None or types.setdefault(name, kind) not in (kind, None):
                return None
            types[name] = kind
    if not types or len(types) > MOST_FIELDS or any("\0" in name for name in types):
        return None
    # nothing is known of a field that is null everywhere; should it turn out to hold no texts, the block is not read
    return pa.schema([(name, kind or pa.string()) for name, kind in types.items()])


def _objects_begin(block: bytes) -> npt.NDArray[np.intp] | None:
    """Where the lines of the block begin, if each begins with a bracket. To Arrow a line break is white space like any
    other; where all lines begin an object, and no field holds one, none can hold the half of one, nor two make up for
    one that is blank."""
    array = np.frombuffer(block, np.uint8)
    begins = np.flatnonzero(array == ord("\n")) + 1
    if len(begins) and begins[-1] == len(block):
        begins = begins[:-1]
    if not block.startswith(b"{") or not (array[begins] == ord("{")).all():
        return None
    return np.concatenate(([0], begins))


def _can_be_passed_over(block: bytes, begins: npt.NDArray[np.intp]) -> bool:
    """Whether in lines that begin at these places nothing can be that Arrow passes over and other readers refuse."""
    array = np.frombuffer(block, np.uint8)
    before = array[begins[1:] - 2]
    if (before == ord("\r")).any():
        before = np.where(before == ord("\r"), array[begins[1:] - 3], before)
    return bool(
        (before == ord("}")).all()  # else a line may begin with an object that is in another
        and _has_few_brackets(array, begins)
        and not _MANY_DIGITS.search(block[::DIGITS_STEP])
        and not _has_strange_number(block)
        and is_utf8(pa.py_buffer(block))
    )


def _has_few_brackets(array: npt.NDArray[np.uint8], begins: npt.NDArray[np.intp]) -> bool:
    """Whether no line can hold values nested deeply. Brackets in texts count too."""
    is_bracket = (array | 0x20) == ord("{")  # and "[", which differs in that bit alone
    if np.count_nonzero(is_bracket) <= len(begins) + MOST_BRACKETS:
        return True
    counts = np.diff(np.searchsorted(np.flatnonzero(is_bracket), [*begins.tolist(), len(array)]))
    return bool(counts.max() <= MOST_BRACKETS)


def _has_strange_number(block: bytes) -> bool:
    """Whether -NaN or Inf may stand in it, which Arrow alone takes for numbers: nobody writes them but NaN and
    Infinity. What texts hold is looked at too."""
    return bool(_INF.search(block) or _MINUS_NAN.search(block))


def _has_nul(column: pa.ChunkedArray) -> bool:
    """Whether there is a NUL character in texts or lists of texts: looked for when the escapes are undone, it is one
    byte and not six."""
    for chunk in column.chunks:
        texts = chunk.values if pa.types.is_list(chunk.type) else chunk
        data = texts.buffers()[2] if pa.types.is_string(texts.type) else None
        if data is not None and np.count_nonzero(np.frombuffer(data, np.uint8)) != data.size:
            return True
    return False


def _type_of(value: Any) -> pa.DataType | None:
    if type(value) is list:
        return pa.list_(pa.string()) if all(item is None or type(item) is str for item in value) else None
    if type(value) is int and not -(2**63) <= value < 2**63:
        return None
    return _PLAIN.get(type(value))


def read_block(block: bytes, schema: pa.Schema, only: bool = False) -> pa.Table | None:
    """The objects in a block of lines, one each, as a table with the columns of the schema; else None. `only` these are
    wanted: there may be other fields."""
    begins = _objects_begin(block)
    if begins is None or (only and not _can_be_passed_over(block, begins)):
        return None
    try:
        table = arrow_json.read_json(
            pa.BufferReader(block),
            read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(block) + 1),
            parse_options=arrow_json.ParseOptions(
                explicit_schema=schema, unexpected_field_behavior="ignore" if only else "error"
            ),
        )
        if len(table) != len(begins) or any(map(_has_nul, table.columns)):
            return None  # several objects in a line; a NUL character must be remarked
        table.validate(full=True)  # Arrow does not look whether texts are UTF-8 while it reads
    except pa.ArrowInvalid:
        return None
    return table
