"""Articles that share a key: found over the whole dataset, whatever row group they lie in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.corpus.repeats import compare_articles, find_repeats
from newsqa.rules.keys import KEYS, REPEATS, article_keys
from newsqa.rules.registry import select_rules

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _write(ids: list[str], folder: Path) -> tuple[Path, Path]:
    size = len(ids)
    measures = pa.table(
        {
            "article_id": pa.array(ids, pa.string()),
            "outlet": pa.nulls(size, pa.string()),
            "source_file": pa.array(["a.jsonl"] * size, pa.string()),
            "source_row": pa.array(range(1, size + 1), pa.int64()),
        }
    )
    pq.write_table(measures, folder / "measures.parquet", row_group_size=3)
    pq.write_table(article_keys(measures), folder / "keys.parquet", row_group_size=2)
    return folder / "keys.parquet", folder / "measures.parquet"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=12))
def test_finds_just_the_repeated(tmp_path_factory: object, ids: list[str]) -> None:
    folder = tmp_path_factory.mktemp("repeats")  # type: ignore[attr-defined]
    found = find_repeats(*_write(ids, folder))
    assert found.schema.equals(REPEATS)
    assert found["article_row"].to_pylist() == [n for n, one in enumerate(ids) if ids.count(one) > 1]
    assert found["article_id"].to_pylist() == [one for one in ids if ids.count(one) > 1]


def test_counts_findings_by_article(tmp_path: Path) -> None:
    repeats = find_repeats(*_write(["x", "y", "x", "z", "x"], tmp_path))
    findings, counts = compare_articles(select_rules(["NQ102"], []), {"repeats": repeats}, NOW, {})
    assert findings["source_row"].to_pylist() == [3, 5]
    assert findings["message"].to_pylist() == ['the id "x" is also that of a.jsonl:1'] * 2
    assert counts["NQ102"] == {2: 1, 4: 1}


def test_a_shared_key_is_not_yet_a_shared_id(tmp_path: Path) -> None:
    keys, measures = _write(["x", "y"], tmp_path)
    pq.write_table(pa.table({"kind": ["article_id"] * 2, "row": [0, 1], "key": [1, 1]}, schema=KEYS), keys)
    repeats = find_repeats(keys, measures)
    assert len(repeats) == 2
    findings, _ = compare_articles(select_rules(["NQ102"], []), {"repeats": repeats}, NOW, {})
    assert len(findings) == 0
