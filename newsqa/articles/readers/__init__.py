"""Which reader reads a file: the name's extension decides, then a look at the first bytes. Folders are walked.

Comes in: a path that a user gave. Goes out: the files to read, each with its format, and notes on what is not read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import orjson

from newsqa.articles.errors import InputError, UnreadableError
from newsqa.articles.readers.csv_file import open_csv
from newsqa.articles.readers.encodings import utf8_start
from newsqa.articles.readers.file_names import EXTENSIONS, extension, shown, stem
from newsqa.articles.readers.foreign import foreign_kind, refuse_pointers
from newsqa.articles.readers.json_array import HEAD, open_json_array
from newsqa.articles.readers.json_layout import json_layout
from newsqa.articles.readers.json_lines import open_json_lines
from newsqa.articles.readers.record import Opened, SourceFile
from newsqa.articles.readers.streams import BrokenStream, head, lines
from newsqa.articles.readers.walking import special_kind, walk

SUPPORTED = (
    "JSON Lines (.jsonl, .ndjson), JSON (.json: one article or an array of them), CSV (.csv, .tsv), Parquet (.parquet),"
    " text (.txt: one article a file), each but Parquet also compressed (.gz, .zst), and folders of these"
)
# Text files beside a dataset that are about it rather than part of it.
ABOUT_FILES = frozenset({"readme", "license", "licence", "changelog", "citation", "requirements", "notice", "copying"})


@dataclass(frozen=True)
class Found:
    """A file to read. `kind` is json-lines, json-array, csv or parquet (tables), json or text (one article a file).

    `name` is the path as users know it: their argument, and the path inside it. `inside` is the path inside the folder
    that was named, or the name of the file.
    """

    path: Path
    name: str
    inside: str
    kind: str

    @property
    def source(self) -> SourceFile:
        """What the reader of this file is given."""
        return SourceFile(self.path, self.name)

    @property
    def size(self) -> int:
        """The bytes of the file as it lies there; 0 when it is there no more."""
        return self.source.size

    @property
    def is_table(self) -> bool:
        """Whether the file holds many records."""
        return self.kind not in ("json", "text")


@dataclass(frozen=True)
class Source:
    """What lies under a path: the files to read, sorted by name; the places (as in `Found.name`) that cannot be read,
    each with the reason; and notes on what is passed over."""

    files: list[Found]
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_files(path: Path) -> Source:
    """What lies under a path. In a folder, what cannot be opened is listed as unreadable.

    Raises InputError for what is missing, empty, of an unsupported format, or a pointer instead of data.
    """
    try:
        is_there, is_folder = path.exists(), path.is_dir()
        special = special_kind(path) if is_there else None
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror or error}. Check its rights.") from error
    if not is_there:
        raise InputError(
            f"{path}: there is no such file or folder. Check the path; relative paths start at {Path.cwd()}."
        )
    if special:
        raise InputError(
            f"{path}: expected a file or a folder, found {special}. Write the articles to a file and name that."
        )
    return _look_into(path) if is_folder else Source([_look_at_one(path)])


def _look_into(folder: Path) -> Source:
    walked = walk(folder)
    found: list[Found] = []
    skipped: list[str] = []
    unreadable = [(shown(folder / inside), reason) for inside, reason in walked.unreadable]
    for inside in walked.files:
        name = shown(inside.as_posix())
        about = stem(inside).rpartition("/")[2].lower() in ABOUT_FILES
        if about or extension(inside) not in EXTENSIONS:
            skipped.append(name)
            continue
        try:
            looked = _look_at_part(folder, inside)
        except FileNotFoundError:
            unreadable.append((shown(folder / inside), "the file is a link that leads nowhere, or was deleted"))
        except OSError as error:
            unreadable.append((shown(folder / inside), f"the file cannot be read: {error.strerror or error}"))
        except UnreadableError as error:
            unreadable.append((shown(folder / inside), shown(str(error))))
        else:
            if isinstance(looked, Found):
                found.append(looked)
            else:
                skipped.append(f"{name} ({looked})")
    if not found and not unreadable:
        there = f"{len(skipped):,} other files ({_first(skipped)})" if skipped else "no files at all"
        raise InputError(f"{folder}: expected a folder with articles, found {there}. Supported are {SUPPORTED}.")
    passed_over = {
        "not read, because of another kind": skipped,
        "left out, because newsqa wrote them: the report or annotations in": walked.own,
        "not read, because it is a link to a folder": walked.links,
    }
    return Source(found, unreadable, [f"{why}: {_first(names)}" for why, names in passed_over.items() if names])


def _look_at_part(folder: Path, inside: PurePath) -> Found | str:
    """A file of a folder, or in words what it is when it is not read. Raises OSError and UnreadableError."""
    file = folder / inside
    if special := special_kind(file):
        return special
    if file.stat().st_size == 0 and EXTENSIONS[extension(inside)] not in ("json", "text"):
        return "empty"
    return _look(file, shown(inside.as_posix()), in_folder=True)


def open_table(file: Found) -> Opened:
    """Open a file that holds many records."""
    if file.kind == "parquet":
        from newsqa.articles.readers.parquet import open_parquet

        return open_parquet(file.source)
    openers: dict[str, Callable[[SourceFile], Opened]] = {
        "json-lines": open_json_lines,
        "json-array": open_json_array,
        "csv": open_csv,
    }
    return openers[file.kind](file.source)


def _first(names: list[str], count: int = 5) -> str:
    more = f" and {len(names) - count:,} more" if len(names) > count else ""
    return ", ".join(names[:count]) + more


def _look_at_one(path: Path) -> Found:
    """A file that was named itself: it must be readable."""
    if path.stat().st_size == 0:
        raise InputError(f"{path}: expected news articles, but the file is empty (0 bytes). Check how it was made.")
    looked = _look(path, shown(path.name), in_folder=False)
    if isinstance(looked, str):
        raise InputError(
            f"{path}: expected news articles in a supported format, found {looked}. Supported are {SUPPORTED}."
        )
    return looked


def _look(path: Path, inside: str, in_folder: bool) -> Found | str:
    """The file with its format, or in words what it is when it is of a foreign kind."""
    start = head(path)
    refuse_pointers(path, start)
    kind = EXTENSIONS.get(extension(path))
    if foreign := foreign_kind(start, kind, in_folder):
        return foreign
    text = utf8_start(start).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PAR1") and kind != "text":
        kind = "parquet"
    elif kind in ("json", None) or (kind == "json-lines" and text.startswith(b"[")):
        kind = _kind_of_array(text) if text.startswith(b"[") else _kind_of_object(path)
        if kind == "json" and json_layout(text, len(start) < HEAD) != "object":
            kind = "json-array"
    return Found(path, shown(path), inside, kind or "json")


def _kind_of_array(start: bytes) -> str:
    """An array of articles, or JSON Lines whose first line happens to be a list."""
    first, line_break, rest = start.partition(b"\n")
    if line_break and rest.strip() and _is_json(first):
        return "json-lines"
    return "json-array"


def _kind_of_object(path: Path) -> str:
    """JSON Lines under the name of JSON (a whole object on the first line, and more lines), or one object."""
    first = None
    try:
        for line, length in lines(path, 1 << 22):
            if first is not None and line.strip():
                return "json-lines"
            if line.strip():
                first = line.removeprefix(b"\xef\xbb\xbf")
                if length > len(line) or not _is_json(first):
                    break
    except BrokenStream:
        pass  # whoever reads the file reports it
    return "json"


def _is_json(data: bytes) -> bool:
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True
