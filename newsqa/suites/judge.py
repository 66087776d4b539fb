"""The verdict: the suites' expectations, each judged on its table by Great Expectations.

A rule finds, an expectation judges. What was not measured is not judged, and said so; an expectation that cannot be
evaluated is a broken suite and ends the run, for it must never look like a fault in the data.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from newsqa.errors import UsageError
from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.named import columns_read, in_plain_words
from newsqa.suites.profiles import SuiteFile

OBSERVED = ("observed_value", "element_count", "missing_count", "unexpected_count", "unexpected_percent")


@dataclass(frozen=True)
class Judgement:
    """What became of one expectation; `success` is None when it was not judged, and `reason` says why. `known`: it is
    not met, but missed by no more than in the baseline."""

    table: str
    type: str
    kwargs: Mapping[str, Any]
    severity: str
    success: bool | None
    observed: Mapping[str, Any]
    description: str
    reason: str | None = None
    known: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Suite:
    """A suite that Great Expectations understood: the file, and the built expectations in its order."""

    file: SuiteFile
    built: Sequence[Any]


def build_suites(files: Sequence[SuiteFile]) -> Sequence[Suite]:
    """Build the suites' expectations. Imports Great Expectations (seconds). Raises UsageError for one it refuses."""
    with _quiet():
        import newsqa.suites.expectations  # noqa: F401 -- registers the named expectations

        return [_build(file) for file in files]


def _build(file: SuiteFile) -> Suite:
    from great_expectations.core import ExpectationSuite

    built = []
    for number, expectation in enumerate(file.expectations, start=1):
        where = f"{file.path}: expectation {number} ({expectation['type']})"
        try:
            suite = ExpectationSuite(name=f"{file.table}-{number}", expectations=[dict(expectation)])
            built.append(suite.expectations[0])
        except Exception as error:  # whatever it raises here, the suite is what is wrong
            raise UsageError(f"{where}: Great Expectations refuses it: {_first_lines(error)}") from error
    return Suite(file, built)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Great Expectations from warning and logging to the terminal: what matters is raised, and told by us."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _first_lines(error: Exception) -> str:
    return " ".join(str(error).split())[:400]


def judge(suites: Sequence[Suite], tables: Mapping[str, Path], not_measured: Mapping[str, str]) -> list[Judgement]:
    """Judge every expectation on its table, a Parquet file with at least the columns that it reads.

    `not_measured` gives for a table, a measure or a rule's code why it was not looked at in this run. Only the columns
    that a suite reads are loaded. Raises UsageError for an expectation that cannot be evaluated.
    """
    judged: list[Judgement] = []
    context = _context()
    for suite in suites:
        table = suite.file.table
        known = pq.read_schema(tables[table]).names if table in tables else []
        read = [columns_read(expectation, known) for expectation in suite.file.expectations]
        reasons = [_reason((table, *(columns or ())), not_measured) for columns in read]
        wanted = [columns for columns, reason in zip(read, reasons, strict=True) if reason is None]
        batch = _batch(context, tables[table], wanted) if wanted else None
        for number, built in enumerate(suite.built):
            expectation, reason = suite.file.expectations[number], reasons[number]
            where = f"{suite.file.path}: expectation {number + 1} ({expectation['type']})"
            result = _evaluate(batch, built, where) if reason is None else None
            if result is not None and _looked_at(result) == 0:
                result, reason = None, "there was nothing to judge: no row of the table, or no value in it"
            judged.append(_judgement(table, expectation, result, reason))
    return judged


def _reason(names: Sequence[str], not_measured: Mapping[str, str]) -> str | None:
    return next((not_measured[name] for name in names if name in not_measured), None)


def _judgement(
    table: str, expectation: Mapping[str, Any], result: Mapping[str, Any] | None, reason: str | None
) -> Judgement:
    return Judgement(
        table=table,
        type=expectation["type"],
        kwargs=expectation.get("kwargs", {}),
        severity=expectation.get("severity", "critical"),
        success=None if result is None else bool(result["success"]),
        observed={} if result is None else _observed(result),
        description=in_plain_words(expectation, {code: rule.name for code, rule in rules().items()}, table),
        reason=reason,
    )


def _context() -> Any:
    """A Great Expectations context that lives in memory and draws no progress bars."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _batch(context: Any, path: Path, wanted: Sequence[Sequence[str] | None]) -> Any:
    """The table as a Great Expectations batch on pandas, with the wanted columns (None: all)."""
    columns = None if None in wanted else sorted({name for names in wanted for name in names or ()})
    # Categories hold a word once: a column of a million statuses is a megabyte.
    frame = pq.read_table(path, columns=columns).to_pandas(strings_to_categorical=True)
    source = context.data_sources.add_pandas(path.stem)
    definition = source.add_dataframe_asset(path.stem).add_batch_definition_whole_dataframe(path.stem)
    return definition.get_batch({"dataframe": frame})


def _evaluate(batch: Any, built: Any, where: str) -> Mapping[str, Any]:
    with _quiet():
        # Counts only: asked for complete row lists it takes twenty times the time, and the findings hold them.
        result: Mapping[str, Any] = batch.validate(built, result_format="SUMMARY").to_json_dict()
    exception = result.get("exception_info") or {}
    if not exception.get("raised_exception", False) and all(
        not part.get("raised_exception") for part in exception.values() if isinstance(part, dict)
    ):
        return result
    parts = [exception, *(part for part in exception.values() if isinstance(part, dict))]
    message = next((part["exception_message"] for part in parts if part.get("exception_message")), "no reason given")
    raise UsageError(f"{where}: cannot be evaluated: {' '.join(str(message).split())[:400]}")


def _looked_at(result: Mapping[str, Any]) -> int | None:
    """How many values an expectation looked at; None where it does not count them, and found something."""
    found = result.get("result") or {}
    if "element_count" not in found:
        return None if found.get("observed_value") is not None else 0
    return int(found["element_count"]) - int(found.get("missing_count") or 0)


def _observed(result: Mapping[str, Any]) -> Mapping[str, Any]:
    found = result.get("result") or {}
    # Great Expectations gives numbers as numpy has them, and timestamps as pandas has them.
    plain = {name: getattr(found[name], "item", lambda name=name: found[name])() for name in OBSERVED if name in found}
    return {name: value if isinstance(value, str | int | float | bool | list | dict) else str(value)
            for name, value in plain.items() if value is not None}  # fmt: skip


def passes(judgements: Sequence[Judgement], fail_on: str) -> bool:
    """Whether no expectation of the severity `fail_on` or a graver one failed, but for those that are known."""
    graver = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return not any(one.success is False and one.severity in graver and not one.known for one in judgements)
