"""What `newsqa init` writes is read back, and means what was found."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_samples import SAMPLES

from newsqa.articles.load import LoadOptions, read_articles
from newsqa.articles.looking import look_at
from newsqa.articles.mapping import find_mapping
from newsqa.articles.proposal import Proposal, propose, toml_text
from newsqa.articles.readers.options import ReadOptions
from newsqa.config import read_settings


def written(folder: Path, *records: dict[str, Any], name: str = "a.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def proposed(folder: Path, source: Path) -> Proposal:
    """The proposal for a source, having been read back from a file."""
    proposal = propose(look_at(source, {}))
    config = folder / "newsqa.toml"
    config.write_text(proposal.text, encoding="utf-8")
    assert read_settings(config).fields == proposal.fields
    return proposal


@pytest.mark.parametrize("name", SAMPLES)
def test_every_layout_is_read_with_it_as_without(name: str, tmp_path: Path) -> None:
    source = written(tmp_path, *SAMPLES[name])
    fields = proposed(tmp_path, source).fields
    with_it, without = find_mapping(SAMPLES[name], fields), find_mapping(SAMPLES[name], {})
    assert {c: (f.path, f.otherwise) for c, f in with_it.columns.items()} == {
        c: (f.path, f.otherwise) for c, f in without.columns.items()
    }
    [one], [other] = (list(read_articles([source], LoadOptions(fields=known))) for known in (fields, {}))
    assert one.articles.equals(other.articles)


def test_each_line_says_how_sure_it_is(tmp_path: Path) -> None:
    source = written(
        tmp_path, {"maintext": 'The "council"\nmet', "source": "The Herald", "page": 3, "date": "2024-05-14"}
    )
    text = proposed(tmp_path, source).text
    lines = [line for line in text.splitlines() if line and not line.startswith("# Proposed")]
    assert lines[1:] == [
        'profile = "default"',
        "[fields]                          # article column = field of the source",
        'body = "maintext"                 # certain (its name): "The "council" met"',
        'outlet = "source"                 # likely (its name, which means different things in different datasets):'
        ' "The Herald"',
        'published = "date"                # certain (its name): "2024-05-14"',
        "# kept in the column extra: page",
        "# no field was found for: id, title, summary, section, language, url, label, split, event, authors, modified,"
        " collected",
        "[load]",
        '# timezone = "Europe/Paris"       # 1 of 1 values of published name no zone and are read as UTC',
        "# day_first = true                # 03/04/2024 is in April; none was seen",
    ]


def test_the_order_of_day_and_month_that_the_dates_show(tmp_path: Path) -> None:
    source = written(tmp_path, {"text": "a", "date": "31/12/2024"}, {"text": "a", "date": "03/04/2024"})
    line = next(line for line in propose(look_at(source, {})).text.splitlines() if "day_first" in line)
    assert line.startswith("# day_first = true                # published: 03/04/2024 is read as 3 April: 1 date such")


def test_what_was_said_of_a_database_is_written_down(tmp_path: Path) -> None:
    overview = look_at(written(tmp_path, {"text": "a"}), {})
    config = tmp_path / "newsqa.toml"
    config.write_text(propose(overview, ReadOptions(query='SELECT "a"\nFROM news')).text)
    assert read_settings(config).query == 'SELECT "a"\nFROM news'


def test_fields_that_stand_in_for_each_other_are_kept(tmp_path: Path) -> None:
    source = written(tmp_path, {"text": "a", "description": "b"}, {"text": "a", "summary": "c"})
    assert proposed(tmp_path, source).fields == {"body": "text", "summary": "summary | description"}


def test_files_that_differ_keep_their_own_mappings(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    written(folder, {"text": "a", "title": "b"})
    written(folder, {"text": "a", "headline": "b", "source": "c"}, name="b.jsonl")
    (folder / "c.txt").write_text("Title\n\nbody")
    proposal = proposed(tmp_path, folder)
    assert proposal.fields == {"body": "text"}
    assert f'# title: recognised file by file: "title" in {folder / "a.jsonl"}'[:60] in proposal.text
    batches = list(read_articles([folder], LoadOptions(fields=proposal.fields)))
    assert [title for batch in batches for title in batch.articles["title"].to_pylist()] == ["b", "b", "Title"]


def test_text_files_have_no_fields_to_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nbody")
    proposal = proposed(tmp_path, tmp_path / "a.txt")
    assert proposal.fields == {}
    assert "# text files have no fields" in proposal.text


HOSTILE = [
    'te"xt',
    "te\\xt",
    "te\nxt",
    "te\r\nxt",
    "te\txt",
    "\x1b[31mtext",
    "te\u202ext",
    "te\u2028xt",
    "text ",
    "té'xt",
    "#text",
    "text = 1",
    "[load]",
    "\x00text",
    "te\x7fxt",
    "te\x85xt",
    "text\ufeff",
]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_written_and_read_back(name: str, tmp_path: Path) -> None:
    source = written(tmp_path, {"text": "a", name: f"value {name}"})
    overview = look_at(source, {"summary": name, "body": "text"})
    config = tmp_path / "newsqa.toml"
    text = propose(overview).text
    config.write_text(text, encoding="utf-8")
    assert read_settings(config).fields == {"body": "text", "summary": name}
    assert not {char for char in text.replace("\n", "") if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")}


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    assert toml_text("a\ud800") is None


@settings(deadline=None)
@given(st.text())
def test_every_text_is_a_toml_string(text: str) -> None:
    value = toml_text(text)
    assert value is not None
    assert tomllib.loads(f"x = {value}") == {"x": text}


plain = st.text(st.characters(codec="utf-8"), max_size=6)
fields = st.sampled_from(
    ["text", "source", "summary", "description", "a | b", "summary | description", "x + y", "date"]
)
values = plain | st.none() | st.dictionaries(plain | st.just("name"), plain, max_size=2)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.dictionaries(plain | fields, values, max_size=5), min_size=1, max_size=4))
def test_what_is_proposed_means_what_was_found(tmp_path: Path, records: list[dict]) -> None:
    records = [{"body": "a text", **record} for record in records]
    source = written(tmp_path, *records)
    known = proposed(tmp_path, source).fields
    with_it, without = find_mapping(records, known), find_mapping(records, {})
    assert {c: f.path for c, f in with_it.columns.items()} == {c: f.path for c, f in without.columns.items()}
