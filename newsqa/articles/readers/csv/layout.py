"""All that is settled about a delimited file before its records are read; the same for every way of reading them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from newsqa.articles.readers.csv.columns import Shapes
from newsqa.articles.readers.csv.dialect import Dialect
from newsqa.articles.readers.record import MAX_RECORD_BYTES

# A line that is no UTF-8 as text, or None when that cannot be made out.
DecodeLine = Callable[[bytes], str | None]


@dataclass(frozen=True)
class Layout:
    """`names` are the fields, unique; `header` the header as it stands in the file, None where there is none.

    `only` are the fields that are wanted, None for all: records that are read in blocks may lack the others.

    Bounds: bytes and lines of a record; `reread`: bytes that may be read again after faults for each byte read once,
    and `reread_at_first` on top, beyond which whole stretches are rejected line by line.
    """

    dialect: Dialect
    names: tuple[str, ...]
    header: tuple[str, ...] | None = None
    shapes: Shapes = ()
    decode_line: DecodeLine | None = None
    only: Collection[str] | None = None
    max_bytes: int = MAX_RECORD_BYTES
    max_lines: int = 100_000
    reread: int = 4
    reread_at_first: int = 16 * 1024 * 1024

    @property
    def line_break(self) -> bytes:
        return self.dialect.line_break.encode()
