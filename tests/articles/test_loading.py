import csv
import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from loading import read

from newsqa.articles import load, sampling
from newsqa.articles.derived_ids import DERIVED_ID
from newsqa.articles.errors import InputError
from newsqa.articles.load import LoadOptions, read_articles

ARTICLE = {"id": "1", "title": "A title", "text": "A body.", "date": "2024-05-01", "page": "7"}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def write_csv(path: Path, records: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, records[0])
        writer.writeheader()
        writer.writerows(records)


WRITERS: dict[str, Callable[[Path], object]] = {
    "a.jsonl": lambda path: path.write_text(lines(ARTICLE)),
    "a.jsonl.gz": lambda path: path.write_bytes(gzip.compress(lines(ARTICLE).encode())),
    "a.ndjson.zst": lambda path: path.write_bytes(zstandard.compress(lines(ARTICLE).encode())),
    "a.json": lambda path: path.write_text(json.dumps([ARTICLE], indent=1)),
    "a.csv": lambda path: write_csv(path, [ARTICLE]),
    "a.csv.gz": lambda path: path.write_bytes(
        gzip.compress(b"id,title,text,date,page\n1,A title,A body.,2024-05-01,7")
    ),
    "a.tsv": lambda path: path.write_text("id\ttitle\ttext\tdate\tpage\n1\tA title\tA body.\t2024-05-01\t7\n"),
    "a.parquet": lambda path: pq.write_table(pa.Table.from_pylist([ARTICLE]), path),
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    found = read(path)
    assert found.rejects == []
    [article] = found.articles
    assert {key: value for key, value in article.items() if value is not None} == {
        "article_id": "1",
        "title": "A title",
        "body": "A body.",
        "published": datetime(2024, 5, 1, tzinfo=UTC),
        "published_raw": "2024-05-01",
        "published_precision": "day+naive",
        "source_file": str(path),
        "source_row": 1,
        "extra": '{"page":"7"}',
    }
    assert found.notes == [f"{path}: kept in the column extra: page"]


def test_a_json_object_is_one_article_and_its_name_is_its_id(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"text": "A body."}, indent=2))
    assert read(path).column("article_id") == ["one"]


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(lines(ARTICLE, ARTICLE | {"id": "2"}))
    assert read(path).column("article_id") == ["1", "2"]


def test_json_in_utf_16_is_read_under_each_of_its_names(tmp_path: Path) -> None:
    body = "long words " * 10_000  # the first line goes beyond the start that is looked at
    lines = "".join(json.dumps({"id": str(number), "body": f"{number} {body}"}) + "\n" for number in range(3))
    for name, text in (("a.jsonl", lines), ("b.json", lines), ("c.json", f"[{','.join(lines.splitlines())}]")):
        (tmp_path / name).write_text(text, encoding="utf-16")
        found = read(tmp_path / name)
        assert (found.column("article_id"), found.rejects) == (["0", "1", "2"], [])
        assert found.articles[2]["body"] == f"2 {body}"


def test_an_array_under_the_name_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps([ARTICLE], indent=1))
    assert read(path).column("article_id") == ["1"]


def test_a_name_without_an_extension_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "dump").write_text(lines(ARTICLE, ARTICLE))
    pq.write_table(pa.Table.from_pylist([ARTICLE]), tmp_path / "part-0")
    assert len(read(tmp_path / "dump", tmp_path / "part-0").articles) == 3


