"""Reports for machines, one file a format: each takes a run's folder and the documentation of rules, and writes one
file. `FORMATS` names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from newsqa.reports.machine.csv import write_csv
from newsqa.reports.machine.gitlab import write_gitlab
from newsqa.reports.machine.junit import write_junit
from newsqa.reports.machine.markdown import write_markdown
from newsqa.reports.machine.sarif import write_sarif
from newsqa.reports.run_folder import RunFolder

Documentation = Mapping[str, Mapping[str, str]]


class Format(NamedTuple):
    """A report for machines: the name of its file, and what writes it to a path."""

    file: str
    write: Callable[[RunFolder, Documentation, Path], None]


FORMATS: Mapping[str, Format] = {
    "junit": Format("junit.xml", write_junit),
    "sarif": Format("report.sarif", write_sarif),
    "gitlab": Format("gl-code-quality-report.json", write_gitlab),
    "markdown": Format("summary.md", write_markdown),
    "csv": Format("findings.csv", write_csv),
}
