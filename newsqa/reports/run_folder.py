"""What a run left: the path of its output folder goes in, its report comes out, checked to be one that this version can
tell of."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.errors import InputError

_PARTS = ("newsqa_version", "profile", "passed", "articles", "rejects", "findings", "rules", "expectations", "dataset")
_COLUMNS = ("rule", "article_id", "outlet", "message", "help", "excerpt", "fingerprint", "known", "details")


class RunFolder(NamedTuple):
    """A run: the parsed `report.json`, and the path of its `findings.parquet`."""

    report: dict[str, Any]
    findings: Path


def read_run(folder: Path) -> RunFolder:
    """The run that left this folder. Raises InputError where it does not hold the files of one."""
    path = folder / "report.json"
    try:
        report = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        why = "is no folder" if not folder.is_dir() else "holds no report.json"
        raise InputError(
            f"{folder}: expected the output folder of a run, such as newsqa-report, but it {why}. Make one with"
            " `newsqa check PATH --output DIR`."
        ) from error
    except orjson.JSONDecodeError as error:
        raise InputError(
            f"{path}: expected the report of a run, but it is no JSON ({error}). Run the check again."
        ) from error
    missing = [part for part in _PARTS if part not in report] if isinstance(report, dict) else list(_PARTS)
    if missing:
        raise InputError(f"{path}: expected the report of a run, but it has no {missing[0]}. Run the check again.")
    findings = folder / "findings.parquet"
    try:
        names = pq.read_schema(findings).names
    except (OSError, pa.ArrowException) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(
            f"{findings}: expected the findings of the run, but they cannot be read ({said}). Run the check again."
        ) from error
    if lost := [name for name in _COLUMNS if name not in names]:
        raise InputError(
            f"{findings}: expected the findings of a run, but there is no column {lost[0]}. Run the check again."
        )
    return RunFolder(report, findings)
