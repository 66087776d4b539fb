"""A record or two of each known layout, made up for the tests, and the fields that its columns are read from."""

from __future__ import annotations

from typing import Any

TEXT = "The council met on Monday. The bridge will be closed for repairs until the spring, its engineer said. " * 5

SAMPLES: dict[str, list[dict[str, Any]]] = {
    "NewsAPI": [
        {
            "source": {"id": None, "name": "The Herald"},
            "author": "Ana Silva",
            "title": "Bridge to close",
            "description": "Repairs take all winter.",
            "url": "https://herald.example/bridge",
            "urlToImage": None,
            "publishedAt": "2024-05-14T08:00:00Z",
            "content": "The council met on Monday. The bridge … [+1234 chars]",
        }
    ],
    "GNews": [
        {
            "title": "Bridge to close",
            "description": "Repairs take all winter.",
            "content": "The council met on Monday ... [1234 chars]",
            "url": "https://herald.example/bridge",
            "image": "https://herald.example/bridge.jpg",
            "publishedAt": "2024-05-14T08:00:00Z",
            "source": {"name": "The Herald", "url": "https://herald.example"},
        }
    ],
    "Mediastack": [
        {
            "author": None,
            "title": "Bridge to close",
            "description": "Repairs take all winter.",
            "url": "https://herald.example/bridge",
            "source": "The Herald",
            "image": None,
            "category": "general",
            "language": "en",
            "country": "gb",
            "published_at": "2024-05-14T08:00:00+00:00",
        }
    ],
    "NewsCatcher": [
        {
            "title": "Bridge to close",
            "author": "Ana Silva",
            "published_date": "2024-05-14 08:00:00",
            "published_date_precision": "full",
            "link": "https://herald.example/bridge",
            "clean_url": "herald.example",
            "excerpt": "Repairs take all winter.",
            "summary": TEXT,
            "rights": "herald.example",
            "rank": 1200,
            "topic": "news",
            "country": "GB",
            "language": "en",
            "authors": "Ana Silva,Bo Lind",
            "media": "https://herald.example/bridge.jpg",
            "is_opinion": False,
            "_id": "a1b2",
        }
    ],
    "Event Registry": [
        {
            "uri": "812345",
            "lang": "eng",
            "isDuplicate": False,
            "date": "2024-05-14",
            "time": "08:01:00",
            "dateTime": "2024-05-14T08:01:00Z",
            "dateTimePub": "2024-05-14T08:00:00Z",
            "dataType": "news",
            "url": "https://herald.example/bridge",
            "title": "Bridge to close",
            "body": TEXT,
            "source": {"uri": "herald.example", "dataType": "news", "title": "The Herald"},
            "authors": [{"uri": "ana_silva@herald.example", "name": "Ana Silva"}],
            "eventUri": "eng-77",
            "sentiment": 0.1,
        }
    ],
    "Webz.io": [
        {
            "thread": {"uuid": "t1", "site": "herald.example", "site_full": "www.herald.example", "url": "https://x"},
            "uuid": "u1",
            "url": "https://herald.example/bridge",
            "ord_in_thread": 0,
            "author": "Ana Silva",
            "published": "2024-05-14T08:00:00.000+03:00",
            "title": "Bridge to close",
            "text": TEXT,
            "language": "english",
            "rating": None,
            "crawled": "2024-05-14T09:00:00.000+03:00",
        }
    ],
    "Guardian Open Platform": [
        {
            "id": "world/2024/may/14/bridge",
            "type": "article",
            "sectionId": "world",
            "sectionName": "World news",
            "webPublicationDate": "2024-05-14T08:00:00Z",
            "webTitle": "Bridge to close",
            "webUrl": "https://guardian.example/bridge",
            "apiUrl": "https://api.guardian.example/bridge",
            "fields": {"bodyText": TEXT, "byline": "Ana Silva", "trailText": "Repairs take all winter."},
            "pillarName": "News",
        },
        {
            "id": "world/live/2024/may/15/bridge",
            "type": "liveblog",
            "sectionId": "world",
            "sectionName": "World news",
            "webPublicationDate": "2024-05-15T08:00:00Z",
            "webTitle": "Bridge closes: live",
            "webUrl": "https://guardian.example/live",
            "apiUrl": "https://api.guardian.example/live",
            "pillarName": "News",
        },
    ],
    "New York Times": [
        {
            "_id": "nyt://article/1",
            "web_url": "https://nyt.example/bridge",
            "snippet": "Repairs take all winter.",
            "lead_paragraph": "The council met on Monday.",
            "abstract": "Repairs take all winter.",
            "source": "The New York Times",
            "headline": {"main": "Bridge to Close", "kicker": None},
            "pub_date": "2024-05-14T08:00:00+0000",
            "document_type": "article",
            "news_desk": "Foreign",
            "section_name": "World",
            "byline": {"original": "By Ana Silva", "person": []},
            "type_of_material": "News",
            "word_count": 700,
        }
    ],
    "schema.org NewsArticle": [
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Bridge to close",
            "articleBody": TEXT,
            "datePublished": "2024-05-14T08:00:00+02:00",
            "dateModified": "2024-05-14T09:00:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Silva"}],
            "publisher": {"@type": "Organization", "name": "The Herald"},
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://herald.example/bridge"},
            "articleSection": "Local",
        },
        {
            "@context": "https://schema.org",
            "@type": ["NewsArticle"],
            "headline": "Bridge closes",
            "articleBody": TEXT,
            "datePublished": "2024-05-15T08:00:00+02:00",
            "author": "Bo Lind",
            "publisher": "The Herald",
            "mainEntityOfPage": "https://herald.example/closes",
        },
    ],
    "ninjs 1": [
        {
            "uri": "https://agency.example/1",
            "type": "text",
            "versioncreated": "2024-05-14T08:00:00Z",
            "headline": "Bridge to close",
            "body_text": TEXT,
            "byline": "Ana Silva",
            "language": "en",
            "pubstatus": "usable",
        }
    ],
    "ninjs 2 or 3": [
        {
            "uri": "https://agency.example/1",
            "type": "text",
            "versionCreated": "2024-05-14T08:00:00Z",
            "firstCreated": "2024-05-14T07:00:00Z",
            "headlines": [{"role": "main", "value": "Bridge to close"}, {"role": "short", "value": "Bridge"}],
            "bodies": [{"role": "main", "value": TEXT}],
            "descriptions": [{"value": "Repairs take all winter."}],
            "language": "en",
            "standard": {"name": "ninjs", "version": "3.0"},
        }
    ],
    "dpa digitalwires": [
        {
            "urn": "urn:newsml:agency.example:1",
            "type": "composite",
            "entry_id": "e1",
            "version_created": "2024-05-14T08:00:00+02:00",
            "pubstatus": "usable",
            "headline": "Brücke gesperrt",
            "teaser": "Die Arbeiten dauern den Winter über.",
            "article_html": f"<section><p>{TEXT}</p></section>",
            "byline": "Von Ana Silva",
            "language": "de",
        }
    ],
    "feedparser": [
        {
            "title": "Bridge to close",
            "title_detail": {"type": "text/plain", "value": "Bridge to close"},
            "links": [{"rel": "alternate", "href": "https://herald.example/bridge"}],
            "link": "https://herald.example/bridge",
            "summary": "Repairs take all winter.",
            "summary_detail": {"type": "text/html", "value": "Repairs take all winter."},
            "published": "Tue, 14 May 2024 08:00:00 GMT",
            "published_parsed": [2024, 5, 14, 8, 0, 0, 1, 135, 0],
            "id": "https://herald.example/?p=1",
            "guidislink": False,
            "authors": [{"name": "Ana Silva"}],
            "content": [{"type": "text/html", "value": TEXT}],
        }
    ],
    "RSS as JSON": [
        {
            "title": "Bridge to close",
            "pubDate": "2024-05-14 08:00:00",
            "link": "https://herald.example/bridge",
            "guid": "https://herald.example/?p=1",
            "author": "Ana Silva",
            "thumbnail": "",
            "description": "Repairs take all winter.",
            "content": TEXT,
            "enclosure": {},
            "categories": ["Local"],
        }
    ],
    "news-please": [
        {
            "authors": ["Ana Silva"],
            "date_download": "2024-05-14 09:00:00",
            "date_modify": None,
            "date_publish": "2024-05-14 08:00:00",
            "description": "Repairs take all winter.",
            "filename": "bridge.json",
            "image_url": None,
            "language": "en",
            "localpath": None,
            "maintext": TEXT,
            "source_domain": "herald.example",
            "title": "Bridge to close",
            "title_page": None,
            "title_rss": None,
            "url": "https://herald.example/bridge",
        }
    ],
    "newspaper4k": [
        {
            "url": "https://herald.example/bridge",
            "title": "Bridge to close",
            "text": TEXT,
            "authors": ["Ana Silva"],
            "publish_date": "2024-05-14 08:00:00",
            "top_image": "",
            "movies": [],
            "keywords": [],
            "meta_keywords": ["bridge"],
            "meta_description": "Repairs take all winter.",
            "meta_lang": "en",
            "canonical_link": "https://herald.example/bridge",
            "summary": "",
        }
    ],
    "Fundus": [
        {
            "title": "Bridge to close",
            "plaintext": TEXT,
            "authors": ["Ana Silva"],
            "publishing_date": "2024-05-14 08:00:00+02:00",
            "topics": ["Bridges"],
            "free_access": True,
            "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
        }
    ],
    "Common Crawl news": [
        {
            "title": "Bridge to close",
            "text": TEXT,
            "domain": "herald.example",
            "date": "2024-05-14 08:00:00",
            "description": "Repairs take all winter.",
            "url": "https://herald.example/bridge",
            "image_url": None,
        }
    ],
    "CNN/DailyMail": [{"article": TEXT, "highlights": "Repairs take all winter.", "id": "f00"}],
    "XSum": [{"document": TEXT, "summary": "Repairs take all winter.", "id": "1"}],
    "AG News": [{"text": TEXT, "label": 2}, {"text": TEXT, "label": 0}],
    "MLSUM": [
        {
            "text": TEXT,
            "summary": "Repairs take all winter.",
            "topic": "local",
            "url": "https://herald.example/bridge",
            "title": "Bridge to close",
            "date": "14/05/2024",
        }
    ],
    "XL-Sum": [
        {
            "id": "1",
            "url": "https://herald.example/bridge",
            "title": "Bridge to close",
            "summary": "Repairs take all winter.",
            "text": TEXT,
        }
    ],
    "News Category Dataset": [
        {
            "link": "https://herald.example/bridge",
            "headline": "Bridge to close",
            "category": "LOCAL",
            "short_description": "Repairs take all winter.",
            "authors": "Ana Silva",
            "date": "2024-05-14",
        }
    ],
    "FakeNewsCorpus": [
        {
            "id": "1",
            "domain": "herald.example",
            "type": "fake",
            "url": "https://herald.example/bridge",
            "content": TEXT,
            "scraped_at": "2024-05-14 08:00:00",
            "inserted_at": "2024-05-15 08:00:00",
            "updated_at": "2024-05-16 08:00:00",
            "title": "Bridge to close",
            "authors": "Ana Silva",
            "keywords": "",
            "meta_keywords": "['']",
            "meta_description": "Repairs take all winter.",
            "tags": "",
            "summary": "",
        }
    ],
}

