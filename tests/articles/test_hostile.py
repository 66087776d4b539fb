"""Hostile and broken input through the loader: it ends, with a reject or an InputError."""

import gzip
import json
import os
import random
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import (
    ARTICLES,
    LINE,
    LINES,
    NITF,
    PAGE,
    RSS,
    SMALL,
    database,
    ends,
    parquet,
    read_whole,
    tarred,
    zipped,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading import Read, read

from newsqa.articles.errors import InputError
from newsqa.articles.load import read_articles
from newsqa.articles.readers.file_names import EXTENSIONS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400), extension=st.sampled_from([*EXTENSIONS, ".jsonl.gz", ".csv.zst"]))
def test_any_bytes_under_any_extension_end(folder: Path, data: bytes, extension: str) -> None:
    path = folder / f"any{extension}"
    path.write_bytes(data)
    found = ends(path)
    assert found is None or all(reject["reason"] for reject in found.rejects)
    path.unlink()


BYTES = [
    b'"',
    b"\\",
    b"\0",
    b"\n",
    b"[",
    b"{",
    b"<",
    b"&x;",
    b"\xff",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\xff" * 8,
    b"9" * 30,
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with some bytes flipped, cut out, put in or overwritten."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data = (
                    data[:at] + bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at : at + 1]) + data[at + 1 :]
                )
            case 1:
                data = data[:at] + data[at + chance.choice((1, 4, 30, len(data))) :]
            case 2:
                data = data[:at] + chance.choice(BYTES) + data[at:]
            case _:
                data = data[:at] + chance.choice((0, 2**31 - 1, 2**32 - 1)).to_bytes(4, "little") + data[at + 4 :]
    return data


@pytest.mark.parametrize("name", SMALL)
def test_damaged_files_end(tmp_path: Path, name: str) -> None:
    assert len(read_whole(tmp_path / name, SMALL[name]).articles) in (1, 4, 8)
    chance = random.Random(name)
    for _ in range(60):
        (tmp_path / name).write_bytes(mutated(SMALL[name], chance))
        ends(tmp_path / name)


def beside_a_sound_file(folder: Path, name: str, data: bytes) -> Read:
    """What a folder gives that holds the file beside a sound one, whose article must come."""
    (folder / "sound.txt").write_bytes(b"Title\n\nBody.")
    (folder / name).write_bytes(data)
    found = read(folder)
    assert "sound" in found.column("article_id")
    return found


def broken_gzip() -> bytes:
    data = bytearray(gzip.compress(LINES))
    data[10:14] = b"\xff" * 4
    return bytes(data)


def nested_zip(levels: int) -> bytes:
    name, data = "a.jsonl", LINES
    for level in range(levels):
        name, data = f"z{level}.zip", zipped((name, data))
    return data


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("a.jsonl.gz", broken_gzip, "the gzip data is damaged after 0 bytes"),
        ("a.jsonl.gz", lambda: gzip.compress(gzip.compress(LINES)), "compressed twice"),
        ("a.html.gz", lambda: gzip.compress(gzip.compress(PAGE)), "compressed twice"),
        ("a.jsonl.gz", lambda: gzip.compress(b""), "is empty"),
        ("a.zip", lambda: nested_zip(5), "nested deeper than 3 levels"),
        ("a.jsonl", lambda: LINE + b'{"text":"x","a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "nested too deeply"),
        ("a.json", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
        ("a.json", lambda: b"[" + LINE + b"," + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"]", "nested too deeply"),
        ("a.jsonl", lambda: LINE + b'{"text":"x","\\ud800":"v"}\n', "lone surrogate U+D800"),
        ("a.json", lambda: b'{"id":["1","2"],"text":["A body.","half \\udfff"]}', "lone surrogate U+DFFF"),
        (
            "a.csv",
            lambda: b"text" + b",a" * 200_000 + b"\nx" + b",b" * 200_000,
            "at most 100,000 fields, found 200,001",
        ),
        ("a.parquet", lambda: parquet()[:-8] + b"\xff\xff\xff\x7fPAR1", "Parquet"),
        ("a.db", lambda: b"SQLite format 3\0" + b"\xff" * 5000, "SQLite"),
    ],
)
def test_what_is_broken_costs_itself_and_says_why(
    tmp_path: Path, name: str, make: Callable[[], bytes], reason: str
) -> None:
    found = beside_a_sound_file(tmp_path, name, make())
    assert [reject for reject in found.reasons if reason in reject], found.reasons


