"""What a check gives in Python: the verdict, and by name what the run left in its folder."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.schema import REJECTS
from newsqa.reports.machine.expectations import Told, told_expectations
from newsqa.reports.verdict import short_text, verdict_html, verdict_text

REJECTS_AT_ONCE = 10_000


class Result:
    """A check that was made. `passed` is the verdict.

    `folder` holds all that the run left. `figures` is the content of its `report.json`: numbers of articles, rejects
    and findings, `dataset` measures, `rules`, `outlets` and more. Tables are read when they are first asked for.
    """

    def __init__(self, passed: bool, figures: Mapping[str, Any], folder: Path) -> None:
        self.passed = passed
        self.figures = figures
        self.folder = folder

    @functools.cached_property
    def findings(self) -> pa.Table:
        """Every finding, one row each (schema `newsqa.rules.findings.FINDINGS`)."""
        return pq.read_table(self.folder / "findings.parquet")

    @functools.cached_property
    def measures(self) -> pa.Table:
        """One row an article, one column a measure (schema `newsqa.rules.measures.measures_schema`)."""
        return pq.read_table(self.folder / "measures.parquet")

    @functools.cached_property
    def rejects(self) -> pa.Table:
        """The records that could not be read (schema `newsqa.articles.schema.REJECTS`)."""
        tables, rows = [REJECTS.empty_table()], []
        with (self.folder / "rejects.jsonl").open("rb") as file:
            for line in file:
                rows.append(orjson.loads(line))
                if len(rows) == REJECTS_AT_ONCE:
                    tables.append(pa.Table.from_pylist(rows, REJECTS))
                    rows = []
        return pa.concat_tables([*tables, pa.Table.from_pylist(rows, REJECTS)])

    @functools.cached_property
    def expectations(self) -> Sequence[Told]:
        """What became of each expectation, those that fail the run first, graver ones before milder ones. `result` of
        one is "met", "not met", "not counted" (not met, but too mild to fail the run, or known) or "not judged"."""
        return tuple(told_expectations(self.figures))

    @property
    def failed(self) -> Sequence[Told]:
        """The expectations that fail the run; none when it passed."""
        return tuple(one for one in self.expectations if one.result == "not met")

    def report(
        self,
        path: str | os.PathLike[str],
        title: str | None = None,
        with_text: bool = True,
        max_findings: int | None = None,
    ) -> Path:
        """Write the HTML report to a file, and give its path. `with_text=False` leaves out all words of articles,
        `max_findings` shows about that many. Raises UsageError when there is no folder for it."""
        from newsqa.reports.html.again import write_page
        from newsqa.reports.html.page import PageOptions
        from newsqa.reports.run_folder import read_run

        target = Path(path)
        write_page(read_run(self.folder), target, PageOptions(title, max_findings, with_text))
        return target

    def summary(self) -> str:
        """What `newsqa check` prints: the verdict, what failed, findings by rule, the worst with the words marked."""
        from newsqa.reports.terminal import summary, worst_findings

        lines = summary(self.figures, worst_findings(self.folder / "findings.parquet"))
        return "\n".join(line.plain for line in lines)

    def __repr__(self) -> str:
        """The verdict and the worst of what failed, as short as pytest wants it: `assert result.passed, result`."""
        return short_text(self.figures)

    def __str__(self) -> str:
        """The verdict, what failed with tolerances, and the numbers, in a few lines."""
        return verdict_text(self.figures)

    def _repr_html_(self) -> str:
        """What notebooks show: the verdict and what failed, never the whole report."""
        return verdict_html(self.figures)
