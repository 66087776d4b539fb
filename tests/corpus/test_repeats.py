"""Articles that share a key: found over the whole dataset, whatever row group they lie in."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.corpus.repeats import compare_articles, find_repeats
from newsqa.rules.copies import COPIES
from newsqa.rules.findings import FINDINGS
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
    told: list[pa.Table] = []
    counts = compare_articles(select_rules(["NQ102"], []), {"repeats": repeats}, NOW, {}, told.append)
    findings = pa.concat_tables(told)
    assert findings["source_row"].to_pylist() == [3, 5]
    assert findings["message"].to_pylist() == ['the id "x" is also that of a.jsonl:1'] * 2
    assert [part.tolist() for part in counts["NQ102"]] == [[2, 4], [1, 1]]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from("ab"), max_size=12), st.integers(1, 5))
def test_rules_that_are_given_pieces_find_what_they_find_in_all(kinds: list[str], size: int) -> None:
    rows = [
        {"article_row": n, "article_id": f"x{n}", "source_file": "a.jsonl", "source_row": n, "identity": f"x{n}"}
        | {"kind": "exact" if kind == "a" else "near", "same_outlet": True, "similarity": 0.9, "copy_of": "o"}
        | {"cluster": 1, "keep": False, "copy_file": "a.jsonl", "copy_row": 99}
        for n, kind in enumerate(kinds)
    ]
    copies = pa.Table.from_pylist(rows, COPIES)
    rules, found = select_rules(["NQ701", "NQ704"], []), []
    with tempfile.TemporaryDirectory() as folder:
        pq.write_table(copies, f"{folder}/copies.parquet", row_group_size=size)
        for known in (copies, Path(folder, "copies.parquet")):
            told = [FINDINGS.empty_table()]
            counts = compare_articles(rules, {"copies": known}, NOW, {}, told.append)
            found.append((pa.concat_tables(told).to_pylist(), [[p.tolist() for p in n] for n in counts.values()]))
    assert found[0] == found[1]
    assert len(found[0][0]) == len(kinds)


def test_a_shared_key_is_not_yet_a_shared_id(tmp_path: Path) -> None:
    keys, measures = _write(["x", "y"], tmp_path)
    pq.write_table(pa.table({"kind": ["article_id"] * 2, "row": [0, 1], "key": [1, 1]}, schema=KEYS), keys)
    repeats = find_repeats(keys, measures)
    assert len(repeats) == 2
    told: list[pa.Table] = []
    compare_articles(select_rules(["NQ102"], []), {"repeats": repeats}, NOW, {}, told.append)
    assert told == []