def test_a_folder_of_text_files(tmp_path: Path) -> None:
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "b.v2.txt").write_bytes(b"\xef\xbb\xbf\nTitle\r\n\r\nFirst.\r\nSecond.\n")
    (tmp_path / "a.txt").write_text("Only a line, no title.")
    (tmp_path / "bad.txt").write_bytes(b"Titre\n\ncaf\xe9")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "README.txt").write_text("About this\n\ndataset")
    (tmp_path / ".hidden.txt").write_text("x")
    found = read(tmp_path)
    assert [(row["article_id"], row["title"], row["body"]) for row in found.articles] == [
        ("2019/b.v2", "Title", "First.\r\nSecond.\n"),
        ("a", None, "Only a line, no title."),
    ]
    assert found.column("source_file") == [str(tmp_path / "2019" / "b.v2.txt"), str(tmp_path / "a.txt")]
    assert found.rejects == [
        {
            "source_file": str(tmp_path / "empty.txt"),
            "source_row": None,
            "reason": "the file is empty (0 bytes). Check how it was made",
            "raw": None,
        },
        {
            "source_file": str(tmp_path / "bad.txt"),
            "source_row": 1,
            "reason": "not UTF-8: byte 0xE9 at offset 10 (line 3); the encoding cannot be told",
            "raw": "Titre\n\ncaf\ufffd",
        },
    ]
    assert found.notes[0] == f"{tmp_path}: not read, because of another kind: README.txt"
    assert "first line of each file is the title" in found.notes[1]


def test_a_folder_of_json_files_shares_one_mapping(tmp_path: Path) -> None:
    for name, record in {
        "x/a": {"uuid": "7", "body": "A"},
        "b": {"body": ["B", "C"]},
        "c": {"title": "no body"},
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.json").write_text(json.dumps(record))
    (tmp_path / "d.json").write_text("{")
    found = read(tmp_path)
    assert found.column("article_id") == ["b", "c", "7"]
    assert found.column("body") == ["B\n\nC", None, "A"]
    assert found.reasons[0].startswith("broken JSON")


def test_a_mixed_folder_reads_what_it_can_and_says_what_not(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(ARTICLE))
    (tmp_path / "b.txt").write_text("Title\n\nBody")
    (tmp_path / "c.csv").write_text("id,label\n1,real\n")
    (tmp_path / "d.parquet").write_bytes(b"PAR1 cut off")
    (tmp_path / "e.csv").write_bytes(b"")
    (tmp_path / "meta.json").write_text('{"name": "a dataset"}')
    (tmp_path / "cover.png").write_bytes(b"\x89PNG")
    (tmp_path / "feeds.jsonl").write_text('"one"\n"two"\n')
    found = read(tmp_path)
    assert found.column("article_id") == ["1", "b"]
    notes = "\n".join(found.notes)
    assert "not read, because of another kind: cover.png" in notes
    assert "c.csv: not read: " in notes
    assert "no field could be the text of an article. The fields there are: id, label" in notes
    assert "(its files of kind json): not read: " in notes
    assert [(os.path.basename(row["source_file"]), row["source_row"]) for row in found.rejects] == [  # noqa: PTH119
        ("e.csv", None),
        ("d.parquet", None),
        ("feeds.jsonl", 1),
        ("feeds.jsonl", 2),
    ]


def test_splits_are_told_of_files_that_were_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "1", "title": "Boats", "text": "The boats came in."}')
    for name in ("train", "test"):
        (tmp_path / f"{name}.tsv").write_text("id\tbias\n1\tleft\n")
    notes = "\n".join(read(tmp_path).notes)
    assert "split: taken" not in notes
    assert "If this is a list of ids with their labels or splits, join it to the articles first" in notes
    for name in ("train", "test"):
        (tmp_path / f"{name}.tsv").write_text("id\ttext\n2\tThe ferry was late.\n")
    notes = "\n".join(read(tmp_path).notes)
    assert f"{tmp_path}: split: taken from the names of the files (test, train)" in notes


def test_foreign_files_with_the_right_name_do_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "b.jsonl").write_text(lines(ARTICLE))
    (tmp_path / "c.csv").write_text("title,body\nx,y\n", encoding="utf-16")
    (tmp_path / "d.txt").write_text("<html>\n<p>An article with its markup.")
    (tmp_path / "e.txt").write_text("Title\n\nBody", encoding="utf-16")
    found = read(tmp_path)
    assert found.column("title") == ["A title", "x", "<html>", "Title"]
    assert "a.csv (a PDF document)" in found.notes[0]
    assert found.rejects == []


