"""The names of a batch as they are compared across articles: a row for each article and distinct name in it.

A name is its fullest form in the article, so that "Rashid" counts for "Mohammed Rashid", and a spelling that the
article has beside a commoner one counts for the commoner. Names that differ only in capitals and points are one name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import pyarrow as pa

from newsqa.annotate.names.comparison import words_of
from newsqa.annotate.names.spelling import is_known, plain
from newsqa.rules.findings import CONTEXT, FINDINGS, identity_of

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


class _Name(NamedTuple):
    """A name: the number for its letters, and its form where it is compared."""

    number: int
    form: str | None


def name_forms(articles: pa.Table, names: pa.Table) -> pa.Table:
    """The rows (schema `NAME_FORMS`) of a batch, ordered by article and first mention. `names` is its annotation, of
    schema `newsqa.annotate.tables.NAMES`."""
    mentions = zip(*(names[name].to_pylist() for name in _READ), strict=True)
    known_by = articles.select(["article_id", "url", "title", "body"]).to_pylist()
    rows: list[tuple[Any, ...]] = []
    for row, of_article in groupby(mentions, itemgetter(0)):
        rows.extend(_of_article(row, known_by[row], of_article))
    columns = zip(*rows, strict=True) if rows else ((),) * len(NAME_FORMS)
    return pa.table([pa.array(c, field.type) for c, field in zip(columns, NAME_FORMS, strict=True)], schema=NAME_FORMS)


_READ = ("row", "field", "start", "end", "text", "type", "canonical", "variant_of")
_Mention = tuple[Any, ...]  # the values of these columns
_NOT_COMPARED = (None,) * (len(NAME_FORMS) - 3)


def _of_article(row: int, article: dict[str, Any], mentions: Iterable[_Mention]) -> Iterator[tuple[Any, ...]]:
    identity = identity_of(article)
    number = number_of(identity)
    # by number of the name: how often it is mentioned, its form, its first mention in that form, its other spellings
    entries: dict[int, list[Any]] = {}
    for _, field, start, end, text, kind, canonical, variant_of in mentions:
        name, form = _known_name(canonical)
        entry = entries.get(name)
        if entry is None:
            if len(entries) == MOST_NAMES:
                continue
            entry = entries[name] = [0, form, None, None]
        entry[0] += 1
        if entry[1] is None:
            continue
        if entry[2] is None and text == canonical and not article[field].startswith(_TAG_SIGNS, start - 1, start):
            entry[2] = (kind, field, start, end)
        if variant_of is not None:
            entry[3] = [*(entry[3] or ())[:_MOST_OTHERS], text]
    for name, (count, form, first, others) in entries.items():
        if first is None:
            yield row, number, name, *_NOT_COMPARED
            continue
        kind, field, start, end = first
        window = article[field][max(0, start - WINDOW) : end + WINDOW]
        yield row, number, name, form, kind, count, field, start, end, window, others, identity


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
