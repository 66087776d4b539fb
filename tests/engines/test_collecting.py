from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsqa.config import Settings
from newsqa.engines.check import check
from newsqa.engines.collecting import collected_seldom, not_collected
from newsqa.errors import InputError


@pytest.fixture(autouse=True)
def _as_python_does() -> Iterator[None]:
    """A command line that ran in this process before collects seldom."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_within_it_objects_are_collected_less_often_and_then_as_before() -> None:
    with collected_seldom():
        assert gc.get_threshold() > (700, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)


def test_a_check_that_fails_leaves_it_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        check([tmp_path / "none.jsonl"], Settings(output=tmp_path / "out"))
    assert gc.get_threshold() == (700, 10, 10)


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
