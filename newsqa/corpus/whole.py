"""What is known of the dataset as a whole, as numbers for its measures (`newsqa.suites.tally.RATES`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import pyarrow as pa

from newsqa.rules.composition import FEWEST_OUTLETS, Split, pairs_of, splits_of, turn_of
from newsqa.rules.label_probes import FEWEST_ARTICLES, NO_LEAKS, is_by_chance

FEWEST_OF_OUTLET = 10  # articles with a label of an outlet that is looked at
FEWEST_TO_JUDGE = 100  # articles: of fewer the rules about balance (NQ812, NQ821, NQ822) say nothing either
_HELD_OUT = 2  # the turn from which on a split is not for training


def operands_of(known: Mapping[str, pa.Table]) -> Mapping[str, int]:
    """The operands by name, of the tables of `newsqa.engines.between.known_of_sources`; those that nothing is known of
    are not there."""
    made_of = known["composition"]
    return {**_of_probes(known["label_probes"]), **_of_groups(made_of), **_of_splits(made_of)}


def _of_probes(probes: pa.Table) -> Mapping[str, int]:
    """What the best of the probes of leaks tells beyond the commonest label."""
    for probe in probes.to_pylist():
        if probe["probe"] not in NO_LEAKS and probe["articles"] >= FEWEST_ARTICLES:
            guessed = probe["majority_articles"]
            told = 0 if is_by_chance(probe) else probe["correct"] - guessed
            return {"told_labels": told, "labels_to_tell": probe["articles"] - guessed}
    return {}


def _of_groups(made_of: pa.Table) -> Mapping[str, int]:
    """The articles of the commonest label and of the largest outlet, and the outlets that have one label."""
    labels, outlets = Counter[str](), Counter[str]()
    by_outlet: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in made_of.to_pylist():
        if row["label"]:
            labels[row["label"]] += row["articles"]
        if row["outlet"]:
            outlets[row["outlet"]] += row["articles"]
            if row["label"]:
                by_outlet[row["outlet"]][row["label"]] += row["articles"]
    found: dict[str, int] = {}
    if len(labels) > 1 and labels.total() >= FEWEST_TO_JUDGE:
        found |= {"of_commonest_label": max(labels.values()), "labelled": labels.total()}
        looked_at = [of_label for of_label in by_outlet.values() if of_label.total() >= FEWEST_OF_OUTLET]
        of_one = sum(len(of_label) == 1 for of_label in looked_at)
        if len(looked_at) > 1:
            found |= {"outlets_of_one_label": of_one, "labelled_outlets": len(looked_at)}
    if len(outlets) >= FEWEST_OUTLETS and outlets.total() >= FEWEST_TO_JUDGE:
        found |= {"of_largest_outlet": max(outlets.values()), "with_outlet": outlets.total()}
    return found


def _of_splits(made_of: pa.Table) -> Mapping[str, int]:
    """The articles with an outlet in the splits that are held out, and those of outlets that an earlier split has; once
    for each way of splitting."""
    articles: defaultdict[Split, Counter[str]] = defaultdict(Counter)
    for row in made_of.to_pylist():
        for split in splits_of(row["split"]) if row["outlet"] else ():
            articles[split][row["outlet"]] += row["articles"]
    if len(set().union(*articles.values())) < 2:
        return {}
    earlier_outlets: defaultdict[Split, set[str]] = defaultdict(set)
    for later, earlier in pairs_of(articles):
        if turn_of(later.name) >= _HELD_OUT:
            earlier_outlets[later].update(articles[earlier])
    shared = of_all = 0
    for later, earlier_ones in earlier_outlets.items():
        shared += sum(number for outlet, number in articles[later].items() if outlet in earlier_ones)
        of_all += articles[later].total()
    return {"of_shared_outlets": shared, "held_out_with_outlet": of_all} if of_all else {}
