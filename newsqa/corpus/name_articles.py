"""The articles that have a rarer spelling of a name: from spellings to rows of
`newsqa.rules.name_forms.NAME_VARIANTS`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsqa.annotate.names.comparison import words_of
from newsqa.corpus.name_contexts import articles_of, find_sorted
from newsqa.corpus.name_counts import Names
from newsqa.corpus.name_keys import distinct
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.findings import cut_excerpt
from newsqa.rules.name_forms import NAME_VARIANTS, WINDOW

# A spelling that more articles have is told of in so many: which, does not depend on their order.
MOST_TOLD = 50
_EXAMPLES = 3
_FEWEST_TO_SUM = 1 << 20  # numbers that are worth a sum of their own

Numbers: TypeAlias = "npt.NDArray[np.int64]"
_PLACES = ["article_id", "outlet", "source_file", "source_row"]
_SHOWN = ["identity", "field", "start", "end", "window"]


def variants_in_articles(names: Names, usual: Mapping[int, int], file: Path, measures: Path) -> pa.Table:
    """The rows of the articles that have a rarer name. `usual` gives for the place of each the place of its commonest
    spelling; `file` is a Parquet file of `NAME_FORMS`, `measures` has one row an article."""
    if not usual:
        return NAME_VARIANTS.empty_table()
    wanted = np.unique([*usual, *usual.values()])
    place, _, row = articles_of(names, wanted, file, MOST_TOLD)
    first = np.arange(len(place)) - np.searchsorted(place, place) < _EXAMPLES
    rows = distinct(row)
    where = take_rows(measures, rows, _PLACES)
    ids = where["article_id"].to_pylist()
    examples: dict[int, list[str]] = {name: [] for name in wanted.tolist()}
    for name, at in zip(place[first].tolist(), np.searchsorted(rows, row[first]).tolist(), strict=True):
        examples[name].append(ids[at])
    outlets = _outlets(names, wanted, file, measures)
    forms = dict(zip(wanted.tolist(), names.forms.take(pa.array(wanted)).to_pylist(), strict=True))
    found = []
    is_rarer = np.isin(place, list(usual))
    for name, mention in _mentions(names, usual, place[is_rarer], row[is_rarer], file):
        model = usual[name]
        if any(set(words_of(other)) <= set(words_of(forms[model])) for other in mention.pop("others") or ()):
            continue  # the rule for one article tells of it
        here = where.slice(int(np.searchsorted(rows, mention["row"])), 1).to_pylist()[0]
        total = int(names.articles[name])
        found.append(
            {
                "article_row": mention.pop("row"),
                **here,
                **_excerpt(mention.pop("window"), mention["start"], mention["end"]),
                **mention,
                **_about("form", name, names, forms, outlets, examples),
                **_about("usual", model, names, forms, outlets, examples),
                "told": MOST_TOLD if total > MOST_TOLD else None,
            }
        )
    # the title comes first
    found.sort(key=lambda row: (row["article_row"], row["field"] != "title", row["start"], row["usual"]))
    return pa.Table.from_pylist(found, NAME_VARIANTS)


def _excerpt(window: str, start: int, end: int) -> dict[str, Any]:
    """The columns of an excerpt, cut from what stands around a mention as from the whole text."""
    before = min(start, WINDOW)
    excerpt, mark_start, mark_end = cut_excerpt(window, before, before + end - start)
    return {"excerpt": excerpt, "mark_start": mark_start, "mark_end": mark_end}


def _about(
    role: str,
    name: int,
    names: Names,
    forms: Mapping[int, str],
    outlets: Mapping[int, int],
    examples: Mapping[int, list[str]],
) -> dict[str, Any]:
    return {
        role: forms[name],
        f"{role}_articles": int(names.articles[name]),
        f"{role}_outlets": outlets[name],
        f"{role}_examples": examples[name],
    }


def _outlets(names: Names, wanted: Numbers, file: Path, measures: Path) -> Mapping[int, int]:
    """How many outlets each wanted name is written by."""
    numbers: dict[str | None, int] = {None: -1}
    of_row = []
    for table in row_groups(measures, ["outlet"]):
        encoded = table["outlet"].combine_chunks().dictionary_encode()
        known = [numbers.setdefault(outlet, len(numbers)) for outlet in [*encoded.dictionary.to_pylist(), None]]
        of_row.append(np.array(known)[encoded.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)])
    outlet = np.concatenate(of_row)
    seen = [np.zeros(0, np.int64)]
    order = np.argsort(names.numbers[wanted])
    for table in row_groups(file, ["row", "name"]):
        at, here = find_sorted(names.numbers[wanted[order]], table["name"].to_numpy())
        written_by = outlet[table["row"].to_numpy()[here]]
        named = written_by >= 0
        seen.append(distinct(order[at[here][named]] * len(numbers) + written_by[named]))
        if sum(map(len, seen[1:])) > max(len(seen[0]), _FEWEST_TO_SUM):
            seen = [distinct(np.concatenate(seen))]
    counts = np.bincount(distinct(np.concatenate(seen)) // len(numbers), minlength=len(wanted))
    return dict(zip(wanted.tolist(), counts.tolist(), strict=True))


def _mentions(
    names: Names, usual: Mapping[int, int], place: Numbers, row: Numbers, file: Path
) -> list[tuple[int, dict[str, Any]]]:
    """The first mentions of rarer names (places) in rows, but for articles that have the commonest spelling as well."""
    size = len(names.numbers)
    told = np.sort(row * size + place)
    rows = distinct(row)
    models = np.unique(list(usual.values()))
    has_model = [np.zeros(0, np.int64)]
    found: list[tuple[int, dict[str, Any]]] = []
    for table in row_groups(file, ["row", "name", *_SHOWN, "others"]):
        table = table.filter(pa.array(find_sorted(rows, table["row"].to_numpy())[1]))
        numbers, here = table["row"].to_numpy(), names.places(table["name"].to_numpy())
        has_model.append((numbers * size + here)[find_sorted(models, here)[1]])
        # an article that writes the name in capitals only, or as a tag, has no mention to show
        is_told = find_sorted(told, numbers * size + here)[1] & table["field"].is_valid().to_numpy()
        mentions = table.filter(pa.array(is_told)).drop_columns(["name"]).to_pylist()
        found.extend(zip(here[is_told].tolist(), mentions, strict=True))
    both = set(np.concatenate(has_model).tolist())
    return [(name, mention) for name, mention in found if mention["row"] * size + usual[name] not in both]
