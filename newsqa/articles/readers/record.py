"""What every reader gives: the fields of each record of the source, or the reason why it cannot be read, and remarks on
damage that cost no record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

# One line, record or one-article file beyond this is rejected unread, so that memory stays bounded.
MAX_RECORD_BYTES = 64 * 1024 * 1024
RAW_BOUND = 1000
# A column costs about 5 kB of memory, however little it holds.
MAX_COLUMNS = 100_000


class Record(NamedTuple):
    """A record as it stands in the source. `row` counts from 1; `size` is about its bytes."""

    row: int
    fields: Mapping[str, Any]
    size: int


class Reject(NamedTuple):
    """A record that cannot be read. `row` counts from 1, None means the whole file; `raw` is its start.

    `fault` is the name of the rule that makes a finding of it, one of those in `newsqa/rules/loading/`.
    """

    row: int | None
    reason: str
    raw: str | None
    fault: str = "unreadable-record"


class Remark(NamedTuple):
    """Damage that cost no record, because it could be mended or only matters elsewhere. Fields as in `Reject`.

    It comes before the record that it is about; a `row` of None means the whole file.
    """

    row: int | None
    reason: str
    raw: str | None
    fault: str


class Block(NamedTuple):
    """Many records at once. `rows` are their numbers (as in `Record`), `fields` an Arrow table with a row a record, or
    a list of each record's fields; `size` is about the bytes of all."""

    rows: Sequence[int]
    fields: pa.Table | Sequence[Mapping[str, Any]]
    size: int


Item = Record | Block | Reject | Remark


class Wanted(NamedTuple):
    """What somebody needs of the records: these `fields`, and no record in which all of them are null or texts that
    match `idle`, a pattern for plain ASCII texts. A reader may leave out the rest, if that saves time."""

    fields: Collection[str]
    idle: bytes


class SourceFile(NamedTuple):
    """A file to read: the `path` where its bytes lie on this machine, and the `name` that people know it by.

    The two differ for a member of an archive and for a remote file: messages always say the name.
    """

    path: Path
    name: str

    @property
    def size(self) -> int:
        """Its bytes as they lie there; 0 when it is there no more."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0  # whoever reads it reports it


@dataclass(frozen=True)
class Opened:
    """A source that has been opened: its records in order, and what people should know about how it is read.

    `field_names` are the fields the source declares before any record (a CSV header, a Parquet schema), else None.
    `closing_notes`, asked when the records are exhausted, gives what can be said only then.
    """

    records: Iterator[Item]
    notes: tuple[str, ...] = ()
    field_names: tuple[str, ...] | None = None
    closing_notes: Callable[[], tuple[str, ...]] | None = None


def raw_text(data: bytes | str) -> str:
    """The start of a raw record as text that Arrow can hold, without its last line break; "…" says that it was cut."""
    if isinstance(data, str):
        data = data[: RAW_BOUND + 1].encode(
            "utf-8", "surrogateescape" if _escaped(data[: RAW_BOUND + 1]) else "replace"
        )
    text = data[: 4 * RAW_BOUND + 4].decode("utf-8", "replace").rstrip("\r\n")
    return text if len(text) <= RAW_BOUND else text[:RAW_BOUND] + "…"


def _escaped(text: str) -> bool:
    """Whether all lone surrogates of the text stand for undecodable bytes."""
    return all("\udc80" <= char <= "\udcff" for char in text if "\ud800" <= char <= "\udfff")


def not_utf8(error: UnicodeDecodeError, offset: int = 0) -> str:
    """Why bytes are no UTF-8: the byte and where it stands, counted in bytes from the record's start."""
    byte = error.object[error.start]
    return f"not UTF-8: byte 0x{byte:02X} at offset {error.start + offset:,}: {error.reason}"


def unique_names(names: list[str]) -> tuple[list[str], list[str]]:
    """Field names made unique and non-empty, and a note for each that had to be changed.

    A second "title" becomes "title_2"; a blank name in the third column becomes "column_3".
    """
    seen: set[str] = set()
    given = set(names)
    last: dict[
        str, int
    ] = {}  # the number that a name was given last, so that a thousand of one name take no long search
    unique, notes = [], []
    for position, name in enumerate(names, 1):
        base = name if name.strip() else f"column_{position}"
        new, number = base, last.get(base, 2)
        while new in seen or (new != name and new in given):
            new, number = f"{base}_{number}", number + 1
        last[base] = number
        if new != name:
            what = f'the field name "{name}" occurs twice' if name.strip() else f"column {position} has no name"
            notes.append(f'{what}: read as "{new}"')
        seen.add(new)
        unique.append(new)
    return unique, notes
