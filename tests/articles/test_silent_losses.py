"""The faults by which common readers lose records without a word: here articles and rejects together are the records,
and a finding says what happened."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from loading import read

from newsqa.articles.readers.csv.dialect import CsvOptions
from newsqa.articles.readers.options import ReadOptions
from tests.conftest import needs_shared

TEXT = "The council of the old port town met on Tuesday and heard what ferry number {} would cost."
Find = Callable[..., list[dict[str, Any]]]


class Loss(NamedTuple):
    """A file with a fault: its articles, its rejects, and how many findings of which rules say so."""

    name: str
    data: bytes
    articles: int
    rejects: int
    rules: Mapping[str, int]


def rows(count: int, delimiter: str = ",", start: int = 1, line_break: str = "\n") -> str:
    lines = (delimiter.join((str(n), f"Council {n}", TEXT.format(n))) for n in range(start, start + count))
    return "".join(line + line_break for line in lines)


def objects(count: int, start: int = 1, **more: Any) -> str:
    return "".join(json.dumps({"id": n, "text": TEXT.format(n), **more}) + "\n" for n in range(start, start + count))


HEADER = "id,title,text\n"
SAID = 'Says "We met in the old port town and "heard" all of it there, and so it went on "till the ferry came" at {}.'
BARE = "".join(
    f"{n}.json\t{('true', 'false', 'half-true')[n % 3]}\t{SAID.format(n)}\tports\n" for n in range(1, 41)
).encode()
SAGTE = (
    "Der Rat der alten Hafenstadt sagte{} am Dienstag{} die Fähre „ruht“, so ''{}'' im Rathaus, bis das Schiff anlegt."
)
APOSTROPHES = "".join(
    f"{('Etat', 'Sport', 'Kultur')[n % 3]};'{SAGTE.format(',' * (n % 2), ';' * (n % 3), n)}'\r\n" for n in range(1, 41)
).encode()
STRAY = HEADER + rows(4) + '5,Mayor,"The mayor spoke on Monday.\n' + rows(4, start=6) + '10,School,"It opened."\n'
MIXED = '"https://herald.example/feed"\n"https://herald.example/other"\n' + objects(5)
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n"
DRIFT = "".join(
    json.dumps({"title": f"T{n}", "link": f"https://herald.example/{n}", **fields}) + "\n"
    for n in range(40)
    for fields in [{"description": f"Short {n}."} if n < 10 else {"summary": f"S{n}.", "content": TEXT, "lang": "en"}]
)
WESTERN = HEADER + "1,Café,The café in the Rue de l’Évêché reopened – it’s “new”.\n2,Port,The naïve façade cost £5.\n"

LOSSES = [
    Loss("bare.tsv", BARE, 40, 0, {"NQ003": 1, "NQ015": 1}),
    Loss("apostrophes.csv", APOSTROPHES, 40, 0, {"NQ015": 1}),
    Loss("separator.csv", ("sep=,\n" + HEADER + rows(9)).encode(), 9, 0, {"NQ015": 1}),
    Loss("separator.csv", ("sep=;\n" + HEADER.replace(",", ";") + rows(9, ";")).encode(), 9, 0, {"NQ015": 1}),
    Loss("breaks.csv", (HEADER + "".join(f'{n},T,"One,\n\ntwo {n}."\n' for n in range(9))).encode(), 9, 0, {}),
    Loss("strings.jsonl", MIXED.encode(), 5, 2, {"NQ005": 2}),
    Loss("strings.json", f'["a", {json.dumps({"id": 1, "text": TEXT})}, 7]'.encode(), 1, 2, {"NQ005": 2}),
    Loss("pointer.csv", LFS, 0, 1, {"NQ007": 1}),
    Loss("drift.jsonl", DRIFT.encode(), 40, 0, {"NQ006": 1}),
    Loss("kinds.jsonl", (objects(6) + '{"id": "7", "text": "A string for an id."}\n').encode(), 7, 0, {"NQ013": 1}),
    Loss("western.csv", WESTERN.encode("cp1252"), 0, 2, {"NQ002": 2}),
    Loss("marked.csv", (HEADER + rows(3)).encode("utf-8-sig"), 3, 0, {"NQ010": 1}),
    Loss("marked.jsonl", objects(3).encode("utf-8-sig"), 3, 0, {"NQ010": 1}),
    Loss("empty.zip", b"PK\x05\x06" + bytes(18), 0, 1, {"NQ008": 1}),
    Loss("empty.csv", b"", 0, 1, {"NQ008": 1}),
    Loss("stray.csv", STRAY.encode(), 10, 0, {"NQ003": 1}),
    Loss("long.csv", (HEADER + rows(5) + "6,A,One, two, three.\n" + rows(5, start=7)).encode(), 10, 1, {"NQ004": 1}),
    Loss("short.csv", (HEADER + rows(5) + "6,A\n" + rows(5, start=7)).encode(), 10, 1, {"NQ004": 1}),
    Loss("repeated.csv", (HEADER + rows(5) + HEADER + rows(5, start=6)).encode(), 10, 1, {"NQ014": 1}),
    Loss("broken.jsonl", (objects(3) + '{"id": 4, "text": "The may\n' + objects(1, 5)).encode(), 4, 1, {"NQ001": 1}),
    Loss("twice.jsonl", (objects(3) + '{"id": 4, "text": "One.", "text": "Two."}\n').encode(), 4, 0, {"NQ012": 1}),
    Loss("nul.csv", (HEADER + rows(3) + "4,T,A\0B.\n").encode(), 4, 0, {"NQ011": 1}),
]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_nothing_is_lost_without_a_word(tmp_path: Path, find: Find, loss: Loss) -> None:
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / loss.name).write_bytes(loss.data)
    found = read(tmp_path / "alone" / loss.name)
    findings = find({loss.name: loss.data}, "NQ0")
    assert (len(found.articles), len(found.rejects)) == (loss.articles, loss.rejects)
    assert Counter(finding["rule"] for finding in findings) == loss.rules


def test_a_cp1252_file_is_whole_when_the_configuration_says_so(tmp_path: Path) -> None:
    path = tmp_path / "western.csv"
    path.write_bytes(WESTERN.encode("cp1252"))
    found = read(path, how=ReadOptions(CsvOptions(encoding="cp1252")))
    assert found.column("body") == [line.split(",", 2)[2] for line in WESTERN.splitlines()[1:]]


def test_one_pound_sign_in_a_folder_of_utf8(tmp_path: Path, find: Find) -> None:
    files = {f"{n}.txt": f"Council {n}\n\nIt cost the café {n} euros.".encode() for n in range(1, 9)}
    files["5.txt"] = b"Council 5\n\nIt cost the port \xa35,000 a day."
    [finding] = find(files, "NQ0")
    assert (finding["rule"], Path(finding["source_file"]).name) == ("NQ002", "5.txt")
    found = read(tmp_path / "folder")
    assert (len(found.articles), found.rejects) == (8, [])
    assert found.column("body")[4] == "It cost the port £5,000 a day."


def test_a_folder_of_cp1252_texts(tmp_path: Path, find: Find) -> None:
    text = "Le conseil\n\nLe maire a déclaré à l’Assemblée que le théâtre rouvrirait dès l’été, malgré les dégâts. "
    findings = find({f"{n}.txt": (text * 3).encode("cp1252") for n in range(4)}, "NQ0")
    assert [finding["rule"] for finding in findings] == ["NQ002"] * 4
    found = read(tmp_path / "folder")
    assert len(found.articles) + len(found.rejects) == 4
    assert all(body.startswith("Le maire a déclaré à l’Assemblée") for body in found.column("body"))


CUT = {
    "a.jsonl.gz": gzip.compress(objects(2000).encode(), mtime=0)[:-200],
    "b.csv.bz2": bz2.compress((HEADER + rows(9000)).encode())[:-200],
    "c.json": b"[" + b",".join(objects(9).splitlines()[n].encode() for n in range(9))[:-20],
}


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_breaks_off(tmp_path: Path, find: Find, name: str) -> None:
    [finding] = find({name: CUT[name]}, "NQ0")
    assert finding["rule"] == "NQ009"
    found = read(tmp_path / "folder")
    assert len(found.rejects) == 1
    assert found.articles, "what stands before the break is read"


def test_a_saved_dataset_is_a_stream(tmp_path: Path, find: Find) -> None:
    table = pa.table({"id": [str(n) for n in range(9)], "text": [TEXT.format(n) for n in range(9)]})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data = sink.getvalue().to_pybytes()
    state = json.dumps({"_data_files": [{"filename": "data-00000-of-00001.arrow"}], "_fingerprint": "0"}).encode()
    files = {"data-00000-of-00001.arrow": data, "state.json": state, "dataset_info.json": b'{"features": {}}'}
    assert find(files, "NQ0") == []
    assert len(read(tmp_path / "folder").articles) == 9
    [finding] = find(files | {"data-00000-of-00001.arrow": data[: len(data) - 300]}, "NQ0")
    assert finding["rule"] == "NQ009"


def test_a_parquet_file_that_breaks_off(find: Find) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": [TEXT.format(n) for n in range(9)]}), sink)
    assert find({"a.parquet": sink.getvalue()}, "NQ0") == []
    [finding] = find({"a.parquet": sink.getvalue()[:-9]}, "NQ0")
    assert finding["rule"] == "NQ009", "without its end nothing of it can be read"


DATA = Path(os.environ.get("NEWSQA_SHARED", "")) / "data"


@needs_shared
@pytest.mark.parametrize(
    ("name", "articles", "rejects", "rules"),
    [
        ("liar_train.tsv", 10269, 0, {"NQ003": 1, "NQ015": 1}),
        ("liar_test.tsv", 1283, 0, {"NQ003": 1, "NQ015": 1}),
        ("gnad10k_test.csv", 1028, 0, {"NQ015": 1}),
        ("ag_news_test.csv", 7600, 0, {"NQ015": 1}),
        ("rss_political_badlines.jsonl", 5, 4, {"NQ005": 4}),
        ("rss_politics_schema_drift.jsonl", 710, 0, {"NQ006": 1}),
        ("rss_finance_paywall.jsonl", 3883, 0, {"NQ006": 1}),
        ("lfs_pointer/True.csv", 0, 1, {"NQ007": 1}),
        ("lfs_pointer", 0, 1, {"NQ007": 1}),
        ("fakebr", 317, 0, {"NQ010": 1}),
        ("warc", 9, 4, {"NQ001": 3, "NQ009": 1}),
        ("newsmlg2_examples", 11, 8, {"NQ001": 8}),
    ],
)
def test_real_files(find: Find, name: str, articles: int, rejects: int, rules: Mapping[str, int]) -> None:
    found = read(DATA / name)
    assert (len(found.articles), len(found.rejects)) == (articles, rejects)
    assert Counter(finding["rule"] for finding in find(DATA / name, "NQ0")) == rules
