"""NITF, the news agencies' markup of one article: from the bytes of a document to its record."""

from __future__ import annotations

from typing import Any

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.agencies.xml_safely import read_documents
from newsqa.articles.readers.markup import UNSEEN, local_name, text_of_markup
from newsqa.articles.readers.record import Item, Record, Reject, raw_text

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Captions and credits of pictures are not the article's text.
NOT_TEXT = UNSEEN | {"media"}


def read_nitf(data: bytes) -> list[Item]:
    """The article in an NITF document (one record a `<nitf>`), or the reason why there is none."""
    return read_documents(data, frozenset({"nitf"}), "an NITF document, <nitf>", _read)


def _read(root: Any, row: int, raw: bytes) -> Item:
    fields = nitf_fields(root)
    if not any(fields.get(name) for name in ("title", "body", "summary")):
        return Reject(row, "not an article: an NITF document without headline, abstract or text", raw_text(raw))
    return Record(row, fields, sum(len(value) for value in fields.values() if isinstance(value, str)))


def nitf_fields(root: Any) -> dict[str, Any]:
    """The fields of a `<nitf>` element under the names of the article columns; what it does not say is left out."""
    head, body = find(root, "head"), find(root, "body")
    body_head = find(body, "body.head")
    docdata, pubdata = find(head, "docdata"), find(head, "pubdata")
    tagline = find(body, "body.end", "tagline")
    # A release date is an embargo; the date of issue is that of this document.
    dates = publication_dates(
        attribute(pubdata, "date.publication") or attribute(find(docdata, "date.issue"), "norm"),
        None,
        attribute(find(docdata, "date.release"), "norm"),
    )
    language = attribute(root, XML_LANG) or attribute(body, XML_LANG)
    fields = {
        "id": attribute(find(docdata, "doc-id"), "id-string") or attribute(root, "uno"),
        "title": text_at(body_head, "hedline", "hl1") or text_at(body_head, "hedline") or text_at(head, "title"),
        "subhead": text_at(body_head, "hedline", "hl2"),
        "body": text_of_content(body),
        "summary": text_at(body_head, "abstract"),
        "authors": names_in_byline(find(body_head, "byline"), language),
        "section": attribute(pubdata, "position.section") or _subject(head),
        "language": language,
        "outlet": attribute(pubdata, "name") or text_at(body_head, "distributor"),
        **(dates or publication_dates(attribute(find(body_head, "dateline", "story.date"), "norm"), None)),
        "dateline": text_at(body_head, "dateline"),
        "tagline": text_of_markup(tagline) if tagline is not None else None,
        "urgency": attribute(find(docdata, "urgency"), "ed-urg"),
        "copyright": attribute(find(docdata, "doc.copyright"), "holder"),
        "keywords": [key for found in find_all(docdata, "key-list", "keyword") if (key := attribute(found, "key"))],
    }
    kept = {name: value for name, value in fields.items() if value}
    return {"body": None, **kept}


def text_of_content(body: Any) -> str | None:
    """The text of an NITF `<body>` without its head and its end."""
    content = find(body, "body.content")
    if content is not None:
        return text_of_markup(content, NOT_TEXT) or None
    if body is None:
        return None
    return text_of_markup(body, NOT_TEXT | {"body.head", "body.end"}) or None


def names_in_byline(byline: Any, language: str | None) -> list[str] | None:
    """The people that a `<byline>` marks as such, else its words without "By" and without job titles."""
    if byline is None:
        return None
    people = [name for person in find_all(byline, "person") if (name := text_of_markup(person))]
    named = text_of_markup(byline, UNSEEN | {"byttl"}) or text_of_markup(byline)
    whole = name_in_byline(named, language)
    return people or ([whole] if whole else None)


def _subject(head: Any) -> str | None:
    for subject in find_all(head, "tobject", "tobject.subject"):
        for name in ("tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"):
            if found := attribute(subject, name):
                return found
    return None


def find(element: Any, *path: str) -> Any:
    """The first child of a child ... with these local names, or None. An element that is None has no children."""
    return next(iter(find_all(element, *path)), None)


def find_all(element: Any, *path: str) -> list[Any]:
    """All children of the children ... with these local names, in the order of the document."""
    level = [] if element is None else [element]
    for name in path:
        level = [child for parent in level for child in parent if local_name(child) == name.lower()]
    return level


def attribute(element: Any, name: str) -> str | None:
    """An attribute's text, or None when there is no such element or attribute, or it is blank."""
    value = element.get(name) if element is not None else None
    return value.strip() or None if value else None


def text_at(element: Any, *path: str) -> str | None:
    """The text of the first such child that has any, with its white space folded; None when there is none."""
    for found in find_all(element, *path):
        if text := " ".join(text_of_markup(found).split()):
            return text
    return None
