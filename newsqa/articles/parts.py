"""Parts of sources, each of which can be read on its own: from a part to pieces of articles and damage.

A part that is `movable` can be read in any process, and as often as wanted; one that is not goes on from where somebody
has begun to read it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from newsqa.articles.batches import Loaded, Piece, SourceInfo, gather
from newsqa.articles.documents import Document, read_document
from newsqa.articles.fields import Fields
from newsqa.articles.kinds import count_kinds
from newsqa.articles.mapping import FieldMapping
from newsqa.articles.readers.record import Block, Item, Record, Reject, Remark
from newsqa.articles.shaping import Places, RowOptions, shape

# Records that come one by one are gathered to blocks: large enough that a column costs little, small enough that
# memory stays small and fast.
BLOCK_ROWS = 256
BLOCK_BYTES = 1 << 20
# Small tables that follow each other are put together up to this, because each costs the same, however few its rows.
JOINED_ROWS = 16_384
JOINED_BYTES = 8 << 20
PORTION_BYTES = 2 << 20  # what one process reads at a time
PORTION_PARTS = 256


@dataclass(frozen=True)
class Part:
    """Some records of one source, all read and mapped in the same way.

    Either `read` gives the records of the file `name`, or `documents` lists files with an article each. `columns` are
    what the file's name says of all its records. `source` is the path of the source in `SourceInfo`; `size` about its
    bytes. `begins` are sources that begin here, `closing_notes` is asked when all has been read.
    """

    source: str
    name: str = ""
    read: Callable[[], Iterator[Item]] | None = None
    documents: Sequence[Document] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    mapping: FieldMapping | None = None
    options: RowOptions = field(default_factory=RowOptions)
    begins: tuple[SourceInfo, ...] = ()
    closing_notes: Callable[[], tuple[str, ...]] | None = None
    size: int = 0
    movable: bool = False


def read_part(part: Part) -> Iterator[Piece]:
    """All that the part holds, in order."""
    if part.begins:
        yield Piece(sources=part.begins)
    if part.read is not None:
        yield from _read_table(part, part.read())
    if part.documents:
        yield from _read_documents(part)
    if part.closing_notes is not None:
        yield Piece(closing_notes=tuple(f"{part.name}: {note}" for note in part.closing_notes()))


def _read_table(part: Part, items: Iterator[Item]) -> Iterator[Piece]:
    for item in joined(gathered(items)):
        if isinstance(item, Block):
            yield _shaped(part, item, Places(part.name, columns=part.columns), part.name)
        else:
            yield Piece(damage=[(part.name, item)])


def gathered(items: Iterable[Item]) -> Iterator[Block | Reject | Remark]:
    """The same items with single records gathered to blocks."""
    records: list[Record] = []
    size = 0
    for item in items:
        if isinstance(item, Record):
            records.append(item)
            size += item.size
            if len(records) >= BLOCK_ROWS or size >= BLOCK_BYTES:
                yield _block(records, size)
                records, size = [], 0
        elif isinstance(item, Block):
            if records:  # what comes in order leaves in order
                yield _block(records, size)
                records, size = [], 0
            yield item
        else:
            yield item
    if records:
        yield _block(records, size)


def joined(items: Iterable[Block | Reject | Remark]) -> Iterator[Block | Reject | Remark]:
    """The same items with small tables whose rows follow each other made one."""
    waiting: list[Block] = []
    rows = size = 0
    for item in items:
        if not isinstance(item, Block):
            more_rows = more_size = 0
            goes_on = False
        else:
            more_rows, more_size = len(item.rows), item.size
            goes_on = bool(waiting) and _follows(waiting[-1], item)
        if waiting and not (goes_on and rows + more_rows <= JOINED_ROWS and size + more_size <= JOINED_BYTES):
            yield _one(waiting)
            waiting, rows, size = [], 0, 0
        if isinstance(item, Block) and (waiting or item.size < JOINED_BYTES):
            waiting.append(item)
            rows, size = rows + more_rows, size + more_size
        else:
            yield item
    if waiting:
        yield _one(waiting)


def _follows(block: Block, other: Block) -> bool:
    """Whether both are tables alike, and the rows of the other are the next ones."""
    if not (isinstance(block.fields, pa.Table) and isinstance(other.fields, pa.Table)):
        return False
    if not (isinstance(block.rows, range) and isinstance(other.rows, range) and block.rows.stop == other.rows.start):
        return False
    return bool(block.fields.schema.equals(other.fields.schema))


def _one(blocks: Sequence[Block]) -> Block:
    if len(blocks) == 1:
        return blocks[0]
    tables = pa.concat_tables([block.fields for block in blocks])
    return Block(range(blocks[0].rows[0], blocks[-1].rows[-1] + 1), tables, sum(block.size for block in blocks))


def _block(records: Sequence[Record], size: int) -> Block:
    return Block([record.row for record in records], [record.fields for record in records], size)


def _read_documents(part: Part) -> Iterator[Piece]:
    records: list[tuple[Document, Record]] = []
    size = 0
    for document in part.documents:
        for item in read_document(document):
            if isinstance(item, Reject | Remark):
                yield Piece(damage=[(document.file.name, item)])
            elif isinstance(item, Record):
                records.append((document, item))
                size += item.size
            else:
                raise TypeError(f"{document.file.name}: the reader of {document.kind} gave a block for a single file")
        if len(records) >= BLOCK_ROWS or size >= BLOCK_BYTES:
            yield _shaped_documents(part, records, size)
            records, size = [], 0
    if records:
        yield _shaped_documents(part, records, size)


def _shaped_documents(part: Part, records: Sequence[tuple[Document, Record]], size: int) -> Piece:
    files = [document.file.name for document, _ in records]
    ids = [document.default_id if record.row == 1 else None for document, record in records]
    places = Places(files, ids, [document.columns for document, _ in records])
    return _shaped(part, _block([record for _, record in records], size), places, files)


def _shaped(part: Part, block: Block, places: Places, files: str | list[str]) -> Piece:
    if part.mapping is None:
        raise RuntimeError(f"{part.source}: records turned up in a source whose sample held none")
    fields = Fields(block)
    articles, rejects = shape(fields, places, part.mapping, part.options)
    return Piece(articles, rejects, count_kinds(fields, part.source, files))


@dataclass(frozen=True)
class Portion:
    """Parts that one process reads at a time; picklable. `rows` and `size` bound its batches as in `gather`."""

    parts: tuple[Part, ...]
    rows: int
    size: int

    def load(self) -> Iterator[Loaded]:
        """The batches of the portion."""
        return gather(itertools.chain.from_iterable(map(read_part, self.parts)), self.rows, self.size)


def portions(parts: Iterable[Part], rows: int, size: int) -> Iterator[Portion | Loaded]:
    """The parts in groups for processes to read; what cannot be moved is read here."""
    waiting: list[Part] = []
    waiting_size = 0
    for part in parts:
        if waiting and (not part.movable or waiting_size >= PORTION_BYTES or len(waiting) >= PORTION_PARTS):
            yield Portion(tuple(waiting), rows, size)
            waiting, waiting_size = [], 0
        if part.movable:
            waiting.append(part)
            waiting_size += part.size
        else:
            yield from gather(read_part(part), rows, size)
    if waiting:
        yield Portion(tuple(waiting), rows, size)
