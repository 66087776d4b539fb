"""The fields of a source as text, on a terminal and as JSON."""

from __future__ import annotations

import io
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from newsqa.articles.looking import look_at
from newsqa.reports.field_table import fields_as_json, fields_as_text, mapping_as_text, print_fields

GOLDEN = Path(__file__).parent / "golden"

RECORDS: list[dict[str, Any]] = [
    {
        "source": {"id": None, "name": "The Herald"},
        "author": "Ana Silva",
        "title": "Bridge to close",
        "description": "Repairs take all winter.",
        "url": "https://herald.example/bridge",
        "urlToImage": None,
        "publishedAt": "2024-05-14T08:00:00Z",
        "content": "The council met on Monday. The bridge … [+1234 chars]",
        "label": "real",
    },
    {
        "source": {"id": "gazette", "name": "The Gazette"},
        "author": None,
        "title": "橋は春まで閉鎖される",
        "description": None,
        "url": "https://gazette.example/2",
        "urlToImage": "https://gazette.example/2.jpg",
        "publishedAt": "2024-05-15T08:00:00Z",
        "content": "It opened in 1932. [+99 chars]",
        "tags": ["bridges", "\x1b[31mred\u202e"],
        "score": 1,
    },
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files of one shape, one of another, and one that holds no articles."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS)
    Path("data/a.jsonl").write_text(lines)
    Path("data/b.jsonl").write_text(lines + "{broken\n")
    Path("data/labels.csv").write_text("id,label\n1,real\n")
    Path("data/old.csv").write_text('headline,story,post_date,post_time\nOld news,"It was, once.",1999-12-31,23:59\n')
    return Path("data")


def golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if "NEWSQA_UPDATE_GOLDEN" in os.environ:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_as_text(folder: Path) -> None:
    golden("schema.txt", "\n".join(fields_as_text(look_at(folder, {}))) + "\n")


def test_the_mapping_as_text(folder: Path) -> None:
    golden("mapping.txt", "\n".join(mapping_as_text(look_at(folder, {}))) + "\n")


def test_as_json(folder: Path) -> None:
    found = json.loads(fields_as_json(look_at(folder, {"id": "url"})))
    newsapi, labels, old = found["sources"]
    assert (newsapi["layout"], newsapi["records"], newsapi["rejects"]) == ("NewsAPI", 4, 1)
    assert newsapi["files"] == ["data/a.jsonl", "data/b.jsonl"]
    assert newsapi["columns"]["id"]["how"] == "configured"
    by_name = {field["field"]: field for field in newsapi["fields"]}
    assert by_name["author"] == {
        "field": "author",
        "kinds": {"text": 2},
        "filled": 2,
        "share": 0.5,
        "columns": ["authors"],
        "example": "Ana Silva",
    }
    assert by_name["source.name"]["columns"] == ["outlet"]
    assert newsapi["left_over"] == ["urlToImage", "tags", "score"]
    assert "modified" in newsapi["empty_columns"]
    assert "no field could be the text" in labels["problem"]
    assert old["columns"]["published"]["path"] == "post_date + post_time"
    assert {f["field"]: f["columns"] for f in old["fields"]}["post_time"] == ["published"]


def test_no_text_of_the_data_can_steer_a_terminal(tmp_path: Path) -> None:
    name = "te\x1b[2Jxt\u202e\n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "\x1b]0;x\x07 a\nb", name: "c\u2028", "n\ud800": 1}))
    overview = look_at(tmp_path / "a.jsonl", {"summary": name})
    for line in [*fields_as_text(overview), *mapping_as_text(overview)]:
        assert not {char for char in line if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    json.loads(fields_as_json(overview))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_is_a_table_in_colours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_fields(look_at(folder, {}))
    shown = terminal.getvalue()
    assert "\x1b[32mcertain" in shown
    assert "───" in shown
    assert "\x1b[31mred" not in shown


def test_in_a_pipe_it_is_plain_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overview = look_at(folder, {})
    print_fields(overview)
    assert capsys.readouterr().out == "\n".join(fields_as_text(overview)) + "\n"


def test_a_record_with_very_many_fields_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "a", **{f"f{n}": n for n in range(5000)}}))
    text = fields_as_text(look_at(tmp_path / "a.jsonl", {}))
    assert len(text) < 600
    assert "only the first 500 fields are listed" in text
