"""The sample article, from text to findings: every rule that must speak speaks once, and no other does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsqa.annotate.batch import annotate_articles
from newsqa.articles.load import LoadOptions, read_articles

PUBLISHED = "2023-11-15"


@pytest.fixture
def text(seeds: Path) -> tuple[str, str]:
    """Title and body."""
    title, _, body = (seeds / "000_344178f6ece94553.txt").read_text(encoding="utf-8").partition("\n")
    return title, body.lstrip("\n")


def _annotated(seeds: Path, published: datetime | None) -> dict[str, list[dict[str, Any]]]:
    (loaded,) = read_articles([seeds / "000_344178f6ece94553.txt"], LoadOptions())
    articles = loaded.articles
    at = articles.schema.get_field_index("published")
    articles = articles.set_column(at, articles.schema.field(at), pa.array([published], articles.schema.field(at).type))
    return {name: table.to_pylist() for name, table in annotate_articles(articles).items()}


def test_findings_with_a_publication_date(text: tuple[str, str], find: Callable[..., list[dict[str, Any]]]) -> None:
    found = find([{"id": "1", "title": text[0], "text": text[1], "published": PUBLISHED}])
    assert Counter(finding["rule"] for finding in found) == {"NQ201": 1, "NQ202": 1, "NQ203": 1, "NQ208": 3, "NQ841": 1}
    words = {
        (f["rule"], f["excerpt"][f["mark_start"] : f["mark_end"]]) for f in found if f["rule"] not in ("NQ208", "NQ841")
    }
    assert words == {
        ("NQ201", "Sources close to Hezbollah"),
        ("NQ202", "Iranian and Hamas officials"),
        ("NQ203", "reportedly"),
    }


def test_findings_without_one(text: tuple[str, str], find: Callable[..., list[dict[str, Any]]]) -> None:
    found = find([{"id": "1", "title": text[0], "text": text[1]}])
    counts = Counter(finding["rule"] for finding in found)
    assert counts == {"NQ201": 1, "NQ202": 1, "NQ203": 1, "NQ208": 3, "NQ301": 6, "NQ311": 1, "NQ841": 1}


def test_nine_attributions(seeds: Path) -> None:
    rows = _annotated(seeds, None)["attributions"]
    assert [(row["source_kind"], row["is_unsourced"], row["relayed_via"]) for row in rows] == [
        ("named-organisation", False, "Reuters"),
        ("vague-plural", True, "Reuters"),
        ("hearsay", True, None),
        ("institution", False, None),
        ("named-organisation", False, None),
        ("named-person", False, None),
        ("anonymous", True, "Reuters"),
        ("named-person", False, None),
        ("pronoun", False, None),
    ]
    assert rows[7]["speaker"] == rows[8]["speaker"] == "Mohanad Hage Ali"


def test_seven_dates(seeds: Path) -> None:
    dates = _annotated(seeds, datetime(2023, 11, 15, tzinfo=UTC))["dates"]
    assert [(date["text"], date["value"], date["mod"]) for date in dates] == [
        ("earlier this month", "2023-11", "START"),
        ("November 4", "2023-11-04", None),
        ("October 7", "2023-10-07", None),
        ("nearly 20 years", "P20Y", "LESS_THAN"),
        ("October 17", "2023-10-17", None),
        ("October 7", "2023-10-07", None),
        ("October 7", "2023-10-07", None),
    ]
    undated = _annotated(seeds, None)["dates"]
    assert [date["status"] for date in undated].count("needs-publication-date") == 6


def test_names_share_their_canonical_form(seeds: Path) -> None:
    names = _annotated(seeds, None)["names"]
    canonical = {name["text"]: name["canonical"] for name in names}
    assert canonical["Khamenei"] == canonical["Ali Khamenei"] == "Ali Khamenei"
    assert canonical["Haniyeh"] == canonical["Ismail Haniyeh"] == "Ismail Haniyeh"
    assert not [name for name in names if name["variant_of"]]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Haniyeh", "Haniya"),
        ("Khamenei", "Khameini"),
        ("Khamenei", "Khomeini"),
        ("Reuters", "Rueters"),
    ],
)
def test_a_planted_misspelling_is_found(
    text: tuple[str, str], find: Callable[..., list[dict[str, Any]]], right: str, wrong: str
) -> None:
    at = text[1].rindex(right)
    body = text[1][:at] + wrong + text[1][at + len(right) :]
    (finding,) = find([{"id": "1", "title": text[0], "text": body}], "NQ401")
    assert wrong in finding["message"]
    assert finding["start"] == at
