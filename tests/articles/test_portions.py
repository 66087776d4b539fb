"""Reading by portions, as several processes do it, gives what reading from the start gives, row for row."""

import gzip
import json
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.articles import parts, splitting
from newsqa.articles.batches import Loaded
from newsqa.articles.kinds import add_up_kinds
from newsqa.articles.load import LoadOptions, read_articles, read_portions
from newsqa.articles.parts import Portion
from newsqa.errors import EngineError

WORDS = "The harbour was closed on Monday, and the council said that it would open again in May. "


def json_lines(count: int, seed: int = 1) -> bytes:
    """Records of all lengths, with blank lines, broken ones and other shapes between them."""
    chance = random.Random(seed)
    lines = []
    for number in range(count):
        record = {"id": f"{seed}-{number}", "text": "x " * chance.randrange(1, 400), "n": chance.choice([1, "1", None])}
        lines.append(json.dumps(record))
        lines += chance.choice([[], [], [], [""], ["{broken"], ['"bare"'], ['{"text": "again", "text": "twice"}']])
    return "\n".join(lines).encode()


def plain(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(json_lines(400))


def wide(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(json_lines(400).decode().encode("utf-16"))


def compressed(folder: Path) -> None:
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(json_lines(200)))


def many(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.jsonl").write_bytes(json_lines(40, number))
        (folder / f"{number}.csv").write_text("id,text\n" + f"c{number},words\n" * 30)
        (folder / f"{number}.txt").write_text(f"Title\n\nBody {number}")


def pages(folder: Path) -> None:
    """Web archives, whose readers have something to say at the end."""
    for number in range(3):
        page = f"<html><head><title>A {number}</title></head><body><article><p>{WORDS * 9}</p></article></body></html>"
        response = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
        records = [
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Date: 2024-05-01T10:00:00Z\r\nWARC-Target-URI: https://example.org/a\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n{content}\r\n\r\n"
            for kind, content in (("request", "GET / HTTP/1.1\r\n\r\n"), ("response", response))
        ]
        (folder / f"{number}.warc").write_bytes("".join(records).encode())


def together(batches: list[Loaded]) -> tuple[pa.Table, pa.Table, pa.Table, list[str]]:
    articles, damage, kinds = (
        pa.concat_tables(getattr(loaded, name) for loaded in batches) for name in ("articles", "damage", "kinds")
    )
    return articles, damage, add_up_kinds([kinds]), [note for loaded in batches for note in loaded.notes]


@pytest.mark.parametrize("write", [plain, wide, compressed, many, pages])
def test_portions_hold_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]) -> None:
    write(tmp_path)
    monkeypatch.setattr(parts, "PORTION_BYTES", 20_000)
    monkeypatch.setattr(splitting, "PORTION_BYTES", 20_000)
    whole = together(list(read_articles([tmp_path], LoadOptions())))
    given = [pickle.loads(pickle.dumps(one)) for one in read_portions([tmp_path], LoadOptions())]
    portions = [one for one in given if isinstance(one, Portion)]
    assert len(portions) > 1 or write in (wide, compressed)
    batches = [loaded for one in given for loaded in (one.load() if isinstance(one, Portion) else [one])]
    articles, damage, kinds, notes = together(batches)
    assert articles.equals(whole[0])
    assert damage.equals(whole[1])
    assert kinds.sort_by("field").to_pylist() == whole[2].sort_by("field").to_pylist()
    assert sorted(notes) == sorted(whole[3])
    assert write is not pages or any("0.warc" in note and "request" in note for note in notes)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
@pytest.mark.parametrize("change", ["shorter", "longer", "other", "gone"])
def test_a_file_that_changes_before_a_portion_is_read_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: str
) -> None:
    monkeypatch.setattr(parts, "PORTION_BYTES", 20_000)
    monkeypatch.setattr(splitting, "PORTION_BYTES", 20_000)
    path = tmp_path / name
    if name == "a.parquet":
        pq.write_table(pa.table({"text": [f"{number} {WORDS * 9}" for number in range(400)]}), path, row_group_size=20)
    else:
        path.write_bytes(json_lines(400))
    portions = [one for one in read_portions([path], LoadOptions()) if isinstance(one, Portion)]
    data = path.read_bytes()
    path.unlink()
    if change != "gone":
        path.write_bytes({"shorter": data[:-1], "longer": data + data, "other": data[::-1]}[change])
    for portion in portions:
        with pytest.raises(EngineError, match=r"the file was changed while it was read"):
            list(portion.load())


def test_a_pickled_batch_carries_its_own_rows_only() -> None:
    table = pa.table({"body": ["x" * 1000] * 1000})
    loaded = Loaded(table.slice(10, 3), table.slice(0, 1), table.slice(0, 0))
    data = pickle.dumps(loaded)
    assert len(data) < 20_000
    assert pickle.loads(data).articles.equals(loaded.articles)
