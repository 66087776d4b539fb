"""The articles of the round trips: of our own writing, with what gets lost on the way between formats."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

COLUMNS = ("article_id", "title", "body", "summary", "section", "language", "outlet", "url", "authors", "published")


def article(number: int, title: str | None, body: str, published: str | None, **more: Any) -> dict[str, Any]:
    about = {
        "summary": f"In short, no. {number}.",
        "section": "Häfen & Meer",
        "language": "en",
        "outlet": "The Leith Herald",
        "url": f"https://herald.example/2024/{number}?a=1&b=2",
        "authors": ["Zoë Müller", "José Núñez"],
    }
    return {"id": f"herald-{number:02}", "title": title, "body": body, **about, "published": published, **more}


ARTICLES = [
    article(1, "Port workers walk out", "The port is shut.\n\nFerries wait.", "2024-03-01T09:30:00Z"),
    article(
        2, 'Mayor: "We will pay"', 'She said: "We, the city, will pay."\n\nNobody did.', "2024-03-02T10:00:00+05:30"
    ),
    article(3, "Müller wins in Köln", "Ärger über die Straße – „so nicht“, sagt er.", "2024-03-03T23:59:59-08:00"),
    article(
        4,
        "知事が港を閉鎖",
        "知事は港を閉鎖した。\n\nフェリーは待っている。",
        "2024-03-04T00:00:00+09:00",
        language="ja",
    ),
    article(5, "Мэр выступил", "Мэр выступил 4 мая; потом ушёл.", "2024-03-05T12:00:00+03:00", language="ru"),
    article(6, "Dock; tab, bar | and 'quote'", "One;two\tthree|four, 'five' and ''six''.", "2024-03-06T07:08:09Z"),
    article(7, "Lines", "First line.\nSecond line.\n\nThird, after a blank one.", "2024-03-07T07:00:00+01:00"),
    article(8, "Nobody wrote this", "There is no byline here.", "2024-03-08T08:00:00Z", authors=None),
    article(9, None, "An article without a title, a summary or a section.", None, summary=None, section=None),
    article(
        10, "The 🚢 came in", "The ship 🚢 came in; naïve café visitors cheered, e\u0301 and é.", "2024-03-10T10:10:10Z"
    ),
    article(
        11, "Comma, at the end,", ', a body that begins with a comma, and ends with a quote"', "2024-03-11T11:00:00Z"
    ),
    article(12, "One author", "Leith won <b>3</b> & lost 1 < 2.", "2024-03-12T12:00:00Z", authors=["Ann Lee"]),
]


def expected(one: dict[str, Any]) -> dict[str, Any]:
    """The columns of the article table that an article must give, whatever the format."""
    moment = datetime.fromisoformat(one["published"]).astimezone(UTC) if one["published"] else None
    return {**{name: one["id" if name == "article_id" else name] for name in COLUMNS}, "published": moment}


def folded(text: str) -> str:
    """A text as markup carries it: white space parts words, and that is all it says."""
    return " ".join(text.split())
