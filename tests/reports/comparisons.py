"""A comparison of two runs in which nothing changed, for tests of what is told of one."""

from __future__ import annotations

from newsqa.reports.comparison import Comparison, Two


def comparison() -> Comparison:
    return Comparison(
        passed=(True, True),
        articles=Two(1, 1),
        articles_in_both=1,
        rejects=Two(0, 0),
        findings=Two(0, 0),
        rules=[],
        only_old=[],
        only_new=[],
        measures=[],
        outlets=[],
        expectations=[],
    )
