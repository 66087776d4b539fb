"""Readers, one a format: from a file that was found to its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from newsqa.articles.readers.databases.server import DatabaseServer
from newsqa.articles.readers.dispatch import PARTLY, open_file, open_server, read_partly
from newsqa.articles.readers.found import Found, Source, release
from newsqa.articles.readers.one_file import read_one_article
from newsqa.articles.readers.record import Item, Opened, Wanted

__all__ = ["Found", "Source", "open_table", "read_one_article", "read_wanted", "release"]


def open_table(file: Found) -> Opened:
    """Open a file that holds many records. Of a file of which a part was lost on its way the last item says so."""
    if isinstance(file.place, DatabaseServer):
        return open_server(file.place.url, file.options)
    opened = open_file(file.kind, file.source, file.options)
    broken = file.place.fetch().broken
    return replace(opened, records=chain(opened.records, [broken])) if broken else opened


def read_wanted(file: Found, wanted: Wanted) -> Iterator[Item]:
    """What is wanted of the records of such a file, and perhaps more. What is damaged is told by whoever reads all."""
    if file.kind in PARTLY:
        return read_partly(file.kind, file.source, file.options, wanted)
    return open_table(file).records
