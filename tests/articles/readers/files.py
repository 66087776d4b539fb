"""What the tests of readers share: a path as the file that a reader is given."""

from __future__ import annotations

from pathlib import Path

from newsqa.articles.readers.record import SourceFile


def source(path: Path) -> SourceFile:
    return SourceFile(path, str(path))
