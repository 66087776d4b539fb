"""newsqa init and newsqa schema as commands: what they print, write and leave with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsqa.cli import main
from newsqa.config import read_settings

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """A function that runs newsqa in an empty folder, and gives the exit status and what was printed."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsqa", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        return int(end.value.code or 0), captured.out, captured.err

    return command


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"uuid": "1", "maintext": "The council met.", "date": "2024-05-14"}) + "\n")
    return path


def test_init_writes_a_configuration_and_says_what_it_found(run: Run, source: Path) -> None:
    status, out, err = run("init", "a.jsonl", "--only-fields")
    assert (status, err) == (0, "")
    assert out == (
        "a.jsonl: json-lines, 1 record looked at\n"
        "  id         uuid      certain  1\n"
        "  body       maintext  certain  The council met.\n"
        "  published  date      certain  2024-05-14\n"
        "\n"
        "newsqa.toml: written; look through it, then run: newsqa check\n"
    )
    assert Path("newsqa.toml").read_text().split("\n")[3:5] == ['inputs = ["a.jsonl"]', 'profile = "default"']
    assert read_settings(None).fields == {"id": "uuid", "body": "maintext", "published": "date"}


def test_init_writes_over_nothing_unless_told(run: Run, source: Path) -> None:
    Path("newsqa.toml").write_text("mine")
    status, out, err = run("init", source)
    assert (status, out) == (2, "")
    assert err == "newsqa: newsqa.toml: is there already; --force writes over it, --output names another\n"
    assert Path("newsqa.toml").read_text() == "mine"
    assert run("init", source, "--force", "--only-fields")[0] == 0
    assert read_settings(None).fields["body"] == "maintext"


def test_init_writes_where_it_is_told(run: Run, source: Path) -> None:
    status, out, _ = run("init", source, "--output", "other.toml", "--only-fields")
    assert (status, Path("newsqa.toml").exists()) == (0, False)
    assert out.endswith("newsqa check --config other.toml\n")
    status, _, err = run("init", source, "--output", "no/such/folder.toml", "--only-fields")
    assert (status, err) == (2, "newsqa: no/such/folder.toml: cannot be written: No such file or directory\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [("id,label\n1,real\n", "no field could be the text"), ("", "the file is empty"), (None, "no such file or folder")],
)
def test_without_news_init_writes_nothing(run: Run, content: str | None, message: str) -> None:
    if content is not None:
        Path("labels.csv").write_text(content)
    status, out, err = run("init", "labels.csv", "--only-fields")
    assert (status, out, Path("newsqa.toml").exists()) == (2, "", False)
    assert message in err
    assert err.count("labels.csv") == 1


def test_schema_shows_the_fields(run: Run, source: Path) -> None:
    status, out, err = run("schema", "a.jsonl")
    assert (status, err) == (0, "")
    assert out == (
        "a.jsonl: json-lines, 1 record looked at\n"
        "\n"
        "field     kind  filled  column     sure     example\n"
        "uuid      text  100 %   id         certain  1\n"
        "maintext  text  100 %   body       certain  The council met.\n"
        "date      text  100 %   published  certain  2024-05-14\n"
        "\n"
        "no field for: title, summary, section, language, outlet, url, label, split, event, authors, modified,"
        " collected\n"
    )


def test_schema_as_json_and_with_settings(run: Run, source: Path) -> None:
    status, out, _ = run("schema", source, "--format", "json", "--field", "title=uuid")
    assert status == 0
    [shape] = json.loads(out)["sources"]
    assert shape["columns"]["title"]["how"] == "configured"
    assert run("schema", source, "--field", "title=nothing")[0] == 2
    assert run("schema", "nowhere")[0] == 2


def test_schema_shows_what_holds_no_articles_too(run: Run) -> None:
    Path("labels.csv").write_text("id,label\n1,real\n")
    status, out, _ = run("schema", "labels.csv")
    assert status == 0
    assert "label  text  100 %" in out
    assert "not read as articles: labels.csv: expected news articles" in out


def test_check_says_which_layout_it_read(run: Run) -> None:
    record = {
        "url": "https://herald.example/bridge",
        "urlToImage": None,
        "publishedAt": "2024-05-14T08:00:00Z",
        "title": "Bridge to close",
        "content": "The council met on Monday. [+99 chars]",
        "description": "x",
    }
    Path("a.jsonl").write_text(json.dumps(record))
    status, out, _ = run("annotate", "a.jsonl", "--output", "out")
    assert status == 0
    assert "note: a.jsonl: read as NewsAPI; content is cut by the service" in out
