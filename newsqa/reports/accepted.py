"""From what a run left to what a baseline would hold of it."""

from __future__ import annotations

import pyarrow.compute as pc

from newsqa.corpus.row_groups import row_groups
from newsqa.reports.run_folder import RunFolder
from newsqa.suites.baseline import KNOWN, Baseline, added, known_in
from newsqa.suites.baseline_changes import Ran
from newsqa.suites.judge import Judgement
from newsqa.suites.ratchet import OWN, faults_of, identity, worst_of


def ran(run: RunFolder, before: Baseline) -> Ran:
    """What a run came to. A finding that is known, and not from the baseline `before`, is waived: a baseline does not
    hold it, so that it counts again when its waiver is over."""
    of_before = before.findings["fingerprint"].combine_chunks()
    columns = ["rule", "article_id", "fingerprint", "known"]
    found = [
        known_in(table.filter(pc.or_(pc.invert(table["known"]), pc.is_in(table["fingerprint"], of_before))))
        for table in row_groups(run.findings, columns)
    ]
    judgements = [Judgement(**expectation) for expectation in run.report["expectations"]]
    dataset, faults = run.report["dataset"], run.report.get("dataset_faults", {})
    return Ran(
        Baseline(
            added([KNOWN.empty_table(), *found]), faults_of(dataset, faults), worst_of(judgements, dataset, faults)
        ),
        rules=[rule["code"] for rule in run.report["rules"]],
        expectations=[identity(one) for one in judgements if one.success is not None and one.type not in OWN],
    )
