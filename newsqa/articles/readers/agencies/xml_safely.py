"""XML parsed without entities, DTDs and network, within bounds: from bytes to the elements asked for, and what was
broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from newsqa.articles.readers.markup import import_lxml
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Item, Reject, Remark, raw_text

# Tags and attributes that one document may have: each costs some hundred bytes of memory once it is parsed.
MAX_MARKS = 3_000_000
_PIECE = 1 << 16
RAW = 4096  # bytes of a record's source that a reject may quote
_BROKEN = "broken XML"
# Messages of the parser can quote the document, so they are cut.
_LONGEST_REASON = 300
# What a parser is asked not to do. `huge_tree` off also bounds depth (256), and text (10 MB).
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class Parsed(NamedTuple):
    """`root` is None for broken XML. `elements`: those of the names asked for that are whole, outermost first, in the
    order of the document. `broken`: a reject of the whole document that says why and at which line it could not be
    read to its end."""

    root: Any
    elements: list[Any]
    broken: Reject | None


def parse_xml(data: bytes, names: frozenset[str]) -> Parsed:
    """Parse a document, looking for elements of these local names.

    Of broken XML the elements that end before the damage are given. A document that declares entities gives none: what
    entities hold is never looked at.
    """
    if reason := unfit(data):
        return Parsed(None, [], Reject(None, reason, raw_text(data)))
    etree = import_lxml()
    parser = etree.XMLPullParser(events=("start", "end"), tag=[f"{{*}}{name}" for name in names], **_SAFE)
    root, reject = None, None
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        root = parser.close()
    except etree.XMLSyntaxError as error:
        reject = _reject(data, error)
    elements: list[Any] = []
    inside = 0  # how many elements asked for are open
    for event, element in parser.read_events():
        root = element if root is None else root
        inside += 1 if event == "start" else -1
        if event == "end" and inside == 0:
            elements.append(element)
    if root is not None and (declared := _declared_entity(root)):
        reason = f'the document declares the entity "{declared[:80]}"; entities are not read, because they can be bombs'
        return Parsed(None, [], Reject(None, reason, raw_text(data)))
    return Parsed(None if reject else root, elements, reject)


def read_documents(
    data: bytes, names: frozenset[str], expected: str, read: Callable[[Any, int, bytes], Item]
) -> list[Item]:
    """All elements of these local names in a document, each read by `read(element, row, start of its source)`; where
    there are none, one reject that says what was `expected`.

    In broken XML the elements before the damage are read; those in it and after it are a reject each. Where the damage
    comes after the last of them, it is a remark on the whole document.
    """
    parsed = parse_xml(data, names)
    if not parsed.elements and not parsed.broken:
        return [Reject(None, f"expected {expected}, found <{_name(parsed.root)}>", raw_text(data))]
    source = in_utf8(data)
    starts = start_tags(source, names)
    raws = [source[start : start + RAW] for start in starts]
    raws += [source[:RAW]] * (len(parsed.elements) - len(raws))
    items = [read(element, row, raw) for row, (element, raw) in enumerate(zip(parsed.elements, raws, strict=False), 1)]
    broken = parsed.broken
    if broken is None:
        return items
    if not items and not raws:
        return [broken]
    if len(items) >= len(raws):
        return [Remark(None, broken.reason, broken.raw, broken.fault), *items]
    return items + lost(raws[len(items) :], len(items), broken)


def lost(raws: list[bytes], read: int, broken: Reject) -> list[Item]:
    """A reject for each record after the `read` whole ones of a document that is broken; the damage is in the first."""
    if not raws:
        return [broken]
    after = broken.reason
    if after.startswith(_BROKEN):
        after = f"stands after the place where the document could not be read further: {after}"
    return [
        Reject(row, after if row > read + 1 else broken.reason, raw_text(raw), broken.fault)
        for row, raw in enumerate(raws, read + 1)
    ]


def in_utf8(data: bytes, encoding: str | None = None) -> bytes:
    """The document so that its tags can be looked for as bytes: what is not of an encoding like ASCII is decoded."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding and encoding.lower().startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        return data.decode(encoding, "replace").encode("utf-8", "replace")
    return data


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2][:60]


# <newsItem guid="...">, <nar:newsItem>, <item/>
_START_TAG = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60}+)(?=[\s/>]|\Z)")


def start_tags(data: bytes, names: frozenset[str]) -> list[int]:
    """Offsets of the start tags of these local names, outside of comments and CDATA, in a document that may be
    broken."""
    wanted = {name.encode() for name in names}
    hidden = _hidden(data)
    found: list[int] = []
    at = 0
    for match in _START_TAG.finditer(data):
        while at < len(hidden) and hidden[at][1] <= match.start():
            at += 1
        if match[1] in wanted and not (at < len(hidden) and hidden[at][0] <= match.start()):
            found.append(match.start())
    return found


def _hidden(data: bytes) -> list[tuple[int, int]]:
    """Where comments and CDATA sections begin and end, in order. One that is never closed hides nothing."""
    stretches: list[tuple[int, int]] = []
    closed = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
    position = 0
    unclosed: set[bytes] = set()
    for match in re.finditer(rb"<!--|<!\[CDATA\[", data):
        if match.start() < position or match[0] in unclosed:
            continue
        end = data.find(closed[match[0]], match.end())
        if end < 0:
            unclosed.add(match[0])
            continue
        position = end + 3
        stretches.append((match.start(), position))
    return stretches


def unfit(data: bytes) -> str | None:
    """Why a document is not parsed at all: it is empty, or beyond the bounds."""
    if not data.strip():
        return "the file is blank" if data else "the file is empty"
    if len(data) > MAX_RECORD_BYTES:
        return f"the document has {len(data):,} bytes, more than the limit of {MAX_RECORD_BYTES:,}"
    if (marks := data.count(b"<") + data.count(b"=")) > MAX_MARKS:
        return f"the document has about {marks:,} tags and attributes, more than the limit of {MAX_MARKS:,}"
    return None


def _declared_entity(root: Any) -> str | None:
    dtd = root.getroottree().docinfo.internalDTD
    return next((str(entity.name) for entity in dtd.iterentities()), None) if dtd is not None else None


def _reject(data: bytes, error: Any) -> Reject:
    """Why the parser stopped: `broken XML at line 12, column 5: Opening and ending tag mismatch: p and b`.

    A parser that is fed piece by piece does not always say it, so the document is parsed once more as a whole.
    """
    etree = import_lxml()
    parser = etree.XMLParser(**_SAFE)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as told:
        error = told
    entry = next((entry for entry in parser.error_log if entry.level_name in ("ERROR", "FATAL")), None)
    if entry is None:
        return Reject(None, f"{_BROKEN}: {str(error)[:_LONGEST_REASON]}", raw_text(data))
    said = entry.message.strip()[:_LONGEST_REASON]
    reason = f"{_BROKEN} at line {entry.line:,}, column {entry.column:,}: {said}"
    is_cut = entry.type_name in _CUT or not data.rstrip(b"\0\r\n\t ").endswith((b">", b">\0"))
    fault = "undecodable-bytes" if "ENCODING" in entry.type_name else "unreadable-record"
    return Reject(None, reason, raw_text(data), "truncated-stream" if is_cut else fault)


# The faults that a document which breaks off shows.
_CUT = frozenset({"ERR_DOCUMENT_END", "ERR_TAG_NOT_FINISHED", "ERR_GT_REQUIRED"})
