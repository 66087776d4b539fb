"""Whatever finds the triggers of dates, the table is the same: the table of words, `re`, and Hyperscan where it is."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from test_annotate_dates import PIECES, TEXTS

from newsqa.annotate.dates import annotate_dates

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
from trigger_scans import Scan, excerpts_by, scan_by_hyperscan, scan_by_re

SHARED = os.environ.get("NEWSQA_SHARED", "")
ARTICLES = 500
BEGAN = datetime(2019, 1, 1, 6, 30, tzinfo=UTC)
needs_hyperscan = pytest.mark.skipif(importlib.util.find_spec("hyperscan") is None, reason="hyperscan is missing")
scans = pytest.mark.parametrize("scan", ["re", pytest.param("hyperscan", marks=needs_hyperscan)], indirect=True)
# what surrounds dates; "SUNDAY", "_May_" and "maybe" are other words than they look like
FILLERS = (
    "the|council|said|that|it|would|and|or|Mayor|Lund|SUNDAY|_May_|maybe|Sat|Mon.|résumé|mayé|日本|😀|“|”|3:16|and/or|1,200|10/12|"
    "10:30 GMT|7/8/2019|in|on|of|by|a|an|24-hour|Co.|U.S.|x2011|2011x|20,11|quarterly|every|Wednesdays|the end of"
).split("|")


def _table(texts: Iterator[tuple[str | None, str | None]]) -> pa.Table:
    titles, bodies = zip(*texts, strict=True)
    days = [BEGAN + timedelta(hours=37 * row) if row % 5 else None for row in range(len(bodies))]
    return pa.table(
        {
            "title": pa.array(titles, pa.string()),
            "body": pa.array(bodies, pa.string()),
            "published": pa.array(days, pa.timestamp("us", tz="UTC")),
        }
    )


@pytest.fixture(scope="module")
def generated() -> pa.Table:
    """Articles thick with triggers, their neighbours and what looks like them, beside characters of all widths."""
    chance = random.Random(4)
    words = [*PIECES.split("|"), *FILLERS, *FILLERS]

    def text(longest: int) -> str:
        count = chance.randrange(longest)
        return "".join(chance.choice(words) + chance.choice("     \n,.-/:\u00a0") for _ in range(count))

    return _table((text(15), "The council of the town. " * 4 + text(400)) for _ in range(ARTICLES))


@pytest.fixture(scope="module")
def scan(request: pytest.FixtureRequest) -> Scan:
    return {"re": scan_by_re, "hyperscan": scan_by_hyperscan}[request.param]()


@scans
def test_generated_articles(generated: pa.Table, scan: Scan) -> None:
    found = annotate_dates(generated)
    assert found.num_rows > 20 * ARTICLES
    assert annotate_dates(generated, cut=excerpts_by(scan)).equals(found)


@scans
@pytest.mark.skipif(not SHARED, reason="NEWSQA_SHARED names no folder with real articles")
def test_newspaper_articles(scan: Scan) -> None:
    articles = pq.read_table(Path(SHARED) / "data" / "abp.parquet", columns=["title", "body"])
    chosen = articles.take(random.Random(5).sample(range(len(articles)), ARTICLES))
    table = _table(zip(chosen["title"].to_pylist(), chosen["body"].to_pylist(), strict=True))
    found = annotate_dates(table)
    assert found.num_rows > 5 * ARTICLES
    assert annotate_dates(table, cut=excerpts_by(scan)).equals(found)


@scans
@given(body=TEXTS)
def test_any_text(scan: Scan, body: str) -> None:
    table = _table(iter([(None, body)]))
    assert annotate_dates(table, cut=excerpts_by(scan)).equals(annotate_dates(table))
