"""What a user says about how sources are to be read, for the readers that can be told."""

from __future__ import annotations

from dataclasses import dataclass

from newsqa.articles.readers.csv.dialect import FOUND_OUT, CsvOptions


@dataclass(frozen=True)
class ReadOptions:
    """`csv` is about delimited files; of a database `table` is read, or what `query` gives."""

    csv: CsvOptions = FOUND_OUT
    table: str | None = None
    query: str | None = None


DEFAULTS = ReadOptions()
