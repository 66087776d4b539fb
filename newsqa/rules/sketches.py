"""What is left of each article to find copies of it: numbers for its body, title and address, the set of its shingles,
and the bands of a MinHash signature, so that articles with a like text share a band.

Shingles are runs of five words (A. Broder, "On the resemblance and containment of documents", 1997). The signature is
that of one permutation in bins, densified (A. Shrivastava, "Optimal densification for fast and accurate minwise
hashing", 2017): since a set of shingles is kept in order of its numbers, the least of each bin is the first.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.canonical_urls import canonical_url
from newsqa.rules.findings import identities_of
from newsqa.rules.words import Words, words_of_texts

WORDS = 5  # of a shingle
FEWEST_WORDS = 5  # of a body whose copies are told
FEWEST_WORDS_OF_TITLE = 4  # "News in brief" is that of many articles
FEWEST_SHINGLES = 20  # of a body that is compared with others: of few words any slip is a large part
MOST_SHINGLES = 1 << 15  # of a longer text those with the least numbers stand for all
# Texts with .8 of their shingles in common share a band with a probability of .99, with .5 of them of .22.
BANDS, ROWS = 16, 6
_MARKUP = r"</?[a-zA-Z][^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6});"
LONGEST_TITLE = 200  # characters that are kept

BAND_NAMES = tuple(f"band_{number:02}" for number in range(BANDS))
# `row` is the article's. `body`, `title`, `url` and `event` are numbers for what is there, null where there is none, or
# too little; `shingles` are in ascending order; the bands are null where the text is too short to be compared.
SKETCHES = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),
        ("body", pa.int64()),
        ("title", pa.int64()),
        ("url", pa.int64()),
        ("event", pa.int64()),
        ("title_text", pa.string()),
        pa.field("shingles", pa.list_(pa.uint32()), nullable=False),
        *((name, pa.int64()) for name in BAND_NAMES),
    ]
)

_Numbers: TypeAlias = "npt.NDArray[np.uint64]"
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                 0xE7037ED1A0B428DB], np.uint64)  # fmt: skip


def sketches(articles: pa.Table) -> pa.Table:
    """The rows (schema `SKETCHES`) of a batch, one an article."""
    bodies, titles = words_of_texts(_without_markup(articles["body"])), words_of_texts(articles["title"])
    sets = _shingles(bodies)
    bands = _bands(sets)
    compared = sets.sizes >= FEWEST_SHINGLES
    columns = {
        "row": np.arange(len(articles)),
        "identity": identities_of(articles),
        "body": _numbers_of_texts(bodies, FEWEST_WORDS),
        "title": _numbers_of_texts(titles, FEWEST_WORDS_OF_TITLE),
        "url": [_number(url and (canonical_url(url) or url)) for url in articles["url"].to_pylist()],
        "event": [_number(event) for event in articles["event"].to_pylist()],
        "title_text": pc.utf8_slice_codeunits(articles["title"], 0, LONGEST_TITLE),
        "shingles": pa.ListArray.from_arrays(pa.array(sets.starts, pa.int32()), pa.array(sets.flat)),
        **{name: pa.array(bands[:, at], mask=~compared) for at, name in enumerate(BAND_NAMES)},
    }
    return pa.table(columns, schema=SKETCHES)


def _without_markup(bodies: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts with blanks for tags and entities, so that a copy that kept them is one."""
    has = pc.fill_null(pc.match_substring_regex(bodies, _MARKUP), False)
    if not pc.any(has).as_py():
        return bodies
    without = pc.replace_substring_regex(bodies.filter(has), _MARKUP, " ")
    texts, mask, replaced = (pa.concat_arrays(column.chunks) for column in (bodies, has, without))
    return pa.chunked_array([pc.replace_with_mask(texts, mask, replaced)])


def _number(value: str | None) -> int | None:
    return _digest(value.strip().encode("utf-8", "surrogatepass")) if value and value.strip() else None


