"""Names that are spelled in several ways across articles: from the names of all batches to a table of those articles
that have a rarer spelling (`newsqa.rules.name_forms.NAME_VARIANTS`).

That two names are spelled alike makes them candidates, and the names they are mentioned with decide. How often each is
written only says which is the rarer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.annotate.names.comparison import words_of
from newsqa.corpus.name_articles import variants_in_articles
from newsqa.corpus.name_contexts import compare_contexts
from newsqa.corpus.name_counts import Names, count_names
from newsqa.corpus.name_keys import Spelled, write_shards
from newsqa.corpus.name_pairs import Pairs, alike_pairs
from newsqa.rules.name_forms import NAME_VARIANTS

# The share of the rarer name's company that the commoner one must have too; of names with the same letters, which
# differ in accents, spaces or hyphens only; and how many names both must have for company in any case.
_OVERLAP, _OVERLAP_OF_SAME, _FEWEST_SHARED = 0.2, 0.1, 2
# A word by itself says little: it counts only while it is rare.
_MOST_ARTICLES_OF_SINGLE = 2


def find_name_variants(names: Path, measures: Path) -> pa.Table:
    """The articles that spell a name in a rarer way, in order of article and place.

    `names` is a Parquet file of `newsqa.rules.name_forms.NAME_FORMS` with rows counted over the dataset, `measures` has
    one row an article. In memory are the distinct names and a shard of their keys; the result does not depend on the
    order of the articles, but for its own order.
    """
    if not pq.read_metadata(names).num_rows:
        return NAME_VARIANTS.empty_table()
    counted = count_names(names)
    with tempfile.TemporaryDirectory(dir=names.parent) as folder:
        spelled = write_shards(counted.forms, Path(folder))
        pairs, _ = alike_pairs(spelled)
    pairs = _says_enough(counted, spelled, pairs)
    pairs = _in_same_company(counted, spelled, pairs, names, pq.read_metadata(measures).num_rows)
    return variants_in_articles(counted, stars(pairs), names, measures)


def _says_enough(names: Names, spelled: Spelled, pairs: Pairs) -> Pairs:
    """The pairs without those of a single word that is not rare."""
    rare = names.articles[pairs[:, 1]] <= _MOST_ARTICLES_OF_SINGLE
    one, other = (spelled.forms.take(pa.array(places)).to_pylist() for places in pairs.T)
    several = [min(len(words_of(a)), len(words_of(b))) > 1 for a, b in zip(one, other, strict=True)]
    left: Pairs = pairs[rare | np.array(several, bool)]
    return left


def _in_same_company(names: Names, spelled: Spelled, pairs: Pairs, file: Path, articles: int) -> Pairs:
    """The pairs whose names are mentioned with the same names. An article that has both, and is not told of by the rule
    for one article, means two."""
    context = compare_contexts(names, pairs, file, articles)
    one, other = (np.array(spelled.letters.take(pa.array(places)).to_pylist(), object) for places in pairs.T)
    needed = np.where(one == other, _OVERLAP_OF_SAME, _OVERLAP)
    return pairs[(context.overlap >= needed) & (context.shared >= _FEWEST_SHARED) & ~context.together]


def stars(pairs: Pairs) -> Mapping[int, int]:
    """For each rarer name (its place) the commonest that it is a spelling of, and that is not itself one of another.

    `pairs` are in order, the commoner name first. What is alike only by way of a third spelling stays apart.
    """
    usual: dict[int, int] = {}
    for commoner, rarer in pairs.tolist():
        if commoner not in usual:
            usual.setdefault(rarer, commoner)
    return usual
