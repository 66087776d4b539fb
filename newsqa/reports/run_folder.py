"""What a run left: the path of its output folder goes in, its report comes out, checked to be one that this version can
tell of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.errors import InputError
from newsqa.rules.findings import FINDINGS
from newsqa.rules.texts import TEXTS

_PARTS = (
    *("newsqa_version", "profile", "passed", "articles", "rejects", "findings", "rules", "expectations", "dataset"),
    *("outlets", "months", "splits", "fields", "not_read", "not_selected"),
)
_COLUMNS = {"findings.parquet": FINDINGS.names, "measures.parquet": ["article_id", "outlet"]}
_AGAIN = "Run the check again."


class RunFolder(NamedTuple):
    """A run: its folder, the parsed `report.json`, and the paths of `findings.parquet`, `measures.parquet` and
    `texts.parquet`, which runs of older versions did not leave."""

    path: Path
    report: dict[str, Any]
    findings: Path
    measures: Path
    texts: Path | None


def read_run(folder: Path) -> RunFolder:
    """The run that left this folder. Raises InputError where it does not hold the files of one."""
    report = _report(folder)
    for name, columns in _COLUMNS.items():
        _expect_columns(folder / name, columns)
    texts = folder / "texts.parquet"
    if texts.exists():
        _expect_columns(texts, TEXTS.names)
    found = texts if texts.exists() else None
    return RunFolder(folder, report, folder / "findings.parquet", folder / "measures.parquet", found)


def _report(folder: Path) -> dict[str, Any]:
    path = folder / "report.json"
    try:
        report = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        why = "holds no report.json" if folder.is_dir() else "is no folder"
        raise InputError(
            f"{folder}: expected the output folder of a run, such as newsqa-report, but it {why}. Make one with"
            " `newsqa check PATH --output DIR`."
        ) from error
    except orjson.JSONDecodeError as error:
        raise InputError(f"{path}: expected the report of a run, but it is no JSON ({error}). {_AGAIN}") from error
    missing = [part for part in _PARTS if part not in report] if isinstance(report, dict) else _PARTS
    if missing:
        raise InputError(f"{path}: expected the report of a run, but it has no {missing[0]}. {_AGAIN}")
    found: dict[str, Any] = report
    return found


def _expect_columns(path: Path, columns: Sequence[str]) -> None:
    try:
        names = pq.read_schema(path).names
    except (OSError, pa.ArrowException) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{path}: expected a table of the run, but it cannot be read ({said}). {_AGAIN}") from error
    if lost := [name for name in columns if name not in names]:
        raise InputError(f"{path}: expected a table of this version, but it has no column {lost[0]}. {_AGAIN}")