def _digest(data: bytes | memoryview) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


def _numbers_of_texts(words: Words, fewest: int) -> list[int | None]:
    """A number for the words of each text; null where there are fewer than `fewest`."""
    pairs = zip(words.starts[:-1].tolist(), words.starts[1:].tolist(), strict=True)
    return [_digest(words.numbers[a:b].data) if b - a >= fewest else None for a, b in pairs]


class _Sets(NamedTuple):
    """Sets of shingles: the numbers of one set after the other, each in ascending order, and where each set starts;
    the last start is the end of all."""

    flat: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        return np.diff(self.starts)


def _shingles(words: Words) -> _Sets:
    """The set of shingles of each text."""
    size = max(len(words.numbers) - WORDS + 1, 0)
    mixed = np.zeros(size, np.uint64)
    for at in range(WORDS):
        mixed += words.numbers[at : at + size] * _ODD[at]
    short = (_mix(mixed) >> np.uint64(32)).astype(np.uint32)
    is_kept = np.zeros(len(words.numbers), bool)
    for start, end in zip(words.starts[:-1].tolist(), words.starts[1:].tolist(), strict=True):
        of_text, kept = short[start : max(end - WORDS + 1, start)], is_kept[start : max(end - WORDS + 1, start)]
        of_text.sort()
        kept[:1] = True
        np.not_equal(of_text[1:], of_text[:-1], out=kept[1:])
        if len(kept) > MOST_SHINGLES:
            kept[np.flatnonzero(kept)[MOST_SHINGLES:]] = False
    starts = np.concatenate([[0], np.cumsum(is_kept)])[words.starts]
    return _Sets(short[is_kept[:size]], starts.astype(np.int64))


def _mix(numbers: _Numbers) -> _Numbers:
    mixed: _Numbers = (numbers ^ (numbers >> np.uint64(32))) * _ODD[0]
    return mixed ^ (mixed >> np.uint64(29))


def _bands(sets: _Sets) -> npt.NDArray[np.int64]:
    """The numbers of the bands: a row for each set, a column for each band."""
    bins, lengths = BANDS * ROWS, sets.sizes
    flat = sets.flat.astype(np.uint64)
    in_text = ((flat * np.uint64(bins)) >> np.uint64(32)).astype(np.int64)
    places = np.repeat(np.arange(len(lengths)) * bins, lengths) + in_text
    first = np.flatnonzero(np.diff(places, prepend=-1))
    signatures = np.zeros(len(lengths) * bins, np.uint64)
    is_full = np.zeros(len(lengths) * bins, bool)
    signatures[places[first]], is_full[places[first]] = flat[first], True
    nothing = (lengths == 0)[:, None]  # then every bin has nought
    dense = _densified(signatures.reshape(-1, bins), is_full.reshape(-1, bins) | nothing)
    keys = np.broadcast_to(_mix(np.arange(1, BANDS + 1, dtype=np.uint64) * _ODD[5]), (len(lengths), BANDS)).copy()
    for at in range(ROWS):
        keys = _mix(keys + dense[:, at::ROWS] * _ODD[at])
    return keys.view(np.int64)


def _densified(signatures: _Numbers, is_full: npt.NDArray[np.bool_]) -> _Numbers:
    """The signatures; an empty bin takes over what is in the first full one of a fixed random order of its own."""
    dense, attempt = signatures.copy(), 0
    rows, bins = np.nonzero(~is_full)
    while len(rows):
        attempt += 1
        drawn = _mix(bins.astype(np.uint64) * _ODD[2] + _ODD[3] ** np.full(1, attempt, np.uint64)) % np.uint64(
            signatures.shape[1]
        )
        found = is_full[rows, drawn.astype(np.int64)]
        dense[rows[found], bins[found]] = signatures[rows[found], drawn[found].astype(np.int64)]
        rows, bins = rows[~found], bins[~found]
    return dense
