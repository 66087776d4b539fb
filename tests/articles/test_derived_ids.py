import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import read

from newsqa.articles.derived_ids import DERIVED_ID, id_prefix
from newsqa.articles.readers.file_names import ids_of_files


def test_files_of_one_name_in_two_folders_have_their_own_ids(tmp_path: Path) -> None:
    for folder in ("train", "test"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "part-0.jsonl").write_text('{"text": "A"}\n{"text": "B"}\n')
    ids = read(tmp_path).column("article_id")
    assert len(set(ids)) == 4
    assert all(DERIVED_ID.fullmatch(one) for one in ids)
    assert read(tmp_path / "train", tmp_path / "test").column("article_id") == ids[2:] + ids[:2]


def test_a_derived_id_has_the_declared_form() -> None:
    assert DERIVED_ID.fullmatch(id_prefix("a.csv") + "17")
    assert id_prefix("a.csv") != id_prefix("b.csv")


def test_the_form_of_ids_is_known_without_heavy_imports() -> None:
    code = "import newsqa.articles.derived_ids, sys; assert not {'pyarrow', 'orjson'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_files_that_share_a_stem_keep_their_extension(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "a.txt").write_text("Title\n\nBody")
    (tmp_path / "a.json").write_text(json.dumps({"text": "Body"}))
    (tmp_path / "b.txt").write_text("Title\n\nBody")
    (tmp_path / "x" / "a.txt").write_text("Title\n\nBody")
    assert read(tmp_path).column("article_id") == ["a.json", "a.txt", "b", "x/a"]


def test_several_arguments_put_their_path_in_front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one/a.txt", "two/a.txt", "two/b.txt", "two/b.json"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(json.dumps({"text": "Body"}))
    assert read(Path("one"), Path("two")).column("article_id") == ["one/a", "two/a", "two/b.json", "two/b.txt"]
    assert read(Path("one/a.txt"), Path("two/a.txt")).column("article_id") == ["one/a", "two/a"]
    assert read(Path("two/b.txt"), Path("two/b.json")).column("article_id") == ["two/b.txt", "two/b.json"]
    assert read(Path("two/b.txt")).column("article_id") == ["b"]


endings = st.sampled_from(["", ".txt", ".json", ".txt.gz", ".json.zst", ".txt.txt", ".json.txt"])


@given(st.sets(st.builds(str.__add__, st.sampled_from(["a", "b", "x/a"]), endings), max_size=10))
def test_ids_of_files_are_unique(names: set[str]) -> None:
    ids = ids_of_files(names)
    assert set(ids) == names
    assert len(set(ids.values())) == len(names)
