"""Gold and real data, where `NEWSQA_SHARED` says they are: quality does not fall, and offsets are exact.

The floors stand a little below what was measured; docs/quality.md has the figures.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsqa.articles.load import LoadOptions, read_articles

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from offsets import misfits

pytestmark = pytest.mark.skipif(
    "NEWSQA_SHARED" not in os.environ, reason="NEWSQA_SHARED does not say where gold and real data are"
)
SHARED = Path(os.environ.get("NEWSQA_SHARED", "."))
SETS = ("seed", "abp_jsons", "rss_finance_paywall.jsonl", "newsdatahub_cyber.csv", "isot_fake.csv", "abp.parquet")
MOST = 600  # articles of one set; benchmarks/offsets.py looks at all


def _evaluate(*arguments: str) -> str:
    command = [sys.executable, str(SHARED / "gold" / "evaluate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=SHARED / "gold").stdout


def _figures(line_start: str, output: str) -> list[float]:
    (line,) = (line for line in output.splitlines() if line.startswith(line_start))
    return [float(figure) for figure in re.findall(r"\d+\.\d+", line)]


@pytest.mark.parametrize("name", SETS)
def test_offsets_are_exact(name: str, tmp_path: Path) -> None:
    path = SHARED / "data" / name
    if path.suffix == ".parquet":
        first = next(pq.ParquetFile(path).iter_batches(MOST))
        path = tmp_path / name
        with pq.ParquetWriter(path, first.schema) as writer:
            writer.write_batch(first)
    looked_at = found = 0
    for loaded in read_articles([path], LoadOptions()):
        [(counts, wrong)] = misfits(loaded)
        assert not wrong
        found += counts.total()
        looked_at += len(loaded.articles)
        if looked_at >= MOST:
            break
    assert found


def test_attributions() -> None:
    output = _evaluate("attributions", "attributions/dev.jsonl")
    assert _figures("detect", output)[-1] >= 0.81
    assert _figures("e2e source", output)[0] >= 0.73
    precision, _, f1 = _figures("unsourced e2e", output)
    assert precision >= 0.90
    assert f1 >= 0.75


@pytest.mark.parametrize(("name", "relaxed", "value"), [("dev", 93.5, 80.5), ("wikiwars", 92, 84.5)])
def test_dates(name: str, relaxed: float, value: float) -> None:
    output = _evaluate("dates", f"dates/{name}.jsonl")
    assert _figures("relaxed", output)[-1] >= relaxed
    assert _figures("value", output)[-1] >= value


@pytest.mark.parametrize(("name", "exact", "overlap"), [("conllpp", 0.88, 0.94), ("gumnews", 0.68, 0.85)])
def test_mentions(name: str, exact: float, overlap: float) -> None:
    output = _evaluate("mentions", f"names/mentions.{name}.dev.jsonl")
    assert _figures("exact, untyped", output)[-1] >= exact
    assert _figures("overlap", output)[-1] >= overlap


def test_names() -> None:
    output = _evaluate("names", "names/articles.clean.dev.jsonl", "names/articles.injected.dev.jsonl")
    assert _figures("inj_recall", output)[0] >= 0.80
    assert _figures("false_per100", output)[0] <= 3


def test_pairs() -> None:
    assert _figures("P ", _evaluate("pairs", "names/pairs.dev.jsonl"))[-1] >= 0.88
