"""The findings as the page holds them: order, marks, what is cut, which are chosen, and that nothing is changed."""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.printable import seen
from newsqa.reports.html import data as data_module
from newsqa.reports.html import spread
from newsqa.reports.html.data import FORMAT, LONGEST, cut_excerpt, embedded, findings_data
from newsqa.reports.html.spread import shown_findings
from tests.reports.report_parts import HOSTILE, REPORT, data_of, finding, save

GOLDEN = Path(__file__).parent / "golden" / "report-data.json"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "report-data.md"
RULES: list[dict[str, Any]] = REPORT["rules"]
ALL = 1_000_000


def made(
    folder: Path,
    rows: Sequence[dict[str, Any]],
    most: int = ALL,
    with_text: bool = True,
    rules: Sequence[dict[str, Any]] = RULES,
) -> dict[str, Any]:
    return findings_data(save(folder, list(rows)), rules, most, with_text)


def column(data: dict[str, Any], name: str) -> list[Any]:
    """A column of the findings, its numbers looked up: `docs/report-data.md` tells how."""
    articles, findings, texts = data["articles"], data["findings"], data["texts"]
    values = findings.get(name) or [articles[name][article] for article in findings["article"]]
    if name == "rule":
        return [data["rules"]["code"][value] for value in values]
    return [None if value < 0 else texts[name][value] for value in values] if name in texts else values


def marked(data: dict[str, Any]) -> list[str]:
    found = data["findings"]
    columns = (found["excerpt"], found["mark_start"], found["mark_end"])
    return [excerpt[begin:end] if begin >= 0 else "" for excerpt, begin, end in zip(*columns, strict=True)]


# The format


