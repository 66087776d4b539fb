"""A database on a server, as a place: it has no bytes to fetch, its reader asks it."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsqa.articles.readers.found import Fetched


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """`url` may hold a password, so it is never shown."""

    url: str = field(repr=False)

    def start(self, size: int) -> bytes:
        raise TypeError("a database has no bytes to look at")

    def fetch(self, keep: bool = True) -> Fetched:
        raise TypeError("a database has no file to fetch")

    def release(self) -> None:
        """There is nothing to give back."""
