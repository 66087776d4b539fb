"""What the tests of stores share: all that is read under an argument, in short."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsqa.articles.load import read_articles

LINE = '{"id": "%s", "text": "A body."}\n'


class Read(NamedTuple):
    """Ids of articles with their files; files that are lost, with fault and reason; notes."""

    articles: list[tuple[str, str]]
    lost: list[tuple[str, str, str]]
    notes: list[str]

    @property
    def ids(self) -> list[str]:
        return [name for name, _ in self.articles]


def read(*arguments: str | Path) -> Read:
    articles, lost, notes = [], [], []
    for loaded in read_articles(list(arguments)):
        rows = loaded.articles.select(["article_id", "source_file"]).to_pylist()
        articles += [(row["article_id"], row["source_file"]) for row in rows]
        lost += [(row["source_file"], row["fault"], row["reason"]) for row in loaded.damage.to_pylist()]
        notes += loaded.notes
    return Read(articles, lost, notes)


def lines(*ids: str) -> bytes:
    return "".join(json.dumps({"id": name, "text": "A body."}) + "\n" for name in ids).encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, bytes], **options: Any) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", **options) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()
