"""The outlets that a configuration speaks of: how many articles they have, and what was left out of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.config import Settings
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.rule import OF_SOURCES, Rule


def articles_of(measures: Path, outlets: Collection[str]) -> Mapping[str, int]:
    """How many rows of the measures are of each of these outlets."""
    found: Counter[str] = Counter()
    names = pa.array(outlets, pa.string())
    for table in row_groups(measures, ["outlet"]) if outlets else ():
        found.update(table.filter(pc.is_in(table["outlet"], names))["outlet"].to_pylist())
    return {name: found[name] for name in outlets}


def about_outlets(settings: Settings, rules: Sequence[Rule], articles: Mapping[str, int]) -> Sequence[str]:
    """Notes for the report: which rules, of those that ran, were left out of how many articles; and outlets that no
    article is of."""
    ran = {rule.code: rule.name for rule in rules}
    of_articles = {rule.code for rule in rules if rule.reads not in OF_SOURCES}
    notes = []
    for name, outlet in settings.outlets.items():
        if not (number := articles[name]):
            notes.append(f'the configuration speaks of the outlet "{name}", and no article is of it')
            continue
        left_out = [f"{code} {ran[code]}" for code in outlet.ignore if code in of_articles]
        if left_out:
            count = "1 article" if number == 1 else f"{number:,} articles"
            notes.append(f'{", ".join(left_out)}: left out of {count} of "{name}", which ignores it')
    return notes
