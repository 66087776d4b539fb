"""The distinct names of a dataset: from the names of all batches to a number and a spelling for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.row_groups import row_groups

_COUNTED = pa.schema([("name", pa.int64()), ("form", pa.string()), ("articles", pa.int64())])

# rows that are worth a sum of their own
_FEWEST_TO_SUM = 1 << 19


class Names(NamedTuple):
    """The distinct names, the commonest first and those in as many articles by their form, so that the place of a name
    says which of two is the commoner. `numbers` are those of `newsqa.rules.name_forms`, `articles` how many have each.
    Only the first `len(forms)` are compared; the others are only company.

    `ascending` are the numbers in order, and `by_number` the place of each of these.
    """

    numbers: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]
    forms: pa.Array
    ascending: npt.NDArray[np.int64]
    by_number: npt.NDArray[np.int64]

    def places(self, numbers: Any) -> npt.NDArray[np.int64]:
        """The places of names that are among these, by number."""
        found: npt.NDArray[np.int64] = self.by_number[np.searchsorted(self.ascending, numbers)]
        return found


def count_names(names: Path) -> Names:
    """The distinct names in a Parquet file of `newsqa.rules.name_forms.NAME_FORMS`.

    In memory are the distinct spellings, each a few times.
    """
    total = _COUNTED.empty_table()
    waiting: list[pa.Table] = []
    for table in row_groups(names, ["name", "form"]):
        waiting.append(table.append_column("articles", pa.array(np.ones(len(table), np.int64))).cast(_COUNTED))
        # as many rows as are summed already: so each is summed again a few times at most, however many there are
        if sum(map(len, waiting)) >= max(len(total), _FEWEST_TO_SUM):
            total = _summed([total, *waiting])
            waiting = []
    total = _summed([total, *waiting])
    # of a name that is written with other capitals too, the commonest form; those not compared come last
    ranked = total.sort_by([("articles", "descending"), ("form", "ascending")])
    names_only = ranked.group_by("name", use_threads=False).aggregate([("articles", "sum"), ("form", "first")])
    del total, ranked
    keys = [("compared", "descending"), ("articles_sum", "descending"), ("form_first", "ascending")]
    ordered = names_only.append_column("compared", pc.is_valid(names_only["form_first"])).sort_by(
        [*keys, ("name", "ascending")]
    )
    compared = pc.sum(ordered["compared"]).as_py() or 0
    numbers = ordered["name"].to_numpy()
    by_number = np.argsort(numbers, kind="stable")
    return Names(
        numbers,
        ordered["articles_sum"].to_numpy(),
        ordered["form_first"].slice(0, compared).combine_chunks(),
        numbers[by_number],
        by_number,
    )


def _summed(tables: list[pa.Table]) -> pa.Table:
    done = pa.concat_tables(tables).group_by(["name", "form"], use_threads=False).aggregate([("articles", "sum")])
    return done.rename_columns({"articles_sum": "articles"}).select(_COUNTED.names)
