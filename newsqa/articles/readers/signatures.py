"""What a file is, told from its first bytes alone: data that newsqa knows, something else, or a pointer to data."""

from __future__ import annotations

import re

_POINTERS = (
    (b"version https://git-lfs.github.com/spec/", "git-LFS", "git lfs pull"),
    (b"/annex/objects/", "git-annex", "git annex get"),
)
# The kind of file that begins so, whatever its name. Each has bytes among its first that no text has.
_DATA = (
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"\xff\xff\xff\xff", "arrow"),  # a stream of Arrow messages, as Hugging Face datasets are saved
    (b"SQLite format 3\0", "sqlite"),
    (b"PK\x03\x04", "zip"),
)
_ARCHIVED_PAGES = (b"WARC/0.", b"WARC/1.", b"filedesc://")
EMPTY_ZIP = "an empty zip archive"
_BINARY = (
    (b"PK\x05\x06", EMPTY_ZIP),
    (b"PK\x07\x08", "a part of a zip archive"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"FEA1", "a Feather file of version 1"),
    (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"),
    (b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"\x80\x04\x95", "a Python pickle"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"RIFF", "an image or a recording (RIFF)"),
    (b"II*\0", "an image (TIFF)"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"\x7fELF", "a program"),
)
_TEXT_DOCUMENTS = (b"%PDF-", b"{\\rtf")  # they may be of printable characters alone
_OFFICE = (
    (b"[Content_Types].xml", "an Office document (.docx, .xlsx)"),
    (b"mimetypeapplication/epub", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # NUL, backspace: no text has these
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# What stands before the first element: <?xml version="1.0"?>, <!-- made by -->, <!DOCTYPE nitf SYSTEM "nitf.dtd">. What
# is declared in brackets may hold brackets in quotation marks. The repeats are possessive: nothing is read twice.
_COMMENT = rb"<!--(?:[^-]|-(?!->))*+-->"
_INSTRUCTION = rb"<\?(?:[^?]|\?(?!>))*+\?>"
_DECLARED = rb"\[(?:[^\]\"'<]++|\"[^\"]*+\"|'[^']*+'|" + _COMMENT + rb"|" + _INSTRUCTION + rb"|<(?!!--|\?))*+\]\s*+"
_PROLOG = re.compile(rb"\s*+(?:%b|%b|<!(?!--)[^>\[]*+(?:%b)?>)" % (_INSTRUCTION, _COMMENT, _DECLARED))
_IN_PROLOG = re.compile(rb"\s*+(?:<[!?]|\Z)")
_ELEMENT = re.compile(rb"\s*+<(?:[\w.-]+:)?([\w.-]+)")  # <rdf:RDF xmlns="...">
_ROOTS = {
    b"rss": "feed",
    b"rdf": "feed",
    b"feed": "feed",
    b"newsitem": "newsml-g2",
    b"newsmessage": "newsml-g2",
    b"packageitem": "newsml-g2",
    b"newsml": "newsml-1",
    b"nitf": "nitf",
    b"html": "html",
}


def pointer(start: bytes) -> str | None:
    """What the file is and what to do, when it stands in for data that are elsewhere."""
    for magic, tool, command in _POINTERS:
        if start.startswith(magic):
            return (
                f"expected data, found a {tool} pointer that stands in for it."
                f' Run "{command}" where the dataset was cloned, or download the file itself'
            )
    return None


def data_kind(start: bytes) -> str | None:
    """The kind of a binary file of data, or of a web archive."""
    if start.startswith(_ARCHIVED_PAGES):
        return "warc"
    if start[257:262] == b"ustar":
        return "tar"
    if not _CONTROL.search(start, 0, 1 << 12) or office(start):
        return None
    if start[8:12] == b"DUCK":
        return "duckdb"
    return next((kind for magic, kind in _DATA if start.startswith(magic)), None)


def office(start: bytes) -> str | None:
    """What an archive that is a document says it is. Its first member's name stands at byte 30."""
    if not start.startswith(b"PK\x03\x04"):
        return None
    return next((what for mark, what in _OFFICE if start[30:].startswith(mark)), None)


def foreign(start: bytes) -> str | None:
    """What a binary file of a kind that newsqa does not read is, in words."""
    if found := office(start):
        return found
    if _CONTROL.search(start, 0, 1 << 12) or start.startswith(_TEXT_DOCUMENTS):
        return next((what for magic, what in _BINARY if start.startswith(magic)), None)
    return None


def is_utf16(start: bytes) -> bool:
    """Whether a byte-order mark says UTF-16."""
    return start.startswith(tuple(mark for mark, _ in _UTF16))


def markup_kind(start: bytes) -> tuple[str | None, str] | None:
    """For a file that begins with markup: its kind, if newsqa reads it, and what it is in words. Else None."""
    start = _markup(start)
    if start[:14].lower() == b"<!doctype html":
        return "html", "a web page"
    is_xml = start[:5].lower() == b"<?xml"
    root = _ELEMENT.match(start, _end_of_prolog(start))
    name = root[1].lower() if root else b""
    kind = _ROOTS.get(name)
    if kind == "html":
        return "html", "a web page"
    if kind or is_xml:
        return kind, f"XML (its first element is {name.decode('ascii', 'replace')})" if name else "XML"
    return None


def is_all_prolog(start: bytes) -> bool:
    """Whether a file begins with markup, and its first element is not reached in these bytes."""
    start = _markup(start)
    return start.startswith((b"<!", b"<?")) and bool(_IN_PROLOG.match(start, _end_of_prolog(start)))


def _markup(start: bytes) -> bytes:
    """The start of a file of markup as bytes like ASCII, from its first bracket on."""
    for mark, encoding in _UTF16:
        if start.startswith(mark):
            start = start[: len(start) // 2 * 2].decode(encoding, "replace").encode()
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()


def _end_of_prolog(start: bytes) -> int:
    place = 0
    while match := _PROLOG.match(start, place):
        place = match.end()
    return place
