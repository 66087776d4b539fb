"""newsqa validates news datasets: it reads the articles, finds what is wrong in them, and says where.

`check(paths)` makes a whole check, `write_annotations(paths)` writes the annotation tables, and `read_articles(paths)`
gives the articles; `@rule(...)` makes a rule of a function. They are imported when they are first used, so that
`import newsqa` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsqa.suites.registering import register_when_imported as _register_when_imported

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsqa.api import check, read_articles, write_annotations
    from newsqa.config import Settings
    from newsqa.errors import NewsqaError
    from newsqa.result import Result
    from newsqa.rules.own import rule
    from newsqa.rules.rule import Fault, Rule
    from newsqa.rules.tables import Tables

__all__ = [
    "Fault",
    "NewsqaError",
    "Result",
    "Rule",
    "Settings",
    "Tables",
    "__version__",
    "check",
    "read_articles",
    "rule",
    "write_annotations",
]

# Where each name is found when it is first asked for.
_FROM = {
    "Fault": "newsqa.rules.rule",
    "NewsqaError": "newsqa.errors",
    "Result": "newsqa.result",
    "Rule": "newsqa.rules.rule",
    "Settings": "newsqa.config",
    "Tables": "newsqa.rules.tables",
    "check": "newsqa.api",
    "read_articles": "newsqa.api",
    "rule": "newsqa.rules.own",
    "write_annotations": "newsqa.api",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_FROM[name]), name)


_register_when_imported()
