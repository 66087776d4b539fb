"""In which languages and scripts the articles of a batch are: what their sources declare, in which letters and in which
language their bodies begin, and how many were read as English."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.rules.metadata.declared_languages import FEWEST_LETTERS, language_of

LANGUAGE_CHARS, READ_CHARS = 40, 200  # code points of what is declared, and of a body in which letters are counted

# `language` is as the source declares it, null where it does not; `script` is null where the body begins with no
# letters; `found` is the code of the language of the bodies, null where they are too short or it is not sure;
# `english` is null where the run did not look whether an article is English.
LANGUAGES = pa.schema(
    [
        ("language", pa.string()),
        ("script", pa.string()),
        ("found", pa.string()),
        pa.field("articles", pa.int64(), nullable=False),
        ("english", pa.int64()),
    ]
)

# Ranges of letters; Japanese has kana among its Chinese characters, so it comes before these.
SCRIPTS = {
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f",
    "Armenian": "\u0530-\u058f",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Odia": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Lao": "\u0e80-\u0eff",
    "Tibetan": "\u0f00-\u0fff",
    "Burmese": "\u1000-\u109f",
    "Georgian": "\u10a0-\u10ff",
    "Ethiopic": "\u1200-\u139f",
    "Khmer": "\u1780-\u17ff",
    "Korean": "\u1100-\u11ff\uac00-\ud7a3",
    "Japanese": "\u3040-\u30ff",
    "Chinese": "\u3400-\u9fff",
}
LATIN, OTHER = "Latin", "another"
_OF_SCRIPT = {name: re.compile(f"[{ranges}]") for name, ranges in SCRIPTS.items()}
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_KANA = 0.1  # of the letters of a text that is Japanese, at least
_BEYOND_LATIN = (
    r"[\x{370}-\x{1DFF}\x{2C00}-\x{2DFF}\x{2E80}-\x{2FFF}\x{3005}-\x{3007}\x{3021}-\x{A71F}\x{A7FF}-\x{FAFF}"
    r"\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFC}\x{10000}-\x{1EFFF}\x{20000}-\x{3FFFF}]"
)


def count_languages(articles: pa.Table, not_english: pa.ChunkedArray) -> pa.Table:
    """The languages and scripts of a batch (schema `LANGUAGES`); `not_english` is 1 for an article that is in another
    language than English, and null where nobody looked."""
    bodies = pc.fill_null(articles["body"], "")
    beginnings = pc.utf8_slice_codeunits(bodies, 0, READ_CHARS).combine_chunks()
    table = pa.table(
        {
            "language": pc.utf8_slice_codeunits(articles["language"], 0, LANGUAGE_CHARS),
            "script": _scripts(beginnings),
            "found": _found(bodies.combine_chunks(), pc.equal(not_english, 0).combine_chunks()),
            "articles": pa.repeat(1, len(articles)),
            "english": pc.subtract(1, not_english.cast(pa.int64())),
        }
    )
    return add_up_languages(table)


def add_up_languages(table: pa.Table) -> pa.Table:
    """The rows of a table of languages with those of the same languages and script added up, most articles first."""
    sums = table.group_by(["language", "script", "found"], use_threads=False).aggregate(
        [("articles", "sum"), ("english", "sum")]
    )
    named = sums.rename_columns(LANGUAGES.names).cast(LANGUAGES)
    names = [(name, "ascending") for name in ("language", "script", "found")]
    return named.sort_by([("articles", "descending"), *names])


def _found(bodies: pa.Array, is_english: pa.Array) -> pa.Array:
    """The language of each text. What was read as English, and is long enough to tell, is looked at no more."""
    known = pc.and_(pc.fill_null(is_english, False), pc.greater_equal(pc.utf8_length(bodies), FEWEST_LETTERS))
    others = pc.invert(known)
    found = pc.if_else(known, "en", pa.scalar(None, pa.string()))
    told = pa.array([language_of(text) for text in bodies.filter(others).to_pylist()], pa.string())
    return pc.replace_with_mask(found, others, told)


def _scripts(beginnings: pa.Array) -> pa.Array:
    """The script of each text. Hardly one is looked at in Python: those that go beyond Latin letters."""
    has_letters = pc.match_substring_regex(beginnings, r"\pL")
    found = pc.if_else(has_letters, LATIN, pa.scalar(None, pa.string()))
    others = pc.match_substring_regex(beginnings, _BEYOND_LATIN)
    if not pc.any(others).as_py():
        return found
    scripts = pa.array([script_of(text) for text in beginnings.filter(others).to_pylist()], pa.string())
    return pc.replace_with_mask(found, others, scripts)


def script_of(text: str) -> str | None:
    """The script of most letters of a text; None where it has none."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _OF_SCRIPT.items()}
    counts[LATIN] = len(_LATIN.findall(text))
    letters = sum(counts.values())
    if not letters:
        return OTHER if any(letter.isalpha() for letter in text) else None
    if counts["Japanese"] >= _KANA * letters:
        return "Japanese"
    return max(counts, key=lambda name: counts[name])
