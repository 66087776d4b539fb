"""Which of the news agencies' XML formats, or of the feeds, a file is: from its first bytes to the reader of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Literal

from newsqa.articles.readers.agencies.newsml_1 import read_newsml_1
from newsqa.articles.readers.agencies.newsml_g2 import ITEMS, NAMESPACE, read_newsml_g2
from newsqa.articles.readers.agencies.nitf import read_nitf
from newsqa.articles.readers.feeds.feed import read_feed
from newsqa.articles.readers.record import Item

XmlKind = Literal["newsml-g2", "newsml-1", "nitf", "feed"]
XML_READERS: dict[XmlKind, Callable[[bytes], list[Item]]] = {
    "newsml-g2": read_newsml_g2,
    "newsml-1": read_newsml_1,
    "nitf": read_nitf,
    "feed": read_feed,
}

_LOOKED_AT = 1 << 16
# The longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Parts of NewsML-G2 that are at times cut out of it: read, so that they are reported.
_FRAGMENTS = frozenset({"itemMeta", "contentMeta", "contentSet", "groupSet", "inlineXML", "itemSet"})
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RSS_1 = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/")
_NAME = re.compile(r"<(?:([A-Za-z_][\w.-]*+):)?([A-Za-z_][\w.-]*+)")  # <newsItem, <rdf:RDF
_NAMESPACE = re.compile(r"""\sxmlns(?::([\w.-]++))?\s*+=\s*+["']([^"']*+)""")  # xmlns:rdf="http://www.w3.org/1999/..."


def xml_kind(start: bytes) -> XmlKind | None:
    """The format of a file that begins with these bytes, by its root element and namespace; None for any other file.

    An encoding of the root's name that ASCII is part of, or UTF-16, is understood. A start that ends before the root
    does is fine where the name tells enough.
    """
    text = _decoded(start[:_LOOKED_AT])
    root = _root(text)
    match = _NAME.match(root)
    if match is None:
        return None
    prefix, name = match[1] or "", match[2]
    namespaces = {found[1] or "": found[2].strip() for found in _NAMESPACE.finditer(root)}
    namespace = namespaces.get(prefix, "")
    if name in ITEMS or name == "newsMessage" or name in _FRAGMENTS:
        return "newsml-g2" if namespace in ("", NAMESPACE) else None
    if name == "NewsML":
        return "newsml-1"
    if name == "nitf":
        return "nitf"
    is_feed = (
        name in ("rss", "RSS")
        or (name == "feed" and (not namespace or namespace.startswith(_ATOM)))
        or (name == "RDF" and any(found.startswith(_RSS_1) for found in namespaces.values()))
    )
    return "feed" if is_feed else None


def _decoded(start: bytes) -> str:
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return start.decode(encoding, "replace").lstrip("\ufeff")
    return start.decode("latin-1")


def _root(text: str) -> str:
    """The root's start tag, behind declarations, comments and a document type; "" where there is none."""
    position = 0
    while True:
        position += len(text[position:]) - len(text[position:].lstrip())
        if text.startswith("<?", position):
            end = text.find("?>", position)
        elif text.startswith("<!--", position):
            end = text.find("-->", position)
        elif text[position : position + 9].upper() == "<!DOCTYPE":
            bracket, end = text.find("[", position), text.find(">", position)
            if 0 <= bracket < end:
                end = text.find(">", text.find("]", bracket)) if "]" in text[bracket:] else -1
            if end < 0:  # a document type that goes on behind the start: it names the root
                named = text[position + 9 : position + 200].split()
                return f"<{named[0]}" if named else ""
        else:
            end = text.find(">", position)
            return text[position : end + 1 or None] if text.startswith("<", position) else ""
        if end < 0:
            return ""
        position = text.find(">", end) + 1
