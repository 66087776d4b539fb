"""Commands without a path: what the configuration names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Newsqa

ARTICLE = '{"id": "1", "published": "2024-05-14", "text": "The hall opened on Monday, said Ana Silva."}\n'


def configured(folder: Path, text: str) -> None:
    (folder / "newsqa.toml").write_text(text)


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(ARTICLE)


def test_commands_without_a_path_read_the_inputs(newsqa: Newsqa, tmp_path: Path) -> None:
    files(tmp_path, "data/a.jsonl", "other.jsonl")
    configured(tmp_path, 'inputs = ["data/*.jsonl"]\n')
    done = newsqa("check", "--select", "NQ101", "--format", "json", cwd=tmp_path)
    assert [source["path"] for source in json.loads(done.stdout)["sources"]] == ["data/a.jsonl"]
    done = newsqa("check", "other.jsonl", "--select", "NQ101", "--format", "json", cwd=tmp_path)
    assert [source["path"] for source in json.loads(done.stdout)["sources"]] == ["other.jsonl"]
    assert "articles.parquet: 1 rows" in newsqa("annotate", cwd=tmp_path).stdout
    assert "data/a.jsonl" in newsqa("schema", cwd=tmp_path).stdout


def test_schema_shows_all_inputs_but_one_as_json(newsqa: Newsqa, tmp_path: Path) -> None:
    files(tmp_path, "a.jsonl", "b.jsonl")
    configured(tmp_path, 'inputs = ["*.jsonl"]\n')
    done = newsqa("schema", cwd=tmp_path)
    assert "a.jsonl" in done.stdout and "b.jsonl" in done.stdout
    done = newsqa("schema", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "inputs name 2; name one: a.jsonl" in done.stderr


@pytest.mark.parametrize("command", ["check", "annotate", "schema"])
def test_without_paths_and_inputs_a_command_says_what_to_do(newsqa: Newsqa, tmp_path: Path, command: str) -> None:
    done = newsqa(command, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "give the files or folders to read; there is no newsqa.toml here" in done.stderr
    configured(tmp_path, 'profile = "default"\n')
    assert "newsqa.toml has no inputs" in newsqa(command, cwd=tmp_path).stderr
