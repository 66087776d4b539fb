"""What the run before came to, and that anything else in its place is no run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsqa.reports.previous_run import previous_run
from tests.reports.report_parts import REPORT, changed


def _read(folder: Path, report: Any, sources: tuple[str, ...] = ("news.jsonl",), profile: str = "default") -> Any:
    (folder / "report.json").write_bytes(report if isinstance(report, bytes) else orjson.dumps(report))
    return previous_run(folder, sources, profile)


def test_the_figures_of_the_run_before(tmp_path: Path) -> None:
    assert _read(tmp_path, REPORT) == {
        "newsqa_version": "0.1.0",
        "started": REPORT["started"],
        "passed": False,
        "articles": 12345,
        "rejects": 3,
        "findings": 2,
        "rules": [
            {"code": "NQ203", "name": "hearsay", "findings": 2, "articles": 2},
            {"code": "NQ303", "name": "impossible-date", "findings": 0, "articles": 0},
        ],
        "dataset": REPORT["dataset"],
    }


def test_a_run_of_another_dataset_or_profile_is_none(tmp_path: Path) -> None:
    assert _read(tmp_path, REPORT, sources=("other.jsonl",)) is None
    assert _read(tmp_path, REPORT, sources=("news.jsonl", "other.jsonl")) is None
    assert _read(tmp_path, REPORT, profile="wire") is None
    two = [*REPORT["sources"], {"path": "a.jsonl", "articles": 1, "rejects": 0}]
    assert _read(tmp_path, changed(sources=two), sources=("a.jsonl", "news.jsonl")) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"passed": true}',
        orjson.dumps(changed(started="yesterday")),
        orjson.dumps(changed(articles="many")),
        orjson.dumps(changed(rules=[{"code": "NQ203"}])),
        orjson.dumps(changed(rules={"NQ203": 2})),
        orjson.dumps(changed(dataset={"share": "large"})),
        orjson.dumps(changed(sources=["news.jsonl", {"path": ["x"]}])),
        orjson.dumps({**REPORT, "articles": None}),
    ],
)
def test_what_is_no_report_of_ours_is_no_run(tmp_path: Path, content: bytes) -> None:
    assert _read(tmp_path, content) is None


def test_there_may_be_nothing_or_a_folder(tmp_path: Path) -> None:
    assert previous_run(tmp_path / "nowhere", ["news.jsonl"], "default") is None
    (tmp_path / "report.json").mkdir()
    assert previous_run(tmp_path, ["news.jsonl"], "default") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(sorted(REPORT)), JSON, max_size=3))
def test_no_report_is_a_crash(tmp_path: Path, values: dict[str, Any]) -> None:
    found = _read(tmp_path, {**REPORT, **values})
    assert found is None or {"started", "articles", "rules", "dataset"} <= set(found)