def test_errors_and_loading_import_no_more_than_they_need() -> None:
    code = "import newsqa.articles.errors, sys; assert 'pyarrow' not in sys.modules; import newsqa.articles.load;"
    code += "assert not {'pandas', 'pandera', 'great_expectations', 'zstandard'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(load.__file__).parents[2])


def test_files_come_sorted_and_parts_of_one_kind_are_told_about_once(tmp_path: Path) -> None:
    for number in (10, 2, 1):
        (tmp_path / f"part-{number:02}.jsonl").write_text(lines(ARTICLE | {"id": number}))
    found = read(tmp_path)
    assert found.column("article_id") == ["1", "2", "10"]
    assert len(found.notes) == 1


def test_the_source_file_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "x").mkdir(parents=True)
    (tmp_path / "data" / "x" / "a.jsonl").write_text("\n" + lines({"text": "A"}))
    monkeypatch.chdir(tmp_path)
    [article] = read(Path("data")).articles
    assert (article["source_file"], article["source_row"]) == ("data/x/a.jsonl", 2)
    expected = hashlib.blake2b(b"data/x/a.jsonl", digest_size=8).hexdigest()
    assert article["article_id"] == f"row-{expected}-2"
    assert DERIVED_ID.fullmatch(article["article_id"])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tsv", b"day\tprice\n1\t2\n", "no field could be the text of an article. The fields there are: day, price"),
        ("a.json", b"<!DOCTYPE html><html>", "found a web page"),
        ("a.dat", b"\x00\x01", "found a file of another kind"),
        ("a.parquet", b"PAR1 and no more", "expected a Parquet file"),
        ("a.csv", b"day,price\n1,2\n", "no field could be the text of an article. The fields there are: day, price"),
        (
            "a.jsonl",
            b'"https://example.org"\n',
            "none of the first 1 records can be read. The first is rejected: expected a",
        ),
        ("a.json", b'{"name": "x"}', "no field could be the text of an article. The fields there are: name"),
    ],
)
def test_what_is_no_news_data_is_an_input_error(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "fault", "reason"),
    [
        ("a.csv", b"", "empty-source", "the file is empty (0 bytes)"),
        ("a.txt", b"", "empty-source", "the file is empty (0 bytes)"),
        ("a.csv.gz", gzip.compress(b"", mtime=0), "empty-source", "what is compressed in the file is empty"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "empty-source", "the file is an empty zip archive"),
        ("a.tar", bytes(10240), "empty-source", "the archive is empty"),
        (
            "a.csv",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
            "pointer-instead-of-data",
            'found a git-LFS pointer that stands in for it. Run "git lfs pull"',
        ),
        ("a.csv", b"/annex/objects/SHA256E-s1--0.csv\n", "pointer-instead-of-data", "git annex get"),
    ],
)
def test_a_file_without_data_is_lost_wherever_it_is(
    tmp_path: Path, name: str, data: bytes, fault: str, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    for path in (tmp_path, tmp_path / name):
        [loaded] = read_articles([path])
        [damage] = loaded.damage.to_pylist()
        assert (damage["source_file"], damage["source_row"], damage["fault"]) == (str(tmp_path / name), None, fault)
        assert reason in damage["reason"]


def test_missing_and_unreadable_paths(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(InputError, match="found no files at all"):
        read(tmp_path)
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(InputError, match=r"found 1 other file \(a\.png\)"):
        read(tmp_path)
    (tmp_path / "b.csv").write_text("id,label\n1,x\n")
    with pytest.raises(InputError, match="no file in it holds any"):
        read(tmp_path)
    with pytest.raises(InputError, match="at least one file"):
        read()


def test_configuration_errors(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(ARTICLE))
    with pytest.raises(
        InputError, match=r'from the field "nope", but none of the 1 records looked at in its files has'
    ):
        read(tmp_path, fields={"body": "nope"})
    with pytest.raises(InputError, match=r'a\.jsonl: .* from the field "nope", but none of the first 1 records has'):
        read(tmp_path / "a.jsonl", fields={"body": "nope"})
    with pytest.raises(InputError, match='no time zone "Mars/Olympus"'):
        read(tmp_path, timezone="Mars/Olympus")


def test_a_configured_field_that_some_files_of_a_folder_lack(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(ARTICLE))
    (tmp_path / "b.jsonl").write_text(lines(ARTICLE | {"id": "2", "paper": "The Herald"}))
    (tmp_path / "c.txt").write_text("Title\n\nBody")
    (tmp_path / "d.csv").write_text("id,label\n1,real\n")
    found = read(tmp_path, fields={"outlet": "paper", "body": "text"})
    assert found.column("outlet") == [None, "The Herald", None]
    assert found.column("body") == ["A body.", "A body.", "Body"]
    missing = 'outlet: null, because none of the first 1 records has the field "paper"'
    assert f"{tmp_path / 'a.jsonl'}: {missing}" in found.notes
    assert any(note.startswith(f"{tmp_path / 'd.csv'}: not read: ") for note in found.notes)
    with pytest.raises(InputError, match='takes section from the field "desk", but none of the 4 records'):
        read(tmp_path, fields={"section": "desk"})


def test_an_empty_table_is_one_empty_batch(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,body\n")
    pq.write_table(pa.schema([("body", pa.string())]).empty_table(), tmp_path / "b.parquet")
    [loaded] = read_articles([tmp_path], LoadOptions())
    assert (len(loaded.articles), len(loaded.rejects)) == (0, 0)
    assert any("holds no records" in note for note in loaded.notes)


def test_records_that_say_nothing_or_too_much_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines(ARTICLE, {}, {"text": " ", "id": None}, {"text": "x" * 101}, {"title": "T"})
    )
    found = read(tmp_path, max_text=100)
    assert found.reasons == [
        "the record has no value in any field",
        "the record has no value in any field",
        "the body has 101 characters; the limit is 100",
    ]
    assert found.column("body") == ["A body.", None]


def test_a_nest_too_deep_is_a_reject(tmp_path: Path) -> None:
    deep = "[" * 900 + "]" * 900
    (tmp_path / "a.jsonl").write_text('{"text": "a", "x": ' + deep + '}\n{"text": "b"}\n')
    found = read(tmp_path)
    assert len(found.articles) + len(found.rejects) == 2
    assert found.column("body")[-1] == "b"


def test_what_no_column_holds_is_kept_in_extra(tmp_path: Path) -> None:
    record = {"text": "a", "source": {"name": "The Herald", "id": 7}, "n": 2**70, "none": None, "tags": ["x"]}
    (tmp_path / "a.jsonl").write_text(lines(record, {"text": "b", "source": {"name": "The Herald"}}))
    first, second = read(tmp_path).articles
    assert first["outlet"] == second["outlet"] == "The Herald"
    assert json.loads(first["extra"]) == {"source": {"id": 7}, "n": 2.0**70, "tags": ["x"]}
    assert second["extra"] is None


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_fields_that_replace_each_other_are_one_column_in_every_format(tmp_path: Path, name: str) -> None:
    old = [{"text": f"Text {n}.", "summary": None, "description": f"Old {n}."} for n in range(5)]
    new = [{"text": f"Text {n}.", "summary": f"New {n}.", "description": None} for n in range(5, 2000)]
    both = {"text": "Text.", "summary": "New.", "description": "Another thing."}
    records = [*old, *new, both]
    path = tmp_path / name
    if name == "a.jsonl":  # so many that columns are made, in which each record has all fields
        path.write_text(lines(*({key: v for key, v in one.items() if v} | {"x": "y" * 999} for one in records)))
    elif name == "a.csv":
        write_csv(path, records)
    else:
        pq.write_table(pa.Table.from_pylist(records), path)
    found = read(path)
    assert found.column("summary") == [one["summary"] or one["description"] for one in records]
    extra = [json.loads(text) if text else {} for text in found.column("extra")]
    assert [one.get("description") for one in extra] == [None] * 2000 + ["Another thing."]


def test_what_a_field_that_stands_in_says_beside_the_other_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines(
            {"text": "a", "publisher": {"name": "The Herald", "id": 7}},
            {"text": "b", "publisher": "The Herald"},
            {"text": "c", "publisher": {"name": "The Herald"}},
        )
    )
    found = read(tmp_path / "a.jsonl")
    assert found.column("outlet") == ["The Herald"] * 3
    assert found.column("extra") == ['{"publisher":{"id":7}}', None, None]


def test_dates_keep_their_raw_text(tmp_path: Path) -> None:
    dates = ["None", "03/04/2024", 1513987200, "2024-07-01 12:00"]
    (tmp_path / "a.jsonl").write_text(lines(*({"text": "a", "date": date} for date in dates)))
    found = read(tmp_path, timezone="America/New_York", day_first=True)
    assert found.column("published_raw") == ["None", "03/04/2024", "1513987200", "2024-07-01 12:00"]
    assert found.column("published_precision") == [None, "day+naive", "second", "minute+naive"]
    assert found.column("published")[3] == datetime(2024, 7, 1, 16, tzinfo=UTC)


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
records = st.fixed_dictionaries(
    {"body": text.filter(str.strip)}, optional={"title": text, "id": text, "x": text | st.none()}
)
bad = st.sampled_from(['"bare"', "[1]", "{", "{}", '{"body": "\\ud800"}', '{"body": NaN}'])


@settings(max_examples=40)
@given(
    st.lists(records.map(json.dumps) | bad, min_size=1, max_size=12), st.sampled_from([1, 7, 256]), st.integers(1, 200)
)
def test_nothing_is_lost_and_batches_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], batch_rows: int, batch_bytes: int
) -> None:
    folder = tmp_path_factory.mktemp("a")
    half = len(written) // 2
    (folder / "a.jsonl").write_text(lines(ARTICLE) + "\n".join(written[:half]))
    (folder / "b.jsonl").write_text("\n".join([*written[half:], json.dumps(ARTICLE)]))
    whole = read(folder)
    assert len(whole.articles) + len(whole.rejects) == len(written) + 2
    cut = read(folder, batch_rows=batch_rows, batch_bytes=batch_bytes)
    assert cut == whole


