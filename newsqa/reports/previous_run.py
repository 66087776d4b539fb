"""What the run before came to: the folder that a new run is about to fill goes in, the figures that a trend is drawn
from come out.

The same dataset is one that was named by the same paths and judged by the same profile; what these paths hold may have
changed, and so may the rules that were selected. A folder with anything else gives no trend.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

MOST_BYTES = 100 << 20  # of a report that is read: none of ours comes near


def previous_run(folder: Path, sources: Sequence[str], profile: str) -> dict[str, Any] | None:
    """When the run that left `folder` started, its verdict, its counts, those of its rules, and the dataset measures.

    None where there is none, where it cannot be read, and where it was about other sources or another profile.
    """
    path = folder / "report.json"
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        report = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None  # no run is to fail for the sake of what stands in its place: it is about to be replaced
    figures = _figures(report)
    if figures is None or report["profile"] != profile or _paths(report["sources"]) != set(sources):
        return None
    return figures


def _figures(report: Any) -> dict[str, Any] | None:
    """The figures of a report; None where it is not of the shape that this version writes."""
    match report:
        case {
            "newsqa_version": str(version),
            "profile": str(),
            "passed": bool(passed),
            "articles": int(articles),
            "rejects": int(rejects),
            "findings": int(findings),
            "rules": [*rules],
            "dataset": {**dataset},
            "sources": [*_],
            "started": str(started),
        } if _is_moment(started) and all(isinstance(value, int | float | None) for value in dataset.values()):
            counts = [_rule(rule) for rule in rules]
            return (
                None
                if None in counts
                else {
                    "newsqa_version": version,
                    "started": started,
                    "passed": passed,
                    "articles": articles,
                    "rejects": rejects,
                    "findings": findings,
                    "rules": counts,
                    "dataset": dataset,
                }
            )
    return None


def _rule(rule: Any) -> dict[str, Any] | None:
    match rule:
        case {"code": str(code), "name": str(name), "findings": int(findings), "articles": int(articles)}:
            return {"code": code, "name": name, "findings": findings, "articles": articles}
    return None


def _paths(sources: Sequence[Any]) -> set[str]:
    return {str(source.get("path")) if isinstance(source, dict) else "" for source in sources}


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
