"""Reads a page of the HTML report as a browser without scripts does, so that tests can ask what it says."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.reports.report_parts import write

VOID = {"meta", "br", "input", "link", "img", "hr"}


class Reader(HTMLParser):
    """Reads a page, holds its elements and their text, and refuses tags that do not balance."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.text = ""
        self._spaced = ""
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open, f"left open: {[tag for tag, _ in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._spaced += " "
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice in <{tag}>"
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        opened, parts = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}> at {self.getpos()}"
        self.texts.setdefault(tag, []).append("".join(parts))

    def handle_data(self, data: str) -> None:
        for _, parts in self._open:
            parts.append(data)
        if not self._open or self._open[-1][0] not in ("script", "style"):
            self.text += data
            self._spaced += data

    def said(self) -> str:
        """The text with elements apart: cells of a table have no space between them in the file."""
        return " ".join(self._spaced.split())


def read(folder: Path, report: dict[str, Any], rows: list[dict[str, Any]]) -> Reader:
    return Reader(write(folder, report, rows).read_bytes().decode())
