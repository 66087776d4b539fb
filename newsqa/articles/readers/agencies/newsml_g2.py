"""NewsML-G2, the news agencies' exchange format: from the bytes of a document to a record an item."""

from __future__ import annotations

from typing import Any

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.nitf import (
    NOT_TEXT,
    XML_LANG,
    attribute,
    find,
    find_all,
    nitf_fields,
    text_at,
    text_of_content,
)
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.agencies.xml_safely import read_documents
from newsqa.articles.readers.markup import local_name, text_of_markup
from newsqa.articles.readers.record import Item, Record, Reject, raw_text

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
# Elements of inlineXML that are text; others (results of matches, lists of events) are data.
_TEXT_ROOTS = frozenset({"html", "body", "div", "section", "article", "main", "p"})
# Parts of an XHTML page that repeat the title, the byline and the date, or speak to editors.
_AROUND = frozenset({"header", "footer", "nav"})
# What a subject is when it is no topic: who and what the article is about.
_NO_TOPICS = ("person", "organisation", "organization", "geoarea", "poi", "event", "object", "animal", "team")


def read_newsml_g2(data: bytes) -> list[Item]:
    """A record for each item of the document that has a headline, a description or text, else a reject that says what
    it is.

    Pictures, packages and plans with a headline are records too, their body is null: nothing is passed over.
    """
    return read_documents(data, ITEMS, "a NewsML-G2 document with items, such as <newsItem>", _read_item)


def _read_item(item: Any, row: int, raw: bytes) -> Item:
    fields = _fields(item)
    if not any(fields.get(name) for name in ("title", "body", "summary")):
        kind = item.tag.rpartition("}")[2]
        return Reject(row, f"not an article: a {kind} without headline, description or text", raw_text(raw))
    return Record(row, fields, sum(len(value) for value in fields.values() if isinstance(value, str)))


def _fields(item: Any) -> dict[str, Any]:
    meta, content = find(item, "itemMeta"), find(item, "contentMeta")
    language = attribute(find(content, "language"), "tag") or attribute(item, XML_LANG)
    inner, body = _text(item)
    embargo = text_at(meta, "embargoed")
    content_set = find(item, "contentSet")
    descriptions = find_all(content, "description")
    summary = [found for found in descriptions if (found.get("role") or "").endswith(":summary")] or descriptions
    fields = {
        **{name: value for name, value in inner.items() if name in ("subhead", "dateline", "tagline", "keywords")},
        "id": attribute(item, "guid"),
        "version": attribute(item, "version"),
        "title": text_at(content, "headline") or inner.get("title") or text_at(meta, "title"),
        "body": body,
        "summary": next((text for found in summary if (text := text_of_markup(found))), None) or inner.get("summary"),
        "authors": _authors(content, language) or inner.get("authors"),
        "section": _section(content, language) or inner.get("section"),
        "language": language or inner.get("language"),
        "outlet": party(find(meta, "provider"), language) or inner.get("outlet"),
        **publication_dates(text_at(meta, "firstCreated"), text_at(meta, "versionCreated"), embargo),
        "embargoed": embargo,
        "content_created": text_at(content, "contentCreated"),
        "content_changed": text_at(content, "contentModified"),
        "item_class": attribute(find(meta, "itemClass"), "qcode"),
        "publication_status": attribute(find(meta, "pubStatus"), "qcode"),
        "content_type": next(
            (kind for part in children(content_set) if (kind := attribute(part, "contenttype"))), None
        ),
        "slugline": text_at(content, "slugline"),
        "dateline": text_at(content, "dateline") or inner.get("dateline"),
        "creditline": text_at(content, "creditline"),
        "editorial_note": text_at(meta, "edNote"),
        "info_source": party(find(content, "infoSource"), language),
        "subjects": [name for found in find_all(content, "subject") if (name := party(found, language))],
        "genres": [name for found in find_all(content, "genre") if (name := party(found, language))],
        "copyright": text_at(find(item, "rightsInfo"), "copyrightNotice"),
        "usageterms": text_at(find(item, "rightsInfo"), "usageTerms"),
    }
    kept = {name: value for name, value in fields.items() if value}
    return {"body": None, **kept}


def children(element: Any) -> list[Any]:
    """The child elements, without comments; of None there are none."""
    return [] if element is None else [child for child in element if local_name(child)]


def _text(item: Any) -> tuple[dict[str, Any], str | None]:
    """What the content itself says: the fields of an NITF document, and the text of the first content that has any."""
    inner: dict[str, Any] = {}
    for part in children(find(item, "contentSet")):
        kind, name = (part.get("contenttype") or "").lower(), local_name(part)
        if name == "inlinedata" and not part.get("encoding") and (not kind or kind.startswith("text/")):
            data = "".join(part.itertext())
            if text := text_of_markup(data) if "html" in kind or "xml" in kind else data.strip():
                return inner, text
        elif name == "inlinexml":
            for root in children(part):
                if local_name(root) == "nitf":
                    inner = nitf_fields(root)
                body = text_in(root)
                if body:
                    return inner, body
    return inner, None


def text_in(root: Any) -> str | None:
    """The text of an element that is NITF or XHTML; None for one that is anything else, or empty."""
    name = local_name(root)
    if name == "nitf":
        return text_of_content(find(root, "body"))
    if name not in _TEXT_ROOTS:
        return None
    # hNews marks the text of a page by this class
    marked = [found for found in root.iter("{*}*") if "entry-content" in (found.get("class") or "").split()][:1]
    return text_of_markup(marked[0] if marked else root, NOT_TEXT | _AROUND) or None


def party(element: Any, language: str | None) -> str | None:
    """The name of a person, an organisation or a subject: in the item's language if it is there, else its code.

    `<provider qcode="nprov:ABC">` is "ABC".
    """
    if element is None:
        return None
    names = find_all(element, "name")
    wanted = (language or "").lower().partition("-")[0]
    same = [name for name in names if (name.get(XML_LANG) or "").lower().partition("-")[0] == wanted]
    if name := next((text for found in [*same, *names] if (text := " ".join(text_of_markup(found).split()))), None):
        return name
    code = attribute(element, "qcode")
    tail = code.partition(":")[2] if code else None
    return tail or attribute(element, "literal") or attribute(element, "uri")


def _authors(content: Any, language: str | None) -> list[str] | None:
    """Who the byline names; else the people among the creators; else the creators, though they are organisations.

    The byline is what readers are shown; creators are at times the people who typed the text in, by their log-in.
    """
    if byline := name_in_byline(text_at(content, "by") or "", language):
        return [byline]
    creators = find_all(content, "creator")
    named = [(found, name_in_byline(name, language)) for found in creators if (name := text_at(found, "name"))]
    people = [name for found, name in named if not (found.get("type") or "").lower().endswith(("organisation", "org"))]
    return people or [name for _, name in named] or None


def _section(content: Any, language: str | None) -> str | None:
    """The first topic: one of IPTC's own topics where there is any, since others may be codes of desks."""
    topics = [
        found
        for found in find_all(content, "subject")
        if find(found, "name") is not None and not (found.get("type") or "").lower().endswith(_NO_TOPICS)
    ]
    topics.sort(key=lambda found: not (found.get("qcode") or "").startswith(("medtop:", "subj:")))
    return next((name for found in topics if (name := party(found, language))), None)