def test_batches_keep_to_their_bounds(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(*({"text": "x" * 1000} for _ in range(50))) + '"bad"\n' * 50)
    (tmp_path / "b.jsonl").write_text(lines(*({"text": "y"} for _ in range(50))))
    found = list(read_articles([tmp_path], LoadOptions(batch_rows=20, batch_bytes=5000)))
    assert max(len(loaded.articles) for loaded in found) <= 20
    assert max(len(loaded.rejects) for loaded in found) <= 20
    assert max(loaded.articles.nbytes for loaded in found) <= 12_000
    assert sum(len(loaded.sources) for loaded in found) == 2


@pytest.mark.parametrize("size", [0, -1])
def test_batches_of_no_bytes_hold_an_article_each(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": "x"}, {"text": "y"}) + '"bad"\n' * 2)
    found = list(read_articles([tmp_path / "a.jsonl"], LoadOptions(batch_rows=size, batch_bytes=size)))
    assert [len(loaded.articles) for loaded in found if len(loaded.articles)] == [1, 1]
    assert [len(loaded.rejects) for loaded in found if len(loaded.rejects)] == [1, 1]


def test_a_file_without_a_record_in_its_sample_is_no_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "SAMPLE_RECORDS", 3)
    (tmp_path / "a.jsonl").write_text('"bad"\n' * 5 + lines(ARTICLE))
    with pytest.raises(InputError, match="none of the first 3 records can be read"):
        read(tmp_path / "a.jsonl")


