"""Waivers: findings that somebody has looked at and lets pass, with a reason and an end.

[[waivers]]
rule = "NQ203"
outlet = "Town Crier"          # or article = "a17", or query = 'field == "title"', or several: all must fit
reason = "satire, labelled as such"
until = 2027-06-30
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.errors import UsageError
from newsqa.rules.findings import FINDINGS
from newsqa.rules.registry import find_rule

_TEXTS = ("rule", "article", "outlet", "query", "reason")
_KEYS = (*_TEXTS, "until")


@dataclass(frozen=True)
class Waiver:
    """One waiver: findings of `rule` that fit all of `article`, `outlet` and `query` that are not None."""

    rule: str
    reason: str
    until: date
    article: str | None = None
    outlet: str | None = None
    query: str | None = None


def in_words(waiver: Mapping[str, Any]) -> str:
    """A waiver, its fields by name, in words: 'NQ203, outlet "Town Crier" (satire, labelled as such)'."""
    about = [f'{name} "{waiver[name]}"' for name in ("article", "outlet", "query") if waiver[name]]
    return f"{', '.join([waiver['rule'], *about])} ({waiver['reason']})"


def read_waivers(path: Path) -> Sequence[Waiver]:
    """The waivers in a TOML file. Raises UsageError, naming the entry, when the file or an entry is not right."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        how = "docs/baseline.md says what it holds, and --waivers names another"
        raise UsageError(f"{path}: cannot be read as a file of waivers ({error}); {how}") from error
    entries = content.get("waivers")
    if set(content) != {"waivers"} or not isinstance(entries, list):
        raise UsageError(f"{path}: expected entries that begin with [[waivers]], and nothing else")
    found = [_waiver(f"{path}: waiver {number}", entry) for number, entry in enumerate(entries, start=1)]
    for number, waiver in enumerate(found, start=1):
        try:
            waived(FINDINGS.empty_table(), waiver)  # a query that cannot be asked is an error now, not after an hour
        except UsageError as error:
            raise UsageError(f"{path}: waiver {number}: {error}") from error
    return tuple(dict.fromkeys(found))


def _waiver(where: str, entry: Any) -> Waiver:
    if not isinstance(entry, dict):
        raise UsageError(f"{where} is {entry!r}; expected a table that begins with [[waivers]]")
    if unknown := [key for key in entry if key not in _KEYS]:
        raise UsageError(f'{where} has "{unknown[0]}"; expected {", ".join(_KEYS)}')
    for key in _TEXTS:
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            raise UsageError(f"{where}: {key} is {entry[key]!r}; expected a text")
    for key in ("rule", "reason", "until"):
        if key not in entry:
            raise UsageError(f"{where} has no {key}; a waiver says which rule, why, and until when")
    if not {"article", "outlet", "query"} & set(entry):
        raise UsageError(
            f"{where} lets pass all of {entry['rule']}; name an article, an outlet or a query, or ignore the rule"
        )
    until = entry["until"]
    if not isinstance(until, date):
        raise UsageError(f"{where}: until is {until!r}; expected a day such as 2027-06-30, without quotation marks")
    try:
        code = find_rule(entry["rule"]).code
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error
    return Waiver(**{**entry, "rule": code, "until": until.date() if isinstance(until, datetime) else until})


def waived(findings: pa.Table, waiver: Waiver) -> pa.Array:
    """Which findings (schema FINDINGS) a waiver lets pass (booleans). Raises UsageError for a query that cannot be
    asked."""
    fits = pc.equal(findings["rule"], waiver.rule)
    for column, value in (("article_id", waiver.article), ("outlet", waiver.outlet)):
        if value is not None:
            fits = pc.and_(fits, pc.fill_null(pc.equal(findings[column], value), False))
    if waiver.query is not None:
        fits = pc.and_(fits, _asked(findings, waiver, waiver.query))
    return fits.combine_chunks() if isinstance(fits, pa.ChunkedArray) else fits


def _asked(findings: pa.Table, waiver: Waiver, query: str) -> pa.Array:
    frame, told = findings.select(FINDINGS.names).to_pandas(), in_words(vars(waiver))
    try:
        # The query is the user's own, from a reviewed file; no text of an article is ever evaluated.
        asked = frame.eval(query, engine="python", local_dict={}, global_dict={})
        found = np.asarray(asked)
    except Exception as error:  # whatever pandas raises here, the query is what is wrong
        raise UsageError(f"the waiver {told}: its query cannot be asked of findings: {error}") from error
    if found.shape != (len(findings),) or found.dtype != bool:
        raise UsageError(f"the waiver {told}: its query gives no yes or no for each finding")
    return pa.array(found)


def running(waivers: Sequence[Waiver], today: date) -> tuple[Sequence[Waiver], Sequence[Waiver]]:
    """The waivers that hold today, and those that have expired: a waiver holds on its last day."""
    return [one for one in waivers if one.until >= today], [one for one in waivers if one.until < today]


def waived_by(findings: pa.Table, waivers: Sequence[Waiver]) -> Sequence[Waiver | None]:
    """For each finding (schema FINDINGS) the first of the waivers that lets it pass."""
    found: list[Waiver | None] = [None] * len(findings)
    for waiver in reversed(waivers):
        for row in pc.indices_nonzero(waived(findings, waiver)).to_pylist():
            found[row] = waiver
    return found


def waiver_of(row: Mapping[str, Any]) -> Waiver:
    """A waiver from what `as_json` made of it."""
    said = {name: row[name] for name in ("rule", "reason", "article", "outlet", "query")}
    return Waiver(**said, until=date.fromisoformat(row["until"]))


def as_json(waiver: Waiver, findings: int, is_expired: bool) -> Mapping[str, Any]:
    """A waiver as report.json has it."""
    said = {name: getattr(waiver, name) for name in ("rule", "article", "outlet", "query", "reason")}
    return {**said, "until": waiver.until.isoformat(), "expired": is_expired, "findings": findings}
