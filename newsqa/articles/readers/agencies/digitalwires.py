"""dpa's digitalwires: from the fields of a JSON object of that format to those of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.markup import text_of_markup

# Fields that columns are made of, and two that are renamed: `updated` is when the entry was sent, not when the article
# changed.
_USED = frozenset(
    {"urn", "headline", "article_html", "teaser", "language", "byline", "version_created", "updated", "categories"}
)


def is_digitalwires(fields: Mapping[str, Any]) -> bool:
    """Whether a JSON object says that it is of this format: `"format": "digitalwires@0.9.1"`."""
    named = fields.get("format")
    return isinstance(named, str) and named.partition("@")[0].lower() == "digitalwires"


def from_digitalwires(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields under the names of the article columns; what no column holds keeps its own name."""
    language = _text(fields.get("language"))
    byline = name_in_byline(_text(fields.get("byline")) or "", language)
    html = _text(fields.get("article_html"))
    columns = {
        "id": _text(fields.get("urn")) or _text(fields.get("entry_id")),
        "title": _text(fields.get("headline")),
        "body": (text_of_markup(html) or None) if html else None,
        "summary": _text(fields.get("teaser")) or _description(fields.get("descriptions")),
        "section": next(iter([*_texts(fields.get("dpasubject_names")), *_texts(fields.get("desk_names"))]), None),
        "language": language,
        "outlet": next(iter(_in_categories(fields, "provider") or _in_categories(fields, "infosource")), None),
        "authors": [byline] if byline else _creators(fields),
        **publication_dates(None, fields.get("version_created"), fields.get("embargoed")),
    }
    found = {name: value for name, value in columns.items() if value is not None or name == "body"}
    kept = {name: value for name, value in fields.items() if name not in _USED and value not in (None, [])}
    # under their own names these would pass for the date of a change, and for sections
    for name, other in (("updated", "entry_updated"), ("categories", "category_list")):
        if fields.get(name) is not None:
            kept[other] = fields[name]
    return {**kept, **found}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: Any) -> list[str]:
    return [item for item in value if _text(item)] if isinstance(value, list) else []


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _description(descriptions: Any) -> str | None:
    return next((text for item in _objects(descriptions) if (text := _text(item.get("description")))), None)


def _in_categories(fields: Mapping[str, Any], kind: str) -> list[str]:
    """The names of the categories of one kind: `{"type": "dnltype:provider", "name": "dpa"}`."""
    return [
        name
        for item in _objects(fields.get("categories"))
        if item.get("type") == f"dnltype:{kind}" and (name := _text(item.get("name")))
    ]


def _creators(fields: Mapping[str, Any]) -> list[str] | None:
    """The creators who are named in full. A single word is the log-in of whoever typed the text in."""
    names = [name_in_byline(name) for name in _in_categories(fields, "creator")]
    return [name for name in names if " " in name] or None
