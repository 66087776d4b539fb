"""Standard input, kept in the workspace as a file."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from newsqa.articles.errors import InputError
from newsqa.articles.readers.found import Fetched
from newsqa.articles.stores.addresses import STANDARD_INPUT
from newsqa.articles.stores.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What came on standard input, as a place. Its file is there as long as the workspace: nobody sends it twice."""

    path: Path

    def start(self, size: int) -> bytes:
        with self.path.open("rb") as file:
            return file.read(size)

    def fetch(self, keep: bool = True) -> Fetched:
        return Fetched(self.path)

    def release(self) -> None:
        """It stays."""


def standard_input(workspace: Workspace) -> StandardInput:
    """All that comes on standard input. Raises InputError when nobody sends anything."""
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError(
            f'{STANDARD_INPUT}: "-" reads articles from a pipe, but none is connected. Send some:'
            " zcat articles.jsonl.gz | newsqa check -"
        )
    path = workspace.new_file()
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file, 1 << 20)
    return StandardInput(path)
