"""JSON-LD of a web page: from the text of its script elements to the objects that describe the article, and word of the
elements that are broken.

Repaired is only what is certain: comments and CDATA marks around the JSON, a `;` after it, line breaks in strings, an
escaped apostrophe, trailing commas, and JSON that is HTML-escaped as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import orjson

from newsqa.articles.readers.record import raw_text

# The types of schema.org that are articles, and the one that says as much of the page itself.
_ARTICLES = frozenset(
    "article newsarticle analysisnewsarticle askpublicnewsarticle backgroundnewsarticle opinionnewsarticle"
    " reportagenewsarticle reviewnewsarticle advertisercontentarticle satiricalarticle scholarlyarticle techarticle"
    " report socialmediaposting blogposting liveblogposting discussionforumposting".split()
)
_PAGES = frozenset({"webpage", "itempage"})
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_OBJECTS = 20_000
# A whole string, or one that is not closed; a comma before a closing bracket. The repeats are possessive, so that
# nothing is read twice.
_FAULTS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|,(?=\s*[}\]])', re.DOTALL)
_OPENING = re.compile(
    r"\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[)"
)  # <!--   //<![CDATA[   /*<![CDATA[*/
_CLOSING = re.compile(r"(?:(?://\s*)?-->|/\*\s*\]\]>\s*\*/|(?://\s*)?\]\]>|;)\s*\Z")  # -->   //]]>   /*]]>*/   ;
# Broken JSON-LD without any of these is about bread crumbs or the publisher: nothing of the article is lost with it.
_OF_ARTICLES = re.compile(r"\b(?:articleBody|headline|datePublished|\w*Article|BlogPosting)\b")


@dataclass(frozen=True)
class JsonLd:
    """`articles` and `pages` in the order of the page; `by_id` are all objects that others may point at; `broken` are
    what is wrong with an element, in words, and its start."""

    articles: list[Mapping[str, Any]] = field(default_factory=list)
    pages: list[Mapping[str, Any]] = field(default_factory=list)
    by_id: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    broken: list[tuple[str, str]] = field(default_factory=list)


def read_json_ld(scripts: Sequence[str]) -> JsonLd:
    """What the script elements of type `application/ld+json` say, each given by its text."""
    found = JsonLd()
    values: list[Any] = []
    for number, script in enumerate(scripts, 1):
        if not script.strip():
            continue
        try:
            values.append(_parse(script))
        except (ValueError, RecursionError) as error:
            if _OF_ARTICLES.search(script):
                what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
                found.broken.append((f"JSON-LD {number} of {len(scripts)}: {what}", raw_text(script.strip())))
    _collect(values, found)
    return found


def _parse(script: str) -> Any:
    """The value. Raises ValueError or RecursionError when it is broken beyond what is certain to repair."""
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        pass
    text = script.strip().removeprefix("\ufeff")
    while match := _OPENING.match(text):
        text = text[match.end() :]
    while match := _CLOSING.search(text, max(0, len(text) - 40)):
        text = text[: match.start()].rstrip()
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        try:
            return json.loads(_FAULTS.sub(_repaired, text), strict=False)
        except json.JSONDecodeError:
            raise error from None  # places count in what stands there, not in what was tried


def _repaired(match: re.Match[str]) -> str:
    found = match[0]
    return "" if found == "," else re.sub(r"(\\.)", _plain_apostrophe, found, flags=re.DOTALL)


def _plain_apostrophe(escape: re.Match[str]) -> str:
    return "'" if escape[0] == "\\'" else escape[0]


def _collect(values: Sequence[Any], found: JsonLd) -> None:
    """Walk through lists, graphs and main entities, in order, with a stack: hostile ones are nested deeply."""
    stack = list(reversed(values))
    seen = 0
    while stack and seen < _MOST_OBJECTS:
        value = stack.pop()
        seen += 1
        if isinstance(value, list):
            stack.extend(reversed(value[:_MOST_OBJECTS]))
        elif isinstance(value, dict):
            types = _types(value)
            if types & _ARTICLES:
                found.articles.append(value)
            elif types & _PAGES:
                found.pages.append(value)
            if isinstance(name := value.get("@id"), str) and len(value) > 1:
                found.by_id.setdefault(name, value)
            stack.extend(value[key] for key in reversed(_INSIDE) if isinstance(value.get(key), list | dict))


def _types(value: Mapping[str, Any]) -> set[str]:
    """The types without their vocabulary, in small letters: "https://schema.org/NewsArticle" -> newsarticle."""
    given = value.get("@type")
    names = given if isinstance(given, list) else [given]
    return {re.split(r"[/#:]", name)[-1].lower() for name in names[:20] if isinstance(name, str)}


def articles_of_page(found: JsonLd, urls: Iterable[str], titles: Iterable[str]) -> list[Mapping[str, Any]]:
    """The objects about the article that the page is, the surest first; none for a page that lists several.

    Of several articles those are meant whose address or headline is that of the page.
    """
    if len(found.articles) < 2:
        return found.articles
    addresses, headlines = {plain_url(url) for url in urls}, set(titles)
    same = [
        article
        for article in found.articles
        if addresses & {plain_url(url) for url in _addresses(article)} or as_line(article.get("headline")) in headlines
    ]
    if same or len({as_line(article.get("headline")) for article in found.articles}) > 1:
        return same
    return found.articles


def _addresses(article: Mapping[str, Any]) -> list[str]:
    page = article.get("mainEntityOfPage")
    given = (article.get("url"), article.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return [url for url in given if isinstance(url, str)]


def plain_url(url: str) -> str:
    """What is the same in two addresses of a page: "http://www.a.org/b/?c#d" -> a.org/b."""
    return re.split(r"[?#]", url.strip())[0].rstrip("/").rpartition("://")[2].removeprefix("www.").lower()


def as_line(value: Any) -> str | None:
    """A value as one line of text: of a list its first, of an object its name; entities decoded. None when empty."""
    for _ in range(4):  # the name of an object may be a list
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
        else:
            break
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(decoded(value).split()) or None if isinstance(value, str) else None


def decoded(text: str) -> str:
    """The text with entities decoded, since a script element holds them only by mistake; half characters as U+FFFD."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")  # &#39; &#x27; &amp;
