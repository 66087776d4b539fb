"""What the benchmark plants is found: each rule of texts, metadata, copies, splits and outlets, a small part of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import planted

PLANTED, OUTLETS, SETS = 20, 4, 3  # articles and pairs; outlets; datasets


@pytest.mark.parametrize("rule", [rule for rule in planted.RULES if rule not in planted.SETS])
def test_what_is_planted_is_found(rule: str, tmp_path: Path) -> None:
    count = OUTLETS if rule in planted.OUTLETS_AT_FAULT else PLANTED
    found = planted.look(rule, planted.plant(rule, count, seed=1), tmp_path)
    assert found.found >= 0.9 * count
    assert found.false == 0


@pytest.mark.parametrize("rule", sorted(planted.SETS))
def test_what_is_planted_into_a_dataset_is_found(rule: str, tmp_path: Path) -> None:
    found = planted.look_at_sets(rule, SETS, 1, tmp_path)
    assert found.found == SETS
    assert found.false == 0


def test_the_page_keeps_the_rows_of_other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "defects.md"
    page.write_text(f"before\n{planted.BEGIN}\n| NQ501 | 1 |\n| NQ601 | 2 |\n{planted.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(planted, "PAGE", page)
    planted.write({"NQ601": "| NQ601 | 3 |", "NQ842": "| NQ842 | 4 |"})
    rows = ["| NQ501 | 1 |", "| NQ601 | 3 |", "| NQ842 | 4 |"]
    table = "\n".join([*planted.HEAD, *rows])
    assert page.read_text(encoding="utf-8") == f"before\n{planted.BEGIN}\n\n{table}\n\n{planted.END}\nafter\n"
