"""The profiles that ship: each is sound, says why it wants what it wants and what that rests on, and tells good data
for its purpose from bad."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsqa.config import Settings
from newsqa.engines.check import Run, check, known_columns
from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.shipped import shipped
from newsqa.suites.judge import build_suites
from newsqa.suites.named import MEASURES, NAMED, TABLES, rules_about
from newsqa.suites.profiles import check_columns, optional_rules_judged, profile_folder, read_suites
from newsqa.suites.tally import RATES

PROFILES = sorted(path.name for path in shipped("expectations").iterdir() if path.is_dir())
Records = list[dict[str, Any]]
SIZE = 120

EXPECTATIONS = [
    pytest.param(expectation, table, id=f"{profile}-{table}-{number}")
    for profile in PROFILES
    for file in read_suites(profile_folder(profile))
    for table in [file.table]
    for number, expectation in enumerate(file.expectations, start=1)
]


def test_these_ship() -> None:
    assert PROFILES == ["archive", "default", "pretraining", "training", "wire"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_sound(profile: str) -> None:
    files = read_suites(profile_folder(profile))
    check_columns(files, known_columns())
    built = build_suites(files)
    assert [len(suite.built) for suite in built] == [len(file.expectations) for file in files]
    assert sum(len(file.expectations) for file in files) <= 130, "each costs time in every run"
    judged = [json.dumps({**one, "notes": "", "meta": {}, "file": file.table}) for file in files
              for one in file.expectations]  # fmt: skip
    assert len(set(judged)) == len(judged)


@pytest.mark.parametrize(("expectation", "table"), EXPECTATIONS)
def test_an_expectation_says_why_and_what_it_rests_on(expectation: dict[str, Any], table: str) -> None:
    assert expectation["severity"] in SEVERITIES
    assert expectation["notes"].endswith(".")
    assert expectation["meta"]["evidence"].endswith(".")
    named = NAMED.get(expectation["type"])
    assert table in (TABLES if named is None else named.tables)
    assert named is not None or expectation["kwargs"]["column"] in (*MEASURES, "body_words", "words_per_article")


def test_default_judges_every_rule() -> None:
    judged = {code for file in read_suites(profile_folder("default")) for one in file.expectations
              for code in rules_about(one, "")}  # fmt: skip
    assert [code for code, one in rules().items() if code < "NQ9" and code not in judged and not one.is_optional] == []


def test_an_optional_rule_runs_in_a_profile_that_asks_for_it() -> None:
    asked = {profile: optional_rules_judged(read_suites(profile_folder(profile))) for profile in PROFILES}
    optional = [code for code, one in rules().items() if one.is_optional]
    assert asked == {profile: optional if profile == "pretraining" else [] for profile in PROFILES}


# Data that is good for a purpose, and data that is not


def agency_items() -> Records:
    """Items as an agency would send them, of two labels and two splits, within one month."""
    people = ("Kari Lund", "Omar Haddad", "Ines Moreau", "Peter Novak", "Grace Okafor", "Liam Byrne")
    cities = ("Oslo", "Lisbon", "Geneva", "Prague", "Dublin")
    return [
        {
            "id": f"urn:{n}",
            "title": f"Ferry terminal {n} reopens in {city}",
            "text": f"{city.upper()}, May 14 (NN) - Ferry terminal {n} in {city} will reopen on Friday, its director "
            f"{person} said on Tuesday.\n\n\"The {n + 3} cranes are ready,\" {person.split()[1]} said. Traffic rose by "
            f"{n % 9 + 2} percent last year, according to Eurostat.",
            "outlet": "NN",
            "usageterms": "For subscribers of NN",
            "label": ("transport", "economy")[n % 2],
            "split": ("train", "test")[n // 2 % 2],
            "published": f"2024-05-14T{n % 24:02}:{n % 60:02}:0{n % 7}+02:00",
        }
        for n in range(SIZE)
        for city, person in [(cities[n % 5], people[n % 6])]
    ]  # fmt: skip


def check_items(records: Records, profile: str, tmp_path: Path) -> Run:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return check([source], Settings(output=tmp_path / "out", processes=1, profile=profile))


def failed(run: Run) -> list[str]:
    return [f"{one['table']}: {one['description']} {one['observed']}" for one in run.report["expectations"]
            if one["success"] is False]  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_good_items_pass_and_every_table_is_judged(profile: str, tmp_path: Path) -> None:
    run = check_items(agency_items(), profile, tmp_path)
    assert run.passed, failed(run)
    judged = {one["table"] for one in run.report["expectations"] if one["success"] is not None}
    assert judged == {file.table for file in read_suites(profile_folder(profile))}
    assert {one["note"] for one in run.report["expectations"]} >= {
        one["notes"] for file in read_suites(profile_folder(profile)) for one in file.expectations
    }


def _sloppy(records: Records) -> Records:
    """As a box of cuttings is: a third undated, times without zones, claims of nobody, names misread."""
    for n, record in enumerate(records):
        record["published"] = None if n % 3 == 0 else record["published"][:19]
        if n % 4 == 0:
            record["text"] = record["text"].replace(" said.", " said. The strike is over, it was reportedly agreed.", 1)
        if n % 5 == 0:
            name = record["text"].split("director ")[1].split(" said")[0].split()[1]
            record["text"] += (
                f"\n\n{name}{name[-1]} spoke on 31 June." if n % 20 == 0 else f"\n\n{name}{name[-1]} spoke."
            )
    return records


def test_sloppy_items_fail_wire_and_pass_archive(tmp_path: Path) -> None:
    wire = check_items(_sloppy(agency_items()), "wire", tmp_path)
    assert not wire.passed
    about = {one["kwargs"].get("rule") or one["type"] for one in wire.report["expectations"] if one["success"] is False}
    assert about >= {"NQ203", "NQ301", "NQ303", "NQ313", "expect_articles_to_have_publication_date"}
    archive = check_items(_sloppy(agency_items()), "archive", tmp_path)
    assert archive.passed, failed(archive)


def _every(step: int, records: Records, **changes: Any) -> Records:
    return [{**record, **changes} if n % step == 0 else record for n, record in enumerate(records)]


TRAINING: dict[str, tuple[Callable[[Records], Records], str]] = {
    "texts lost": (functools.partial(_every, 60, text=""), "articles: at least 99.9 % of articles pass NQ101"),
    "ids repeated": (functools.partial(_every, 60, id="same"), "articles: all articles pass NQ102"),
    "teasers for texts": (functools.partial(_every, 10, text="The ferry is back."), "articles: at least 95 % of"),
    "a label without dates": (
        lambda records: [{**r, "published": None} if r["label"] == "economy" else r for r in records],
        "labels: in every label of at least 50 articles, at least 50 % of articles pass NQ311",
    ),
    "placeholders in a split": (
        lambda records: [{**r, "author": "None"} if r["split"] == "test" else r for r in records],
        "splits: in every split of at least 50 articles, at least 97 % of articles pass NQ103",
    ),
}


@pytest.mark.parametrize("damage", TRAINING)
def test_damage_to_a_corpus_fails_training(damage: str, tmp_path: Path) -> None:
    harm, expected = TRAINING[damage]
    run = check_items(harm(agency_items()), "training", tmp_path)
    assert not run.passed
    assert any(said.startswith(expected) for said in failed(run)), failed(run)


def test_journalism_does_not_fail_training(tmp_path: Path) -> None:
    claim = "is dead, sources said. It will reportedly be sold."
    records = [{**record, "text": f"{record['text']}\n\nLine {record['id']} {claim}"} for record in agency_items()]
    run = check_items(records, "training", tmp_path)
    assert run.passed, failed(run)
    assert failed(run)


@pytest.mark.parametrize("profile", PROFILES)
def test_lost_records_fail_every_profile(profile: str, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps(record) for record in agency_items()]
    source.write_text("\n".join([*lines[:60], lines[60][:50], "12", *lines[61:]]) + "\n", encoding="utf-8")
    run = check([source], Settings(output=tmp_path / "out", processes=1, profile=profile, fail_on="critical"))
    assert not run.passed
    assert {one.split(" ")[0] for one in failed(run)} >= {"dataset:"}


def test_what_a_measure_is_about_is_said_once() -> None:
    """A rate that is computed of a rule's findings is said to be about that rule, and about no other."""
    of_rules = {name: {part[:5] for part in parts[1:3] if part.startswith("NQ")} for name, parts in RATES.items()}
    assert {name: set(MEASURES[name]) for name, codes in of_rules.items() if codes} == {
        name: codes for name, codes in of_rules.items() if codes
    }
