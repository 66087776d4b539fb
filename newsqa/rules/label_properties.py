"""What is shallow about an article and may give away its label: how its title and its body begin and end, which marks
they use, how its date is written, which of its fields are empty.

A property has one value an article, a short text. None of them tells what an article is about;
`newsqa.corpus.label_probes` looks over the run how well each of them tells the label.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.derived_ids import DERIVED_ID
from newsqa.rules.findings import identities_of
from newsqa.rules.marks import Flags, Mark, mark, marks_in

VALUE_CHARS = 60  # of a value
LABEL_CHARS = 200
READ_CHARS = 1_000  # of a body in which marks are looked for
OPENING_CHARS = 150  # of a body, in which a dateline stands
NOTHING = "nothing"  # no title, no date, none of the marks

Texts: TypeAlias = "pa.Array"
Values: TypeAlias = "Callable[[pa.RecordBatch], Texts]"


class Property(NamedTuple):
    """`words` say in a message what it is, `field` is the column that it is of (None: several), `values` gives it for a
    batch. `is_form`: it is a matter of form, which no label should hang on; else a topic may show in it."""

    words: str
    field: str | None
    values: Values
    is_form: bool = True


def label_properties(articles: pa.Table) -> pa.Table:
    """The properties (schema LABEL_PROPERTIES) of the articles of a batch that have a label."""
    is_labelled = pc.fill_null(pc.not_equal(articles["label"], ""), False)
    if not pc.any(is_labelled).as_py():
        return LABEL_PROPERTIES.empty_table()
    read = articles.select(_READ)
    [labelled] = (read if pc.all(is_labelled).as_py() else read.filter(is_labelled)).combine_chunks().to_batches()
    beginning = pc.utf8_slice_codeunits(labelled["body"], 0, READ_CHARS)
    begun = labelled.set_column(labelled.schema.get_field_index("body"), "body", beginning)
    columns: dict[str, Any] = {
        "turn": pa.array(_turns(labelled), pa.int64()),
        "label": pc.utf8_slice_codeunits(labelled["label"], 0, LABEL_CHARS),
        "source_file": labelled["source_file"],
        "source_row": labelled["source_row"],
    }
    for name, one in PROPERTIES.items():
        values = one.values(labelled if name in _OF_WHOLE_BODIES else begun)
        columns[name] = pc.utf8_slice_codeunits(pc.fill_null(values, NOTHING), 0, VALUE_CHARS)
    return pa.table(columns, schema=LABEL_PROPERTIES)


def _turns(articles: pa.RecordBatch) -> Iterator[int]:
    """A number for each article, so that folds and samples hang on no order: a hash of its label and its id. Where that
    says only where it stands, it is one of its content and, since copies may be many, its row: not of the row alone,
    which is the first of all where each article is a file."""
    known_by = articles["article_id"].to_pylist()
    if any(map(DERIVED_ID.fullmatch, known_by)):
        by_content = zip(known_by, identities_of(articles), articles["source_row"].to_pylist(), strict=True)
        known_by = [f"{known} {row}" if known != article_id else known for article_id, known, row in by_content]
    for identity, label in zip(known_by, articles["label"].to_pylist(), strict=True):
        digest = hashlib.blake2b(f"{label}\0{identity}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
        yield int.from_bytes(digest, signed=True)


def _first_character(field: str) -> Values:
    return lambda articles: _kind_of(pc.utf8_slice_codeunits(articles[field], 0, 1))


def _last_character(field: str) -> Values:
    """Taken from the last bytes, as Arrow would count the characters of the whole text."""

    def values(articles: pa.RecordBatch) -> Texts:
        tails = pc.binary_slice(pc.fill_null(articles[field], "").cast(pa.binary()), -4).to_pylist()
        return _kind_of(pa.array([tail.decode("utf-8", "ignore")[-1:] for tail in tails], pa.string()))

    return values


def _kind_of(character: Texts) -> Texts:
    """Any letter is as good as another, and any digit; of the rest each counts for itself."""
    kinds = {
        "a digit": pc.utf8_is_digit(character),
        "a capital letter": pc.utf8_is_upper(character),
        "a letter": pc.utf8_is_alpha(character),
        NOTHING: pc.equal(character, ""),
    }
    conditions = pc.make_struct(*kinds.values(), field_names=list(kinds))
    return pc.case_when(conditions, *(pa.scalar(name) for name in kinds), character)


def _match(field: str, pattern: str) -> Values:
    """What the group `value` of a pattern matches."""
    return lambda articles: pc.struct_field(pc.extract_regex(articles[field], pattern), "value")


def _in_opening(pattern: str) -> Values:
    """The same in the opening of the body."""
    opening: Values = lambda articles: pc.utf8_slice_codeunits(articles["body"], 0, OPENING_CHARS)  # noqa: E731
    return lambda articles: pc.struct_field(pc.extract_regex(opening(articles), pattern), "value")


def _marks(kinds: Mapping[str, Sequence[Mark]]) -> Values:
    """Which kinds of marks stand in a body: "straight, curly"."""
    return lambda articles: _listed(marks_in(articles["body"], kinds))


def _empty(articles: pa.RecordBatch) -> Texts:
    """Which fields are empty."""
    empty = {name: pc.equal(pc.fill_null(articles[name], ""), "") for name in _TEXT_FIELDS}
    empty["authors"] = pc.equal(pc.fill_null(pc.list_value_length(articles["authors"]), 0), 0)
    empty["published"] = pc.equal(pc.fill_null(articles["published_raw"], ""), "")
    return _listed({name: is_so.to_numpy(zero_copy_only=False) for name, is_so in empty.items()})


def _listed(are: Mapping[str, Flags]) -> Texts:
    """The names of what holds, as one text."""
    masks = sum(is_so.astype(np.int64) << number for number, is_so in enumerate(are.values()))
    distinct, at = np.unique(masks, return_inverse=True)
    names = [[name for number, name in enumerate(are) if mask >> number & 1] for mask in distinct.tolist()]
    return pa.array([", ".join(some) or NOTHING for some in names], pa.string()).take(pa.array(at))


def _length(field: str) -> Values:
    """The length in steps, each half as long again as the one before: "400 to 599 characters"."""

    def values(articles: pa.RecordBatch) -> pa.Array:
        lengths = pc.fill_null(pc.utf8_length(articles[field]), 0).to_numpy()
        return _STEP_NAMES.take(pa.array(np.searchsorted(_STEPS, lengths, side="right")))

    return values


_STEPS = np.unique((10 * 1.5 ** np.arange(36)).astype(np.int64))  # up to 14 million
_STEP_NAMES = pa.array(
    [
        f"fewer than {_STEPS[0]} characters",
        *(f"{low:,} to {high - 1:,} characters" for low, high in itertools.pairwise(_STEPS)),
        f"{_STEPS[-1]:,} characters and more",
    ]
)


def _date_form(articles: pa.RecordBatch) -> Texts:
    """How the date is written, whatever day it is: "2017-11-30" is "YYYY-NN-NN", "Dec 3, 2017" is "word NN, YYYY"."""
    shapes = pc.replace_substring_regex(articles["published_raw"], "[0-9]", "9").dictionary_encode()
    forms = [_form(shape) for shape in shapes.dictionary.to_pylist()]
    return pa.array(forms, pa.string()).take(shapes.indices)


def _form(shape: str) -> str:
    return re.sub("9{1,3}", "NN", re.sub("9{4,}", "YYYY", re.sub(r"[^\W\d_]{3,}\.?", "word", shape))) or NOTHING


def _casing(articles: pa.RecordBatch) -> Texts:
    """How a title is written: long words without a capital are those of a sentence."""
    title = articles["title"]
    kinds = {
        "as a sentence": pc.match_substring_regex(title, f"\\s{_SMALL}{{5}}"),
        "with capitals": pc.match_substring_regex(title, _SMALL),
        "in capitals": pc.match_substring_regex(title, _CAPITAL),
    }
    conditions = pc.make_struct(*kinds.values(), field_names=list(kinds))
    return pc.case_when(conditions, *(pa.scalar(name) for name in kinds), pa.scalar(NOTHING))


# Letters of the scripts that have two cases, by range: to compile \p{Ll} for each batch takes longer than to look.
_SMALL, _CAPITAL = "[a-zß-öø-ÿα-ωа-џ]", "[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]"


def _first_author(articles: pa.RecordBatch) -> Texts:
    return pc.list_element(
        pc.if_else(pc.greater(pc.list_value_length(articles["authors"]), 0), articles["authors"], None), 0
    )


def _column(field: str) -> Values:
    return lambda articles: articles[field]


_READ = [*"article_id label title body summary section language outlet url authors published_raw".split(),
         "source_file", "source_row"]  # fmt: skip
_TEXT_FIELDS = ("title", "summary", "section", "language", "outlet", "url")
_FIRST_WORD, _LAST_WORD = r"^\s*(?P<value>\S+)", r"(?P<value>\S+)\s*$"
_APOSTROPHES = {"straight": ["'"], "curly": ["’"]}
_SPACES = {"doubled": ["  "], "no-break": ["\u00a0"], "tabs": ["\t"]}
_LINES = {"blank lines": ["\n\n", "\n\r\n"], "carriage returns": ["\r"], "line breaks": ["\n"]}
_DASHES = {"em dashes": ["—"], "en dashes": ["–"], "hyphens": ["- "], "two hyphens": ["--"]}
_QUOTES: Mapping[str, Sequence[Mark]] = {
    "straight": [mark('"')],
    "curly": [((0xE2, 0xE2), (0x80, 0x80), (0x9C, 0x9E))],  # “ ” „
    "angled": [mark("«"), mark("»")],
    "of two strokes": [mark("''"), mark("``")],
}
_CONTROLS: Mapping[str, Sequence[Mark]] = {
    "of Windows-1252": [((0xC2, 0xC2), (0x80, 0x9F))],
    "of ASCII": [((0x00, 0x08),), ((0x0E, 0x1F),)],
    "U+FFFD": [mark("\ufffd")],
}


def _of_texts(kinds: Mapping[str, Sequence[str]]) -> Values:
    return _marks({name: [mark(text) for text in texts] for name, texts in kinds.items()})


PROPERTIES: Mapping[str, Property] = {
    "title-start": Property("the first character of the title", "title", _first_character("title")),
    "title-end": Property("the last character of the title", "title", _last_character("title")),
    "title-case": Property("how the title is capitalised", "title", _casing),
    "body-start": Property("the first character of the body", "body", _first_character("body")),
    "body-end": Property("the last character of the body", "body", _last_character("body")),
    "dateline-agency": Property(
        "what stands in brackets in the opening of the body", "body",
        _in_opening(r"(?P<value>\([^()]{1,30}\))"),
    ),
    "quotation-marks": Property("the kind of quotation marks in the body", "body", _marks(_QUOTES)),
    "apostrophes": Property("the kind of apostrophes in the body", "body", _of_texts(_APOSTROPHES)),
    "dashes": Property("the kind of dashes in the body", "body", _of_texts(_DASHES)),
    "spaces": Property("the kind of spaces in the body", "body", _of_texts(_SPACES)),
    "line-breaks": Property("the kind of line breaks in the body", "body", _of_texts(_LINES)),
    "control-characters": Property("the kind of control characters in the body", "body", _marks(_CONTROLS)),
    "date-format": Property("how the publication date is written", "published", _date_form),
    "empty-fields": Property("which fields are empty", None, _empty),
    "title-length": Property("the length of the title", "title", _length("title"), is_form=False),
    "body-length": Property("the length of the body", "body", _length("body"), is_form=False),
    "title-first-word": Property("the first word of the title", "title", _match("title", _FIRST_WORD), is_form=False),
    "title-last-word": Property("the last word of the title", "title", _match("title", _LAST_WORD), is_form=False),
    "body-first-word": Property("the first word of the body", "body", _match("body", _FIRST_WORD), is_form=False),
    "body-last-word": Property("the last word of the body", "body", _match("body", _LAST_WORD), is_form=False),
    "section": Property("the section", "section", _column("section"), is_form=False),
    "author": Property("the first author", "authors", _first_author, is_form=False),
    "outlet": Property("the outlet", "outlet", _column("outlet"), is_form=False),
}  # fmt: skip
_OF_WHOLE_BODIES = ("body-end", "body-length", "body-last-word")

# A row an article with a label: a number that stands for it, its label and place, and the value of each property.
LABEL_PROPERTIES = pa.schema(
    [
        pa.field("turn", pa.int64(), nullable=False),
        pa.field("label", pa.string(), nullable=False),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in PROPERTIES),
    ]
)
