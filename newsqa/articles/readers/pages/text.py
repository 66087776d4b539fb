"""The text of the article on a web page: taken out of the markup by trafilatura, and set against the text that JSON-LD
declares."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from newsqa.articles.readers.markup import text_of_markup

# Elements of trafilatura's own -> those of HTML that mean the same.
_HTML_NAMES = {"head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "quote": "blockquote", "list": "ul"}
_NOTHING_LEFT_OUT: frozenset[str] = frozenset()
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<br/?>")  # <p class="a">, </p>
# A declared text is believed to be whole from this share of the text on the page on: what is found on a page has the
# captions, notes and links that stand between the paragraphs, which are seldom a fifth of it.
_WHOLE = 0.8
# beyond these, finding paragraphs again would take too long
_MOST_PARAGRAPHS, _LONGEST = 3000, 400_000


def text_on_page(root: Any) -> str:
    """The article's text as trafilatura finds it, paragraphs joined by blank lines; "" where it finds none.

    Raises whatever trafilatura raises on a page that it cannot manage. The page is not changed.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # it logs each page without text as an error
    found = bare_extraction(root, include_comments=False, with_metadata=False)
    if found is None or found.body is None:
        return ""
    for element in found.body.iter():
        if isinstance(element.tag, str):
            element.tag = _HTML_NAMES.get(element.tag, element.tag)
    return text_of_markup(found.body, _NOTHING_LEFT_OUT)


def declared_text(body: str) -> str:
    """The text of an `articleBody`: without the tags that some hold; each line break ends a paragraph."""
    if _TAG.search(body):
        return text_of_markup(body)
    return "\n\n".join(line for part in body.splitlines() if (line := " ".join(part.split())))


def whole_text(declared: str, on_page: str) -> str:
    """The text that is plausibly the whole article's.

    What JSON-LD declares is the publisher's word on what the text is, free of captions and pleas to subscribe; behind
    a paywall it may be all there is. But many declare only the first lines, or a summary. So it is taken when it is
    about as long as what is on the page. Where it lacks the breaks between paragraphs, they are taken from the page.
    """
    if len(declared) < _WHOLE * len(on_page) or not declared:
        return on_page or declared
    paragraphs = on_page.split("\n\n")
    if "\n\n" in declared or not 1 < len(paragraphs) <= _MOST_PARAGRAPHS or len(declared) > _LONGEST:
        return declared
    return "\n\n".join(_broken_as(declared, paragraphs))


def _broken_as(text: str, paragraphs: Sequence[str]) -> list[str]:
    """The text, broken where paragraphs that stand in it begin and end. Soft hyphens of the page do not matter."""
    breaks = [0]
    for paragraph in paragraphs:
        line = " ".join(paragraph.replace("\xad", "").split())
        start = text.find(line, breaks[-1])
        if start >= 0:
            breaks += [start, start + len(line)]
    pieces = (text[start:end].strip() for start, end in zip(breaks, [*breaks[1:], len(text)], strict=True))
    return [piece for piece in pieces if piece]
