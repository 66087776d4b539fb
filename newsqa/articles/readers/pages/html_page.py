"""A news page as HTML: from its bytes to one record with the article's fields, or the reason why there is none.

The fields come from JSON-LD, then meta tags, then the page itself; the body is `page_text`'s.
"""

from __future__ import annotations

import re
from typing import Any

from newsqa.articles.errors import InputError
from newsqa.articles.readers.pages.charset import decode_page
from newsqa.articles.readers.pages.fields import fields_of_page
from newsqa.articles.readers.pages.json_ld import JsonLd, read_json_ld
from newsqa.articles.readers.pages.text import declared_text, text_on_page, whole_text
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Item, Record, Reject, Remark, raw_text

# Large pages of newspapers have some ten thousand elements and a hundred thousand characters. The time that trafilatura
# takes grows with the product of the two.
MAX_ELEMENTS = 30_000
MAX_TEXT = 2_000_000
NO_ARTICLE = "the page holds no article: neither text nor a title"


def read_html(data: bytes, url: str | None = None, encoding: str | None = None) -> list[Item]:
    """The article on a page, row 1, or a Reject; remarks on damage come before it.

    `url` is where the page came from, `encoding` the charset that the HTTP header named. Dates are left as they stand.
    Raises InputError when lxml or trafilatura is not installed.
    """
    if len(data) > MAX_RECORD_BYTES:
        return [Reject(1, f"the page is {len(data):,} bytes long; the limit is {MAX_RECORD_BYTES:,}", raw_text(data))]
    expect_html_libraries()
    page = decode_page(data, encoding)
    if not page.text.strip():
        return [*page.remarks, Reject(1, "the page is blank" if data else "the page is empty", raw_text(page.text))]
    items: list[Item] = [*page.remarks]
    root, reason = _parsed(page.text)
    if root is None:
        return [*items, Reject(1, reason, raw_text(page.text))]
    found = read_json_ld([script.text or "" for script in root.iter("script") if _is_json_ld(script)])
    items += _remarks(found)
    fields, declared = fields_of_page(root, found, url)
    body, reason = _body(root, declared)
    if reason:
        return [*items, Reject(1, reason, raw_text(page.text))]
    fields["body"] = _without_title(body, fields["title"]) or None
    if not fields["body"] and not fields["title"]:
        return [*items, Reject(1, NO_ARTICLE, raw_text(page.text))]
    return [*items, Record(1, fields, len(data))]


def expect_html_libraries() -> None:
    """Raise InputError when what reads pages is not installed."""
    try:
        import lxml.html  # noqa: F401 -- to say what is missing before anything is read
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise InputError(
            'reading web pages needs the libraries lxml and trafilatura; install them with: pip install "newsqa[html]"'
        ) from error


def _parsed(text: str) -> tuple[Any, str]:
    """The page as lxml parses it, or None and why it cannot. Its limits on depth stay in force."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        return None, f"the page cannot be parsed as HTML: {_first_line(error)}"
    for fault in parser.error_log:
        if fault.type_name == "ERR_RESOURCE_LIMIT":
            return None, f"the page cannot be parsed as HTML: {fault.message.partition(',')[0]}"
    return root, ""


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _remarks(found: JsonLd) -> list[Remark]:
    """One remark for all broken JSON-LD: it cost no record, but its fields are missing or come from elsewhere."""
    if not found.broken:
        return []
    what = "; ".join(reason for reason, _ in found.broken[:3])
    more = f"; and {len(found.broken) - 3:,} more" if len(found.broken) > 3 else ""
    reason = f"the page's data on the article are broken, so its other marks were used: {what}{more}"
    return [Remark(1, reason, found.broken[0][1], "unreadable-record")]


def _body(root: Any, declared: str | None) -> tuple[str, str]:
    """The body, or why there is none: trafilatura cannot manage the page, and nothing else gives it."""
    text = declared_text(declared) if declared else ""
    if too_much := _too_much(root):
        return text, "" if text else too_much
    try:
        return whole_text(text, text_on_page(root)), ""
    except Exception as error:  # noqa: BLE001 -- a library that fails on a hostile page, in whatever way, is the page's fault
        if text:
            return text, ""
        return "", f"the text cannot be taken out of the page: {type(error).__name__}: {_first_line(error)}"


def _too_much(root: Any) -> str | None:
    """Why the page is not given to trafilatura."""
    elements = characters = 0
    for element in root.iter():
        elements += 1
        characters += len(element.tail or "")
        if element.tag not in ("script", "style"):
            characters += len(element.text or "")
    if elements > MAX_ELEMENTS:
        return f"the page has {elements:,} elements; the limit is {MAX_ELEMENTS:,}"
    if characters > MAX_TEXT:
        return f"the page has {characters:,} characters of text; the limit is {MAX_TEXT:,}"
    return None


def _without_title(body: str, title: str | None) -> str:
    """The body without the title, where the page's text begins with it: also with other marks."""
    first, _, rest = body.partition("\n\n")
    same = title and rest and len(first) <= 2 * len(title) and _NO_LETTERS.sub("", first) == _NO_LETTERS.sub("", title)
    return rest if same else body


_NO_LETTERS = re.compile(r"\W+|_")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
