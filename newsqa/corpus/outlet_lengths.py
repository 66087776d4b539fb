"""Articles that are much shorter or longer than the others of their outlet: from the measures of all articles to those
that are out of the ordinary.

Lengths are compared as logarithms, in steps of 4 %: so a histogram of an outlet has some hundred steps, however many
articles there are. What is ordinary is told by the median and the median absolute deviation from it, on which a few
odd articles have no influence (F. Hampel, "The influence curve and its role in robust estimation", 1974).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.corpus.outlet_numbers import Numbers, counts_of, outlet_numbers
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.outlet_lengths import LEAST_ARTICLES, LEAST_TIMES, OUTLET_LENGTHS

STEPS = 16  # to twice the length
DEVIATIONS = 3.5  # standard deviations of a normal distribution with this median absolute deviation
_NORMAL = 1.4826  # standard deviations to one median absolute deviation
_STEPS_OF_ALL = 1 << 10  # more than any text has


def find_odd_lengths(measures: Path, sketches: Path) -> pa.Table:
    """The articles with a body that is odd in length (schema OUTLET_LENGTHS). In memory are 8 bytes for each article,
    and the histograms of the outlets."""
    if not pq.read_metadata(sketches).num_rows:  # no rule asks
        return OUTLET_LENGTHS.empty_table()
    outlets = outlet_numbers(measures)
    packed, counts = counts_of(_steps_of_outlets(measures, outlets))
    medians, spreads, sizes = _ordinary(packed, counts, int(outlets.max()) + 1)
    rows, start = [np.zeros(0, np.int64)], 0
    for table in row_groups(measures, ["body_chars", "body_words"]):
        steps = _steps(table)
        of_row = outlets[start : start + len(steps)]
        away = np.abs(steps - medians[of_row])
        is_odd = (away >= STEPS * np.log2(LEAST_TIMES)) & (away > DEVIATIONS * spreads[of_row])
        rows.append(start + np.flatnonzero(is_odd & (steps > 0) & (sizes[of_row] >= LEAST_ARTICLES)))
        start += len(steps)
    return _table(np.concatenate(rows), outlets, medians, sizes, measures, sketches)


def _steps_of_outlets(measures: Path, outlets: Numbers) -> Iterator[Numbers]:
    """A number for the outlet and the length of each article with a word."""
    start = 0
    for table in row_groups(measures, ["body_chars", "body_words"]):
        steps = _steps(table)
        here = outlets[start : start + len(steps)] * _STEPS_OF_ALL + steps
        yield here[steps > 0]
        start += len(steps)


def _steps(measures: pa.Table) -> Numbers:
    """The logarithm of the length of each body, in steps; 0 for one without a word."""
    lengths = measures["body_chars"].to_numpy()
    steps: Numbers = np.rint(STEPS * np.log2(np.maximum(lengths, 1))).astype(np.int64) + 1
    return np.where(measures["body_words"].to_numpy() > 0, steps, 0)


def _ordinary(packed: Numbers, counts: Numbers, outlets: int) -> tuple[Numbers, Numbers, Numbers]:
    """Of each outlet the median step, the spread (standard deviations, in steps) and the number of articles."""
    medians, spreads, sizes = (np.zeros(outlets, np.int64) for _ in range(3))
    starts = np.searchsorted(packed, np.arange(outlets + 1) * _STEPS_OF_ALL)
    sizes[:] = np.diff(np.concatenate([[0], np.cumsum(counts)])[starts])
    for outlet in np.flatnonzero(sizes >= LEAST_ARTICLES).tolist():
        here = slice(starts[outlet], starts[outlet + 1])
        steps, weights = packed[here] % _STEPS_OF_ALL, counts[here]
        medians[outlet] = _median(steps, weights)
        spreads[outlet] = np.rint(_NORMAL * _median(np.abs(steps - medians[outlet]), weights))
    return medians, spreads, sizes


def _median(values: Numbers, weights: Numbers) -> int:
    order = np.argsort(values, kind="stable")
    sums = np.cumsum(weights[order])
    return int(values[order][np.searchsorted(sums, sums[-1] / 2)])


def _table(
    rows: Numbers, outlets: Numbers, medians: Numbers, sizes: Numbers, measures: Path, sketches: Path
) -> pa.Table:
    if not len(rows):
        return OUTLET_LENGTHS.empty_table()
    known = take_rows(measures, rows, ["article_id", "outlet", "source_file", "source_row", "body_chars"])
    columns = {name: known[name] for name in known.column_names}
    columns["article_row"] = pa.array(rows)
    columns["identity"] = take_rows(sketches, rows, ["identity"])["identity"]
    columns["median"] = pa.array(np.rint(2 ** ((medians[outlets[rows]] - 1) / STEPS)).astype(np.int64))
    columns["articles"] = pa.array(sizes[outlets[rows]])
    return pa.table({name: columns[name] for name in OUTLET_LENGTHS.names}).cast(OUTLET_LENGTHS)