@pytest.mark.parametrize("after", [[], [ARTICLE]], ids=["none", "one"])
def test_in_a_folder_all_of_a_file_whose_first_records_cannot_be_read_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: list[dict[str, Any]]
) -> None:
    monkeypatch.setattr(sampling, "SAMPLE_RECORDS", 3)
    (tmp_path / "a.jsonl").write_text('"bad"\n' * 50 + lines(*after))
    (tmp_path / "b.jsonl").write_text(lines(ARTICLE))
    found = read(tmp_path)
    assert found.column("source_file") == [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl")[not after :]]
    assert [reject["source_row"] for reject in found.rejects] == list(range(1, 51))


@pytest.mark.parametrize("in_folder", [False, True])
@pytest.mark.parametrize("good", [0, 2])
@pytest.mark.parametrize("bad", [2, 5])
def test_a_damaged_file_is_told_record_by_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: int, good: int, in_folder: bool
) -> None:
    """Also where the damage is longer than the sample, and the fields are only known from what follows."""
    monkeypatch.setattr(sampling, "SAMPLE_RECORDS", 3)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"body": "\x81"}\n' * bad + lines(ARTICLE).encode() * good)
    found = read(tmp_path if in_folder else path)
    assert [reject["source_row"] for reject in found.rejects] == list(range(1, bad + 1))
    assert found.column("source_row") == list(range(bad + 1, bad + good + 1))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl.gz", gzip.compress(lines(ARTICLE).encode() * 9, mtime=0)[:20], "gzip data breaks off"),
        ("a.json", b'[{"title": "A", "body": "some wor', "the array breaks off"),
        ("a.csv", b"title,body\n\x81,\x81\n", "0x81"),
    ],
)
def test_a_file_of_nothing_but_damage_is_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = read(tmp_path / name)
    assert not found.articles
    assert [reason in said for said in found.reasons] == [True]


