"""The field names by which article columns are recognised, first choice first. Names are compared by `plain_name`."""

from __future__ import annotations

# Column -> field names. A name stands under one column only. `content_original` and the like come before `content`:
# where both are there, `content` is the tokenised text.
RECOGNISED: dict[str, tuple[str, ...]] = {
    "article_id": ("article_id", "id", "uuid", "guid", "news_id", "doc_id", "document_id", "body_id", "urn", "key"),
    "title": (
        "title",
        "headline",
        "headline1",
        "article_title",
        "news_title",
        "title_page",
        "title_rss",
        "titular",
        "headlines",
    ),
    "body": (
        "body",
        "maintext",
        "articleBody",
        "body_text",
        "full_text",
        "content_original",
        "original_text",
        "article_text",
        "article_content",
        "text",
        "content",
        "text_content",
        "plain_text",
        "body_paragraphs",
        "paragraphs",
        "article",
        "story",
        "raw_text",
        "noticia",
        "cuerpo",
        "texto",
        "texte",
        "corps",
        "inhalt",
        "body_xhtml",
        "body_html",
        "article_html",
        "content_html",
        "content:encoded",
        "content_encoded",
        "bodies",
        "document",
    ),
    "summary": (
        "summary",
        "description",
        "abstract",
        "teaser",
        "excerpt",
        "short_description",
        "standfirst",
        "lede",
        "sapo",
        "descripcion",
        "highlights",
        "snippet",
    ),
    "published": (
        "published",
        "published_at",
        "date_published",
        "published_date",
        "published_date_gmt",
        "published_utc",
        "published_time",
        "published_on",
        "publish_date",
        "publishing_date",
        "publication_date",
        "date_publish",
        "pub_date",
        "date",
        "datetime",
        "post_date",
        "versioncreated",
        "firstcreated",
        "timestamp",
        "fecha",
        "datum",
    ),
    "modified": (
        "modified",
        "modified_at",
        "date_modified",
        "date_modify",
        "updated",
        "updated_at",
        "content_modified",
    ),
    "collected": (
        "collected",
        "collected_at",
        "fetched_at",
        "scraped_at",
        "date_download",
        "collection_utc",
        "crawled",
        "crawled_at",
        "retrieved_at",
        "added",
    ),
    "authors": (
        "authors",
        "author",
        "byline",
        "creator",
        "dc:creator",
        "author_name",
        "by",
        "autor",
        "username",
        "speaker",
    ),
    "outlet": (
        "outlet",
        "publisher",
        "publisher_name",
        "source_name",
        "source_title",
        "site_name",
        "source",
        "publication",
        "newspaper",
        "media",
        "site_full",
        "site",
        "source_domain",
        "domain",
    ),
    "url": (
        "url",
        "link",
        "article_link",
        "article_url",
        "news_url",
        "canonical_url",
        "canonical",
        "uri",
        "permalink",
        "mainEntityOfPage",
    ),
    "language": ("language", "lang", "in_language", "language_code"),
    "section": ("section", "category", "article_section", "subject", "topic", "categories", "cates", "rubrik"),
    "label": ("label", "bias_text", "bias", "rating", "reliability", "verdict", "type"),
    "split": ("split", "subset", "fold"),
    "event": ("event", "event_id", "triplet_uuid", "cluster_id", "story_id"),
}

# Inside an object, the fields that name it: {"source": {"id": null, "name": "The Herald"}}.
NAMES_OF_OBJECTS = ("name", "title", "value", "@value", "@id")

# The part of a field's name that says day -> what stands there in the name of the field with the time of day.
CLOCK_NAMES = {"date": "time", "day": "time", "datum": "zeit", "fecha": "hora"}


def plain_name(name: str) -> str:
    """The name without case and without anything but letters and digits: "PUBLISHED DATE (GMT)" -> publisheddategmt."""
    return "".join(char for char in name.casefold() if char.isalnum())


COLUMN_OF: dict[str, tuple[str, int]] = {
    plain_name(name): (column, rank) for column, names in RECOGNISED.items() for rank, name in enumerate(names)
}

# Plain names that stand for different things in different datasets.
MANY_MEANINGS = frozenset(
    "source category content type subject topic media site key by added story article document timestamp".split()
)
