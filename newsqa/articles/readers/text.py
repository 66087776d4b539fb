"""Text files, one article a file: the first line that is not blank is the title, the rest the body.

A file of a single line is all body: a body is the one thing that an article must have. The text is not changed but for
the line breaks between title and body and a byte-order mark.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsqa.articles.readers.encodings.recovery import recover, undecodable, wide_encoding
from newsqa.articles.readers.record import Item, Record, Reject, Remark, raw_text

FIELDS = ("title", "body")
NOTE = "text files: the first line of each file is the title, the rest the body; the id is the file's name"


def read_text_file(data: bytes) -> list[Item]:
    """The article in the bytes of one file, or the reason why there is none."""
    remarks: list[Item] = []
    try:
        if wide_encoding(data):
            raise UnicodeDecodeError("utf-8", data, 0, 1, "text in another encoding")
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        recovered = recover(data, line=1)
        if recovered is None:
            return [Reject(1, undecodable(data, line=1), raw_text(data), "undecodable-bytes")]
        text = recovered.text
        remarks.append(Remark(1, recovered.reason, raw_text(text), "undecodable-bytes"))
    if text.startswith("\ufeff"):
        text = text[1:]
        reason = "the bytes EF BB BF (U+FEFF) stand before the text"
        remarks.append(Remark(1, reason, raw_text(text), "byte-order-mark"))
    text = text.lstrip("\r\n")
    if not text.strip():
        return [Reject(1, "the file is blank" if data else "the file is empty", raw_text(data), "empty-source")]
    if nuls := text.count("\0"):
        remarks.append(Remark(1, f"{nuls:,} in the text", raw_text(text), "nul-byte"))
    fields: Mapping[str, str | None]
    first, _, rest = text.partition("\n")
    if not rest.strip():
        fields = {"title": None, "body": text}
    else:
        fields = {"title": first.rstrip("\r"), "body": rest.lstrip("\r\n")}
    return [*remarks, Record(1, fields, len(data))]
