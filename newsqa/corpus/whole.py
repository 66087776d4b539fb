"""What is known of the dataset as a whole, as numbers for its measures (`newsqa.suites.tally.RATES`)."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from newsqa.rules.label_probes import FEWEST_ARTICLES, is_by_chance


def operands_of(known: Mapping[str, pa.Table]) -> Mapping[str, int]:
    """The operands by name, of the tables of `newsqa.engines.between.known_of_sources`; those that nothing is known of
    are not there."""
    return {**_of_probes(known["label_probes"])}


def _of_probes(probes: pa.Table) -> Mapping[str, int]:
    """What the best of the probes tells beyond the commonest label; what the outlet tells is a matter of its own."""
    for probe in probes.to_pylist():
        if probe["probe"] != "outlet" and probe["articles"] >= FEWEST_ARTICLES:
            guessed = probe["majority_articles"]
            told = 0 if is_by_chance(probe) else probe["correct"] - guessed
            return {"told_labels": told, "labels_to_tell": probe["articles"] - guessed}
    return {}
