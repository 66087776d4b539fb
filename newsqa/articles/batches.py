"""From pieces of articles and damage, however large, to batches of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from newsqa.articles.mapping import FieldMapping
from newsqa.articles.readers.record import Reject, Remark
from newsqa.articles.schema import ARTICLES, DAMAGE, KINDS, REJECTS


@dataclass(frozen=True)
class SourceInfo:
    """A source whose records begin in a batch: a table file, or all one-article files of a folder. `mapping` is None
    when there is nothing to map."""

    path: str
    format: str
    mapping: FieldMapping | None
    notes: tuple[str, ...]


class Piece(NamedTuple):
    """What one step of reading gives: articles (schema ARTICLES), damage with the file of each, kinds of values (schema
    KINDS), the sources that begin here, and what is known of a source only when it has been read (as whole
    sentences)."""

    articles: pa.Table | None = None
    damage: Sequence[tuple[str, Reject | Remark]] = ()
    kinds: pa.Table | None = None
    sources: tuple[SourceInfo, ...] = ()
    closing_notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """One batch: `articles` (schema ARTICLES), `damage` to records (schema DAMAGE), the `kinds` of values in the fields
    of its records (schema KINDS), the sources that begin in it, and what became known at the end of one."""

    articles: pa.Table
    damage: pa.Table
    kinds: pa.Table
    sources: tuple[SourceInfo, ...] = ()
    closing_notes: tuple[str, ...] = ()

    @property
    def rejects(self) -> pa.Table:
        """The records that could not be read (schema REJECTS)."""
        return self.damage.filter(self.damage["is_lost"]).select(REJECTS.names)

    @property
    def notes(self) -> list[str]:
        """What people should be told about the sources that begin or end in this batch, as sentences."""
        return [*(f"{source.path}: {note}" for source in self.sources for note in source.notes), *self.closing_notes]

    def __reduce__(self) -> tuple[Any, ...]:
        # A pickled slice carries all of the table it was cut from; as an Arrow stream it carries its own rows only.
        tables = [_as_stream(table) for table in (self.articles, self.damage, self.kinds)]
        return _from_streams, (tables, self.sources, self.closing_notes)


def _as_stream(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def _from_streams(tables: Sequence[pa.Buffer], sources: tuple[SourceInfo, ...], notes: tuple[str, ...]) -> Loaded:
    articles, damage, kinds = (pa.ipc.open_stream(table).read_all() for table in tables)
    return Loaded(articles, damage, kinds, sources, notes)


def gather(pieces: Iterable[Piece], rows: int, size: int) -> Iterator[Loaded]:
    """The pieces as batches of at most `rows` articles or damages, and about `size` bytes; of less than one of
    either, one is meant. There is at least one batch."""
    batch = _Batch(max(1, rows), max(1, size))
    for piece in pieces:
        batch.sources += piece.sources
        batch.closing_notes += piece.closing_notes
        if piece.kinds is not None:
            batch.kinds.append(piece.kinds)
        for place in piece.damage:
            if batch.is_full():
                yield batch.take()
            batch.note(*place)
        rest = piece.articles
        average = rest.nbytes // len(rest) + 1 if rest is not None and len(rest) else 0
        while rest is not None and len(rest):
            if not (fitting := batch.room_for(len(rest), average)):
                yield batch.take()
                continue
            batch.add(rest.slice(0, fitting), fitting * average)
            rest = rest.slice(fitting)
    if batch.holds_anything() or not batch.given:
        yield batch.take()


class _Batch:
    """Rows and damage that wait to become a batch."""

    def __init__(self, rows: int, size: int) -> None:
        self._most_rows, self._most_bytes = rows, size
        self.given = 0
        self._empty()

    def _empty(self) -> None:
        self._articles: list[pa.Table] = []
        self._damage: list[dict[str, Any]] = []
        self._rows = self._bytes = 0
        self.kinds: list[pa.Table] = []
        self.sources: tuple[SourceInfo, ...] = ()
        self.closing_notes: tuple[str, ...] = ()

    def is_full(self) -> bool:
        return len(self._damage) >= self._most_rows or self._bytes >= self._most_bytes

    def room_for(self, rows: int, average: int) -> int:
        """How many of these rows of an average size fit; an empty batch takes one at least, however large."""
        if self.is_full():
            return 0
        fitting = min(rows, self._most_rows - self._rows, (self._most_bytes - self._bytes) // average)
        return max(fitting, 0 if self._rows or self._damage else 1)

    def add(self, articles: pa.Table, size: int) -> None:
        self._articles.append(articles)
        self._rows += len(articles)
        self._bytes += size

    def note(self, file: str, damage: Reject | Remark) -> None:
        is_lost = isinstance(damage, Reject)
        place = {"source_file": file, "source_row": damage.row, "reason": damage.reason, "raw": damage.raw}
        self._damage.append({**place, "fault": damage.fault, "is_lost": is_lost})
        self._bytes += len(damage.raw or "") + len(damage.reason)

    def holds_anything(self) -> bool:
        return bool(self._articles or self._damage or self.sources or self.closing_notes or self.kinds)

    def take(self) -> Loaded:
        if len(self._articles) == 1:
            articles = self._articles[0]
        else:
            articles = pa.concat_tables(self._articles or [ARTICLES.empty_table()])
        damage = pa.Table.from_pylist(self._damage, DAMAGE)
        kinds = pa.concat_tables([KINDS.empty_table(), *self.kinds])
        loaded = Loaded(articles, damage, kinds, self.sources, self.closing_notes)
        self._empty()
        self.given += 1
        return loaded
