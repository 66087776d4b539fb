"""Writers of the formats of feeds, agencies and the web: from articles (dicts) to documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

Article = Mapping[str, Any]
Articles = Sequence[Article]

G2 = "http://iptc.org/std/nar/2006-10-01/"


def paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def element(name: str, text: str | None, attributes: str = "") -> str:
    """An element with a text; nothing where there is none."""
    return f"<{name}{attributes}>{escape(text)}</{name.partition(' ')[0]}>" if text else ""


def json_ld_page(one: Article) -> bytes:
    """A web page that says in JSON-LD what it holds."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one["title"],
        "description": one["summary"],
        "articleSection": one["section"],
        "inLanguage": one["language"],
        "url": one["url"],
        "datePublished": one["published"],
        "author": [{"@type": "Person", "name": name} for name in one["authors"] or ()],
        "publisher": {"@type": "Organization", "name": one["outlet"]},
        "articleBody": one["body"],
    }
    told = json.dumps({name: value for name, value in about.items() if value}, ensure_ascii=False).replace(
        "<", "\\u003c"
    )
    return (
        f'<!doctype html><html lang="{one["language"]}"><head><meta charset="utf-8">{element("title", one["title"])}'
        f'<script type="application/ld+json">{told}</script></head><body><article>{element("h1", one["title"])}'
        f"{paragraphs(one['body'])}</article></body></html>"
    ).encode()


def rss(articles: Articles) -> bytes:
    items = "".join(
        "<item>"
        + element("title", one["title"] and escape(one["title"]))
        + element("link", one["url"])
        + element("guid", one["id"], ' isPermaLink="false"')
        + element("pubDate", one["published"] and format_datetime(datetime.fromisoformat(one["published"])))
        + "".join(element("dc:creator", name) for name in one["authors"] or ())
        + element("category", one["section"])
        + element("dc:language", one["language"])
        + element("description", one["summary"])
        + element("content:encoded", paragraphs(one["body"]))
        + "</item>"
        for one in articles
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(articles[0]['outlet'])}</title>{items}</channel></rss>"
    ).encode()


def atom(articles: Articles) -> bytes:
    entries = "".join(
        f'<entry xml:lang="{one["language"]}">'
        + element("id", one["id"])
        + element("title", one["title"])
        + f'<link href="{escape(one["url"])}"/>'
        + element("published", one["published"])
        + "".join(f"<author>{element('name', name)}</author>" for name in one["authors"] or ())
        + (f'<category term="{escape(one["section"])}"/>' if one["section"] else "")
        + element("summary", one["summary"])
        + element("content", paragraphs(one["body"]), f' type="html" xml:lang="{one["language"]}"')
        + "</entry>"
        for one in articles
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{element("title", articles[0]["outlet"])}'
        f"{entries}</feed>"
    ).encode()


def ninjs(one: Article, generation: int) -> bytes:
    """A news item in the JSON of the agencies, as its generations 1, 2 and 3 write it."""
    stamp = "versionCreated" if generation == 3 else "versioncreated"
    made: dict[str, Any] = {"uri": one["id"], "type": "text", stamp: one["published"], "language": one["language"]}
    if generation == 1:
        made |= {"headline": one["title"], "body_text": one["body"], "description_text": one["summary"]}
        made |= {"subject": [{"name": one["section"]}], "provider": one["outlet"]}
        made["byline"] = " and ".join(one["authors"] or ())
    else:
        kind, sources = ("contentType", "infoSources") if generation == 3 else ("contenttype", "infosources")
        made |= {"headlines": [{"role": "main", "value": one["title"]}], sources: [{"name": one["outlet"]}]}
        made |= {"bodies": [{kind: "text/plain", "value": one["body"]}]}
        made |= {"descriptions": [{"role": "summary", "value": one["summary"]}], "subjects": [{"name": one["section"]}]}
        made["people"] = [{"name": name, "rel": "author"} for name in one["authors"] or ()]
    made["url"] = one["url"]
    return json.dumps({name: value for name, value in made.items() if value}).encode()


def newsml_g2(articles: Articles) -> bytes:
    """One newsMessage with all items."""
    items = "".join(
        f'<newsItem guid="{one["id"]}" version="1" xml:lang="{one["language"]}"><itemMeta>'
        f'<itemClass qcode="ninat:text"/><provider>{element("name", one["outlet"])}</provider>'
        + element("versionCreated", one["published"])
        + "</itemMeta><contentMeta>"
        + "".join(f'<creator type="cpnat:person">{element("name", name)}</creator>' for name in one["authors"] or ())
        + (f'<subject qcode="medtop:1">{element("name", one["section"])}</subject>' if one["section"] else "")
        + element("headline", one["title"])
        + element("description", one["summary"], ' role="drol:summary"')
        + "</contentMeta><contentSet>"
        + element("inlineData", one["body"], ' contenttype="text/plain"')
        + "</contentSet></newsItem>"
        for one in articles
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="{G2}"><header/><itemSet>{items}</itemSet>'
        "</newsMessage>"
    ).encode()


def nitf(one: Article) -> bytes:
    published = one["published"] and datetime.fromisoformat(one["published"]).strftime("%Y%m%dT%H%M%S%z")
    people = "".join(element("person", name) for name in one["authors"] or ())
    section = f' position.section="{escape(one["section"])}"' if one["section"] else ""
    date = f' date.publication="{published}"' if published else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><nitf xml:lang="{one["language"]}"><head><docdata><doc-id'
        f' id-string="{one["id"]}"/></docdata><pubdata name="{escape(one["outlet"])}"{section}{date}/></head><body>'
        f"<body.head><hedline>{element('hl1', one['title'])}</hedline>{f'<byline>{people}</byline>' if people else ''}"
        f"{element('abstract', one['summary'])}</body.head><body.content>{paragraphs(one['body'])}</body.content>"
        "</body></nitf>"
    ).encode()


def warc(articles: Articles) -> bytes:
    """A web archive of pages as a server gave them."""
    return b"".join(warc_record(one) for one in articles)


def warc_record(one: Article) -> bytes:
    page = json_ld_page(one)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one['url']}\r\nWARC-Date: 2024-05-16T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{one['id']}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
