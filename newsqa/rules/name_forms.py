"""The names of a batch as they are compared across articles: a row for each article and distinct name in it.

A name is its fullest form in the article, so that "Rashid" counts for "Mohammed Rashid", and a spelling that the
article has beside a commoner one counts for the commoner. Names that differ only in capitals and points are one name.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.names.comparison import words_of
from newsqa.annotate.names.spelling import is_known, plain
from newsqa.rules.findings import CONTEXT, FINDINGS, identities_of

# `row` is the article's; `article` a number for it that does not hang on where it stands; `name` a number for the
# letters of the name. The rest is null where the name is not compared itself, and only is company for others: its
# `form`, its `type` as in the table of names, the `count` of its mentions, the first mention in that form with so much
# of the text around it as an excerpt takes, the `others` in which the article spells it besides, and what the article
# is known by.
NAME_FORMS = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("article", pa.int64(), nullable=False),
        pa.field("name", pa.int64(), nullable=False),
        ("form", pa.string()),
        ("type", pa.string()),
        ("count", pa.int32()),
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("window", pa.string()),
        ("others", pa.list_(pa.string())),
        ("identity", pa.string()),
    ]
)

WINDOW = CONTEXT + 1  # code points on each side; with the last of them an excerpt knows that it is cut
# An article of more names is a list; those beyond are left out, which bounds what comes after.
MOST_NAMES = 400
# What is compared: names of so many letters and words at most; words by themselves of so many letters at least.
_LONGEST, _MOST_WORDS, _SHORTEST_SINGLE = 60, 6, 7
_MOST_OTHERS = 8  # spellings that an article has besides
# Latin script, which the comparison knows, and no numbers: Boeing 737 and Boeing 747 are two.
_SPELLED = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'ʻ.& -]+")
# Words that shout are headings of pages (MUST WATCH); a capital with an accent after a small letter was decoded wrongly
# (PelosiÃ); "Trump &" breaks off; and what stands after these signs is a tag or the name of an account.
_NOT_SPELLED = re.compile(r"\b[A-Z]{4,}\b|[a-z][À-Þ]|&$")
_TAG_SIGNS = ("#", "@")
_TIDY = str.maketrans({"\xa0": " ", "’": "'", "‘": "'"})


_Places: TypeAlias = "npt.NDArray[np.int64]"
_Flags: TypeAlias = "npt.NDArray[np.bool_]"


class _Name(NamedTuple):
    """A name: the number for its letters, and its form where it is compared."""

    number: int
    form: str | None


def name_forms(articles: pa.Table, names: pa.Table) -> pa.Table:
    """The rows (schema `NAME_FORMS`) of a batch, ordered by article and first mention. `names` is its annotation, of
    schema `newsqa.annotate.tables.NAMES`."""
    encoded = names["canonical"].combine_chunks().dictionary_encode()
    known = [_known_name(canonical) for canonical in encoded.dictionary.to_pylist()]
    which = encoded.indices.to_numpy()
    mentions = _Mentions(
        row=names["row"].to_numpy().astype(np.int64),
        name=np.array([name.number for name in known], np.int64)[which],
        is_spelled=np.array([name.form is not None for name in known], bool)[which]
        & pc.equal(names["text"], names["canonical"]).to_numpy(),
    )
    entries = _entries(mentions, _are_tags(articles, names, mentions))
    is_compared = entries.spelled >= 0
    first = pa.array(entries.spelled, mask=~is_compared)  # taken where it is null, a column gives null
    told = names.select(["type", "field", "start", "end"]).take(first)
    identities = pa.array(identities_of(articles), pa.string())
    numbers = np.array([number_of(identity) for identity in identities.to_pylist()], np.int64)
    columns = {
        "row": entries.row,
        "article": numbers[entries.row],
        "name": entries.name,
        "form": pa.array([name.form for name in known], pa.string()).take(encoded.indices).take(first),
        "type": told["type"],
        "count": pa.array(entries.times, mask=~is_compared),
        "field": told["field"],
        "start": told["start"],
        "end": told["end"],
        "window": _windows(articles, entries.row, told),
        "others": _others(names, mentions, entries),
        "identity": identities.take(pa.array(entries.row, mask=~is_compared)),
    }
    return pa.table(columns, schema=NAME_FORMS)


class _Mentions(NamedTuple):
    """The mentions of a batch: the row of the article, the number of the name, and whether this is its fullest form as
    it is compared."""

    row: _Places
    name: _Places
    is_spelled: _Flags


class _Entries(NamedTuple):
    """The names of each article in order of their first mention: how often each is mentioned, its first mention in its
    form (-1 where there is none), and to which entry each mention belongs (-1 where the article has too many names)."""

    row: _Places
    name: _Places
    times: _Places
    spelled: _Places
    of_mention: _Places


def _entries(mentions: _Mentions, is_tag: _Flags) -> _Entries:
    distinct, dense = np.unique(mentions.name, return_inverse=True)
    keys, first, entry, count = np.unique(
        mentions.row * max(len(distinct), 1) + dense, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.argsort(first)
    row = mentions.row[first[order]]
    is_kept = np.arange(len(order)) - np.searchsorted(row, row) < MOST_NAMES
    order, row = order[is_kept], row[is_kept]
    place = np.full(len(keys), -1)
    place[order] = np.arange(len(order))
    of_mention = place[entry]
    in_form = np.flatnonzero(mentions.is_spelled & ~is_tag & (of_mention >= 0))[::-1]
    spelled = np.full(len(order), -1)
    spelled[of_mention[in_form]] = in_form  # the first of them is written last
    return _Entries(row, mentions.name[first[order]], count[order], spelled, of_mention)


def _are_tags(articles: pa.Table, names: pa.Table, mentions: _Mentions) -> _Flags:
    """Whether each mention stands behind a sign that makes it a tag or the name of an account."""
    found = np.zeros(len(names), bool)
    for field in ("title", "body"):
        has_sign = pc.fill_null(pc.match_substring_regex(articles[field], "[#@]"), False).to_numpy()
        in_field = pc.equal(names["field"], field).to_numpy()
        at = np.flatnonzero(mentions.is_spelled & in_field & has_sign[mentions.row])
        texts = dict(zip(np.flatnonzero(has_sign).tolist(), articles[field].filter(has_sign).to_pylist(), strict=True))
        places = zip(at.tolist(), mentions.row[at].tolist(), names["start"].take(at).to_pylist(), strict=True)
        for mention, row, start in places:
            found[mention] = texts[row].startswith(_TAG_SIGNS, start - 1, start)
    return found


def _windows(articles: pa.Table, rows: _Places, told: pa.Table) -> list[str | None]:
    """The text around the first mention of each entry that is compared."""
    texts = {field: articles[field].to_pylist() for field in ("title", "body")}
    places = zip(rows.tolist(), *(told[name].to_pylist() for name in ("field", "start", "end")), strict=True)
    return [
        None if field is None else texts[field][row][max(0, start - WINDOW) : end + WINDOW]
        for row, field, start, end in places
    ]


def _others(names: pa.Table, mentions: _Mentions, entries: _Entries) -> list[list[str] | None]:
    """The other spellings of each entry that is compared."""
    found: list[list[str] | None] = [None] * len(entries.row)
    at = np.flatnonzero(pc.is_valid(names["variant_of"]).to_numpy() & (entries.of_mention >= 0))
    for entry, text in zip(entries.of_mention[at].tolist(), names["text"].take(at).to_pylist(), strict=True):
        if entries.spelled[entry] >= 0:
            found[entry] = [*(found[entry] or ())[:_MOST_OTHERS], text]
    return found


def name_of(canonical: str) -> _Name:
    """What a canonical form names."""
    form = canonical.translate(_TIDY)
    number = number_of(form.casefold().replace(".", ""))
    return _Name(number, form if _is_compared(form) else None)


# Names repeat from article to article; keeping them changes no result.
_known_name = lru_cache(maxsize=1 << 16)(name_of)


def _is_compared(form: str) -> bool:
    if len(form) > _LONGEST or form.isupper() or not _SPELLED.fullmatch(form) or _NOT_SPELLED.search(form):
        return False
    words = words_of(form)
    if not words or len(words) > _MOST_WORDS:
        return False
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST_SINGLE and not is_known(plain(form))
    return any(len(word) > 3 for word in words)


def number_of(value: str) -> int:
    """A number for a text, the same in every process."""
    digest = hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


# The articles that spell a name in a rarer way: what a rule that reads "name_variants" is given when all batches are
# done, in order of article and place. `form` and `usual` are the rarer and the commonest spelling; each is in so many
# articles of so many outlets, of which some are examples (ids). `told` says in how many articles the rarer one is told
# of, where these are not all. The rest is as in `NAME_FORMS` and in findings.
NAME_VARIANTS = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        *(NAME_FORMS.field(name) for name in ("identity", "field", "start", "end")),
        *(FINDINGS.field(name) for name in ("excerpt", "mark_start", "mark_end")),
        pa.field("form", pa.string(), nullable=False),
        pa.field("form_articles", pa.int64(), nullable=False),
        pa.field("form_outlets", pa.int64(), nullable=False),
        pa.field("form_examples", pa.list_(pa.string()), nullable=False),
        pa.field("usual", pa.string(), nullable=False),
        pa.field("usual_articles", pa.int64(), nullable=False),
        pa.field("usual_outlets", pa.int64(), nullable=False),
        pa.field("usual_examples", pa.list_(pa.string()), nullable=False),
        ("told", pa.int64()),
    ]
)
