"""ninjs, the news agencies' JSON, of the generations 1, 2 and 3: from the fields of a JSON object to those of an
article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.markup import text_of_markup
from newsqa.articles.readers.record import Record

_DATES = ("versioncreated", "firstcreated", "contentcreated")
_LISTS = ("headlines", "bodies", "descriptions")
# Of several headlines, texts or descriptions, the roles in order of choice.
_MAIN = ("main", "text", "summary", "lead", "abstract", "teaser", "caption")
_NO_SUMMARY = ("creditline", "writer", "title")
_BODIES_1 = ("body_text", "body_xhtml", "body_html", "body_html5", "body_nitf")
_AUTHOR_ROLES = ("author", "creator", "writer", "byline")


def is_ninjs(fields: Mapping[str, Any]) -> bool:
    """Whether a JSON object is ninjs: it says so, or has an address and the dates or lists that only ninjs has.

    Most items in the wild do not name their version.
    """
    for key in ("$standard", "standard"):
        standard = fields.get(key)
        if isinstance(standard, Mapping) and "ninjs" in str(standard.get("name", "")).lower():
            return True
    if not isinstance(fields.get("uri"), str):
        return False
    names = {name.lower() for name in fields if isinstance(name, str)}
    if not names.isdisjoint(_DATES) or "body_xhtml" in names:
        return True
    return any(_values(fields.get(name)) for name in _LISTS)


def from_ninjs(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields under the names of the article columns; what no column holds keeps its own name.

    Names are read whatever their case: generation 3 writes `versionCreated` where those before it write
    `versioncreated`. Other renditions of the text are kept as `other_bodies`, a list.
    """
    left = {name: value for name, value in fields.items() if value is not None}
    spelled = {name.lower(): name for name in reversed(list(left))}

    def take(name: str) -> Any:
        return left.pop(spelled.pop(name), None) if name in spelled else None

    uri, language, own_title = take("uri"), _text(take("language")), _text(take("title"))
    headline = _headline(take("headline"), take("headlines"), left)
    bodies = _bodies(take, _values(take("bodies")))
    description = _description(take, _values(take("descriptions")))
    names = _byline(take("byline"), take("by"), take("bylines"), language) or _people(left.get("people"))
    subjects = take("subjects") or take("subject")
    body, others = _best_text(bodies)
    columns = {
        "id": uri,
        "title": headline or own_title,
        "body": body,
        "summary": description,
        "section": next(iter(_names(subjects)), None),
        "language": language,
        "outlet": _outlet(left, spelled),
        "url": uri if isinstance(uri, str) and uri.lower().startswith(("http://", "https://")) else None,
        "authors": names,
        **publication_dates(take("firstcreated"), take("versioncreated"), left.get(spelled.get("embargoed", ""))),
    }
    kept = {
        **left,
        "subjects": subjects,
        "item_title": own_title if headline and own_title != headline else None,
        "other_bodies": others or None,
    }
    found = {name: value for name, value in columns.items() if value is not None or name == "body"}
    return {**{name: value for name, value in kept.items() if value is not None and name not in found}, **found}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _values(value: Any) -> list[Mapping[str, Any]]:
    """The objects with a `value` that is a text in a list such as `headlines`."""
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, Mapping) and isinstance(item.get("value"), str)]


def _role(item: Mapping[str, Any]) -> str:
    return str(item.get("role") or "").lower()


def _kind(item: Mapping[str, Any]) -> str:
    """The content type, however its name is written: `contenttype`, `contentType`."""
    return next((str(value).lower() for name, value in item.items() if name.lower() == "contenttype"), "")


def _rank(role: str) -> int:
    return _MAIN.index(role) if role in _MAIN else len(_MAIN)


def _headline(headline: Any, headlines: Any, left: Mapping[str, Any]) -> str | None:
    if found := _text(headline):
        return found
    several = sorted(_values(headlines), key=lambda item: _rank(_role(item)))
    extended = [value for name, value in left.items() if name.startswith("headline_") and isinstance(value, str)]
    return next((text for text in [*(item["value"] for item in several), *extended] if text.strip()), None)


def _bodies(take: Any, bodies: list[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """All renditions of the text, each with its content type: plain ones first, since nothing is lost in them."""
    first = [("plain" if name == "body_text" else name, take(name)) for name in _BODIES_1]
    found = [(kind, text) for kind, text in first if isinstance(text, str) and text.strip()]
    found += [(_kind(item) or _role(item), item["value"]) for item in bodies if item["value"].strip()]
    return sorted(found, key=lambda body: ("plain" not in body[0], "html" not in body[0]))


def _best_text(bodies: list[tuple[str, str]]) -> tuple[str | None, list[str]]:
    """The text of the first rendition that has any, and the other renditions as they stand."""
    for position, (kind, value) in enumerate(bodies):
        if text := _plain(kind, value):
            return text, [other for at, (_, other) in enumerate(bodies) if at != position]
    return None, [value for _, value in bodies]


def _plain(kind: str, value: str) -> str:
    if "nitf" in kind and "<" in value:
        from newsqa.articles.readers.agencies.nitf import read_nitf

        inside = [item for item in read_nitf(value.encode("utf-8", "replace")) if isinstance(item, Record)]
        return (inside[0].fields.get("body") or "") if inside else text_of_markup(value)
    if "html" in kind or "xml" in kind:
        return text_of_markup(value)
    return value


def _description(take: Any, descriptions: list[Mapping[str, Any]]) -> str | None:
    plain, marked = _text(take("description_text")), _text(take("description_xhtml"))
    if plain or marked:
        return plain or text_of_markup(marked or "") or None
    wanted = [item for item in descriptions if _role(item) not in _NO_SUMMARY and item["value"].strip()]
    best = min(wanted, key=lambda item: _rank(_role(item)), default=None)
    return (_plain(_kind(best), best["value"]) or None) if best else None


def _byline(byline: Any, by: Any, bylines: Any, language: str | None) -> list[str] | None:
    several = [item["value"] if isinstance(item, Mapping) and "value" in item else item for item in _as_list(bylines)]
    named = [*_as_list(byline), *_as_list(by), *several]
    names = [name_in_byline(text, language) for text in named if isinstance(text, str) and text.strip()]
    return names or _names(bylines) or None


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _people(people: Any) -> list[str] | None:
    """The people who wrote the item. Most people that an item lists are those it is about."""
    authors = [
        person
        for person in _as_list(people)
        if isinstance(person, Mapping) and str(person.get("rel") or person.get("role")).lower() in _AUTHOR_ROLES
    ]
    return _names(authors) or None


def _names(value: Any) -> list[str]:
    """The names in a list of objects with a name, or of texts."""
    found = [item.get("name") if isinstance(item, Mapping) else item for item in _as_list(value)]
    return [name for name in found if isinstance(name, str) and name.strip()]


def _outlet(left: Mapping[str, Any], spelled: Mapping[str, str]) -> str | None:
    """Who provides the item. `organisations` are those it is about, unless one is said to be its provider."""
    for name in ("provider", "source", "infosources", "infosource", "copyrightholder"):
        if found := _names(left.get(spelled.get(name, ""))):
            return found[0]
    providers = ("provider", "publisher", "source")
    organisations = [*_as_list(left.get("organisations")), *_as_list(left.get("organisation"))]
    of = [one for one in organisations if isinstance(one, Mapping) and str(one.get("rel")).lower() in providers]
    return next(iter(_names(of)), None)
