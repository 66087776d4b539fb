"""The bytes of a file that is read whole, within a bound, and the articles in them."""

from __future__ import annotations

from newsqa.articles.errors import InputError
from newsqa.articles.readers.dispatch import document_reader
from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.found import Found
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Item, Reject, raw_text
from newsqa.articles.readers.streams import BrokenStream, chunks


def read_one_article(file: Found) -> list[Item]:
    """What the file holds, with remarks on it. What cannot be read is a reject, row 1; of a file that came damaged or
    in part there is nothing but a reject, for its text is not what was written."""
    data = read_bytes(file)
    if isinstance(data, Reject):
        return [data]
    try:
        return document_reader(file.kind)(data)
    except InputError as error:  # a library is missing
        raise InputError(f"{file.name}: {error}") from error


def read_bytes(file: Found) -> bytes | Reject:
    """All (decompressed) bytes of a file, within the bound of one record."""
    pieces: list[bytes] = []
    size = 0
    try:
        fetched = file.place.fetch()
        for data in chunks(fetched.path):
            pieces.append(data)
            size += len(data)
            if size > MAX_RECORD_BYTES:
                reason = f"the file is longer than the limit of {MAX_RECORD_BYTES:,} bytes"
                return Reject(1, reason, raw_text(pieces[0]))
    except BrokenStream as broken:
        return Reject(1, str(broken.args[0]), raw_text(b"".join(pieces)), "truncated-stream")
    except InputError as error:
        return Reject(None, shown(str(error)), None)
    if fetched.broken:
        return fetched.broken._replace(row=1, raw=raw_text(b"".join(pieces)))
    return b"".join(pieces)
