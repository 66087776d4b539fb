"""Files that are one article each: from the files of a folder to documents, with what lies beside and above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from newsqa.articles.field_names import COLUMN_OF, plain_name
from newsqa.articles.path_columns import path_columns
from newsqa.articles.readers import Found, release
from newsqa.articles.readers.file_names import stem
from newsqa.articles.readers.one_file import read_bytes, read_one_article
from newsqa.articles.readers.record import Item, Record, Reject, Remark
from newsqa.articles.sidecars import name_lines, pair_sidecars, read_sidecar

SAMPLE_SIDECARS = 200


class Document(NamedTuple):
    """A file that is one article: its format `kind`, the id of the article if it brings none, the columns that its path
    gives, and the file beside it that holds more of its fields; `line_names` name the bare lines of that."""

    file: Found
    kind: str
    default_id: str | None = None
    columns: Mapping[str, str] = {}
    sidecar: Found | None = None
    line_names: Mapping[str, str] = {}

    @property
    def is_local(self) -> bool:
        """Whether any process of this machine can read it."""
        return self.file.is_local and (self.sidecar is None or self.sidecar.is_local)


def find_documents(files: Sequence[Found], ids: Mapping[str, str]) -> tuple[list[Document], tuple[str, ...]]:
    """The documents among the files of a folder, in their order, and notes on what was taken from where.

    `ids` are the ids of articles by `Found.name`.
    """
    single = [file for file in files if not file.is_table]
    pairs = {**pair_sidecars([file.inside for file in single]), **_objects_beside_texts(single)}
    sidecars = {file.inside: file for file in single if file.inside in set(pairs.values())}
    articles = [file for file in single if file.inside not in sidecars]
    columns = path_columns([file.inside for file in articles])
    line_names = name_lines(_sample(list(sidecars.values())))
    notes = list(columns.notes)
    if pairs:
        first = next(iter(pairs))
        without = len(articles) - len(pairs)
        notes.append(
            f"{len(pairs):,} files hold fields of the article beside them, such as {pairs[first]} for {first}"
            + (f"; {without:,} articles have none" if without else "")
        )
    if line_names:
        shown = ", ".join(f"{line} is {name}" for line, name in sorted(line_names.items()))
        notes.append(f"bare lines of the files beside articles are named by their values: {shown}")
    documents = [
        Document(
            file,
            file.kind,
            ids.get(file.name),
            columns.of(file.inside),
            sidecars.get(pairs.get(file.inside, "")),
            line_names,
        )
        for file in articles
    ]
    return documents, tuple(notes)


def _objects_beside_texts(files: Sequence[Found]) -> Mapping[str, str]:
    """Text or page -> the JSON file of the same name ("17.txt", "17.json"), where such files hold no texts of their
    own: those are articles that are there twice, and somebody else's business."""
    by_stem = {_stem(file): file for file in files if file.kind in ("text", "html")}
    pairs = [(by_stem[name], file) for file in files if file.kind == "json" and (name := _stem(file)) in by_stem]
    for fields in _sample([sidecar for _, sidecar in pairs]):
        if any(COLUMN_OF.get(plain_name(name), ("",))[0] == "body" for name in fields):
            return {}
    return {article.inside: sidecar.inside for article, sidecar in pairs}


def _stem(file: Found) -> str:
    return stem(PurePath(file.inside))


def read_document(document: Document) -> list[Item]:
    """What the file holds. A record has the fields of the sidecar too; a sidecar that cannot be read is remarked."""
    items = read_one_article(document.file)
    release(document.file)
    if document.sidecar is None:
        return items
    fields = _sidecar_fields(document.sidecar)
    if isinstance(fields, str):
        row = next((item.row for item in items if isinstance(item, Record)), None)
        reason = f"the fields in {document.sidecar.name} cannot be read: {fields}"
        return [Remark(row, reason, None, "unreadable-record"), *items]
    named = {document.line_names.get(name, name): value for name, value in fields.items()}
    return [item._replace(fields={**named, **item.fields}) if isinstance(item, Record) else item for item in items]


def _sample(sidecars: Sequence[Found]) -> list[Mapping[str, Any]]:
    every = -(-len(sidecars) // SAMPLE_SIDECARS) or 1  # the first of a folder of many may all be of one kind
    found = map(_sidecar_fields, sidecars[::every])
    return [fields for fields in found if not isinstance(fields, str)]


def _sidecar_fields(sidecar: Found) -> Mapping[str, Any] | str:
    data = read_bytes(sidecar)
    release(sidecar)
    return data.reason if isinstance(data, Reject) else read_sidecar(data)
