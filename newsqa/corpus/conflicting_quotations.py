"""Quotations that stand in two articles in other words, or as those of another speaker: from the quotations of all
batches to rows of `newsqa.rules.quotations.CONFLICTS`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.corpus.quoted_pairs import UNDATED, Numbers, Quoted, pairs_to_compare, read_quoted
from newsqa.corpus.quoted_words import Word, difference, placed, share_of_words, speakers_differ, words_of_quotation
from newsqa.corpus.repeats import take_rows
from newsqa.rules.findings import cut_excerpt
from newsqa.rules.name_forms import WINDOW
from newsqa.rules.quotations import CONFLICTS, surname

DAYS = 3  # between articles that report one and the same speech
SAME_WORDS = 0.9  # of a quotation with two speakers, so many words are the same
FEWEST_WORDS = 12  # of such a one: two people say fewer by chance, or both quote a proverb
FEWEST_SAME = 8  # words that two wordings have in common
FEWEST_SAME_UNDATED = 16  # where nothing tells that they are of one occasion
_AT_ONCE = 20_000  # pairs whose texts are in memory

_PLACES = ("article_id", "outlet", "source_file", "source_row", "published")
_Quotation = Mapping[str, Any]


class _Conflict(NamedTuple):
    """Two quotations by place, how much they agree in other ways, and for each where the words at fault stand in it and
    what they are."""

    places: tuple[int, int]
    kind: str
    agreement: float
    spans: tuple[tuple[int, int], tuple[int, int]]
    said: tuple[str, str]


def find_conflicts(quotations: Path, measures: Path) -> pa.Table:
    """The quotations in conflict with one of another article (schema `CONFLICTS`), in order of article and place.

    `quotations` is a Parquet file of `newsqa.rules.quotations.QUOTATIONS` with rows counted over the dataset,
    `measures` has one row an article. In memory are some numbers for each quotation; of two in conflict the one is told
    that fewer articles have or, where as many have it, the later one.
    """
    if not pq.read_metadata(quotations).num_rows:
        return CONFLICTS.empty_table()
    quoted = read_quoted(quotations, measures)
    pairs = pairs_to_compare(quotations, quoted, DAYS)
    found: list[_Conflict] = []
    for first in range(0, len(pairs), _AT_ONCE):
        found += _conflicts(pairs[first : first + _AT_ONCE], quoted, quotations)
    return _table(found, quoted, quotations, measures)


def _conflicts(pairs: Numbers, quoted: Quoted, quotations: Path) -> Iterator[_Conflict]:
    places = np.unique(pairs)
    of_place = dict(zip(places.tolist(), map(_compared, _read(quotations, places)), strict=True))
    is_dated = (quoted.day[pairs] != UNDATED).all(axis=1).tolist()
    for (a, b), dated in zip(pairs.tolist(), is_dated, strict=True):
        conflict = _compare(of_place[a], of_place[b], FEWEST_SAME if dated else FEWEST_SAME_UNDATED)
        if conflict is not None:
            yield conflict._replace(places=(a, b))


_SHOWN = ("row", "start", "end", "window", "identity", "speaker", "surname", "is_named", "words")


def _read(quotations: Path, places: Numbers) -> list[_Quotation]:
    rows: list[_Quotation] = take_rows(quotations, places, _SHOWN).to_pylist()
    return rows


def text_of(quotation: _Quotation) -> str:
    """The words of a quotation, cut from what stands around them."""
    before = min(quotation["start"], WINDOW)
    return str(quotation["window"][before : before + quotation["end"] - quotation["start"]])


class _Compared(NamedTuple):
    """A quotation with its text and words."""

    row: _Quotation
    text: str
    words: Sequence[Word]


def _compared(quotation: _Quotation) -> _Compared:
    text = text_of(quotation)
    return _Compared(quotation, text, words_of_quotation(text))


def _compare(here: _Compared, there: _Compared, fewest: int) -> _Conflict | None:
    one, other = here.row, there.row
    texts, words = (here.text, there.text), (here.words, there.words)
    if one["surname"] == other["surname"]:
        found = difference(*words, *texts)
        if found is None or found.same < fewest:
            return None
        spans = (placed(words[0], texts[0], found.one), placed(words[1], texts[1], found.other))
        said = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
        return _Conflict((0, 0), "words", found.same / found.of, spans, said)
    if min(map(len, words)) < FEWEST_WORDS or not _are_two_speakers(one, other):
        return None
    agreement = share_of_words(*words)
    if agreement < SAME_WORDS:
        return None
    return _Conflict(
        (0, 0), "speaker", agreement, ((0, len(texts[0])), (0, len(texts[1]))), (one["speaker"], other["speaker"])
    )


def _are_two_speakers(one: _Quotation, other: _Quotation) -> bool:
    """Whether two names are those of two people, neither of whom stands beside the words in the other article: there
    one may quote the other, or speak for them."""
    if not speakers_differ(one["speaker"], other["speaker"]):
        return False
    return not any(surname(name["speaker"]) in text["window"].casefold() for name, text in ((one, other), (other, one)))


def common(quoted: Quoted, places: Numbers) -> Mapping[tuple[int, int], int]:
    """How often there are the words of some quotations, by number, with the surname of who says them."""
    is_asked = np.isin(quoted.words, quoted.words[places])
    said, counts = np.unique(np.stack([quoted.words, quoted.surname])[:, is_asked], axis=1, return_counts=True)
    return dict(zip(zip(*said.tolist(), strict=True), counts.tolist(), strict=True))


def _table(found: list[_Conflict], quoted: Quoted, quotations: Path, measures: Path) -> pa.Table:
    if not found:
        return CONFLICTS.empty_table()
    places = np.unique([place for one in found for place in one.places])
    rows = np.unique(quoted.row[places])
    articles = dict(zip(rows.tolist(), take_rows(measures, rows, _PLACES).to_pylist(), strict=True))
    shown = dict(zip(places.tolist(), _read(quotations, places), strict=True))
    times = common(quoted, places)

    def rank(place: int) -> Any:
        """The quotation that is believed first: that of more articles, then the earlier one."""
        article = articles[shown[place]["row"]]
        published = article["published"]
        support = times[shown[place]["words"], shown[place]["surname"]]
        stands = article["article_id"], article["source_file"], article["source_row"], shown[place]["start"]
        return -support, published is None, published and published.isoformat(), *stands

    told: dict[int, tuple[int, _Conflict, int]] = {}
    # of equals the same one first, wherever they stand
    for one in sorted(found, key=lambda one: (one.kind, -one.agreement, sorted(map(rank, one.places)))):
        at = max((0, 1), key=lambda side: rank(one.places[side]))
        told.setdefault(one.places[at], (one.places[1 - at], one, at))
    table = [_row(place, shown, articles, *rest) for place, rest in told.items()]
    table.sort(key=lambda row: (row["article_row"], row["start"]))
    return pa.Table.from_pylist(table, CONFLICTS)


def _row(
    place: int,
    shown: Mapping[int, _Quotation],
    articles: Mapping[int, Mapping[str, Any]],
    other: int,
    one: _Conflict,
    at: int,
) -> Mapping[str, Any]:
    here, there = shown[place], shown[other]
    article, other_article = articles[here["row"]], articles[there["row"]]
    before = min(here["start"], WINDOW)
    start, end = one.spans[at]
    excerpt, mark_start, mark_end = cut_excerpt(here["window"], before + start, before + end)
    return {
        "article_row": here["row"],
        **{name: article[name] for name in _PLACES if name != "published"},
        "identity": here["identity"],
        "field": "body",
        "start": here["start"] + start,
        "end": here["start"] + end,
        "excerpt": excerpt,
        "mark_start": mark_start,
        "mark_end": mark_end,
        "kind": one.kind,
        "speaker": here["speaker"],
        "here": one.said[at],
        "there": one.said[1 - at],
        "quotation": text_of(here),
        "other_quotation": text_of(there),
        "other_id": other_article["article_id"],
        "other_outlet": other_article["outlet"],
        "other_file": other_article["source_file"],
        "other_row": other_article["source_row"],
    }
