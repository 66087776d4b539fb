"""Articles that are copies of others: from the sketches of all articles to the table of copies, which says of each
whether to keep it.

Articles take turns: those of the training split first, as it is from later splits that `newsqa.corpus.leaks` has them
dropped, and of these the earliest published. One whose text stood already is a copy, one whose text is much like
that of an article that is kept is a near copy, and all others are kept: so whoever drops the copies still has, for each
of them, an article that is like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rapidfuzz import fuzz

from newsqa.corpus.near_copies import SIMILAR, Rows, pairs_of_equal, similar_pairs
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.composition import splits_of, turn_of
from newsqa.rules.copies import COPIES

SIMILAR_AT_ONE_URL = 0.5  # what an address has told twice are versions of one story, if half of it is the same
SIMILAR_TITLES = 80  # of 100, in letters
NOTHING = -1  # the number of a text or address that is not there
NOBODY = np.zeros(0, np.int64)  # rows of no article


class Texts(NamedTuple):
    """What each article of the dataset has, by row: a number for its text, a number for its address, `NOTHING` where it
    has none; and for texts that are alike the pairs of a row of each, with their similarity."""

    texts: Rows
    urls: Rows
    pairs: Rows
    similarity: Any


def compare_texts(sketches: Path) -> Texts:
    """Compare all texts of a Parquet file of `newsqa.rules.sketches.SKETCHES`, whose rows are those of the dataset."""
    if not pq.read_metadata(sketches).num_rows:
        return Texts(NOBODY, NOBODY, NOBODY.reshape(0, 2), np.zeros(0))
    columns = pa.concat_tables(row_groups(sketches, ["body", "url"]))
    bodies, urls = (columns[name] for name in ("body", "url"))
    distinct, first, texts = np.unique(pc.fill_null(bodies, 0).to_numpy(), return_index=True, return_inverse=True)
    texts = np.where(pc.is_valid(bodies).to_numpy(), texts, NOTHING)
    places = np.unique(pc.fill_null(urls, 0).to_numpy(), return_inverse=True)[1]
    places = np.where(pc.is_valid(urls).to_numpy(), places, NOTHING)
    both = np.unique(np.stack([places, texts], 1)[(places != NOTHING) & (texts != NOTHING)], axis=0)
    at_one_url = pairs_of_equal(both[:, 0], first[both[:, 1]], distinct[both[:, 1]])
    order = np.argsort(first)
    compared = order[texts[first[order]] != NOTHING]
    pairs, similarity = similar_pairs(sketches, first[compared], distinct[compared], at_one_url, SIMILAR_AT_ONE_URL)
    return Texts(texts, places, pairs, similarity)


def find_copies(sketches: Path, measures: Path, known: Texts) -> pa.Table:
    """The articles that are copies of another, and those that they are copies of (schema `COPIES`), in order of
    article.

    `known` is what `compare_texts` says of the sketches. In memory are some numbers for each article, and what is told
    of those that share a text or an address with another or have a like one. The result does not depend on the order of
    the articles, but for its own order.
    """
    of_text = defaultdict(list)
    for (one, other), similarity in zip(known.pairs.tolist(), known.similarity.tolist(), strict=True):
        a, b = int(known.texts[one]), int(known.texts[other])
        of_text[a].append((b, similarity))
        of_text[b].append((a, similarity))
    rows = np.flatnonzero(_is_repeated(known.texts) | _is_repeated(known.urls) | np.isin(known.texts, list(of_text)))
    if not len(rows):
        return COPIES.empty_table()
    articles = _articles(rows, known, sketches, measures)
    stars = _Stars(of_text)
    for article in sorted(articles, key=_turn):
        stars.add(article)
    return _table(articles, stars, _clusters(articles, of_text))


def _is_repeated(numbers: Rows) -> Any:
    counts = np.bincount(numbers + 1, minlength=1)
    counts[NOTHING + 1] = 0
    return counts[numbers + 1] > 1


Article = dict[str, Any]
_PLACES = ("article_id", "outlet", "source_file", "source_row", "published", "label")


def _articles(rows: Rows, known: Texts, sketches: Path, measures: Path) -> list[Article]:
    places = take_rows(measures, rows, [*_PLACES, "split"]).to_pylist()
    taken = take_rows(sketches, rows, ["identity", "title_text"]).to_pylist()
    numbers = zip(rows.tolist(), known.texts[rows].tolist(), known.urls[rows].tolist(), strict=True)
    return [
        {"article_row": row, "text": text, "url": url, **place, **one}
        for (row, text, url), place, one in zip(numbers, places, taken, strict=True)
    ]


def _turn(article: Article) -> Any:
    published, parts = article["published"], splits_of(article["split"])
    # one without a split stands behind those of training: it is in the way of no test
    split = max(((turn_of(part.name), part.name) for part in parts), default=(turn_of("train"), "~"))
    return split, published is None, published, article["article_id"], article["source_file"], article["source_row"]


@dataclass(frozen=True)
class Copy:
    """That an article is a copy of another: its kind, and how similar the texts are (None: not compared)."""

    of: Article
    kind: str
    similarity: float | None


@dataclass
class _Stars:
    """The articles that have had their turn: who is kept, and who is a copy of whom, by row."""

    of_text: Mapping[int, Sequence[tuple[int, float]]]
    copies: dict[int, Copy] = field(default_factory=dict)
    _first: dict[Any, Article] = field(default_factory=dict)  # of each text, text and outlet, text and address, address
    _kept: set[int] = field(default_factory=set)  # texts

    def add(self, article: Article) -> None:
        """Let one more article take its turn."""
        if found := self._copy(article):
            self.copies[article["article_row"]] = found
        text, url = article["text"], article["url"]
        if text != NOTHING:
            if text not in self._first and (not found or found.kind == "url"):
                self._kept.add(text)
            for key in (text, (text, _outlet(article)), (text, "url", url)):
                self._first.setdefault(key, article)
        if url != NOTHING:
            self._first.setdefault(("url", url), article)

    def _copy(self, article: Article) -> Copy | None:
        text, url = article["text"], article["url"]
        if text != NOTHING and text in self._first:
            return Copy(self._nearest(article, text), "exact", 1.0)
        alike = [self._like(article, other, similarity) for other, similarity in self.of_text.get(text, ())]
        found = [one for one in alike if one is not None]
        if found:
            return min(found, key=lambda one: (not same_outlet(article, one.of), -(one.similarity or 0), _turn(one.of)))
        if url != NOTHING and ("url", url) in self._first:
            return Copy(self._first["url", url], "url", None)
        return None

    def _nearest(self, article: Article, text: int) -> Article:
        """The first article with a text, if there is one that of the same outlet."""
        return self._first.get((text, _outlet(article)), self._first[text])

    def _like(self, article: Article, text: int, similarity: float) -> Copy | None:
        if text not in self._kept:
            return None
        version = self._first.get((text, "url", article["url"])) if article["url"] != NOTHING else None
        if version is not None:
            return Copy(version, "update", similarity)
        if similarity < SIMILAR:
            return None
        other = self._nearest(article, text)
        return Copy(other, "update" if _is_later_version(article, other) else "near", similarity)


def _outlet(article: Article) -> str:
    return (article["outlet"] or "").casefold()


def same_outlet(one: Article, other: Article) -> bool:
    """Whether two articles are of one outlet, as far as is known."""
    return not _outlet(one) or not _outlet(other) or _outlet(one) == _outlet(other)


def _is_later_version(article: Article, earlier: Article) -> bool:
    """Whether an outlet has told a story again later, under a like title."""
    times = [one["published"] for one in (article, earlier)]
    if None in times or times[0] <= times[1] or not same_outlet(article, earlier):
        return False
    return bool(similar_title(article, earlier))


def similar_title(one: Article, other: Article) -> bool | None:
    """Whether two articles have the same title, or nearly; None where one of them has none."""
    titles = [(article["title_text"] or "").strip().casefold() for article in (one, other)]
    return fuzz.ratio(*titles) >= SIMILAR_TITLES if all(titles) else None


def _clusters(articles: Iterable[Article], of_text: Mapping[int, Sequence[tuple[int, float]]]) -> Mapping[int, int]:
    """A number for each text: the same for texts that are alike, also by way of others."""
    found: dict[int, int] = {}
    for article in articles:  # in order of article, and so are the numbers
        waiting = [] if article["text"] in found else [article["text"]]
        number = article["article_row"]
        while waiting:
            text = waiting.pop()
            if text not in found:
                found[text] = number
                waiting += [other for other, _ in of_text.get(text, ())]
    return found


def _table(articles: Sequence[Article], stars: _Stars, clusters: Mapping[int, int]) -> pa.Table:
    dropped = {row for row, copy in stars.copies.items() if copy.kind != "url"}
    told = {clusters[article["text"]] for article in articles if article["article_row"] in dropped}
    numbers = {cluster: number for number, cluster in enumerate(sorted(told), 1)}
    rows = []
    for article in articles:
        copy = stars.copies.get(article["article_row"])
        cluster = numbers.get(clusters[article["text"]]) if article["text"] != NOTHING else None
        if copy is None and cluster is None:
            continue
        known = {name: article[name] for name in ("article_row", "identity", *_PLACES)}
        row = known | {"cluster": cluster, "keep": article["article_row"] not in dropped}
        if copy is not None:
            row |= {"kind": copy.kind, "similarity": copy.similarity, "same_outlet": same_outlet(article, copy.of)}
            row |= {"similar_title": similar_title(article, copy.of)}
            row |= {"copy_of": copy.of["article_id"], "copy_file": copy.of["source_file"]}
            row |= {"copy_row": copy.of["source_row"]}
            row |= {f"copy_{name}": copy.of[name] for name in ("outlet", "published", "label")}
        rows.append(row)
    return pa.Table.from_pylist(rows, COPIES)