def test_a_parquet_file_that_is_cut_is_a_source_that_breaks_off(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(ARTICLE))
    pq.write_table(pa.Table.from_pylist([ARTICLE] * 50), tmp_path / "b.parquet")
    whole = (tmp_path / "b.parquet").read_bytes()
    (tmp_path / "b.parquet").write_bytes(whole[:-20])
    damage = pa.concat_tables(loaded.damage for loaded in read_articles([tmp_path], LoadOptions())).to_pylist()
    assert [(one["fault"], one["source_row"], one["is_lost"]) for one in damage] == [("truncated-stream", None, True)]


def test_a_line_of_columns_is_read_as_rows_whatever_its_length(tmp_path: Path) -> None:
    """A file of some megabytes was one article with all bodies in it, without a finding."""
    count = 5_000
    columns = {
        "title": [f"Title {row}" for row in range(count)],
        "body": [f"{row} " + "x" * 900 for row in range(count)],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(columns) + "\n")
    found = read(tmp_path / "a.jsonl")
    assert found.column("title") == columns["title"]
    assert found.column("body") == columns["body"]


def test_names_of_files_that_are_given_tell_their_splits(tmp_path: Path) -> None:
    for name in ("news_train.jsonl", "news_test.jsonl", "more.jsonl"):
        (tmp_path / name).write_text(lines({**ARTICLE, "id": name}))
    train, test, more = (tmp_path / name for name in ("news_train.jsonl", "news_test.jsonl", "more.jsonl"))
    found = read(train, test, more)
    assert [article["split"] for article in found.articles] == ["train", "test", None]
    assert any("split: taken from the name of the file (test)" in note for note in found.notes)
    assert [article["split"] for article in read(train, more).articles] == [None, None]
