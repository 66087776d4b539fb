"""The baseline: what is known and accepted of a dataset, so that only what is new, or got worse, counts.

It is JSON Lines, sorted, so that changes of it are small and can be reviewed. Findings are known by their fingerprint,
that is by rule, article and words, whatever row they stand in. Measures of the dataset, and how far expectations were
missed, are numbers that may only improve.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.errors import UsageError

FORMAT = 1
KNOWN = pa.schema(
    [
        pa.field("rule", pa.string(), nullable=False),
        pa.field("article", pa.string()),
        pa.field("fingerprint", pa.string(), nullable=False),
        # how often: articles of one id cannot be told apart
        pa.field("count", pa.int64(), nullable=False),
    ]
)
_ENTRY = KNOWN.names[:3]
_AT_ONCE = 10_000  # entries that are rows of Python at a time
_KINDS = ("baseline", "measure", "missed", "rule")


class Amount(NamedTuple):
    """A number that tells of faults, the lower, the better, and how many faults these are (None: it counts none)."""

    value: float
    faults: int | None = None


@dataclass(frozen=True)
class Baseline:
    """What is known: `findings` (schema KNOWN), `measures` of the dataset by name, and by expectation
    (`newsqa.suites.ratchet.missed_by`) how far it was `missed`."""

    findings: pa.Table
    measures: Mapping[str, Amount]
    missed: Mapping[str, Amount]


EMPTY = Baseline(KNOWN.empty_table(), {}, {})


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises UsageError when it is not there, or a line of it is not right."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(
            f"{path}: there is no baseline that can be read ({error.strerror}); make one from a run with"
            f" `newsqa baseline write newsqa-report --baseline {path}`"
        ) from error
    rows: list[Mapping[str, Any]] = []
    findings = [KNOWN.empty_table()]
    numbers: dict[str, dict[str, Amount]] = {"measure": {}, "missed": {}}
    for number, line in enumerate(lines, start=1):
        entry = _entry(f"{path}:{number}", line, is_first=number == 1)
        kind = next(iter(entry))
        if kind == "rule":
            rows.append({"count": 1, **entry})
            if len(rows) == _AT_ONCE:
                findings.append(pa.Table.from_pylist(rows, KNOWN))
                rows = []
        elif kind in numbers:
            numbers[kind][entry[kind]] = Amount(entry["value"], entry.get("faults"))
    if not lines:
        raise UsageError(f"{path}: is empty; expected a baseline as `newsqa baseline write` makes it")
    findings.append(pa.Table.from_pylist(rows, KNOWN))
    # a merge may have left a line twice
    return Baseline(_together(findings, "max"), numbers["measure"], numbers["missed"])


def _entry(where: str, line: bytes, is_first: bool) -> Mapping[str, Any]:
    try:
        entry = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UsageError(
            f"{where}: expected one JSON object a line ({error}); a merge may have left its marks"
        ) from error
    kind = next(iter(entry), None) if isinstance(entry, dict) else None
    if kind not in _KINDS or is_first != (kind == "baseline"):
        wanted = '{"baseline": 1}' if is_first else 'an entry that begins with "rule", "measure" or "missed"'
        raise UsageError(f"{where}: expected {wanted}, as `newsqa baseline write` makes it")
    if is_first and entry["baseline"] != FORMAT:
        raise UsageError(f"{where}: expected a baseline of version {FORMAT}; write it again with this newsqa")
    if not (is_first or _is_right(kind, entry)):
        raise UsageError(f"{where}: this entry lacks something, or has text where a number belongs")
    found: Mapping[str, Any] = entry
    return found


def _is_right(kind: str, entry: Mapping[str, Any]) -> bool:
    if kind == "rule":
        texts = (entry["rule"], entry.get("fingerprint"), entry.get("article") or "")
        count = entry.get("count", 1)
        return all(isinstance(text, str) for text in texts) and type(count) is int and count > 0
    value, faults = entry.get("value"), entry.get("faults", 0)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(entry[kind], str) and is_number and type(faults) is int


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline, complete or not at all. Raises UsageError when it cannot be written."""
    made = io.BytesIO()
    made.writelines(_lines(baseline))
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(made.getvalue())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name another with --baseline") from error


def _lines(baseline: Baseline) -> Iterable[bytes]:
    yield orjson.dumps({"baseline": FORMAT}) + b"\n"
    for kind, numbers in (("measure", baseline.measures), ("missed", baseline.missed)):
        for name, amount in sorted(numbers.items()):
            counted = {} if amount.faults is None else {"faults": amount.faults}
            yield orjson.dumps({kind: name, "value": amount.value, **counted}) + b"\n"
    order = [(name, "ascending") for name in KNOWN.names]
    for batch in baseline.findings.sort_by(order).to_batches(max_chunksize=10_000):
        yield b"".join(_line(row) for row in batch.to_pylist())


def _line(row: dict[str, Any]) -> bytes:
    if row["count"] == 1:  # as nearly always
        del row["count"]
    return orjson.dumps(row) + b"\n"


def known_in(findings: pa.Table) -> pa.Table:
    """The findings of a run (schema FINDINGS) as a baseline knows them (schema KNOWN)."""
    named = findings.select(["rule", "article_id", "fingerprint"]).rename_columns(_ENTRY)
    return added([named.append_column("count", pa.repeat(1, len(findings)).cast(pa.int64()))])


def added(findings: Sequence[pa.Table]) -> pa.Table:
    """Findings (schema KNOWN) together, each once with how often it is there."""
    return _together(findings, "sum")


def _together(findings: Sequence[pa.Table], how: str) -> pa.Table:
    grouped = pa.concat_tables(findings).group_by(_ENTRY, use_threads=False).aggregate([("count", how)])
    return grouped.rename_columns({f"count_{how}": "count"}).select(KNOWN.names).cast(KNOWN)


def without(findings: pa.Table, others: pa.Table) -> pa.Table:
    """Those of the findings (schema KNOWN) that the others do not have, or not so often."""
    of_others = pc.index_in(findings["fingerprint"], value_set=others["fingerprint"].combine_chunks())
    taken = pc.fill_null(others["count"].combine_chunks().take(of_others), 0)
    left = findings.set_column(
        KNOWN.get_field_index("count"), KNOWN.field("count"), pc.subtract(findings["count"], taken)
    )
    return left.filter(pc.greater(left["count"], 0))


def of_rules(findings: pa.Table, codes: Sequence[str]) -> pa.Table:
    """The findings (schema KNOWN) of some rules."""
    return findings.filter(pc.is_in(findings["rule"], pa.array(codes, pa.string())))