def test_the_golden_data(tmp_path: Path) -> None:
    """Made again with NEWSQA_UPDATE_GOLDEN=1."""
    nowhere = dict.fromkeys(("article_id", "field", "start", "end", "excerpt", "mark_start", "mark_end", "outlet"))
    rows = [
        finding(1),
        finding(2, excerpt=f"{HOSTILE[0]} \x00\u202e", mark_start=0, mark_end=8, outlet=None, known=True),
        finding(3, **nowhere, rule="NQ001", name="unreadable-record", severity="critical", source_row=None),
    ]
    text = json.dumps(made(tmp_path, rows), indent=1, ensure_ascii=True) + "\n"
    if os.environ.get("NEWSQA_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_format_is_documented(tmp_path: Path) -> None:
    data = made(tmp_path, [finding(1)])
    section = DOCUMENTED.read_text(encoding="utf-8").split("\n## ")[0]
    names = set(re.findall(r"^\| `(\w+(?:\.\w+)?)` \|", section, re.MULTILINE)) - {"articles.text"}
    here = {f"{part}.{name}" for part in ("rules", "articles", "texts", "findings") for name in data[part]}
    assert names == here | {name for name in data if not isinstance(data[name], dict)}
    assert f"Version {FORMAT}." in DOCUMENTED.read_text(encoding="utf-8")


def test_columns_are_of_one_length_and_numbers_lead_somewhere(tmp_path: Path) -> None:
    rows = [finding(i, outlet=None if i % 2 else f"o{i % 3}", article_id=f"a{i % 5}") for i in range(20)]
    data = made(tmp_path, rows)
    assert {len(values) for values in data["findings"].values()} == {data["size"]} == {20}
    assert len({len(values) for values in data["articles"].values()}) == 1
    assert set(data["findings"]["article"]) == set(range(len(data["articles"]["id"])))
    assert sorted(column(data, "id")) == sorted(row["article_id"] for row in rows)
    assert Counter(column(data, "outlet")) == Counter(row["outlet"] for row in rows)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    columns = ("article_id", "excerpt", "message", "help", "outlet", "source_file", "field")
    rows = [
        finding(i, **dict.fromkeys(columns, text), mark_start=0, mark_end=len(text)) for i, text in enumerate(texts)
    ]
    embed = embedded(made(tmp_path_factory.mktemp("text"), rows))
    assert re.fullmatch("[A-Za-z0-9+/=]+", embed)
    back = data_of(f'<script id="data" type="x">{embed}</script>')
    for name in ("id", "excerpt", "message", "help", "outlet", "file", "field"):
        # what is marked and cannot be seen is told by its number
        assert sorted(column(back, name)) == sorted(map(seen, texts) if name == "excerpt" else texts), name
    assert sorted(marked(back)) == sorted(map(seen, texts))


def test_an_empty_table_has_data(tmp_path: Path) -> None:
    data = made(tmp_path, [])
    assert (data["total"], data["size"], data["rules"]["code"]) == (0, 0, [])
    assert all(values == [] for values in data["findings"].values())


def test_findings_of_a_rule_that_the_report_does_not_have(tmp_path: Path) -> None:
    rows = [finding(1), finding(2, rule="NQ900", name="own", severity="odd"), finding(3, article_id=None)]
    rules = made(tmp_path, rows)["rules"]
    assert rules == {"code": ["NQ203", "NQ900"], "name": ["hearsay", "own"], "severity": ["warning", "odd"]}


def test_what_the_report_calls_a_rule_holds(tmp_path: Path) -> None:
    rules = [{"code": "NQ203", "name": "rumour", "severity": "critical", "findings": 7, "articles": 7}]
    rows = [finding(1), finding(2, severity="info", name="old name")]
    assert made(tmp_path, rows, rules=rules)["rules"] == {
        "code": ["NQ203"],
        "name": ["rumour"],
        "severity": ["critical"],
    }


# Order


def test_gravest_rules_come_first_then_those_with_most_findings(tmp_path: Path) -> None:
    kinds = (("NQ901", "info", 9), ("NQ902", "critical", 1), ("NQ903", "warning", 2), ("NQ904", "warning", 3))
    rows = [
        finding(10 * place + i, rule=code, severity=severity)
        for place, (code, severity, times) in enumerate(kinds)
        for i in range(times)
    ]
    data = made(tmp_path, rows)
    assert data["rules"]["code"] == ["NQ902", "NQ904", "NQ903", "NQ901"]
    assert data["findings"]["rule"] == sorted(data["findings"]["rule"])


def test_within_a_rule_by_new_file_row_title_and_place(tmp_path: Path) -> None:
    same = {"source_file": "a.jsonl", "source_row": 2, "article_id": "x"}
    wanted = [
        finding(1, **{**same, "source_row": 1}),
        finding(2, **same, field="title", start=90),
        finding(3, **same, start=5),
        finding(4, **same, start=40),
        finding(5, **{**same, "source_row": 10}),
        finding(6, source_file="b.jsonl", source_row=1),
        finding(7, source_file=None, source_row=None),
        finding(8, **{**same, "source_row": 1}, known=True),
    ]
    rows = [{**row, "message": str(place)} for place, row in enumerate(wanted)]
    random.Random(5).shuffle(rows)
    assert column(made(tmp_path, rows), "message") == [str(place) for place in range(8)]


def test_articles_are_numbered_by_file_and_row(tmp_path: Path) -> None:
    places = [("b", 1), ("a", 10), ("a", 2), (None, None)]
    rows = [finding(i, source_file=file, source_row=row) for i, (file, row) in enumerate(places)]
    articles = made(tmp_path, rows)["articles"]
    assert articles["row"] == [None, 2, 10, 1]
    assert articles["id"] == ["a3", "a2", "a1", "a0"]


@pytest.mark.parametrize("most", [ALL, 40])
@pytest.mark.parametrize(("batch", "waiting"), [(7, 20), (100, 1_000)])
def test_neither_order_nor_batches_change_the_data(
    tmp_path: Path, batch: int, waiting: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = ("NQ203", "NQ303", "NQ900")
    rows = [
        finding(i, rule=codes[i % 7 % 3], article_id=f"a{i % 30}" if i % 11 else None, start=i % 5, known=i % 4 == 0)
        for i in range(300)
    ]
    first = made(tmp_path, rows, most)
    monkeypatch.setattr(spread, "BATCH_ROWS", batch)
    monkeypatch.setattr(spread, "WAITING", waiting)
    random.Random(3).shuffle(rows)
    assert made(tmp_path, rows, most) == first


@given(st.permutations(range(12)), st.integers(1, 5), st.integers(1, 13))
def test_the_choice_hangs_on_the_rows_alone(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], batch: int, most: int
) -> None:
    rows = [finding(i, article_id=f"a{i % 4}", rule=f"NQ90{i % 2}", start=i % 3, known=i % 5 == 0) for i in range(12)]
    folder = tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "BATCH_ROWS", batch)
        patch.setattr(spread, "WAITING", 2 * batch)
        assert made(folder, [rows[i] for i in order], most) == made(folder, rows, most)


# Marks, and what is cut


def test_marks_are_code_points(tmp_path: Path) -> None:
    excerpt = "“😀 said” <b>&amp;\r\n e\u0301 reportedly x"
    data = made(tmp_path, [finding(1, excerpt=excerpt, mark_start=3, mark_end=20)])
    assert marked(data) == [excerpt[3:20]]
    assert data["findings"]["excerpt"] == [excerpt]
    assert (data["findings"]["start"], data["findings"]["end"]) == ([1437], [1447])


@pytest.mark.parametrize("marks", [(None, None), (5, 5), (30, 400), (-3, 4), (6, 2)])
def test_without_words_to_mark_the_excerpt_stands_alone(tmp_path: Path, marks: tuple[int | None, int | None]) -> None:
    data = made(tmp_path, [finding(1, mark_start=marks[0], mark_end=marks[1])])
    assert data["findings"]["excerpt"] == ["The mayor reportedly sold the cranes."]
    assert (data["findings"]["mark_start"], data["findings"]["mark_end"]) == ([-1], [-1])


def test_a_long_excerpt_keeps_its_marked_words() -> None:
    text, begin, end = cut_excerpt("before " * 200 + "reportedly" + " after" * 200, 1400, 1410)
    assert text[begin:end] == "reportedly"
    assert re.fullmatch(r"… (before )+reportedly( after)+ …", text)
    assert len(text) < 520


