"""From faults to findings: excerpts, fingerprints, and text that means harm."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.rules.findings import LONGEST_MARK, cut_excerpt, make_findings
from newsqa.rules.registry import find_rule
from newsqa.rules.rule import Fault

RULE = find_rule("NQ301")


def _findings(bodies: list[str], faults: list[Fault], ids: list[str] | None = None) -> list[dict[str, Any]]:
    places = pa.table(
        {
            "article_id": ids or [str(n) for n in range(len(bodies))],
            "body": bodies,
            "source_file": ["f"] * len(bodies),
            "source_row": range(1, len(bodies) + 1),
        }
    )
    found: list[dict[str, Any]] = make_findings([(RULE, fault) for fault in faults], places).to_pylist()
    return found


def _fault(row: int, start: int, end: int) -> Fault:
    return Fault(row, "body", start, end, "message", "help")


@given(st.text(max_size=600), st.data())
def test_the_marked_words_are_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    excerpt, mark_start, mark_end = cut_excerpt(text, start, end)
    words = text[start:end][:LONGEST_MARK]
    assert excerpt[mark_start:mark_end] == words.translate({9: " ", 10: " ", 13: " "})
    assert not {"\n", "\r", "\t"} & set(excerpt)


def test_the_excerpt_keeps_to_its_paragraph_and_is_cut_at_spaces() -> None:
    text = "Before.\nThe council met on Tuesday.\nAfter."
    start = text.index("Tuesday")
    assert cut_excerpt(text, start, start + 7) == ("The council met on Tuesday.", 19, 26)
    long = "word " * 100 + "Tuesday" + " word" * 100
    excerpt, mark_start, mark_end = cut_excerpt(long, 500, 507)
    assert excerpt.startswith("… word") and excerpt.endswith("word …")
    assert excerpt[mark_start:mark_end] == "Tuesday"


def test_fingerprints_tell_the_same_words_apart_and_not_their_place() -> None:
    body = "Tuesday, and Tuesday again."
    first, second = _findings([body], [_fault(0, 0, 7), _fault(0, 13, 20)])
    assert first["fingerprint"] != second["fingerprint"]
    moved = "On " + body
    again = _findings([moved], [_fault(0, 3, 10), _fault(0, 16, 23)])
    assert [f["fingerprint"] for f in again] == [first["fingerprint"], second["fingerprint"]]


def test_fingerprints_do_not_depend_on_the_rest_of_the_batch() -> None:
    body = "On Tuesday."
    alone = _findings([body], [_fault(0, 3, 10)], ["x"])
    among = _findings(["Tuesday", body], [_fault(0, 0, 7), _fault(1, 3, 10)], ["x", "x"])
    assert among[1]["fingerprint"] == alone[0]["fingerprint"]


def test_an_id_made_from_the_row_does_not_count() -> None:
    body = "On Tuesday."
    here, there = (
        _findings([body], [_fault(0, 3, 10)], [i])[0] for i in ("row-0123456789abcdef-1", "row-fedcba9876543210-2")
    )
    assert here["fingerprint"] == there["fingerprint"]
    assert here["article_id"] != there["article_id"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_makes_a_finding(text: str) -> None:
    fault = Fault(0, "body", 0, len(text), f'"{text}" is wrong', "help", {"words": text})
    (finding,) = _findings([text], [fault])
    assert finding["start"] == 0
    assert json.loads(finding["details"]) == {"words": text}


def test_no_faults_make_no_findings() -> None:
    assert _findings(["text"], []) == []
