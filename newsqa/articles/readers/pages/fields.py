"""The fields of the article on a web page: from its JSON-LD, then its meta tags, then the page itself. The first that
says something wins, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from newsqa.articles.readers.pages.json_ld import JsonLd, articles_of_page, as_line, decoded

# Column -> names of meta tags (`property`, `name` or `http-equiv`; "itemprop." and that of microdata), first choice
# first: Open Graph and its articles, Parse.ly, Sailthru, Dublin Core, Twitter, and what many sites write on their own.
_META_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "parsely-title", "sailthru.title", "twitter:title", "dc.title", "itemprop.headline"),
    "summary": (
        "og:description",
        "description",
        "sailthru.description",
        "twitter:description",
        "dc.description",
        "dcterms.abstract",
    ),
    "section": ("article:section", "parsely-section", "itemprop.articlesection", "section", "cxenseparse:taxonomy"),
    "language": ("og:locale", "content-language", "dc.language", "dcterms.language", "language"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"),
    "published": (
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "itemprop.datepublished",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "dc.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "date",
    ),
    "modified": (
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "og:article:modified_time",
        "itemprop.datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "dc.modified",
        "last-modified",
        "lastmod",
    ),
    "url": ("og:url", "parsely-link"),
}
# Meta tags with all keywords, commas between them, and the one that stands once for each.
_KEYWORDS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_KEYWORD = "article:tag"
_AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author")
_MORE_AUTHORS = ("article:author", "article:author_name", "og:article:author")
# Column -> key of an article's JSON-LD, where one line is wanted.
_LINES = {"title": "headline", "summary": "description", "section": "articleSection", "outlet": "publisher"}
_DATES = {"published": "datePublished", "modified": "dateModified"}
# Keys that say something of the article for which there is no column.
_KEPT = ("isAccessibleForFree", "alternativeHeadline", "dateCreated", "genre", "license", "wordCount", "contentRating")
_MOST_NAMES = 500
_MARKS_OF_CUTS = ("...", "…")


def fields_of_page(root: Any, found: JsonLd, url: str | None) -> tuple[dict[str, Any], str | None]:
    """The fields of the page but its body, None where nothing says it; and the body that JSON-LD declares.

    `root` is the page as lxml has parsed it, `url` where it came from.
    """
    meta = _meta_tags(root)
    titles, links = _titles(root, meta), _addresses(root, meta, url)
    articles = [_Object(value, found) for value in articles_of_page(found, links, titles)]
    pages = [_Object(value, found) for value in found.pages[:1]]
    described = {column: _first(article.line(key) for article in articles) for column, key in _LINES.items()}
    fields: dict[str, Any] = {
        column: described.get(column) or _first(as_line(value) for name in names for value in meta.get(name, ()))
        for column, names in _META_NAMES.items()
    }
    fields["title"] = _title(described["title"], titles, fields["outlet"])
    fields["language"] = _language(root, [*articles, *pages], fields["language"])
    own = _first(article.address(url) for article in articles)
    fields["url"] = _first((own, *links)) or _first(article.address(url, "mainEntityOfPage") for article in articles)
    for column, key in _DATES.items():
        fields[column] = _first(thing.date(key) for thing in (*articles, *pages)) or fields[column]
    fields["published"] = fields["published"] or _date_shown(root)
    named = (thing.names("author") or thing.names("creator") for thing in (*articles, *pages))
    fields["authors"] = _first(named) or _authors(meta)
    fields["keywords"] = _keywords(articles, meta)
    kept = {key: _first(article.plain(key) for article in articles) for key in _KEPT}
    fields |= {key: value for key, value in kept.items() if value is not None}
    bodies = (article.get("articleBody") for article in articles)
    return fields, _first(decoded(body) for body in bodies if isinstance(body, str) and body.strip())


class _Object:
    """An object of JSON-LD: keys in any case ("datemodified"), references (`{"@id": ..}`) followed."""

    def __init__(self, value: Mapping[str, Any], found: JsonLd) -> None:
        self._values = {key.lower(): inner for key, inner in reversed(list(value.items()))}
        self._by_id = found.by_id

    def get(self, key: str) -> Any:
        return self._values.get(key.lower())

    def _followed(self, value: Any) -> Any:
        if isinstance(value, dict) and not value.get("name") and isinstance(name := value.get("@id"), str):
            return self._by_id.get(name, value)
        return value

    def line(self, key: str) -> str | None:
        value = self.get(key)
        return as_line([self._followed(item) for item in value] if isinstance(value, list) else self._followed(value))

    def date(self, key: str) -> str | int | float | None:
        """The date as it stands; a number stays one."""
        value = self.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else as_line(value)

    def names(self, key: str) -> list[str] | None:
        """The names of people and organisations, in order, each once: of a list (of lists), an object or a text."""
        names: dict[str, None] = {}
        stack = [self.get(key)]
        for _ in range(_MOST_NAMES):
            if not stack:
                break
            value = self._followed(stack.pop())
            if isinstance(value, dict):
                value = value.get("name") or value.get("@value")
            if isinstance(value, list):
                stack.extend(reversed(value[:_MOST_NAMES]))
            elif (name := as_line(value)) and not _is_address(name):
                names[name] = None
        return list(names) or None

    def address(self, base: str | None, key: str = "url") -> str | None:
        value = self.get(key)
        return _address(value.get("@id") if isinstance(value, dict) else value, base)

    def plain(self, key: str) -> Any:
        """A value that is kept as it stands: text, a number, true or false, or a list of texts."""
        value = self.get(key)
        if isinstance(value, list):
            return [line for item in value[:_MOST_NAMES] if (line := as_line(item))] or None
        return value if isinstance(value, bool | int | float) else as_line(value)


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _meta_tags(root: Any) -> dict[str, list[str]]:
    """Name in small letters -> contents, in order. Names of Dublin Core are written with a dot or a colon. Those of
    microdata are kept apart: they may be about a picture on the page."""
    tags: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        content = (tag.get("content") or "").strip()
        for kind, before in (("property", ""), ("name", ""), ("http-equiv", ""), ("itemprop", "itemprop.")):
            if content and (name := tag.get(kind)):
                name = re.sub(r"^(dc|dcterms)[:_]", r"\1.", name.strip().lower())
                tags.setdefault(before + name, []).append(content)
    return tags


def _titles(root: Any, meta: Mapping[str, Sequence[str]]) -> list[str]:
    """What the page is called: in its meta tags, its one `<h1>`, its `<title>`."""
    given = [value for name in _META_NAMES["title"] for value in meta.get(name, ())]
    heads = [text for head in islice(root.iter("h1"), 2) if (text := " ".join("".join(head.itertext()).split()))]
    whole = [element.text or "" for element in root.iter("title") if _is_in_head(element)]
    found = (as_line(text) for text in (*given, *(heads if len(heads) == 1 else ()), *whole[:1]))
    return [title for title in found if title]


def _is_in_head(element: Any) -> bool:
    return element.getparent() is None or element.getparent().tag != "svg"  # drawings have titles, too


def _title(headline: str | None, titles: Sequence[str], outlet: str | None) -> str | None:
    """The headline, whole where it was cut for search engines; else the first title, without the outlet's name."""
    if headline and headline.endswith(_MARKS_OF_CUTS):
        start = headline.rstrip(".… ")
        headline = (
            _first(title for title in titles if title.startswith(start) and len(title) > len(headline)) or headline
        )
    if headline or not titles:
        return headline
    for mark in (" - ", " | ", " – ", " — ", " :: "):  # Storm hits coast | The Herald
        if outlet and titles[0].lower().endswith(mark + outlet.lower()):
            return titles[0][: -len(mark + outlet)].rstrip() or titles[0]
    return titles[0]