def test_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    columns = ("article_id", "excerpt", "message", "help", "outlet", "source_file")
    data = made(tmp_path, [finding(1, **dict.fromkeys(columns, long), mark_start=10, mark_end=999_990)])
    cut = f"{long[:LONGEST]}… (1,000,000 characters in all)"
    for name in ("id", "message", "help", "outlet", "file"):
        assert column(data, name) == [cut]
    assert len(data["findings"]["excerpt"][0]) < 2 * LONGEST
    assert marked(data)[0].startswith(long[:LONGEST])


def test_rules_take_turns_when_room_for_sentences_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [finding(i) for i in range(50)] + [finding(100 + i, rule="NQ900") for i in range(3)]
    ids = sum(len(row["article_id"]) for row in rows)
    monkeypatch.setattr(data_module, "MOST_CHARACTERS", ids + 10 * len(rows[0]["excerpt"]) + 5)
    monkeypatch.setattr(data_module, "LEAST_EXCERPTS", 0)
    data = made(tmp_path, rows)
    told = Counter(code for code, text in zip(column(data, "rule"), data["findings"]["excerpt"], strict=True) if text)
    assert told == {"NQ203": 7, "NQ900": 3}
    assert data["excerpts_left_out"] == 43
    assert [mark for mark in marked(data) if mark] == ["reportedly"] * 10
    monkeypatch.setattr(data_module, "LEAST_EXCERPTS", 20 * len(rows[0]["excerpt"]))
    assert made(tmp_path, rows)["excerpts_left_out"] == 33


@pytest.mark.parametrize("with_text", [True, False])
def test_without_text_there_is_no_word_of_an_article(tmp_path: Path, with_text: bool) -> None:
    secret = "gooseberry"
    words = {"excerpt": f"He said {secret}.", "message": f'"{secret}" is vague', "help": f"say what {secret} is"}
    data = made(tmp_path, [finding(1, **words, details=f'{{"x": "{secret}"}}')], with_text=with_text)
    assert (secret in json.dumps(data)) == with_text
    only = {"excerpt", "mark_start", "mark_end", "message", "help"}
    assert (set(data["findings"]) & only) == (only if with_text else set())
    assert column(data, "id") == ["a1"]


# Which are chosen


@pytest.mark.parametrize(
    ("times", "most", "chosen"),
    [
        ((90, 4, 6), 100, (90, 4, 6)),
        ((90, 4, 6), 40, (30, 4, 6)),
        ((90, 4, 6), 9, (3, 3, 3)),
        ((90, 4, 6), 1, (1, 1, 1)),
        ((90, 4, 6), 0, (0, 0, 0)),
        ((1, 1, 98), 50, (1, 1, 48)),
    ],
)
def test_rules_share_the_room(tmp_path: Path, times: Sequence[int], most: int, chosen: Sequence[int]) -> None:
    rows = [finding(100 * rule + i, rule=f"NQ90{rule}") for rule, amount in enumerate(times) for i in range(amount)]
    data = made(tmp_path, rows, most)
    told = Counter(column(data, "rule"))
    assert [told[f"NQ90{rule}"] for rule in range(3)] == list(chosen)
    assert (data["total"], data["size"]) == (100, sum(chosen))


def test_no_article_fills_the_list(tmp_path: Path) -> None:
    rows = [finding(0, start=i, fingerprint=f"f{i}") for i in range(500)] + [finding(i) for i in range(1, 30)]
    chosen = shown_findings(save(tmp_path, rows), 50)["NQ203"]
    articles = Counter(row["article_id"] for row in chosen)
    assert len(articles) == 30
    assert articles["a0"] == 21
    assert [row["start"] for row in chosen if row["article_id"] == "a0"] == list(range(21)), "its first ones"


def test_articles_take_turns_in_another_order_for_each_rule(tmp_path: Path) -> None:
    rows = [finding(i, rule=rule) for i in range(200) for rule in ("NQ203", "NQ303")]
    chosen = shown_findings(save(tmp_path, rows), 20)
    one, other = ({row["article_id"] for row in chosen[rule]} for rule in ("NQ203", "NQ303"))
    assert one != other
    assert max(int(name[1:]) for name in one) > 100, "not the beginning of the dataset"


def test_new_findings_are_shown_before_known_ones(tmp_path: Path) -> None:
    rows = [finding(i, known=i % 10 != 0) for i in range(100)]
    shown = shown_findings(save(tmp_path, rows), 20)["NQ203"]
    assert [row["known"] for row in shown] == [False] * 10 + [True] * 10


def test_articles_without_an_id_are_told_apart_by_their_place(tmp_path: Path) -> None:
    rows = [finding(i, article_id=None, source_row=i % 20, start=i) for i in range(100)]
    shown = shown_findings(save(tmp_path, rows), 20)["NQ203"]
    assert sorted(row["source_row"] for row in shown) == list(range(20))
