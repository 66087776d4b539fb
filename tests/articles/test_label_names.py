"""Names of files that are labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsqa.articles.errors import InputError
from newsqa.articles.label_names import labels_of_file_names
from newsqa.articles.load import LoadOptions, read_articles


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["isot_fake.csv", "isot_true.csv"], ["fake", "true"]),
        (["data/Fake.csv", "data/True.csv"], ["fake", "true"]),
        (["politifact_fake.csv", "politifact_real.csv", "gossip_fake.csv"], ["fake", "real", "fake"]),
        (["fake-1.jsonl", "fake-2.jsonl"], None),  # one label is none
        (["fake.csv", "true.csv", "notes.csv"], None),
        (["fake_or_true.csv", "true.csv"], None),
        (["fake/a.csv", "true/b.csv"], None),
        (["fakery.csv", "truest.csv"], None),
        ([], None),
    ],
)
def test_labels(names: list[str], labels: list[str] | None) -> None:
    assert list(labels_of_file_names(names).values()) == (labels or [])


def _labels(paths: list[Path]) -> tuple[list[str | None], list[str]]:
    loaded = list(read_articles(paths))
    notes = [note for one in loaded for note in one.notes]
    return [label for one in loaded for label in one.articles["label"].to_pylist()], notes


def test_files_beside_each_other_and_in_a_folder(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("fake.csv", "true.csv")]
    for path in paths:
        path.write_text("title,text\nHall opens,It opened.\n", encoding="utf-8")
    for given in (paths, [tmp_path]):
        labels, notes = _labels(given)
        assert labels == ["fake", "true"]
        assert sum("label: taken from the name of the file (fake)" in note for note in notes) == 1


def test_a_field_goes_before_the_name(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("fake.csv", "true.csv")]
    for path in paths:
        path.write_text("title,text,label\nHall opens,It opened.,satire\n", encoding="utf-8")
    labels, notes = _labels(paths)
    assert labels == ["satire", "satire"]
    assert not any("name of the file" in note for note in notes)


def test_splits_of_files_beside_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("news_train.csv", "news_test.csv")]
    for path in paths:
        path.write_text("title,text\nHall opens,It opened.\n", encoding="utf-8")
    loaded = list(read_articles(paths))
    assert [split for one in loaded for split in one.articles["split"].to_pylist()] == ["train", "test"]
    assert "split: taken from the name of the file (train)" in " ".join(note for one in loaded for note in one.notes)
    assert [one.articles["split"].to_pylist() for one in read_articles(paths[:1])] == [[None]]


def test_what_is_said_of_names_goes_before_what_they_say() -> None:
    said = {"b*.csv": "second", "*.csv": "first"}
    names = ["x/fake.csv", "x/b.csv", "x/true.jsonl"]
    assert labels_of_file_names(names, said) == {"x/fake.csv": "first", "x/b.csv": "second"}


def test_names_that_no_file_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nHall opens,It opened.\n", encoding="utf-8")
    [loaded] = read_articles([path], LoadOptions(labels={"a.csv": "fake"}))
    assert loaded.articles["label"].to_pylist() == ["fake"]
    with pytest.raises(InputError, match=r"labels: no file that is read has one of the names b\.csv"):
        list(read_articles([path], LoadOptions(labels={"b.csv": "fake"})))


def test_splits_of_a_file_beside_a_folder(tmp_path: Path) -> None:
    paths = [tmp_path / "train.csv", tmp_path / "held" / "test.csv"]
    paths[1].parent.mkdir()
    for path in paths:
        path.write_text("title,text\nHall opens,It opened.\n", encoding="utf-8")
    loaded = list(read_articles([paths[0], paths[1].parent]))
    assert [split for one in loaded for split in one.articles["split"].to_pylist()] == ["train", "test"]