def test_a_database_that_is_cut_is_no_whole_one(tmp_path: Path) -> None:
    data = database(tmp_path, 2000)
    found = beside_a_sound_file(tmp_path, "cut.db", data[: len(data) // 2])
    assert "malformed" in found.reasons[0]


@pytest.mark.parametrize("name", ["a.html", "a.csv", "a.txt"])
@pytest.mark.parametrize("data", [LINES, SMALL["a.json"]])
def test_json_under_another_name_is_no_text(tmp_path: Path, name: str, data: bytes) -> None:
    found = read_whole(tmp_path / name, data)
    assert found.column("body") == [article["text"] for article in ARTICLES]
    assert any("not as the name says" in note for note in found.notes)


def test_a_member_without_a_name(tmp_path: Path) -> None:
    archive = zipped(("sound.jsonl", LINES), ("X", b"{}"))
    directory = archive.rindex(b"PK\x01\x02")
    assert archive[directory + 46 : directory + 47] == b"X"
    # the byte of the name becomes an extra field, so that no place moves
    data = bytearray(archive)
    data[directory + 28 : directory + 32] = b"\0\0\1\0"
    found = read_whole(tmp_path / "a.zip", bytes(data))
    assert len(found.articles) == 4
    assert ["without a name" in reason for reason in found.reasons] == [True]


@pytest.mark.parametrize("text", ["2024-05-", "2024-05-1", "2024-05-01T", "9999999-01-01", "1" * 4301, "-", "\0"])
def test_dates_that_are_none_cost_no_article(tmp_path: Path, text: str) -> None:
    found = read_whole(tmp_path / "a.jsonl", json.dumps({"text": "A body.", "date": text}).encode() + b"\n" + LINE)
    assert (len(found.articles), found.rejects) == (2, [])
    assert found.column("published_raw")[0] == text


@pytest.mark.parametrize("value", [1e308, -1e18, 10**40, [], {"$date": {"$numberLong": "9" * 400}}])
def test_numbers_that_are_no_dates_cost_no_article(tmp_path: Path, value: object) -> None:
    found = read_whole(tmp_path / "a.jsonl", json.dumps({"text": "A body.", "date": value}).encode() + b"\n" + LINE)
    assert (len(found.articles), found.column("published")[0], found.rejects) == (2, None, [])


@pytest.mark.parametrize("field", ["date", "author", "id", "url", "outlet", "title"])
@pytest.mark.parametrize("char", ["a", "1", "/", ",", "Ana "])
def test_a_field_of_a_megabyte_is_read(tmp_path: Path, field: str, char: str) -> None:
    record = {"text": "A body.", **ARTICLES[0], field: char * (2**20 // len(char))}
    began = time.process_time()
    found = read_whole(tmp_path / "a.jsonl", json.dumps(record).encode() + b"\n" + LINES)
    assert (len(found.articles), found.rejects) == (5, [])
    assert time.process_time() - began < 30


ROOTS = {"nitf": NITF, "rss": RSS}
ENTITIES = {
    "nested": "<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)),
    "quadratic": f"<!ENTITY a11 '{'x' * 20_000}'>",
    "external": "<!ENTITY a11 SYSTEM 'file:///etc/passwd'>",
}


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_are_never_expanded(tmp_path: Path, kind: str, root: str) -> None:
    document = ROOTS[root].replace(b"?>", f"?><!DOCTYPE {root} [{ENTITIES[kind]}]>".encode(), 1)
    document = document.replace(b"A body", b"&a11;" * (5_000 if kind == "quadratic" else 1) + b"A body")
    found = beside_a_sound_file(tmp_path, f"a.{root}", document)
    assert len(found.articles) + len(found.rejects) == 2
    assert not any("lollol" in (body or "") or "root:" in (body or "") for body in found.column("body"))
    assert all(len(body or "") < 200_000 for body in found.column("body"))


def test_names_in_archives_stay_names(tmp_path: Path) -> None:
    bad = b'{"id": broken\n'
    names = ["<script>alert(1)</script>.jsonl", "a\nb\x1b[31m\u202e.jsonl", '"q" &amp;.jsonl']
    found = read_whole(tmp_path / "a.zip", zipped(*((name, LINES + bad) for name in names), ("../../up.jsonl", LINES)))
    assert (len(found.articles), len(found.rejects)) == (12, 4)
    assert not list(tmp_path.parent.glob("up.jsonl"))


def test_links_and_devices_in_a_tar_are_never_followed(tmp_path: Path) -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    members = [(f"{number}.jsonl", kind, b"") for number, kind in enumerate(kinds)]
    sound = ("sound.jsonl", tarfile.REGTYPE, LINES)
    found = read_whole(tmp_path / "a.tar", tarred(sound, *members, ("/abs.jsonl", tarfile.REGTYPE, LINES)))
    assert (len(found.articles), len(found.rejects)) == (4, 1)
    assert all(any(f"{number}.jsonl" in note for note in found.notes) for number in range(4))


def test_links_that_go_in_circles(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to("..")
    (tmp_path / "self.jsonl").symlink_to("self.jsonl")
    found = beside_a_sound_file(tmp_path, "a.jsonl", LINES)
    assert (len(found.articles), len(found.rejects)) == (5, 1)
    assert "symbolic links" in found.reasons[0]


FOREIGN = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 20,
    "a program": b"\x7fELF\x02\x01\x01" + b"\0" * 57,
    "an .xlsx": zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")),
}


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_every_kind_under_every_name(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    for what, data in FOREIGN.items():
        path.write_bytes(data)
        with pytest.raises(InputError, match="found"):
            read(path)
            pytest.fail(f"{what} was read")
    for name in ("a.parquet", "a.arrow", "a.zip", "a.tar", "a.tgz"):
        found = read_whole(path, SMALL[name])
        assert (len(found.articles), found.rejects) == (8 if name == "a.zip" else 4, [])
    for name in ("a.jsonl", "a.json", "a.csv", "a.html", "a.rss", "a.txt"):
        path.write_bytes(SMALL[name])
        found_text = ends(path)
        assert found_text is None or found_text.articles or found_text.rejects


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    for path in (tmp_path / "pipe.jsonl", Path("/dev/zero")):
        with pytest.raises(InputError, match=r"found a (named pipe|device)"):
            next(read_articles([path]))
