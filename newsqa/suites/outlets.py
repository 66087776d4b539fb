"""The outlets that a configuration speaks of: how many articles they have, and what was left out of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.alike import did_you_mean
from newsqa.config import Settings
from newsqa.corpus.row_groups import row_groups
from newsqa.printable import printable
from newsqa.rules.rule import OF_SOURCES, Rule

NOTES = 10  # of a kind that are told one by one; more outlets are counted
NAME_CHARS = 100  # of an outlet's name in a note; a longer one is like no other


def _articles_of(measures: Path, outlets: Collection[str]) -> Mapping[str, int]:
    """How many rows of the measures are of each of these outlets."""
    found: Counter[str] = Counter()
    names = pa.array(outlets, pa.string())
    for table in row_groups(measures, ["outlet"]) if outlets else ():
        found.update(table.filter(pc.is_in(table["outlet"], names))["outlet"].to_pylist())
    return {name: found[name] for name in outlets}


def about_outlets(
    settings: Settings, rules: Sequence[Rule], measures: Path, there: Collection[str | None]
) -> Sequence[str]:
    """Notes for the report: which rules, of those that ran, were left out of how many rows of the measures; and outlets
    that no row is of, with those that are perhaps meant, of outlets that are `there`."""
    articles = _articles_of(measures, settings.outlets)
    ran = {rule.code: rule.name for rule in rules if rule.reads not in OF_SOURCES}
    ignoring = {name: [code for code in outlet.ignore if code in ran] for name, outlet in settings.outlets.items()}
    left_out = [name for name, codes in ignoring.items() if codes and articles[name]]
    notes = []
    for name in left_out[:NOTES]:
        notes.append(_left_out(name, [f"{code} {ran[code]}" for code in ignoring[name]], articles[name]))
    if more := left_out[NOTES:]:
        number = sum(articles[name] for name in more)
        which = "which ignores" if len(more) == 1 else "which ignore"
        notes.append(f"rules were left out of {_counted(number, 'article')} of {_more(more)}, {which} them")
    missing = [name for name in settings.outlets if not articles[name]]
    known = [name for name in there if name is not None and len(name) <= NAME_CHARS]
    notes += [_missing(name, known) for name in missing[:NOTES]]
    if more := missing[NOTES:]:
        which = "it" if len(more) == 1 else "them"
        notes.append(f"the configuration speaks of {_more(more)}, and no article is of {which}")
    return notes


def _left_out(name: str, rules: Sequence[str], articles: int) -> str:
    which = "which ignores it" if len(rules) == 1 else "which ignores them"
    return f'{", ".join(rules)}: left out of {_counted(articles, "article")} of "{_shown(name)}", {which}'


def _missing(name: str, known: Sequence[str]) -> str:
    meant = did_you_mean(name, known, 0.75) if len(name) <= NAME_CHARS else ""
    return printable(f'the configuration speaks of the outlet "{_shown(name)}", and no article is of it{meant}')


def _shown(name: str) -> str:
    return printable(name if len(name) <= NAME_CHARS else f"{name[: NAME_CHARS - 3]}...")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _more(outlets: Sequence[str]) -> str:
    return f"{len(outlets):,} more outlet{'' if len(outlets) == 1 else 's'}"
