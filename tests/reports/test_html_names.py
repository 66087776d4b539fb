"""The HTML report: names that are spelled in several ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsqa.reports.html.name_clusters import name_clusters
from tests.reports.html_reader import read
from tests.reports.report_parts import REPORT, changed, finding, save, spelled

NAMES = [
    spelled(1, "Hezbollah", "Hizbullah"),
    spelled(2, "Hezbollah", "Hizbullah"),
    spelled(2, "Hezbollah", "Hizbullah", rule="NQ402", fingerprint="0000000f"),
    spelled(3, "Hezbollah", "Hizbollah", rule="NQ402"),
    spelled(4, "Reuters", "Rueters"),
    finding(5, rule="NQ404", details='{"forms": ["Ann Lee", "mayor"]}'),
]


@pytest.mark.parametrize("rows", [NAMES, NAMES[::-1]])
def test_the_spellings_of_a_name_stand_together(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    save(tmp_path, rows)
    found = name_clusters(tmp_path / "findings.parquet", 10)
    assert found.total == 2
    said = [(name.usual, name.articles, [other[:3] for other in name.others]) for name in found.shown]
    hizbullah, hizbollah = ("Hizbullah", 2, ("NQ401", "NQ402")), ("Hizbollah", 1, ("NQ402",))
    assert said == [("Hezbollah", 3, [hizbullah, hizbollah]), ("Reuters", 1, [("Rueters", 1, ("NQ401",))])]
    assert found.shown[0].others[0].example["article_id"] == "a1", "the least fingerprint"
    assert [name.usual for name in name_clusters(tmp_path / "findings.parquet", 1).shown] == ["Hezbollah"]


def test_two_spellings_that_are_usual_by_turns_are_one_name(tmp_path: Path) -> None:
    rows = [spelled(i, "Erdogan", "Erdoğan") for i in range(2)] + [spelled(2, "Erdoğan", "Erdogan")]
    rows += [spelled(3, "Tehran", "Teheran"), spelled(4, "Teheran", "Tehran")]
    save(tmp_path, rows)
    found = name_clusters(tmp_path / "findings.parquet", 10).shown
    assert [(name.usual, name.articles, name.others[0].form) for name in found] == [
        ("Erdogan", 3, "Erdoğan"),
        ("Teheran", 2, "Tehran"),
    ]
    assert "Aides of Erdoğan" in found[0].others[0].example["excerpt"]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_surname_alone_stands_with_the_one_full_name_that_is_misspelled_so(tmp_path: Path, turn: int) -> None:
    rows = [
        spelled(1, "Ismail Haniyeh", "Ismail Haniya"),
        spelled(2, "Ismail Haniyeh", "Haniya"),
        spelled(3, "Haniyeh", "Haniya"),
        spelled(3, "Haniyeh", "Haniya", rule="NQ402"),
        # of two full names the surname may be either's, and another misspelling may be another's
        spelled(4, "Anna Krüger", "Anna Krueger"),
        spelled(5, "Jonas Krüger", "Jonas Krueger"),
        spelled(6, "Krüger", "Krueger"),
        spelled(7, "Carla Benedetti", "Carla Benedeti"),
        spelled(8, "Benedetti", "Bendetti"),
    ][::turn]
    save(tmp_path, rows)
    found = name_clusters(tmp_path / "findings.parquet", 10)
    said = [
        (name.usual, name.articles, [(other.form, other.articles) for other in name.others]) for name in found.shown
    ]
    assert found.total == len(said) == 6
    assert said[0] == ("Ismail Haniyeh", 3, [("Haniya", 2), ("Ismail Haniya", 1)])
    assert [name for name, *_ in said[1:]] == [
        "Anna Krüger", "Benedetti", "Carla Benedetti", "Jonas Krüger", "Krüger"
    ]  # fmt: skip


def test_names_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    usual = ["Zagreb", "Évian", "al-Bukamal", "Ålborg", "Evros"]
    save(tmp_path, [spelled(i, name, f"{name}x") for i, name in enumerate(usual)])
    found = name_clusters(tmp_path / "findings.parquet", 4)
    assert [name.usual for name in found.shown] == ["al-Bukamal", "Ålborg", "Évian", "Evros"]


def test_two_spellings_that_are_equally_common_are_said_to_be(tmp_path: Path) -> None:
    rows = [
        spelled(1, "Ann Lee", "Ann Leigh", rule="NQ402", counts=(1, 1)),
        spelled(2, "Reuters", "Rueters", counts=(1, 1)),
        spelled(3, "Reuters", "Rueters", counts=(4, 1)),
        finding(4, rule="NQ403", details='{"forms": ["Kyiv", "Kiev"], "times": 3}'),
    ]
    save(tmp_path, rows)
    found = name_clusters(tmp_path / "findings.parquet", 10).shown
    assert {name.usual: name.others[0].tied for name in found} == {"Ann Lee": True, "Reuters": False, "Kyiv": False}
    said = read(tmp_path, REPORT, rows).said()
    assert "Ann Lee Ann Leigh two spellings, equally common: NQ402" in said
    assert said.count("two spellings, equally common") == 1


def test_names_are_shown_with_a_sentence(tmp_path: Path) -> None:
    rules = [{"code": "NQ401", "name": "inconsistent-name", "severity": "warning", "findings": 3, "articles": 3}]
    said = read(tmp_path, changed(rules=rules, findings=3), NAMES).said()
    assert "Hezbollah Hizbullah NQ401, NQ402 2 Aides of Hizbullah said so. article a1" in said
    assert "shown, those with the most articles" not in said


def test_many_names_are_cut_and_it_is_said(tmp_path: Path) -> None:
    rows = [spelled(i, f"Name{i}", f"Nmae{i}") for i in range(60)]
    rows += [spelled(100 + i, "Name0", f"Namme{i}") for i in range(9)]
    said = read(tmp_path, REPORT, rows).said()
    assert "50 of 60 names shown, those with the most articles to look at" in said
    assert "Name0 and 5 other spellings" in said


def test_a_page_without_such_names_has_no_place_for_them(tmp_path: Path) -> None:
    assert "spelled in several ways" not in read(tmp_path, REPORT, [finding(1)]).said()


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [spelled(1, "<script>x</script>", "<img src=x>")])
    assert "<script>x</script>" in drawn.text and "<img src=x>" in drawn.text
    assert ("img", {"src": "x"}) not in drawn.elements
