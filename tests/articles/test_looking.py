"""Samples of files, told by the shape of their records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsqa.articles import looking
from newsqa.articles.errors import InputError
from newsqa.articles.looking import kind_of, look_at


def write(path: Path, *records: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def test_files_of_one_shape_are_one(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", {"text": "a"}, {"text": None})
    write(tmp_path / "b.jsonl", {"text": "b", "n": 1})
    write(tmp_path / "c.jsonl", {"text": "c"}, "no object")
    first, second = look_at(tmp_path, {}).shapes
    assert [Path(name).name for name in first.files] == ["a.jsonl", "c.jsonl"]
    assert (first.records, first.rejects, first.fields["text"].records) == (3, 1, 2)
    assert list(second.fields) == ["text", "n"]


def test_a_field_of_objects_is_listed_with_their_fields(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", {"text": "a", "source": {"name": "b", "deep": {"er": 1}}, "list": [{"value": "c"}]})
    [shape] = look_at(tmp_path / "a.jsonl", {"title": "list.0.value", "summary": "source.deep.er"}).shapes
    assert list(shape.fields) == ["text", "source", "source.name", "source.deep", "list"]
    assert {path: shape.columns_at(path) for path in shape.fields} == {
        "text": ["body"],
        "source": [],
        "source.name": [],
        "source.deep": ["summary"],
        "list": ["title"],
    }


def test_columns_that_folders_give_are_not_empty(tmp_path: Path) -> None:
    for label in ("fake", "real"):
        for number in range(2):
            (tmp_path / label).mkdir(exist_ok=True)
            (tmp_path / label / f"{number}.txt").write_text("Title\n\nbody")
    overview = look_at(tmp_path, {})
    [shape] = overview.shapes
    assert "label" not in shape.empty_columns
    assert not shape.has_own_fields
    assert overview.notes == ("label: taken from the names of the folders (fake, real)",)


def test_only_so_many_files_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_FILES", 2)
    for number in range(3):
        write(tmp_path / f"{number}.jsonl", {"text": "a"})
    overview = look_at(tmp_path, {})
    assert [len(shape.files) for shape in overview.shapes] == [2]
    assert overview.notes == ("only the first 2 of 3 files with many records were looked at",)


def test_a_file_that_cannot_be_opened_is_an_error_alone_and_a_note_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", {"text": "a"})
    (tmp_path / "b.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(InputError):
        look_at(tmp_path / "b.parquet", {})
    overview = look_at(tmp_path, {})
    assert len(overview.shapes) == 1
    assert "b.parquet" in overview.notes[0]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("a", "text"),
        (True, "true or false"),
        (1.5, "number"),
        ({}, "object"),
        (["a", None], "list of text"),
        ([["a"]], "list of list of text"),
        (["a", 1], "list"),
        ([None], "list"),
    ],
)
def test_kinds(value: object, kind: str) -> None:
    assert kind_of(value) == kind


def test_deep_nests_are_looked_at_from_above() -> None:
    deep: list = []
    for _ in range(50_000):
        deep = [deep]
    assert kind_of(deep) == "list of list of list"