# layout -> some columns and the path that each must be read from
MAPPED: dict[str, dict[str, str]] = {
    "NewsAPI": {"body": "content", "outlet": "source.name", "published": "publishedAt"},
    "GNews": {"body": "content", "outlet": "source.name"},
    "Mediastack": {"body": "description", "outlet": "source", "section": "category"},
    "NewsCatcher": {"body": "summary", "summary": "excerpt", "outlet": "clean_url"},
    "Event Registry": {"published": "dateTimePub", "outlet": "source.title", "event": "eventUri"},
    "Webz.io": {"body": "text", "outlet": "thread.site", "collected": "crawled"},
    "Guardian Open Platform": {"body": "fields.bodyText", "title": "webTitle", "section": "sectionName"},
    "New York Times": {"title": "headline.main", "authors": "byline.original", "body": "lead_paragraph"},
    "schema.org NewsArticle": {"outlet": "publisher.name", "url": "mainEntityOfPage.@id", "authors": "author"},
    "ninjs 1": {"body": "body", "title": "title"},
    "ninjs 2 or 3": {"body": "body", "title": "title", "published": "published"},
    "dpa digitalwires": {"article_id": "id", "body": "body"},
    "feedparser": {"body": "content.0.value", "authors": "authors", "url": "link"},
    "RSS as JSON": {"body": "content", "summary": "description", "article_id": "guid"},
    "news-please": {"body": "maintext", "collected": "date_download", "outlet": "source_domain"},
    "newspaper4k": {"summary": "meta_description", "language": "meta_lang"},
    "Fundus": {"body": "plaintext", "published": "publishing_date"},
    "Common Crawl news": {"outlet": "domain", "published": "date"},
    "CNN/DailyMail": {"body": "article", "summary": "highlights"},
    "XSum": {"body": "document"},
    "AG News": {"body": "text", "label": "label"},
    "MLSUM": {"section": "topic"},
    "XL-Sum": {"article_id": "id"},
    "News Category Dataset": {"body": "short_description", "title": "headline"},
    "FakeNewsCorpus": {"label": "type", "outlet": "domain", "collected": "scraped_at"},
}
