"""Which reader reads a file: the name's extension decides, then a look at the first bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

import orjson

from newsqa.articles.readers.dispatch import DOCUMENTS, TABLES
from newsqa.articles.readers.encodings.recovery import utf8_start
from newsqa.articles.readers.file_names import EXTENSIONS, extension
from newsqa.articles.readers.inflate import DAMAGE, GZIP, ZSTANDARD, form_of
from newsqa.articles.readers.json.layout import is_json_schema, json_layout
from newsqa.articles.readers.signatures import (
    EMPTY_ZIP,
    data_kind,
    foreign,
    is_all_prolog,
    is_utf16,
    markup_kind,
    pointer,
)
from newsqa.articles.readers.streams import head

SUPPORTED = (
    "JSON (.jsonl, .ndjson, .json), CSV (.csv, .tsv), Parquet (.parquet), Arrow (.arrow), databases (.sqlite, .duckdb),"
    " text (.txt), web pages (.html), feeds and news agencies' XML (.rss, .xml), web archives (.warc), each also"
    " compressed (.gz, .zst, .bz2, .xz), and folders and archives (.zip, .tar) of these"
)
ARCHIVES = ("zip", "tar")
# Their readers go to and fro in the file, or know other forms of compression, so that a packed one is unpacked first.
SEEKING = frozenset({"parquet", "arrow", "sqlite", "duckdb", "warc", *ARCHIVES})
NAMES_OF_KINDS = {
    "arrow": "an Arrow file",
    "csv": "CSV",
    "duckdb": "a DuckDB database",
    "feed": "a news feed",
    "html": "a web page",
    "json": "JSON",
    "json-array": "JSON",
    "json-lines": "JSON Lines",
    "newsml-g2": "NewsML-G2",
    "newsml-1": "NewsML 1",
    "nitf": "NITF",
    "parquet": "Parquet",
    "sqlite": "a SQLite database",
    "tar": "a tar archive",
    "text": "text",
    "warc": "a web archive",
    "xml": "XML",
    "zip": "a zip archive",
}
_HEAD = 1 << 16
_FAR = 1 << 22  # how long may be what stands before that which tells: a first line of JSON, declarations of XML
_MARKED = ("html", "xml")  # kinds by name whose files begin with markup
_DELIMITERS = ",;\t|"


class Looked(NamedTuple):
    """What a look at a file came to. `kind` is None when it is not to be read: then `what` says what it is, and `fault`
    is the name of the rule that finds a file lost. `is_mismatch`: the kind is that of the content, not of the name.
    `is_packed`: the file is compressed as a whole, in a way that its reader may not know."""

    kind: str | None
    what: str = ""
    fault: str | None = None
    is_mismatch: bool = False
    is_packed: bool = False


def look(name: PurePath, start_of: Callable[[int], bytes], in_folder: bool, may_guess: bool = False) -> Looked:
    """The kind of a file. `start_of` gives its first bytes, up to a number of them, as they are stored.

    With `may_guess`, text that has no extension is CSV or one article, by its look. In a folder, text in UTF-16 is for
    the reader.
    """
    raw = start_of(_HEAD)
    start = head(raw, _HEAD)
    if form_of(raw) and len(start) < 1024 and len(raw) == _HEAD:  # a block of bzip2 may be a megabyte
        raw = start_of(1 << 20)
        start = head(raw, _HEAD)
    if not raw:
        return Looked(None, "the file is empty (0 bytes). Check how it was made", "empty-source")
    if not start and len(raw) < _HEAD and _is_sound(raw):
        return Looked(None, "what is compressed in the file is empty (0 bytes)", "empty-source")
    named = EXTENSIONS.get(extension(name))
    # blank text is for its reader: it may be a file of an article's fields, and no article is lost with it
    if named != "text" and _is_blank(start, start_of) and _is_sound(raw):
        return Looked(None, "the file is blank: nothing but white space. Check how it was made", "empty-source")
    if form_of(raw) and (twice := form_of(start)):
        said = f"the file is compressed twice: what is compressed in it is {twice.name} data again. Unpack it once"
        return Looked(None, said, "unreadable-record")
    if what := pointer(start):
        return Looked(None, what, "pointer-instead-of-data")
    looked = _by_content(start, start_of, named, in_folder, may_guess)
    if looked.kind and looked.kind not in (*ARCHIVES, *TABLES, *DOCUMENTS):
        return Looked(None, NAMES_OF_KINDS[looked.kind])
    form = form_of(raw)
    # web archives are packed record by record in these forms, which their reader undoes
    packed_by_record = looked.kind == "warc" and form in (GZIP, ZSTANDARD)
    return looked._replace(is_packed=form is not None and not packed_by_record)


def _is_blank(start: bytes, start_of: Callable[[int], bytes]) -> bool:
    """Whether all of a file is white space; one of megabytes is left to its reader."""
    for bound in (_HEAD, _FAR):
        if utf8_start(start).removeprefix(b"\xef\xbb\xbf").strip():
            return False
        if len(start) < bound:
            return bool(start)
        start = head(start_of(_FAR), _FAR)
    return False


def _is_sound(raw: bytes) -> bool:
    """Whether a compressed file of which nothing, or nothing but white space, came is no broken one."""
    form = form_of(raw)
    if form is None:
        return True
    inflater = form.inflater()
    try:
        inflater.decompress(raw, _FAR)
    except DAMAGE:
        return False
    return inflater.eof


def _by_content(
    start: bytes, start_of: Callable[[int], bytes], named: str | None, in_folder: bool, may_guess: bool
) -> Looked:
    if kind := data_kind(start):
        return Looked(kind, is_mismatch=named is not None and kind != named)
    if what := foreign(start):
        if what == EMPTY_ZIP:
            return Looked(None, f"the file is {what}. Check how it was made", "empty-source")
        return Looked(None, what)
    if named in (None, "xml") and is_all_prolog(start):
        start = head(start_of(_FAR), _FAR)
        if named and is_all_prolog(start):
            if len(start) < _FAR:
                return Looked(None, "the XML breaks off before its first element", "truncated-stream")
            said = f"the first element of the XML does not come within {_FAR:,} bytes. Take out what stands before it"
            return Looked(None, said, "unreadable-record")
    if named != "text" and (markup := markup_kind(start)):
        kind, what = markup
        if kind and (named is None or named in _MARKED):
            return Looked("html" if named == "html" else kind)
        return Looked(None, what)
    if named == "xml":
        return Looked(None, "XML of an unknown kind, or no XML")
    if is_utf16(start) and not in_folder and named not in ("text", "json", "json-lines", "csv"):
        return Looked(None, "text in UTF-16")
    text = utf8_start(start).removeprefix(b"\xef\xbb\xbf").lstrip()
    is_json = text.startswith((b"{", b"["))
    if named in (None, "json") and is_json_schema(text[:_HEAD]):
        return Looked(None, "a JSON Schema")
    if named in ("sqlite", "duckdb") or (named is None and not is_json):
        guess = _guess(start)
        if may_guess or not guess.kind or named:
            return guess if may_guess else Looked(None, "a file of another kind")
        return Looked(None, "text whose format its name does not say. Give it the extension of its format")
    if (
        named in ("csv", "text", "html")
        and is_json
        and (kind := _kind_of_json(text, start_of))
        and _holds_objects(text)
    ):
        return Looked(kind, is_mismatch=True)
    is_one_value = named == "json-lines" and (text.startswith(b"[") or _is_line_of_columns(text, start_of))
    if named in (None, "json") or is_one_value:
        return Looked(_kind_of_json(text, start_of))
    return Looked(named)


def _holds_objects(text: bytes) -> bool:
    """Whether text that begins like JSON is JSON: its first line, or the whole, is an object or a list of some."""
    for part in (text.partition(b"\n")[0], text):
        try:
            value = orjson.loads(part)
        except orjson.JSONDecodeError:
            continue
        first = value[0] if isinstance(value, list) and value else value
        return isinstance(first, dict)
    return False


def _kind_of_json(text: bytes, start_of: Callable[[int], bytes]) -> str:
    """An array of articles, perhaps wrapped; JSON Lines, under whatever name (a whole value and more lines);
    or one object."""
    first, line_break, rest = text.partition(b"\n")
    if not line_break or not rest.strip():
        text = utf8_start(head(start_of(_FAR), _FAR)).removeprefix(b"\xef\xbb\xbf").lstrip()
        first, line_break, rest = text.partition(b"\n")
    if line_break and rest.strip() and _is_json(first):
        return "json-lines"
    if text.startswith(b"[") or json_layout(text[:_HEAD], len(text) < _HEAD) != "object":
        return "json-array"
    return "json"


def _is_line_of_columns(text: bytes, start_of: Callable[[int], bytes]) -> bool:
    """Whether a file that begins so is, as far as is looked, a single line: an object that holds columns instead of a
    record."""
    if b"\n" in text.rstrip() or json_layout(text[:_HEAD], len(text) < _HEAD) != "columns":
        return False
    return b"\n" not in utf8_start(head(start_of(_FAR), _FAR)).strip()


def _is_json(data: bytes) -> bool:
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True


def _guess(start: bytes) -> Looked:
    """CSV where the first line looks like a header with two fields or more, else one article of text."""
    try:
        text = start.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 4:  # else a character that the end of the sample cuts
            return Looked(None, "a file of another kind")
        text = start[: error.start].decode("utf-8-sig")
    if _CONTROLS & set(text):
        return Looked(None, "a file of another kind")
    header, _, rest = text.partition("\n")
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip().strip('"') for name in header.split(delimiter)]
    is_header = len(names) > 1 and len(set(names)) == len(names) and all(0 < len(name) <= 40 for name in names)
    is_table = is_header and header.rstrip()[-1:] not in ".!?" and delimiter in rest.partition("\n")[0]
    return Looked("csv" if is_table else "text", is_mismatch=True)


_CONTROLS = set(map(chr, (*range(9), *range(14, 27), *range(28, 32))))
