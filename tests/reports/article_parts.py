"""What the tests of articles in full share: rows of texts.parquet, and pages that hold them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.reports.html import write_html
from newsqa.reports.html.page import DEFAULT, PageOptions
from newsqa.rules.texts import TEXTS
from tests.reports.report_parts import DOCUMENTATION, finding, save

TITLE = "Cranes 😀 sold"
BODY = (
    "The mayor 😀 reportedly sold the cranes on 30 February, Ann Lee said.\n\n"
    "“It is <b>true</b>,” said Lee, who left on 3 May 2024 for the port."
)


def span(words: str, text: str = BODY, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in the text, in letters as Python counts them."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def attribution(content: tuple[int, int], cue: tuple[int, int], source: Any = (None, None), **values: Any) -> Any:
    places = {
        f"{name}_{end}": at
        for name, both in (("content", content), ("cue", cue), ("source", source))
        for end, at in zip(("start", "end"), both, strict=True)
    }
    return {"field": "body", **places, "source_kind": "named-person", "speaker": None, "is_unsourced": False, **values}


def date(words: str, value: str, status: str = "resolved") -> dict[str, Any]:
    start, end = span(words)
    return {"field": "body", "start": start, "end": end, "type": "DATE", "value": value, "status": status}


def name(place: tuple[int, int], canonical: str = "Ann Lee", **values: Any) -> dict[str, Any]:
    row = {"field": "body", "start": place[0], "end": place[1], "type": "PER", "canonical": canonical}
    return {**row, "variant_of": None, **values}


def article(number: int, **values: Any) -> dict[str, Any]:
    """A row of texts.parquet, of the article that finding(number) is about."""
    row = {
        "article_id": f"a{number}",
        "source_file": "news.jsonl",
        "source_row": number,
        "outlet": "The Harbour Post",
        "published": "May 14, 2024",
        "url": "https://post.example/cranes",
        "title": TITLE,
        "body": BODY,
        "rules": ["NQ203"],
        "attributions": [
            attribution((0, span("February")[1]), span("reportedly"), source_kind="hearsay", is_unsourced=True),
            attribution(
                (span("“It")[0], span(",”")[1]), span("said Lee", nth=0), span("Lee", nth=1), speaker="Ann Lee"
            ),
        ],
        "dates": [date("30 February", "", "impossible"), date("3 May 2024", "2024-05-03")],
        "names": [name(span("Ann Lee")), name(span("Lee", nth=1), variant_of="Leigh")],
    }
    return {**row, **values}


def found(number: int, words: str = "reportedly", **values: Any) -> dict[str, Any]:
    """A finding at these words of the body of article(number)."""
    start, end = span(words)
    return finding(number, **{"start": start, "end": end, **values})


def save_texts(folder: Path, rows: list[dict[str, Any]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows, schema=TEXTS), folder / "texts.parquet")
    return folder / "texts.parquet"


def write_articles(
    folder: Path,
    report: dict[str, Any],
    rows: list[dict[str, Any]],
    articles: list[dict[str, Any]],
    options: PageOptions = DEFAULT,
) -> Path:
    """A page with the findings and the articles."""
    texts = save_texts(folder, articles)
    write_html(report, save(folder, rows), folder / "report.html", DOCUMENTATION, options, texts)
    return folder / "report.html"
