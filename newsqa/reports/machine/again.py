"""Reports for machines made again from what a run left; older ones are there until the new ones are complete."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from newsqa.alike import did_you_mean_of
from newsqa.config import AS_FILES
from newsqa.errors import UsageError
from newsqa.reports.machine import FORMATS
from newsqa.reports.run_folder import RunFolder
from newsqa.reports.run_report import rule_documentation
from newsqa.rules.registry import rules


def write_formats(run: RunFolder, names: Sequence[str], output: Path | None) -> list[Path]:
    """Write the formats `names` of a run: to its folder, to the folder `output` or, one alone, to the file `output`.
    Where they went. Raises UsageError for what is no such format, and where nothing can be written."""
    for name in names:
        if name not in FORMATS:
            raise UsageError(f'there is no format "{name}" to write{did_you_mean_of(name, AS_FILES)}')
    targets = {name: _target(run, name, output, alone=len(names) == 1) for name in names}
    documentation = rule_documentation(list(rules().values()))
    folder = next(iter(targets.values())).parent
    with tempfile.TemporaryDirectory(prefix=".newsqa-", dir=folder) as partial:
        for name, target in targets.items():
            FORMATS[name].write(run, documentation, Path(partial) / target.name)
        for target in targets.values():
            (Path(partial) / target.name).replace(target)
    return list(targets.values())


def _target(run: RunFolder, name: str, output: Path | None, alone: bool) -> Path:
    if output is None or output.is_dir():
        target = (output or run.path) / FORMATS[name].file
    elif alone:
        target = output
    else:
        raise UsageError(f"{output}: is no folder; several formats go to one that is there")
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError(f"{target}: cannot be written to; name a file in a folder that is there")
    return target
