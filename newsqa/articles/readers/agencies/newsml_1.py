"""NewsML 1, which NewsML-G2 came after: from the bytes of a document to a record a `<NewsItem>`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.newsml_g2 import children, text_in
from newsqa.articles.readers.agencies.nitf import NOT_TEXT, XML_LANG, attribute, find, nitf_fields, text_at
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.agencies.xml_safely import read_documents
from newsqa.articles.readers.markup import local_name, text_of_markup
from newsqa.articles.readers.record import Item, Record, Reject, raw_text

# Roles of components by which text is an article's own, and those by which it is something beside it.
_BODY_ROLES = ("body", "main", "maintext", "text", "story", "article")
_OTHER_ROLES = ("stylesheet", "headline", "logo", "contact", "caption", "thumbnail", "summary")


def read_newsml_1(data: bytes) -> list[Item]:
    """A record for each news item of the document that has a headline or text, a reject for any other."""
    return read_documents(data, frozenset({"NewsItem"}), "a NewsML document with <NewsItem>", _read_item)


def _read_item(item: Any, row: int, raw: bytes) -> Item:
    fields = _fields(item)
    if not fields.get("title") and not fields.get("body"):
        return Reject(row, "not an article: a NewsItem without headline or text", raw_text(raw))
    return Record(row, fields, sum(len(value) for value in fields.values() if isinstance(value, str)))


def _fields(item: Any) -> dict[str, Any]:
    identifier, management = find(item, "Identification", "NewsIdentifier"), find(item, "NewsManagement")
    components = list(item.iter("{*}NewsComponent"))
    inner, body = _text(components)
    language = (
        _formal(components, "DescriptiveMetadata", "Language")
        or next((code for part in components if (code := attribute(part, XML_LANG))), None)
        or inner.get("language")
    )
    byline = name_in_byline(_line(components, "ByLine") or "", language)
    fields = {
        **inner,
        "id": text_at(identifier, "PublicIdentifier") or text_at(identifier, "NewsItemId"),
        "version": text_at(identifier, "RevisionId"),
        "title": _line(components, "HeadLine") or inner.get("title"),
        "subhead": _line(components, "SubHeadLine") or inner.get("subhead"),
        "body": body,
        "authors": [byline] if byline else inner.get("authors"),
        "language": language,
        "section": _formal(components, "DescriptiveMetadata", "SubjectCode", "Subject") or inner.get("section"),
        "outlet": _formal(components, "AdministrativeMetadata", "Provider", "Party")
        or _formal([item.getparent()], "NewsEnvelope", "SentFrom", "Party")
        or text_at(identifier, "ProviderId"),
        **publication_dates(text_at(management, "FirstCreated"), text_at(management, "ThisRevisionCreated")),
        "info_source": _formal(components, "AdministrativeMetadata", "Source", "Party"),
        "publication_status": attribute(find(management, "Status"), "FormalName"),
        "dateline": _line(components, "DateLine") or inner.get("dateline"),
        "slugline": _line(components, "SlugLine"),
        "creditline": _line(components, "CreditLine"),
        "copyright": _line(components, "CopyrightLine"),
    }
    return {"body": None, **{name: value for name, value in fields.items() if value}}


def _line(components: list[Any], name: str) -> str | None:
    return next((text for part in components if (text := text_at(part, "NewsLines", name))), None)


def _formal(parents: list[Any], *path: str) -> str | None:
    """The first `FormalName` at this path."""
    return next((name for parent in parents if (name := attribute(find(parent, *path), "FormalName"))), None)


def _text(components: list[Any]) -> tuple[dict[str, Any], str | None]:
    """The text of the component whose role is that of a body, else of the first that has a text of its own."""
    ranked = sorted(
        (not any(role == name for name in _BODY_ROLES), position)
        for position, part in enumerate(components)
        if (role := (attribute(find(part, "Role"), "FormalName") or "").lower()) not in _OTHER_ROLES
    )
    for _, position in ranked:
        for content in _contents(components[position]):
            inside = children(content)
            inner = next((nitf_fields(root) for root in inside if local_name(root) == "nitf"), {})
            # one document, or the paragraphs themselves
            body = text_in(inside[0]) if len(inside) == 1 else text_of_markup(content, NOT_TEXT)
            if inner or body:
                return inner, body
    return {}, None


def _contents(component: Any) -> Iterator[Any]:
    """The contents in the component itself that are text; those in an `<Encoding>` are not."""
    for item in children(component):
        kind = attribute(find(item, "MimeType"), "FormalName") or text_at(item, "MimeType") or "text/plain"
        if local_name(item) == "contentitem" and ("text" in kind or "xml" in kind) and "css" not in kind:
            yield from (part for part in children(item) if local_name(part) == "datacontent")
