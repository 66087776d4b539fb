"""The text in HTML, XHTML or NITF markup: from a string or a parsed element to paragraphs joined by a blank line."""

from __future__ import annotations

from html import unescape
from typing import Any

from newsqa.articles.errors import InputError

# Elements before and after which a paragraph ends: those of HTML, and those of NITF that HTML does not know.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody"
    " tfoot thead tr ul"
    " abstract block body.content bq byline credit dateline distributor fn hedline hl1 hl2 media media-caption"
    " media-producer nitf-table note tagline".split()
)
# Cells of a table stand apart by a space.
_CELLS = frozenset({"td", "th"})
# What no reader of a page sees as text.
UNSEEN = frozenset(
    "script style template noscript head title iframe object svg audio video textarea select".split()  # of HTML
)


def text_of_markup(markup: Any, leave_out: frozenset[str] = UNSEEN) -> str:
    """The text in markup: a string of HTML or XHTML, or an lxml element (its tail is not part of it).

    Block elements end a paragraph, `<br>` ends a line and two of them a paragraph; other white space is folded, in
    `<pre>` between line breaks only. Entities are decoded; comments and the elements in `leave_out` are left out. In a
    string without tags a blank line ends a paragraph. Time and memory are linear in the markup, whatever is broken in
    it. Raises InputError when lxml is not installed.
    """
    if not isinstance(markup, str):
        return _text_of_element(markup, leave_out)
    if "<" not in markup:
        return _text_without_tags(markup)
    etree = import_lxml()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:  # nothing but comments
        return ""
    if root is None:
        return ""
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        return _text_between_tags(markup, leave_out)  # the parser gave up half-way
    return _text_of_element(root, leave_out)


def import_lxml() -> Any:
    """lxml's `etree`. Raises InputError with what to do when it is not installed."""
    try:
        from lxml import etree
    except ImportError as error:
        raise InputError('reading markup needs the library lxml; install it with: pip install "newsqa[xml]"') from error
    return etree


class _Lines:
    """Text as it is put together: lines with folded white space; a blank one ends a paragraph."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def end_line(self) -> None:
        self._lines.append(" ".join("".join(self._pieces).split()))
        self._pieces = []

    def end_paragraph(self) -> None:
        if self._pieces:
            self.end_line()
        self._lines.append("")

    def text(self) -> str:
        self.end_paragraph()
        paragraphs: list[list[str]] = [[]]
        for line in self._lines:
            if line:
                paragraphs[-1].append(line)
            elif paragraphs[-1]:
                paragraphs.append([])
        return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs if paragraph)


def _text_of_element(root: Any, leave_out: frozenset[str]) -> str:
    """Walks with a stack of its own, since markup may be nested deeper than Python calls may be."""
    found = _Lines()
    in_pre = 0
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        node, is_end = todo.pop()
        name = local_name(node)
        if is_end:
            in_pre -= name == "pre"
            _mark(found, name)
        elif name and (node is root or name not in leave_out):
            if name == "br":
                found.end_line()
            _mark(found, name)
            in_pre += name == "pre"
            _add(found, node.text, in_pre > 0)
            todo.append((node, True))
            todo.extend((child, False) for child in reversed(node))
            continue
        elif not name and node.tag.__name__ == "Entity":  # one that no parser knows: &nbsp; in XML without its DTD
            found.add(unescape(node.text))
        if node is not root:
            _add(found, node.tail, in_pre > 0)
    return found.text()


def local_name(node: Any) -> str:
    """The name of an element without its namespace, in small letters; "" for a comment or an entity."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _mark(found: _Lines, name: str) -> None:
    if name in _BLOCKS:
        found.end_paragraph()
    elif name in _CELLS:
        found.add(" ")


def _add(found: _Lines, text: str | None, is_pre: bool) -> None:
    if not is_pre:
        found.add(text)
        return
    *lines, last = (text or "").split("\n")
    for line in lines:
        found.add(line)
        found.end_line()
    found.add(last)


def _text_without_tags(text: str) -> str:
    found = _Lines()
    _add(found, unescape(text).replace("\r\n", "\n"), is_pre=True)
    paragraphs = found.text().split("\n\n")
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)


def _text_between_tags(markup: str, leave_out: frozenset[str]) -> str:
    """What stands outside of `<...>`: for markup that is nested too deeply, or too large, for the parser."""
    found = _Lines()
    before, *pieces = markup.split("<")
    found.add(unescape(before))
    hidden = ""  # the element that is being left out
    for piece in pieces:
        tag, closed, text = piece.partition(">")
        name = tag[:30].lstrip("/").partition(" ")[0].rstrip("/\n\r\t").lower()
        if not hidden and not tag.startswith("/") and not tag.endswith("/") and name in leave_out:
            hidden = name
        if hidden:
            if tag.startswith("/") and name == hidden:
                hidden = ""
                found.add(unescape(text))
            continue
        if name == "br":
            found.end_line()
        else:
            _mark(found, name)
        found.add(unescape(text if closed else "<" + piece))
    return found.text()
