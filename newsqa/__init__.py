"""newsqa validates news datasets: it reads the articles, finds what is wrong in them, and says where.

`check(paths)` makes a whole check, `write_annotations(paths)` writes the annotation tables, and `read_articles(paths)`
gives the articles. They are imported when they are first used, so that `import newsqa` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Run", "Settings", "__version__", "check", "read_articles", "write_annotations"]

if TYPE_CHECKING:
    from newsqa.api import check, read_articles, write_annotations
    from newsqa.config import Settings
    from newsqa.engines.check import Run


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsqa import api

    return getattr(api, name)
