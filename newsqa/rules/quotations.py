"""The quotations of a batch as they are compared across articles: a row for each stretch of words between quotation
marks that somebody is known to have said, with numbers by which those of the same words meet.

The numbers are a winnowing of runs of four words (S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms
for document fingerprinting", 2003): two quotations with seven words on end in common share one.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.names.spelling import plain
from newsqa.rules.findings import FINDINGS, identities_of
from newsqa.rules.name_forms import NAME_FORMS, WINDOW, number_of
from newsqa.rules.words import Words, words_of_texts

FEWEST_WORDS = 8  # of what is compared: of fewer, two people say the same every day
SHORTEST, LONGEST = 32, 600  # code points of a stretch that is compared; of a longer one the rest is left out
_RUN, _WINDOW = 4, 4  # words of a run, and runs of which the least number is kept
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)

# `row` is the article's; `start` and `end` are those of the words in its body, without marks, and `window` is these
# with so much of the text around them as an excerpt takes. `speaker` is who said it, `surname` a number for the last
# word of that name, and `is_named` whether the text names the speaker right there. `words` is a number for all words.
QUOTATIONS = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        *(NAME_FORMS.field(name) for name in ("start", "end", "window", "identity")),
        pa.field("speaker", pa.string(), nullable=False),
        pa.field("surname", pa.int64(), nullable=False),
        pa.field("is_named", pa.bool_(), nullable=False),
        pa.field("words", pa.int64(), nullable=False),
        pa.field("fingerprints", pa.list_(pa.int64()), nullable=False),
    ]
)

# “It is done,” "It is done," „Es ist vollbracht“; a paragraph that ends without a mark closes what is open
_SPOKEN = re.compile(r'["“„]([^"“”„\n]{30,})')
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_NEAR = 3  # code points between who says, that it is said, and what
_QUOTED = pa.array(["direct", "mixed"])
_READ = ("row", "speaker", "content_start", "content_end", "source_start", "source_end", "cue_start", "cue_end",
         "source_text", "source_kind", "quote_kind")  # fmt: skip


def quotations(articles: pa.Table, attributions: pa.Table) -> pa.Table:
    """The rows (schema `QUOTATIONS`) of a batch, in order of article and place. `attributions` is its annotation, of
    schema `newsqa.annotate.tables.ATTRIBUTIONS`."""
    length = pc.fill_null(pc.subtract(attributions["content_end"], attributions["content_start"]), 0)
    is_asked = pc.and_(pc.is_valid(attributions["speaker"]), pc.greater_equal(length, SHORTEST))
    is_asked = pc.and_(is_asked, pc.is_in(attributions["quote_kind"], _QUOTED))
    bodies = articles["body"].to_pylist()
    said = _spoken(attributions.select(_READ).filter(is_asked), bodies)
    texts = pa.array([bodies[one.row][one.start : one.end] for one in said], pa.string())
    words = words_of_texts(pa.chunked_array([texts]))
    lengths = np.diff(words.starts)
    kept = np.flatnonzero(lengths >= FEWEST_WORDS)
    # no shorter text takes part in the numbers, so that each of those left has a run and a window of runs at least
    runs = _runs(Words(words.numbers[np.repeat(lengths >= FEWEST_WORDS, lengths)], np.r_[0, np.cumsum(lengths[kept])]))
    said = [said[at] for at in kept.tolist()]
    identities = identities_of(articles)
    columns = {
        "row": [one.row for one in said],
        "start": [one.start for one in said],
        "end": [one.end for one in said],
        "window": [bodies[one.row][max(0, one.start - WINDOW) : one.end + WINDOW] for one in said],
        "identity": [identities[one.row] for one in said],
        "speaker": [one.speaker for one in said],
        "surname": [_number_of_surname(one.speaker) for one in said],
        "is_named": [one.is_named for one in said],
        "words": runs.sums,
        "fingerprints": pa.ListArray.from_arrays(pa.array(runs.starts, pa.int32()), pa.array(runs.least)),
    }
    return pa.table(columns, schema=QUOTATIONS)


class _Said(NamedTuple):
    """A stretch of words between quotation marks, and who said it."""

    row: int
    start: int
    end: int
    speaker: str
    is_named: bool


def _spoken(claims: pa.Table, bodies: list[str]) -> list[_Said]:
    """What was said in each claim, in order. Of two claims with the same words the first counts, and none where their
    speakers differ."""
    found: dict[tuple[int, int], _Said | None] = {}
    for row, speaker, claim_start, claim_end, *rest in zip(*(c.to_pylist() for c in claims.columns), strict=True):
        is_named = _is_named(speaker, (claim_start, claim_end), *rest)
        for match in _SPOKEN.finditer(bodies[row], claim_start, claim_end):
            start, end = match.span(1)
            said = _Said(row, start, min(end, start + LONGEST), speaker, is_named)
            known = found.setdefault((row, start), said)
            if known is not None and known.speaker != speaker:
                found[row, start] = None
    return [one for _, one in sorted(found.items()) if one is not None]


def _is_named(
    speaker: str,
    claim: tuple[int, int],
    source_start: int | None,
    source_end: int | None,
    cue_start: int | None,
    cue_end: int | None,
    source: str | None,
    kind: str,
    quote_kind: str,
) -> bool:
    """Whether the words and the name of who said them stand side by side: "so," said Jane Roe; Jane Roe said: "so". A
    pronoun may be somebody else's, and so may a quotation within a sentence: Roe told them to "go home"."""
    if kind != "named-person" or quote_kind != "direct":
        return False
    if source_start is None or source_end is None or cue_start is None or cue_end is None:
        return False
    parts = sorted((claim, (source_start, source_end), (cue_start, cue_end)))
    near = all(0 <= after[0] - before[1] <= _NEAR for before, after in itertools.pairwise(parts))
    return near and parts[1] != claim and surname(speaker) in plain(source or "")


