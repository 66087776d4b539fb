"""Text files, one article a file: the first line that is not blank is the title, the rest the body.

A file of a single line is all body: a body is the one thing that an article must have. The text is not changed but for
the line breaks between title and body and a byte-order mark.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsqa.articles.readers.record import Item, Record, Reject, not_utf8, raw_text

FIELDS = ("title", "body")
NOTE = "text files: the first line of each file is the title, the rest the body; the id is the file's name"


def read_text_file(data: bytes) -> list[Item]:
    """The article in the bytes of one file, or the reason why there is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [Reject(1, not_utf8(error), raw_text(data))]
    text = text.lstrip("\r\n")
    if not text.strip():
        return [Reject(1, "the file is blank" if data else "the file is empty", raw_text(data))]
    fields: Mapping[str, str | None]
    first, _, rest = text.partition("\n")
    if not rest.strip():
        fields = {"title": None, "body": text}
    else:
        fields = {"title": first.rstrip("\r"), "body": rest.lstrip("\r\n")}
    return [Record(1, fields, len(data))]
