"""What is checked where nothing is named on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsqa.config import Settings, inputs_of, read_settings
from newsqa.errors import UsageError

ARTICLE = '{"id": "1", "text": "The hall opened on Monday."}\n'


def configured(folder: Path, text: str) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "newsqa.toml").write_text(text)
    return read_settings(folder / "newsqa.toml")


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ARTICLE)


def test_patterns_are_meant_from_the_folder_of_the_configuration(tmp_path: Path) -> None:
    files(tmp_path, "data/b.jsonl", "data/a.jsonl", "data/c.csv", "data/deep/d.jsonl", "more/x.txt")
    settings = configured(tmp_path, 'inputs = ["data/*.jsonl", "more/"]\n')
    assert inputs_of(settings) == [str(tmp_path / name) for name in ("data/a.jsonl", "data/b.jsonl", "more")]
    everywhere = configured(tmp_path, 'inputs = ["data/**/*.jsonl"]\n')
    assert [Path(path).name for path in inputs_of(everywhere)] == ["a.jsonl", "b.jsonl", "d.jsonl"]


def test_a_folder_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    files(tmp_path, "[2024]/a.jsonl")
    assert inputs_of(configured(tmp_path / "[2024]", 'inputs = ["a.jsonl"]\n')) == [
        str(tmp_path / "[2024]" / "a.jsonl")
    ]


def test_addresses_and_standard_input_stay_as_they_are(tmp_path: Path) -> None:
    given = ["https://news.example/a?b=*.jsonl", "s3://bucket/*.parquet", "postgresql://host/db", "-"]
    assert inputs_of(configured(tmp_path, f"inputs = {json.dumps(given)}\n")) == given


def test_what_two_entries_name_is_read_once(tmp_path: Path) -> None:
    files(tmp_path, "a.jsonl", "b.jsonl")
    settings = configured(tmp_path, 'inputs = ["b.jsonl", "*.jsonl"]\n')
    assert [Path(path).name for path in inputs_of(settings)] == ["b.jsonl", "a.jsonl"]


def test_a_pattern_leaves_out_what_newsqa_reads_or_writes(tmp_path: Path) -> None:
    files(tmp_path, "a.jsonl", "newsqa-baseline.jsonl", "out.jsonl/report.json")
    text = 'baseline = "newsqa-baseline.jsonl"\noutput = "out.jsonl"\ninputs = ["*.jsonl"]\n'
    assert inputs_of(configured(tmp_path, text)) == [str(tmp_path / "a.jsonl")]


@pytest.mark.parametrize("entry", ["data/*.jsonl", "missing/", "a.jsonl"])
def test_an_entry_that_nothing_fits_is_an_error(tmp_path: Path, entry: str) -> None:
    settings = configured(tmp_path, f'inputs = ["newsqa.toml", "{entry}"]\n')
    with pytest.raises(UsageError, match="inputs: there is no file or folder") as error:
        inputs_of(settings)
    assert entry.rstrip("/") in str(error.value)
