"""How well single shallow properties of articles tell their labels: from the properties of all batches to one row a
property.

A property is a probe: from the articles of four folds the commonest label of each of its values is learned, and told
of the articles of the fifth, five times over; a value that was not seen is told the commonest label of all. What that
gets right, beyond what the commonest label alone gets right, no model has to read an article for (S. Gururangan et al.,
"Annotation artifacts in natural language inference data", 2018, on such probes).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.label_probes import LABEL_PROBES
from newsqa.rules.label_properties import PROPERTIES

FOLDS = 5
MOST_ARTICLES = 100_000  # that are looked at: those with the least hashes; more would tell the same
MOST_LABELS = 50  # of a dataset whose labels are looked at; more are topics, or texts

Numbers: TypeAlias = "npt.NDArray[np.int64]"


class _Sample(NamedTuple):
    """The articles that are looked at: which of all they are, by row, their folds, and their labels by number, the
    commonest label first."""

    is_chosen: npt.NDArray[np.bool_]
    folds: Numbers
    labels: Numbers
    names: list[str]


def probe_labels(properties: Path) -> pa.Table:
    """The probes (schema LABEL_PROBES), the most accurate first; of a Parquet file of
    `newsqa.rules.label_properties.LABEL_PROPERTIES`.

    A property that no two articles share, or all, has none, nor has a dataset of one label or of more than
    `MOST_LABELS`. One column of the articles that are looked at is in memory; neither how they were batched
    nor, if they have ids, their order makes a difference to the numbers.
    """
    sample = _sample(properties)
    if not 2 <= len(sample.names) <= MOST_LABELS:
        return LABEL_PROBES.empty_table()
    found = [probe for name in PROPERTIES if (probe := _probe(properties, name, sample))]
    found.sort(key=lambda probe: -probe["accuracy"])  # stable: of two that are as good the one of the text first
    if not found:
        return LABEL_PROBES.empty_table()
    rows, at = np.unique([probe["row"] for probe in found], return_inverse=True)
    places = take_rows(properties, rows, ["source_file", "source_row"]).take(pa.array(at)).to_pylist()
    return pa.Table.from_pylist([probe | place for probe, place in zip(found, places, strict=True)], LABEL_PROBES)


def _sample(properties: Path) -> _Sample:
    turns = np.concatenate([np.zeros(0, np.int64), *(part["turn"] for part in row_groups(properties, ["turn"]))])
    limit = np.partition(turns, MOST_ARTICLES - 1)[MOST_ARTICLES - 1] if len(turns) > MOST_ARTICLES else None
    is_chosen = np.ones(len(turns), bool) if limit is None else turns <= limit
    coded = _column(properties, "label", is_chosen)
    counts = np.bincount(coded.indices.to_numpy(), minlength=len(coded.dictionary))
    names = coded.dictionary.to_pylist()
    order = sorted(range(len(names)), key=lambda at: (-counts[at], names[at]))
    labels = np.argsort(np.array(order, np.int64))[coded.indices.to_numpy()]
    return _Sample(is_chosen, turns[is_chosen] % FOLDS, labels, [names[at] for at in order])


def _column(properties: Path, name: str, is_chosen: npt.NDArray[np.bool_]) -> pa.DictionaryArray:
    """A column of the articles that are looked at, each distinct text once."""
    parts, start = [pa.array([], pa.string())], 0
    for part in row_groups(properties, [name]):
        chunk = part[name].combine_chunks()
        parts.append(chunk.filter(pa.array(is_chosen[start : start + len(part)])))
        start += len(part)
    return pa.concat_arrays(parts).dictionary_encode()


def _probe(properties: Path, name: str, sample: _Sample) -> dict[str, Any] | None:
    """What a property tells of the labels; None where all articles have the same value, or each another one."""
    coded = _column(properties, name, sample.is_chosen)
    values = coded.indices.to_numpy()
    # A value of one article is never seen in another fold: there is one place, the last, for all of them.
    shared = np.flatnonzero(np.bincount(values) > 1)
    if len(coded.dictionary) < 2 or not len(shared):
        return None
    places = np.full(len(coded.dictionary), len(shared))
    places[shared] = np.arange(len(shared))
    shape = (len(shared) + 1, FOLDS, len(sample.names))
    keys = np.ravel_multi_index((places[values], sample.folds, sample.labels), shape)
    counts = np.bincount(keys, minlength=int(np.prod(shape))).astype(np.int32).reshape(shape)
    correct = _correct(counts)
    # The value that shows it best: of which a label has most articles beyond its share of all.
    of_value, of_label = counts[:-1].sum(1), np.bincount(sample.labels)
    beyond = of_value - of_value.sum(1)[:, None] * (of_label / len(values))
    ties = np.argwhere(beyond == beyond.max()).tolist()
    best, label = min(ties, key=lambda one: (one[1], coded.dictionary[int(shared[one[0]])].as_py()))
    is_best = (values == shared[best]) & (sample.labels == label)
    return {
        "row": int(np.flatnonzero(sample.is_chosen)[is_best.argmax()]),
        "probe": name,
        "property": PROPERTIES[name].words,
        "field": PROPERTIES[name].field,
        "is_form": PROPERTIES[name].is_form,
        "labels": len(sample.names),
        "articles": len(values),
        "majority": sample.names[0],
        "majority_articles": int(of_label[0]),
        "correct": correct,
        "accuracy": correct / len(values),
        "values": len(coded.dictionary),
        "value": coded.dictionary[int(shared[best])].as_py(),
        "value_articles": int(of_value[best].sum()),
        "value_label": sample.names[label],
        "value_label_articles": int(of_value[best, label]),
    }


def _correct(counts: npt.NDArray[np.int32]) -> int:
    """Of how many articles the label is told; `counts` are articles by value, fold and label, the commonest label
    first; the last of the values stands for all that single articles have."""
    others = counts.sum(1, keepdims=True, dtype=np.int32) - counts
    told = others.argmax(2)  # the first of several, and of none: the commonest label
    told[-1] = 0
    return int(np.take_along_axis(counts, told[..., None], 2).sum())
