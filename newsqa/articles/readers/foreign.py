"""What a file is when it is no data for newsqa, told from its first bytes."""

from __future__ import annotations

from pathlib import Path

from newsqa.articles.errors import InputError

_POINTERS = (
    (b"version https://git-lfs.github.com/spec/", "git-LFS", "git lfs pull"),
    (b"/annex/objects/", "git-annex", "git annex get"),
)
_BINARY = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF", "a PDF document"),
    (b"ARROW1", "an Arrow file"),
)
_MARKUP = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "XML"))
_UTF16 = ((b"\xff\xfe", "text in UTF-16"), (b"\xfe\xff", "text in UTF-16"))


def refuse_pointers(path: Path, start: bytes) -> None:
    """Raise InputError when the file stands in for data that are elsewhere."""
    for magic, tool, command in _POINTERS:
        if start.startswith(magic):
            raise InputError(
                f"{path}: expected data, found a {tool} pointer of {path.stat().st_size:,} bytes that stands in for it."
                f' Run "{command}" where the dataset was cloned, or download the file itself.'
            )


def foreign_kind(start: bytes, kind: str | None, in_folder: bool) -> str | None:
    """What a file of a foreign kind is, in words, or None when the reader of `kind` should try.

    A text file may begin with markup: that is an article with markup left in it. Text in UTF-16 is read from text, JSON
    and CSV files; in a folder it is for any reader: its records are rejects there, and the other files are read.
    """
    magics = (
        _BINARY + (() if kind == "text" else _MARKUP) + (() if in_folder or kind in ("text", "json", "csv") else _UTF16)
    )
    beginning = start[:16].lower()
    if found := next((what for magic, what in magics if beginning.startswith(magic.lower())), None):
        return found
    if kind is None and not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[", b"PAR1")):
        return "a file of another kind"
    return None
