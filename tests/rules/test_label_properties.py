"""The shallow properties of articles: each tells a matter of form, and nothing of what an article says."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from newsqa.articles.schema import ARTICLES
from newsqa.rules.label_properties import LABEL_PROPERTIES, NOTHING, PROPERTIES, VALUE_CHARS, label_properties


def _articles(*articles: dict[str, Any]) -> pa.Table:
    places = {"source_file": "a.jsonl", "source_row": 1, "article_id": "1"}
    return pa.Table.from_pylist([{**places, "body": "-", "label": "a", **one} for one in articles], ARTICLES)


def _value(name: str, **article: Any) -> str:
    return str(label_properties(_articles(article))[name][0].as_py())


@pytest.mark.parametrize(
    ("name", "column", "values"),
    [
        ("title-start", "title", {" Hall": " ", "Hall": "a capital letter", "Öffnung": "a capital letter",
                                  "hall": "a letter", "7": "a digit", "“Hall”": "“", "": NOTHING, None: NOTHING}),
        ("title-end", "title", {"Hall ": " ", "Hall!": "!", "Hall": "a letter", "Hall 7": "a digit"}),
        ("title-case", "title", {"Hall Opens After Two Years": "with capitals", "Hall opens again": "as a sentence",
                                 "HALL OPENS 2 YEARS ON": "in capitals", "17": NOTHING, None: NOTHING}),
        ("body-start", "body", {"\tHall": "\t", "(Reuters) - Hall": "("}),
        ("body-end", "body", {"It opened.": ".", "It opened": "a letter", "It opened. ": " "}),
        ("dateline-agency", "body", {"HARWICK (Reuters) - It opened.": "(Reuters)", "It opened (again).": "(again)",
                                     "It () opened.": NOTHING, "x" * 200 + " (AP)": NOTHING}),
        ("quotation-marks", "body", {'"a"': "straight", "“a”": "curly", '„a“ "b"': "straight, curly", "«a»": "angled"}),
        ("apostrophes", "body", {"didn't": "straight", "didn’t": "curly", "did not": NOTHING}),
        ("dashes", "body", {"a — b": "em dashes", "a – b": "en dashes", "a - b": "hyphens", "a-b": NOTHING}),
        ("spaces", "body", {"a  b": "doubled", "a\u00a0b": "no-break", "a b": NOTHING}),
        ("line-breaks", "body", {"a\nb": "line breaks", "a\n\nb": "blank lines, line breaks",
                                 "a\r\nb": "carriage returns, line breaks"}),
        ("control-characters", "body", {"a\x93b": "of Windows-1252", "a\x00b": "of ASCII", "a\ufffdb": "U+FFFD"}),
        ("date-format", "published_raw", {"2017-11-30": "YYYY-NN-NN", "30/1/2017": "NN/NN/YYYY",
                                          "Dec. 3, 2017 ": "word NN, YYYY ", "2017-11-30T10:00:00Z":
                                          "YYYY-NN-NNTNN:NN:NNZ", "": NOTHING, None: NOTHING}),
        ("title-length", "title", {"Hall": "fewer than 10 characters", "Hall opens": "10 to 14 characters"}),
        ("body-last-word", "body", {"It opened. ": "opened.", " ": NOTHING}),
        ("author", "authors", {("Ann Lee", "Bo Chen"): "Ann Lee", (): NOTHING, None: NOTHING}),
    ],
)  # fmt: skip
def test_values(name: str, column: str, values: dict[Any, str]) -> None:
    given = {text: list(text) if isinstance(text, tuple) else text for text in values}
    assert {text: _value(name, **{column: value}) for text, value in given.items()} == values


def test_empty_fields_are_named() -> None:
    full = {"title": "Hall", "summary": "s", "section": "s", "language": "en", "outlet": "o", "url": "u"}
    assert _value("empty-fields", **full, authors=["Ann"], published_raw="2024") == NOTHING
    assert _value("empty-fields", **{**full, "url": ""}, published_raw="2024") == "url, authors"


def test_articles_without_a_label_have_none() -> None:
    found = label_properties(_articles({"source_row": 1}, {"source_row": 2, "label": ""}, {"label": None}))
    assert found["source_row"].to_pylist() == [1]
    assert label_properties(_articles({"label": None})).schema == LABEL_PROPERTIES


def test_values_are_short_and_none_is_missing() -> None:
    found = label_properties(_articles({"title": "x" * 500, "section": "y" * 500, "body": "z" * 500}))
    values = [found[name][0].as_py() for name in PROPERTIES]
    assert None not in values
    assert max(map(len, values)) == VALUE_CHARS


def test_an_article_without_an_id_is_known_by_its_content_row_and_label() -> None:
    """So the folds are the same wherever the file lies, and articles in files of their own, or copies, are not all in
    one."""
    ids = ("row-0123456789abcdef-7", "row-fedcba9876543210-7", "row-0123456789abcdef-8", "row-0123456789abcdef-7")
    bodies = ("a", "a", "a", "b")
    rows = [
        {"article_id": one, "source_row": int(one[-1]), "body": body} for one, body in zip(ids, bodies, strict=True)
    ]
    turns = label_properties(_articles(*rows))["turn"].to_pylist()
    assert turns[0] == turns[1] and len(set(turns)) == 3
