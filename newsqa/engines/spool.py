"""Tables that grow batch by batch, written to Parquet as they come, so that memory does not grow with the dataset."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.corpus.repeats import OfRows
from newsqa.corpus.row_groups import row_groups

ROW_GROUP = 20_000  # rows; small batches are gathered until then
ROW_GROUP_BYTES = 32 << 20


class Spool:
    """A Parquet file that is appended to. It is complete when closed, also when nothing was ever added."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._waiting_rows = self._waiting_bytes = 0

    def add(self, table: pa.Table) -> None:
        """Append rows; the columns must be those of the schema."""
        if len(table):
            self._waiting.append(table)
            self._waiting_rows += len(table)
            self._waiting_bytes += table.nbytes
            if self._waiting_rows >= ROW_GROUP or self._waiting_bytes >= ROW_GROUP_BYTES:
                self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting).cast(self._schema))
            self._waiting.clear()
            self._waiting_rows = self._waiting_bytes = 0

    def close(self) -> None:
        """Write what waits and finish the file."""
        self._flush()
        self._writer.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self.close()
            return
        self._waiting.clear()
        with suppress(OSError, pa.ArrowInvalid):  # what is wrong is `error`; a half-written file is thrown away
            self._writer.close()


def append_rows(path: Path, more: Iterable[pa.Table]) -> None:
    """Write a Parquet file again with more rows at its end, a row group in memory at a time."""
    longer = path.with_suffix(".longer")
    with Spool(longer, pq.read_schema(path)) as spool:
        for table in itertools.chain(row_groups(path), more):
            spool.add(table)
    longer.replace(path)


def count_findings(path: Path, counts: Mapping[str, OfRows]) -> None:
    """Fill in the measures of rules that ran after the batches; `counts` gives findings by code."""
    filled, start = path.with_suffix(".filled"), 0
    with ExitStack() as stack:
        spool = None
        for table in row_groups(path):
            spool = spool or stack.enter_context(Spool(filled, table.schema))
            for code, (rows, numbers) in counts.items():
                values = np.zeros(len(table), np.int32)
                here = slice(*np.searchsorted(rows, [start, start + len(table)]))
                values[rows[here] - start] = numbers[here]
                at = table.schema.get_field_index(code)
                table = table.set_column(at, table.schema.field(at), pa.array(values))
            spool.add(table)
            start += len(table)
    filled.replace(path)
