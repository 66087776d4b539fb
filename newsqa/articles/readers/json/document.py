"""JSON files, one article a file: the fields of the object that the file holds."""

from __future__ import annotations

from newsqa.articles.readers.encodings.recovery import UTF8_MARK, recover, wide_encoding
from newsqa.articles.readers.json.values import read_object_items
from newsqa.articles.readers.record import Item, Reject, Remark, raw_text


def read_json_file(data: bytes) -> list[Item]:
    """The article in the bytes of one file, or the reason why there is none."""
    if not data.removeprefix(UTF8_MARK).strip():
        return [Reject(1, "the file is blank" if data else "the file is empty", raw_text(data), "empty-source")]
    if wide_encoding(data) and (recovered := recover(data)):
        remark = Remark(1, recovered.reason, raw_text(recovered.text), "undecodable-bytes")
        return [remark, *read_object_items(recovered.text.encode("utf-8"), 1, line=1)]
    return read_object_items(data, 1, line=1)
