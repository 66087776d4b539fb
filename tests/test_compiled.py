"""What is tested is compiled where that is asked for, and what stands in the checkout else."""

from __future__ import annotations

import importlib
import os
import pkgutil

import pytest

import newsqa.annotate

MODULES = sorted(module.name for module in pkgutil.walk_packages(newsqa.annotate.__path__, "newsqa.annotate."))


@pytest.mark.parametrize("name", MODULES)
def test_the_module_that_is_asked_for_is_tested(name: str) -> None:
    file = importlib.import_module(name).__file__
    assert file is not None
    assert file.endswith(".so") == (os.environ.get("NEWSQA_COMPILE") == "yes")
