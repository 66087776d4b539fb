from __future__ import annotations

import gc
from pathlib import Path

import pytest

from newsqa.config import Settings
from newsqa.engines.check import check
from newsqa.engines.collecting import collected_seldom, not_collected
from newsqa.errors import InputError


def test_within_it_objects_are_collected_less_often_and_then_as_before() -> None:
    before = gc.get_threshold()
    with collected_seldom():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before


def test_a_check_that_fails_leaves_it_as_it_was(tmp_path: Path) -> None:
    before = gc.get_threshold()
    with pytest.raises(InputError):
        check([tmp_path / "none.jsonl"], Settings(output=tmp_path / "out"))
    assert gc.get_threshold() == before


def test_within_it_nothing_is_collected_and_then_as_before() -> None:
    assert gc.isenabled()
    with not_collected(), not_collected():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with not_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