@lru_cache(maxsize=1 << 14)  # who speaks once speaks again
def surname(speaker: str) -> str:
    """The last word of a name in plain letters, without what tells a son from his father."""
    words = [word for word in plain(speaker).split() if not _SUFFIX.fullmatch(word)]
    return words[-1].strip(".,’'") if words else ""


@lru_cache(maxsize=1 << 14)
def _number_of_surname(speaker: str) -> int:
    return number_of(surname(speaker))


class _Runs(NamedTuple):
    """Of each text a sum over its runs of words, and the runs that are the least of a window; these stand one after
    the other, and those of each text start where `starts` says."""

    sums: npt.NDArray[np.int64]
    least: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]


def _runs(words: Words) -> _Runs:
    """The runs of texts of `FEWEST_WORDS` words at least."""
    if len(words.starts) < 2:
        return _Runs(*(np.zeros(size, np.int64) for size in (0, 0, 1)))
    runs = np.zeros(len(words.numbers), np.uint64)
    for at in range(_RUN):  # what goes over two texts is in no window
        runs[: len(runs) - at] += words.numbers[at:] * _ODD[at]
    runs = (runs ^ (runs >> np.uint64(31))) * _ODD[0]
    runs ^= runs >> np.uint64(29)
    ends = np.repeat(words.starts[1:], np.diff(words.starts))
    places = np.arange(len(runs))
    sums = np.add.reduceat(np.where(places <= ends - _RUN, runs, np.uint64(0)), words.starts[:-1])
    least = runs.copy()
    for at in range(1, _WINDOW):
        least[:-at] = np.minimum(least[:-at], runs[at:])
    is_kept = places <= ends - _RUN - _WINDOW + 1
    is_first = np.r_[True, least[1:] != least[:-1]]
    is_first[words.starts[:-1]] = True
    is_kept &= is_first
    starts = np.r_[0, np.cumsum(is_kept)][words.starts]
    return _Runs(sums.view(np.int64), least[is_kept].view(np.int64), starts)


# Quotations that stand in two articles in other words, or as those of another speaker: what a rule that reads
# "quotation_conflicts" is given when all batches are done, in order of article and place. `kind` is "words" or
# "speaker"; `here` and `there` are the words that differ, or the speakers. The rest is as in `QUOTATIONS` and findings.
CONFLICTS = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        *(NAME_FORMS.field(name) for name in ("identity", "field", "start", "end")),
        *(FINDINGS.field(name) for name in ("excerpt", "mark_start", "mark_end")),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("speaker", pa.string(), nullable=False),
        pa.field("here", pa.string(), nullable=False),
        pa.field("there", pa.string(), nullable=False),
        pa.field("quotation", pa.string(), nullable=False),
        pa.field("other_quotation", pa.string(), nullable=False),
        pa.field("other_id", pa.string(), nullable=False),
        ("other_outlet", pa.string()),
        pa.field("other_file", pa.string(), nullable=False),
        pa.field("other_row", pa.int64(), nullable=False),
    ]
)
