"""Records that a stray quotation mark swallowed: lines in a quoted field that are records of their own."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal

from newsqa.articles.readers.csv.layout import Layout

# Of a record that cannot be read, how many lines must look like records before its first is taken for one.
LINES_LOOKED_AT = 100
# With fewer columns than this, text that happens to hold as many delimiters is common.
_FEW_COLUMNS = 4

Verdict = Literal["swallowed", "doubtful"] | None


def may_be_swallowed(first: int, second: int, last: int, layout: Layout) -> bool:
    """Whether a look at `verdict` is worth it: the first, second and last line of a record with so many delimiters."""
    least = len(layout.names) - 1
    return least > 0 and first >= least and second >= least and last >= least


def verdict(lines: Sequence[bytes], layout: Layout) -> Verdict:
    """Whether the lines of one record are records of their own: each has the right number of fields, and values of the
    kinds that the columns hold. "doubtful": only the number speaks for it."""
    delimiter = layout.dialect.delimiter.encode()
    counts = (lines[0].count(delimiter), lines[1].count(delimiter), lines[-1].count(delimiter))
    if not may_be_swallowed(*counts, layout):
        return None
    width = len(layout.names)
    rows = [fields_of_line(line.decode("utf-8", "replace"), layout) for line in lines]
    if any(len(row) != width for row in rows):
        return None
    if layout.dialect.delimiter == "\t":  # prose has no tabs
        return "swallowed"
    shaped = sum(shape is not None for shape in layout.shapes)
    if not shaped:
        return "doubtful" if width >= _FEW_COLUMNS else None
    if not all(fits(row, layout) for row in rows):
        return None
    return "swallowed" if width > 2 or shaped == width else None


def looks_like_record(line: bytes, layout: Layout) -> bool:
    """Whether a line is a record by itself, by the number and the kinds of its values."""
    row = fields_of_line(line.decode("utf-8", "replace"), layout)
    if len(row) != len(layout.names) or len(row) < 2:
        return False
    return layout.dialect.delimiter == "\t" or (len(row) > 2 and fits(row, layout))


def fits(row: Sequence[str], layout: Layout) -> bool:
    """Whether the values are of the kinds that their columns hold, and at least one is there to show it."""
    pairs = [(shape, value) for shape, value in zip(layout.shapes, row, strict=False) if shape is not None and value]
    return bool(pairs) and all(shape.fullmatch(value) for shape, value in pairs)


def fields_of_line(line: str, layout: Layout) -> list[str]:
    """The fields of a single line. A quotation mark that does not open and close a field is a character."""
    delimiter, mark = layout.dialect.delimiter, layout.dialect.quote
    line = line.rstrip("\r\n")
    if not mark or mark not in line:
        return line.split(delimiter)
    fields = []
    for quoted, plain in _field(delimiter, mark).findall(delimiter + line):
        fields.append(quoted.replace(mark + mark, mark) if quoted else plain)
    return fields


@functools.cache
def _field(delimiter: str, mark: str) -> re.Pattern[str]:
    """A delimiter with the field after it: `,"a ""b"" c"` gives `a ""b"" c` and nothing, `,"a` nothing and `"a`.

    Linear: a quoted field is tried up to its first single mark, and what it fails at ends the trial.
    """
    d, m = re.escape(delimiter), re.escape(mark)
    return re.compile(rf"{d}(?:{m}((?:[^{m}]|{m}{m})*+){m}(?={d}|\Z)|([^{d}]*+))")
