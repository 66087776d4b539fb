"""JSON files, one article a file: the fields of the object that the file holds."""

from __future__ import annotations

from newsqa.articles.readers.json_values import read_object
from newsqa.articles.readers.record import Item, Reject, raw_text


def read_json_file(data: bytes) -> list[Item]:
    """The article in the bytes of one file, or the reason why there is none."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        return [Reject(1, "the file is blank" if data else "the file is empty", raw_text(data))]
    return [read_object(data, 1)]
