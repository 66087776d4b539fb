"""The HTML report made again from what a run left; the old page is there until the new one is complete."""

from __future__ import annotations

import tempfile
from pathlib import Path

from newsqa.errors import UsageError
from newsqa.reports.html.page import PageOptions
from newsqa.reports.html.render import write_html
from newsqa.reports.run_folder import RunFolder
from newsqa.reports.run_report import rule_documentation
from newsqa.rules.registry import rules


def write_page(run: RunFolder, target: Path, options: PageOptions) -> None:
    """Write the page of a run to a file. Raises UsageError when the file is a folder, or its folder is not there."""
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError(f"{target}: cannot be written to; name a file in a folder that is there")
    with tempfile.TemporaryDirectory(prefix=".newsqa-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        documentation = rule_documentation(list(rules().values()))
        write_html(run.report, run.findings, made, documentation, options, run.texts, run.path)
        made.replace(target)
