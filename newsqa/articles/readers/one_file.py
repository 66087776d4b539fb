"""The bytes of a file that is one article, within a bound."""

from __future__ import annotations

from collections.abc import Callable

from newsqa.articles.errors import InputError
from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.json_folder import read_json_file
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Item, Reject, SourceFile, raw_text
from newsqa.articles.readers.streams import BrokenStream, chunks
from newsqa.articles.readers.text_folder import read_text_file

ONE_ARTICLE: dict[str, Callable[[bytes], list[Item]]] = {"text": read_text_file, "json": read_json_file}


def read_one_article(file: SourceFile, kind: str) -> list[Item]:
    """The article that the file holds, with remarks on it. `kind` is a key of `ONE_ARTICLE`. What cannot be read is a
    reject, row 1."""
    data = read_bytes(file)
    return [data] if isinstance(data, Reject) else ONE_ARTICLE[kind](data)


def read_bytes(file: SourceFile) -> bytes | Reject:
    """All (decompressed) bytes of a file, within the bound of one record."""
    pieces: list[bytes] = []
    size = 0
    try:
        for data in chunks(file.path):
            pieces.append(data)
            size += len(data)
            if size > MAX_RECORD_BYTES:
                reason = f"the file is longer than the limit of {MAX_RECORD_BYTES:,} bytes"
                return Reject(1, reason, raw_text(pieces[0]))
    except BrokenStream as broken:
        return Reject(1, str(broken.args[0]), raw_text(b"".join(pieces)), "truncated-stream")
    except InputError as error:
        return Reject(None, shown(str(error)), None)
    return b"".join(pieces)
