"""Large hostile input through the loader: memory and time stay bounded."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_files import CSV, LINE, PAGE, ends, read_whole

PREFIX = {".jsonl": LINE, ".json": b'[{"text":"Body."},', ".csv": CSV, ".txt": b"Title\n\n", ".html": PAGE[:60]}


@pytest.mark.parametrize("extension", PREFIX)
@pytest.mark.parametrize("byte", [b'"', b"\\", b",", b"[", b"{", b"<"])
def test_time_grows_with_the_size_and_no_faster(tmp_path: Path, extension: str, byte: bytes) -> None:
    def seconds(size: int) -> float:
        (tmp_path / f"a{extension}").write_bytes(PREFIX[extension] + byte * size)
        began = time.process_time()
        ends(tmp_path / f"a{extension}")
        return time.process_time() - began

    small = seconds(1 << 16)
    assert seconds(1 << 18) < 8 * max(small, 0.25)


def repeated(path: Path, before: bytes, data: bytes, times: int, after: bytes) -> None:
    with path.open("wb") as file:
        file.write(before)
        for _ in range(times):
            file.write(data)
        file.write(after)


MEASURE = """
import resource, sys
from newsqa.articles.load import read_articles
articles = rejects = 0
for loaded in read_articles([sys.argv[1]]):
    articles, rejects = articles + len(loaded.articles), rejects + len(loaded.rejects)
print(articles, rejects, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""


@pytest.mark.parametrize(
    ("name", "before", "after", "counts"),
    [
        ("a.jsonl", LINE + b'{"text":"', b'"}\n' + LINE, [2, 1]),
        ("a.json", b"[" + LINE + b',{"text":"', b'"}]', [1, 1]),
        ("a.csv", CSV + b"9,a,", b",2024-05-01\n8,a,b,2024-05-01\n", [5, 1]),
        ("quoted.csv", CSV + b'9,a,"', b"", [4, 1]),
        ("a.txt", b"Title\n\n", b"", [0, 1]),
        ("a.html", PAGE[:-20], b"", [0, 1]),
    ],
)
def test_200_megabytes_without_an_end(
    tmp_path: Path, name: str, before: bytes, after: bytes, counts: list[int]
) -> None:
    path = tmp_path / name
    repeated(path, before, b"words " * 200_000, 175, after)
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    path.unlink()
    articles, rejects, megabytes = map(int, done.stdout.split())
    assert ([articles, rejects], megabytes < 1500) == (counts, True)


def test_a_record_of_a_hundred_thousand_keys(tmp_path: Path) -> None:
    wide = json.dumps({"text": "x", **{f"k{n}": n for n in range(100_000)}}).encode()
    found = read_whole(tmp_path / "a.jsonl", LINE + wide + b"\n")
    assert (len(found.articles), found.rejects) == (2, [])
    assert all(len(note) < 1000 for note in found.notes)