def _addresses(root: Any, meta: Mapping[str, Sequence[str]], url: str | None) -> list[str]:
    """Where the page says it is, then where it was found."""
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    given = [*links, *(value for name in _META_NAMES["url"] for value in meta.get(name, ()))]
    return [address for value in (*given, url) if (address := _address(value, url))]


def _address(value: Any, base: str | None) -> str | None:
    """A whole address from a link that may be relative, or None."""
    if not isinstance(value, str) or not value.strip() or len(value) > 4096:
        return None
    try:
        address = urljoin(base or "", decoded(value.strip()))
    except ValueError:  # "http://[broken"
        return None
    return address if _is_address(address) or address == base else None


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _language(root: Any, things: Sequence[_Object], other: str | None) -> str | None:
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return _first(thing.line("inLanguage") for thing in things) or as_line(declared) or other


def _authors(meta: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Names in meta tags, of the first kind of tag that holds any; addresses of profiles are none."""
    for name in (*_AUTHORS, *_MORE_AUTHORS):
        found = (as_line(value) for value in meta.get(name, ()))
        if names := list(dict.fromkeys(name for name in found if name and not _is_address(name))):
            return names[:_MOST_NAMES]
    return None


def _keywords(articles: Sequence[_Object], meta: Mapping[str, Sequence[str]]) -> list[str] | None:
    """The keywords as a list, however the page writes them, so that one field has one type in all pages."""
    given = _first(article.plain("keywords") for article in articles)
    if isinstance(given, list):
        return given
    texts = [str(given)] if given is not None else _first(meta.get(name) for name in _KEYWORDS)
    single = [word for text in texts for word in text.split(",")] if texts else meta.get(_KEYWORD, ())
    words = map(as_line, single)
    return list(dict.fromkeys(word for word in words if word))[:_MOST_NAMES] or None


def _date_shown(root: Any) -> str | None:
    """The date of a `<time>` that says it is the publication's, or that is the page's only one: others may belong to
    other articles, which the page links to."""
    times = [(time, value) for time in root.iter("time") if (value := as_line(time.get("datetime")))]
    for time, value in times:
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            return value
    values = {value for _, value in times}
    return values.pop() if len(values) == 1 else None
