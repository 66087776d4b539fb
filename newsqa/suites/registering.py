"""Great Expectations knows the named expectations as soon as both it and newsqa are imported, in whatever order.

newsqa does not import it for that, which would take seconds: it has Python tell when somebody else does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

LIBRARY = "great_expectations"


def register_when_imported() -> None:
    """Register the named expectations now if Great Expectations is imported, else as soon as it is."""
    if LIBRARY in sys.modules:
        _register()
    elif not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def _register() -> None:
    import newsqa.suites.expectations  # noqa: F401 -- registers them


class _Finder:
    """Finds Great Expectations as Python does, and has its loader register the named expectations at the end."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != LIBRARY:
            return None
        others = (finder for finder in sys.meta_path if finder is not self and hasattr(finder, "find_spec"))
        spec = next((found for finder in others if (found := finder.find_spec(name, path, target))), None)
        if spec is not None and spec.loader is not None:
            _registering(spec.loader)
        return spec


def _registering(loader: Any) -> None:
    """Have a loader, which is that of one module, register when it has executed it."""
    execute = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        execute(module)
        _register()

    loader.exec_module = exec_module
