"""Files that are one article each, with what lies beside them."""

import json
from pathlib import Path

from loading import read


def test_an_object_beside_a_text_holds_its_fields(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Title {name}\n\nBody {name}.")
        (tmp_path / f"{name}.json").write_text(json.dumps({"author": "Ann Lee", "date": "2024-05-01", "desk": name}))
    found = read(tmp_path)
    assert [(row["article_id"], row["body"], row["authors"], row["extra"]) for row in found.articles] == [
        ("a.txt", "Body a.", ["Ann Lee"], '{"desk":"a"}'),
        ("b.txt", "Body b.", ["Ann Lee"], '{"desk":"b"}'),
    ]
    assert any("2 files hold fields of the article beside them" in note for note in found.notes)


def test_an_object_that_cannot_be_read_is_remarked_and_its_article_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nBody.")
    (tmp_path / "a.json").write_text('{"author": ')
    found = read(tmp_path)
    assert found.column("body") == ["Body."]
    assert found.rejects == []


def test_objects_with_texts_of_their_own_are_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nBody.")
    (tmp_path / "a.json").write_text('{"text": "Another body."}')
    assert sorted(read(tmp_path).column("body")) == ["Another body.", "Body."]


def test_a_blank_file_of_fields_costs_no_article(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Title {name}\n\nBody {name}.")
        (tmp_path / f"{name}-meta.txt").write_text("author: Ann Lee\n" if name == "a" else "\n \n")
    found = read(tmp_path)
    assert [(row["body"], row["authors"]) for row in found.articles] == [("Body a.", ["Ann Lee"]), ("Body b.", None)]
    assert found.rejects == []


def test_a_blank_text_is_a_reject_alone_and_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n \n")
    (tmp_path / "b.txt").write_text("Title\n\nBody.")
    for path in (tmp_path, tmp_path / "a.txt"):
        assert read(path).reasons == ["the file is blank"]
