"""Which reader reads a file: the name's extension decides, then a look at the first bytes. Folders are walked.

Comes in: a path that a user gave. Goes out: the files to read, each with its format, and notes on what is not read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

import orjson

from newsqa.articles.errors import InputError
from newsqa.articles.readers.csv_file import open_csv
from newsqa.articles.readers.foreign import foreign_kind, refuse_pointers
from newsqa.articles.readers.json_array import open_json_array
from newsqa.articles.readers.json_lines import open_json_lines
from newsqa.articles.readers.record import Opened
from newsqa.articles.readers.streams import COMPRESSIONS, BrokenStream, head, lines

EXTENSIONS = {
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
    ".jsonlines": "json-lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".txt": "text",
}
SUPPORTED = (
    "JSON Lines (.jsonl, .ndjson), JSON (.json: one article or an array of them), CSV (.csv, .tsv), Parquet (.parquet),"
    " text (.txt: one article a file), each but Parquet also compressed (.gz, .zst), and folders of these"
)
# Text files beside a dataset that are about it rather than part of it.
ABOUT_FILES = frozenset({"readme", "license", "licence", "changelog", "citation", "requirements", "notice", "copying"})


@dataclass(frozen=True)
class Found:
    """A file to read. `kind` is json-lines, json-array, csv or parquet (tables), json or text (one article a file).

    `name` is the path as users know it: their argument, and the path inside it. `stem` is the path inside, without
    extension: the id of a one-article file.
    """

    path: Path
    name: str
    stem: str
    kind: str

    @property
    def is_table(self) -> bool:
        """Whether the file holds many records."""
        return self.kind not in ("json", "text")


def find_files(path: Path) -> tuple[list[Found], list[str]]:
    """The files to read under a path, sorted by name, and notes on those that are not read.

    Raises InputError for what is missing, empty, of an unsupported format, or a pointer instead of data.
    """
    if not path.exists():
        raise InputError(
            f"{path}: there is no such file or folder. Check the path; relative paths start at {Path.cwd()}."
        )
    if not path.is_dir():
        return [_look_at_one(path)], []
    found: list[Found] = []
    skipped: list[str] = []
    for inside in _walk(path):
        file = path / inside
        about = _stem(inside).rpartition("/")[2].lower() in ABOUT_FILES
        if about or _extension(inside) not in EXTENSIONS:
            skipped.append(inside.as_posix())
        elif file.stat().st_size == 0 and EXTENSIONS[_extension(inside)] not in ("json", "text"):
            skipped.append(f"{inside.as_posix()} (empty)")
        elif isinstance(looked := _look(file, str(file), _stem(inside), in_folder=True), Found):
            found.append(looked)
        else:
            skipped.append(f"{inside.as_posix()} ({looked})")
    if not found:
        there = f"{len(skipped):,} other files ({_first(skipped)})" if skipped else "no files at all"
        raise InputError(f"{path}: expected a folder with articles, found {there}. Supported are {SUPPORTED}.")
    notes = [f"{path}: not read, because of another kind: {_first(skipped)}"] if skipped else []
    return found, notes


def open_table(file: Found) -> Opened:
    """Open a file that holds many records."""
    if file.kind == "parquet":
        from newsqa.articles.readers.parquet import open_parquet

        return open_parquet(file.path)
    openers: dict[str, Callable[[Path], Opened]] = {
        "json-lines": open_json_lines,
        "json-array": open_json_array,
        "csv": open_csv,
    }
    return openers[file.kind](file.path)


def _walk(folder: Path) -> list[PurePath]:
    """All files below a folder, hidden ones left out, sorted by name."""
    files = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = PurePath(parent).relative_to(folder)
        files += [inside / name for name in names if not name.startswith(".")]
    return sorted(files, key=PurePath.as_posix)


def _first(names: list[str], count: int = 5) -> str:
    more = f" and {len(names) - count:,} more" if len(names) > count else ""
    return ", ".join(names[:count]) + more


def _extension(path: PurePath) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in COMPRESSIONS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _stem(path: PurePath) -> str:
    """The path without its extension, and without that of the compression: "2019/a.txt.gz" -> "2019/a"."""
    if path.suffix.lower() in COMPRESSIONS:
        path = path.with_suffix("")
    if path.suffix.lower() in EXTENSIONS:
        path = path.with_suffix("")
    return path.as_posix()


def _look_at_one(path: Path) -> Found:
    """A file that was named itself: it must be readable."""
    if path.stat().st_size == 0:
        raise InputError(f"{path}: expected news articles, but the file is empty (0 bytes). Check how it was made.")
    looked = _look(path, str(path), _stem(PurePath(path.name)), in_folder=False)
    if isinstance(looked, str):
        raise InputError(
            f"{path}: expected news articles in a supported format, found {looked}. Supported are {SUPPORTED}."
        )
    return looked


def _look(path: Path, name: str, stem: str, in_folder: bool) -> Found | str:
    """The file with its format, or in words what it is when it is of a foreign kind."""
    start = head(path)
    refuse_pointers(path, start)
    kind = EXTENSIONS.get(_extension(path))
    if foreign := foreign_kind(start, kind, in_folder):
        return foreign
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PAR1") and kind != "text":
        kind = "parquet"
    elif kind in ("json", None) or (kind == "json-lines" and text.startswith(b"[")):
        kind = _kind_of_array(text) if text.startswith(b"[") else _kind_of_object(path)
    return Found(path, name, stem, kind or "json")


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
