"""What the tests of readers share: a path as the file that a reader is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from newsqa.articles.readers.record import Block, Item, Record, SourceFile


def source(path: Path) -> SourceFile:
    return SourceFile(path, str(path))


def spread(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, with blocks as the records that they hold; a field without a value is None."""
    for item in items:
        if not isinstance(item, Block):
            yield item
            continue
        fields = item.fields.to_pylist() if isinstance(item.fields, pa.Table) else item.fields
        for row, record in zip(item.rows, fields, strict=True):
            yield Record(row, record, item.size // len(item.rows))
