"""Known layouts of news data: the fields by which each is recognised, and the article column that each field feeds.

Pure data. The layouts are those of public programming interfaces, libraries and published datasets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ADAPT_NINJS = "newsqa.articles.readers.agencies.ninjs:from_ninjs"
_ADAPT_DIGITALWIRES = "newsqa.articles.readers.agencies.digitalwires:from_digitalwires"


@dataclass(frozen=True)
class Layout:
    """One way in which news data comes. All fields are paths as in `newsqa.articles.field_paths`.

    `required`: fields without which it is not this layout. `telling`: fields that speak for it, of which `least` must
    be there. `columns`: article column -> path. `also`: other fields that it may have, and that no column holds however
    their names sound. `values`: what the values of a field look like, where they are there. `is_exact`: it has no other
    fields. `notes`: what people should know about data of this layout. `adapter`: module and function that turn such a
    record into plain fields, which are named as the columns are, so that `columns` is empty.
    """

    name: str
    required: tuple[str, ...]
    telling: tuple[str, ...]
    columns: Mapping[str, str]
    also: tuple[str, ...] = ()
    values: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    least: int = 0
    is_exact: bool = False
    notes: tuple[str, ...] = ()
    adapter: str | None = None


def _same(*names: str) -> dict[str, str]:
    """Columns that are fed from fields of their own names."""
    return {name: name for name in names}


_SERVICES = (
    Layout(
        "NewsAPI",
        required=("publishedAt", "urlToImage", "url"),
        telling=("source.id", "source.name", "author", "title", "description", "content"),
        columns={
            "title": "title",
            "body": "content",
            "summary": "description",
            "published": "publishedAt",
            "authors": "author",
            "outlet": "source.name | source",
            "url": "url",
        },
        least=2,
        notes=('content is cut by the service after about 200 characters and ends in "[+123 chars]"',),
    ),
    Layout(
        "GNews",
        required=("publishedAt", "image", "content", "source.url"),
        telling=("title", "description", "url", "source.name"),
        columns={
            "article_id": "id",
            "title": "title",
            "body": "content",
            "summary": "description",
            "published": "publishedAt",
            "outlet": "source.name",
            "url": "url",
            "language": "lang",
        },
        notes=('content may be cut by the service; where it is, it ends in "[123 chars]"',),
    ),
    Layout(
        "Mediastack",
        required=("published_at", "image", "country", "category", "source", "language"),
        telling=("author", "title", "description", "url"),
        columns={
            "title": "title",
            "summary": "description",
            "published": "published_at",
            "authors": "author",
            "outlet": "source",
            "url": "url",
            "language": "language",
            "section": "category",
        },
        notes=("the service gives no full texts",),
    ),
    Layout(
        "NewsCatcher",
        required=("clean_url", "published_date", "summary"),
        telling=("excerpt", "published_date_precision", "rights", "rank", "topic", "country", "is_opinion", "link"),
        columns={
            "article_id": "_id",
            "title": "title",
            "body": "summary",
            "summary": "excerpt",
            "published": "published_date",
            "authors": "authors | author",
            "outlet": "clean_url",
            "url": "link",
            "language": "language",
            "section": "topic",
        },
        also=("media", "_score", "twitter_account"),
        least=2,
        notes=("summary is the text of the article, as the service has it",),
    ),
    Layout(
        "Event Registry",
        required=("dateTimePub", "body", "uri"),
        telling=("isDuplicate", "dataType", "dateTime", "lang", "source.title", "source.uri", "eventUri", "wgt", "sim"),
        columns={
            "article_id": "uri",
            "title": "title",
            "body": "body",
            "published": "dateTimePub",
            "collected": "dateTime",
            "authors": "authors",
            "outlet": "source.title | source.uri",
            "url": "url",
            "language": "lang",
            "event": "eventUri",
        },
        also=("date", "time", "image", "sentiment", "relevance"),
        least=2,
    ),
    Layout(
        "Webz.io",
        required=("thread.site", "text", "published"),
        telling=("thread.site_full", "thread.uuid", "thread.url", "ord_in_thread", "crawled", "uuid", "highlightText"),
        columns={
            "article_id": "uuid",
            "title": "title | thread.title",
            "body": "text",
            "published": "published",
            "collected": "crawled",
            "authors": "author",
            "outlet": "thread.site",
            "url": "url",
            "language": "language",
        },
        also=("rating", "entities", "external_links", "updated"),
        least=2,
    ),
    Layout(
        "Guardian Open Platform",
        required=("webTitle", "webPublicationDate"),
        telling=("sectionId", "sectionName", "webUrl", "apiUrl", "pillarName", "isHosted", "fields.bodyText | fields"),
        columns={
            "article_id": "id",
            "title": "webTitle",
            "body": "fields.bodyText | fields.body",
            "summary": "fields.standfirst | fields.trailText",
            "published": "webPublicationDate",
            "modified": "fields.lastModified",
            "authors": "fields.byline",
            "outlet": "fields.publication",
            "url": "webUrl",
            "language": "fields.lang",
            "section": "sectionName",
        },
        also=("type", "pillarId", "tags"),
        least=2,
    ),
    Layout(
        "New York Times",
        required=("headline.main", "pub_date", "web_url"),
        telling=("lead_paragraph", "snippet", "byline.original", "news_desk", "document_type", "type_of_material"),
        columns={
            "article_id": "_id | uri",
            "title": "headline.main",
            "body": "lead_paragraph",
            "summary": "abstract | snippet",
            "published": "pub_date",
            "authors": "byline.original",
            "outlet": "source",
            "url": "web_url",
            "section": "section_name",
        },
        also=("keywords", "multimedia", "word_count"),
        least=2,
        notes=("the service gives no full texts: the body is the first paragraph",),
    ),
    Layout(
        "GDELT",
        required=("seendate", "domain", "url"),
        telling=("url_mobile", "socialimage", "sourcecountry", "language", "title"),
        columns={"title": "title", "collected": "seendate", "outlet": "domain", "url": "url", "language": "language"},
        least=2,
        notes=("it lists articles without their texts",),
    ),
)

_FORMATS = (
    Layout(
        "schema.org NewsArticle",
        required=("headline", "datePublished"),
        telling=("@type", "@context", "articleBody", "dateModified", "mainEntityOfPage", "author", "publisher"),
        columns={
            "article_id": "@id | identifier",
            "title": "headline",
            "body": "articleBody",
            "summary": "description | abstract",
            "published": "datePublished",
            "modified": "dateModified",
            "authors": "author",
            "outlet": "publisher.name | publisher",
            "url": "url | mainEntityOfPage.@id | mainEntityOfPage",
            "language": "inLanguage",
            "section": "articleSection",
        },
        also=("name", "image", "keywords", "speakable"),
        values={"@type": re.compile(r"(?:Article|Posting|Report)\b")},  # NewsArticle, LiveBlogPosting
        least=2,
    ),
    Layout(
        "ninjs 2 or 3",
        required=("uri", "headlines.0.value | bodies.0.value"),
        telling=(
            "versioncreated | versionCreated",
            "firstcreated | firstCreated",
            "pubstatus | pubStatus",
            "usageterms | usageTerms",
            "standard | $standard",
            "descriptions",
            "subjects",
            "urgency",
        ),
        columns={},
        also=(
            "descriptions.0.value",
            "firstcreated | firstCreated | versioncreated | versionCreated",
            "language",
            "by | byline",
            "type",
            "version",
            "genre",
            "genres",
            "subject",
            "places",
            "people",
            "title",
        ),
        least=1,
        adapter=_ADAPT_NINJS,
    ),
    Layout(
        "ninjs 1",
        required=("uri",),
        telling=(
            "versioncreated",
            "body_text | body_xhtml | body_html",
            "headline",
            "pubstatus | mimetype | representationtype",
            "description_text | associations | renditions",
        ),
        columns={},
        also=(
            "headline | title",
            "firstcreated | versioncreated",
            "language",
            "byline",
            "type",
            "version",
            "genre",
            "subject",
            "place",
            "person",
            "copyrightholder",
        ),
        least=3,
        adapter=_ADAPT_NINJS,
    ),
    Layout(
        "dpa digitalwires",
        required=("urn", "version_created", "article_html"),
        telling=("entry_id", "headline", "kicker", "teaser", "dateline", "pubstatus", "urgency", "desk_names"),
        columns={},
        also=("byline", "language", "rubric_names", "type", "categories", "descriptions", "updated"),
        least=2,
        adapter=_ADAPT_DIGITALWIRES,
    ),
    Layout(
        "feedparser",
        required=("title_detail", "link"),
        telling=("links", "summary_detail", "published_parsed", "guidislink", "published", "id"),
        columns={
            "article_id": "id",
            "title": "title",
            "body": "content.0.value",
            "summary": "summary",
            "published": "published",
            "modified": "updated",
            "authors": "authors | author",
            "outlet": "source.title",
            "url": "link",
            "section": "tags.0.term",
        },
        also=("content", "media_content"),
        least=2,
    ),
    Layout(
        "RSS as JSON",
        required=("pubDate", "link", "guid"),
        telling=("title", "description | content", "contentSnippet | thumbnail", "isoDate | enclosure", "categories"),
        columns={
            "article_id": "guid",
            "title": "title",
            "body": "content:encoded | content",
            "summary": "contentSnippet | description",
            "published": "pubDate",
            "authors": "dc:creator | creator | author",
            "url": "link",
            "section": "categories",
        },
        least=2,
    ),
)

_LIBRARIES = (
    Layout(
        "news-please",
        required=("maintext", "date_publish"),
        telling=("date_download", "date_modify", "source_domain", "title_page", "title_rss", "filename", "localpath"),
        columns={
            "title": "title | title_page | title_rss",
            "body": "maintext",
            "summary": "description",
            "published": "date_publish",
            "modified": "date_modify",
            "collected": "date_download",
            "authors": "authors",
            "outlet": "source_domain",
            "url": "url",
            "language": "language",
        },
        also=("image_url", "text"),
        least=2,
    ),
    Layout(
        "newspaper4k",
        required=("publish_date", "text", "top_image"),
        telling=("movies", "keywords", "meta_description", "meta_keywords", "meta_lang", "canonical_link", "authors"),
        columns={
            "title": "title",
            "body": "text",
            "summary": "summary | meta_description",
            "published": "publish_date",
            "authors": "authors",
            "url": "url | canonical_link",
            "outlet": "meta_site_name",
            "language": "language | meta_lang",
        },
        also=("images", "tags"),
        least=2,
    ),
    Layout(
        "Fundus",
        required=("plaintext", "publishing_date"),
        telling=("title", "authors", "topics", "body", "free_access"),
        columns={
            "title": "title",
            "body": "plaintext",
            "published": "publishing_date",
            "authors": "authors",
            **_same("url", "language", "section"),
        },
        also=("body", "topics", "meta", "ld"),
        least=2,
    ),
)

_DATASETS = (
    Layout(
        "Common Crawl news",
        required=("text", "domain", "date", "image_url"),
        telling=("title", "description", "url"),
        columns={
            "title": "title",
            "body": "text",
            "summary": "description",
            "published": "date",
            "outlet": "domain",
            "url": "url",
        },
        is_exact=True,
    ),
    Layout(
        "CNN/DailyMail",
        required=("article", "highlights"),
        telling=("id",),
        columns={"article_id": "id", "body": "article", "summary": "highlights"},
        is_exact=True,
    ),
    Layout(
        "XSum",
        required=("document", "summary", "id"),
        telling=(),
        columns={"article_id": "id", "body": "document", "summary": "summary"},
        is_exact=True,
    ),
    Layout(
        "AG News",
        required=("text", "label"),
        telling=(),
        columns={"body": "text", "label": "label"},
        values={"label": re.compile(r"^[0-3](?:\.0)?$")},  # 0 is World, 1 Sports, 2 Business, 3 Sci/Tech
        is_exact=True,
    ),
    Layout(
        "MLSUM",
        required=("text", "summary", "topic", "url", "title", "date"),
        telling=(),
        columns={"published": "date", "body": "text", "section": "topic", **_same("summary", "url", "title")},
        is_exact=True,
    ),
    Layout(
        "XL-Sum",
        required=("id", "url", "title", "summary", "text"),
        telling=(),
        columns={"article_id": "id", "body": "text", **_same("summary", "url", "title")},
        is_exact=True,
    ),
    Layout(
        "News Category Dataset",
        required=("link", "headline", "category", "short_description", "authors", "date"),
        telling=(),
        columns={
            "title": "headline",
            "summary": "short_description",
            "published": "date",
            "authors": "authors",
            "url": "link",
            "section": "category",
        },
        is_exact=True,
        notes=("it has no full texts",),
    ),
    Layout(
        "FakeNewsCorpus",
        required=("content", "domain", "type", "scraped_at", "inserted_at"),
        telling=("meta_keywords", "meta_description", "keywords", "url", "authors", "updated_at"),
        columns={
            "article_id": "id",
            "title": "title",
            "body": "content",
            "summary": "summary | meta_description",
            "collected": "scraped_at",
            "authors": "authors",
            "outlet": "domain",
            "url": "url",
            "label": "type",
        },
        also=("inserted_at", "updated_at", "tags", "source"),
        least=2,
        notes=("updated_at is when the row changed, not the article",),
    ),
)

# On a tie the earlier one is taken.
LAYOUTS = (*_SERVICES, *_FORMATS, *_LIBRARIES, *_DATASETS)
