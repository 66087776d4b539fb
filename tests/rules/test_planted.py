"""What the benchmark plants is found: each rule of texts, metadata, copies and splits, a tenth of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import planted

PLANTED = 20


@pytest.mark.parametrize("rule", sorted({*planted.HARMS, *planted.GROUPS}))
def test_what_is_planted_is_found(rule: str, tmp_path: Path) -> None:
    found = planted.look(rule, planted.plant(rule, PLANTED, seed=1), tmp_path)
    assert found.found >= 0.9 * PLANTED
    assert found.false == 0
