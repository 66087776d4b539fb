import random
import struct
from pathlib import Path

import pyarrow as pa
import pytest
from files import source, spread
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow import ipc as arrow_file
from newsqa.articles.readers.arrow.ipc import open_arrow
from newsqa.articles.readers.record import Block, Opened, Record, Reject, Remark

FORMS = [(form, packing) for form in ("file", "stream") for packing in (None, "lz4", "zstd")]


def write(folder: Path, table: pa.Table, form: str = "stream", packing: str | None = None, rows: int = 100) -> Path:
    path = folder / "a.arrow"
    new = pa.ipc.new_file if form == "file" else pa.ipc.new_stream
    with new(str(path), table.schema, options=pa.ipc.IpcWriteOptions(compression=packing)) as writer:
        writer.write_table(table, max_chunksize=rows)
    return path


def numbered(count: int = 1000) -> pa.Table:
    return pa.table({"id": list(range(count)), "body": [f"text é {number} " * 9 for number in range(count)]})


def opened(path: Path) -> Opened:
    return open_arrow(source(path))


def items(path: Path) -> list[Record | Reject | Remark]:
    return list(spread(opened(path).records))


def not_utf8_texts(kind: pa.DataType) -> pa.Array:
    texts = pa.array([b"a", b"caf\xe9 and more than a dozen", b"c"], pa.binary() if kind == pa.string() else kind)
    return pa.Array.from_buffers(pa.string() if kind == pa.string() else pa.large_string(), 3, texts.buffers())


@pytest.mark.parametrize(("form", "packing"), FORMS)
def test_both_forms_come_back_however_packed(tmp_path: Path, form: str, packing: str | None) -> None:
    path = write(tmp_path, numbered(), form, packing)
    found = items(path)
    assert [item.fields for item in found] == numbered().to_pylist()
    assert [item.row for item in found] == list(range(1, 1001))
    assert opened(path).notes == ()
    assert opened(path).field_names == ("id", "body")


def test_what_is_clean_comes_in_blocks_of_bounded_size(tmp_path: Path) -> None:
    path = write(tmp_path, pa.table({"body": ["x" * 10_000] * 3000}), rows=3000)
    blocks = list(opened(path).records)
    assert all(isinstance(block, Block) and isinstance(block.fields, pa.Table) for block in blocks)
    assert sum(len(block.rows) for block in blocks) == 3000
    assert max(block.size for block in blocks) < 17 * 1024 * 1024


@pytest.mark.parametrize(("form", "packing"), FORMS)
@settings(max_examples=25, deadline=None)
@given(part=st.floats(0, 1))
def test_a_cut_file_gives_what_came_and_says_that_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, form: str, packing: str | None, part: float
) -> None:
    path = write(tmp_path_factory.mktemp("a"), numbered(30), form, packing, rows=10)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    try:
        reading = opened(path)
    except InputError as error:
        assert "a.arrow: expected an Arrow file or stream" in str(error)
        return
    found = list(spread(reading.records))
    kept = [item.fields for item in found if isinstance(item, Record)]
    assert kept == numbered(30).to_pylist()[: len(kept)]
    said = [item.fault for item in found if not isinstance(item, Record)]
    assert said == ["truncated-stream"] or (len(kept) == 30 and (part == 1 or reading.notes))


def test_a_stream_without_its_end_mark_is_remarked_on(tmp_path: Path) -> None:
    path = write(tmp_path, numbered(3))
    path.write_bytes(path.read_bytes()[:-8])
    *records, remark = items(path)
    assert len(records) == 3
    assert isinstance(remark, Remark)
    assert remark.fault == "truncated-stream"
    assert remark.reason == "the Arrow stream has no end mark after row 3: later rows may have been cut off"


def test_what_follows_the_end_of_a_stream_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    path = write(tmp_path, numbered(3))
    path.write_bytes(path.read_bytes() * 2)
    *records, last = items(path)
    assert len(records) == 3
    assert isinstance(last, Reject)
    assert "the file goes on for" in last.reason


@pytest.mark.parametrize("form", ["file", "stream"])
def test_a_damaged_batch_costs_its_rows_and_no_others(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, numbered(), form, "zstd")
    data = bytearray(path.read_bytes())
    places = [place for place in range(len(data)) if data.startswith(b"\x28\xb5\x2f\xfd", place)]
    hurt = places[len(places) // 2]
    data[hurt : hurt + 20] = b"\xff" * 20
    path.write_bytes(data)
    found = items(path)
    assert [item.row for item in found] == list(range(1, 1001))
    lost = [item for item in found if isinstance(item, Reject)]
    assert len(lost) == 100
    assert lost[0].reason.startswith(f"the Arrow data is damaged after row {lost[0].row - 1:,}: ")


@pytest.mark.parametrize("form", ["file", "stream"])
def test_no_flipped_byte_of_an_envelope_or_an_index_loses_rows_without_a_word(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, pa.table({"id": ["1", "2"], "body": ["The council met.", "The mayor spoke."]}), form, rows=1)
    whole = path.read_bytes()
    asked = 0
    for place in range(8, len(whole)):
        for value in {0, whole[place] ^ 1, whole[place] ^ 2, whole[place] ^ 4, whole[place] ^ 32} - {whole[place]}:
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            try:
                found = items(path)
            except InputError:
                continue
            asked += 1
            told = any(isinstance(item, Reject | Remark) for item in found)
            assert told or sum(isinstance(item, Record) for item in found) == 2, (place, value)
    assert asked > 1000


@pytest.mark.parametrize("form", ["file", "stream"])
def test_a_batch_that_says_it_has_no_rows_but_holds_their_texts_is_a_reject(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, pa.table({"body": ["The council met."] * 355}), form, rows=300)
    data = path.read_bytes()
    assert data.count(struct.pack("<q", 300)) == 2  # of the batch and of its column
    path.write_bytes(data.replace(struct.pack("<q", 300), struct.pack("<q", 0)))
    first, *others = items(path)
    assert isinstance(first, Reject)
    assert "a batch of no rows holds 4,800 bytes of text; how many rows are lost is not known" in first.reason
    assert len(others) == 55
    assert all(isinstance(item, Record) for item in others)


@pytest.mark.parametrize(("form", "packing"), FORMS)
@pytest.mark.parametrize("start", [0, 7])
def test_a_batch_that_is_truly_empty_is_silent(tmp_path: Path, form: str, packing: str | None, start: int) -> None:
    size = 3000
    table = pa.table(
        {
            "s": ["The council met."] * size,
            "v": pa.array(["The council met, and the mayor spoke."] * size, pa.string_view()),
            "d": pa.array(["a", "b"] * (size // 2)).dictionary_encode(),
            "l": [["a", "b"]] * size,
            "o": [{"name": "a", "of": [{"b": True}]}] * size,
            "m": pa.array([[("k", "v")]] * size, pa.map_(pa.string(), pa.string())),
            "f": pa.array([[1, 2]] * size, pa.list_(pa.int8(), 2)),
            "w": pa.array([["a"]] * size, pa.list_view(pa.string())),
            "n": pa.nulls(size),
        }
    ).combine_chunks()
    [batch] = table.to_batches()
    path = tmp_path / "a.arrow"
    new = pa.ipc.new_file if form == "file" else pa.ipc.new_stream
    with new(str(path), batch.schema, options=pa.ipc.IpcWriteOptions(compression=packing)) as writer:
        writer.write_batch(batch.slice(start, 0))
        writer.write_batch(batch.slice(start, 3))
        writer.write_table(table.schema.empty_table())
        writer.write_batch(batch.slice(start, 0))
    assert [type(item) for item in items(path)] == [Record] * 3
    assert opened(path).notes == ()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_binary()], ids=str)
@pytest.mark.parametrize("wrap", ["plain", "dictionary", "list", "struct", "fixed"])
def test_a_text_that_is_not_utf8_rejects_its_row_only(tmp_path: Path, kind: pa.DataType, wrap: str) -> None:
    texts = not_utf8_texts(kind)
    column, first = {
        "plain": lambda: (texts, "a"),
        "dictionary": lambda: (pa.DictionaryArray.from_arrays(pa.array([0, 1, 2]), texts), "a"),
        "list": lambda: (pa.ListArray.from_arrays([0, 1, 2, 3], texts), ["a"]),
        "fixed": lambda: (pa.FixedSizeListArray.from_arrays(texts, 1), ["a"]),
        "struct": lambda: (pa.StructArray.from_arrays([texts], ["t"]), {"t": "a"}),
    }[wrap]()
    found = items(write(tmp_path, pa.table({"body": column})))
    assert found[0].fields == {"body": first}
    if wrap == "struct":
        assert found[1].fields == {"body": {"t": "caf\ufffd and more than a dozen"}}
    else:
        assert isinstance(found[1], Reject)
        assert (found[1].row, found[1].fault) == (2, "undecodable-bytes")
        assert found[1].reason.startswith("not UTF-8: byte 0xE9 at offset 3")
    assert isinstance(found[2], Record)


def test_offsets_that_lie_do_not_end_the_process(tmp_path: Path) -> None:
    offsets = pa.array([0, 5, 1_000_000_000, 7], pa.int32()).buffers()[1]
    column = pa.Array.from_buffers(pa.string(), 3, [None, offsets, pa.py_buffer(b"a" * 7)])
    found = items(write(tmp_path, pa.table({"body": column})))
    assert [type(item) for item in found] == [Reject] * 3
    assert [item.row for item in found] == [1, 2, 3]


def test_a_batch_that_asks_for_too_much_memory_is_rejected_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow_file, "MOST_MEMORY", 1_000_000)
    bomb = pa.table({"body": ["x" * 1_000_000] * 3})
    for form in ("file", "stream"):
        found = items(write(tmp_path, bomb, form, "zstd"))
        assert [item.row for item in found] == [1, 2, 3]
        assert "bytes in memory" in found[0].reason


def test_rows_of_nothing_are_not_counted_one_by_one(tmp_path: Path) -> None:
    found = items(write(tmp_path, pa.table({"body": pa.nulls(2**24)}), rows=2**24))
    assert len(found) == 1
    assert "how many rows are lost is not known" in found[0].reason


def test_a_long_text_in_a_dictionary_is_spread_a_block_at_a_time(tmp_path: Path) -> None:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000), pa.array(["x" * 500_000]))
    sizes = []
    for item in opened(write(tmp_path, pa.table({"body": texts}), rows=10_000)).records:
        assert isinstance(item, Block)
        sizes.append(item.size)
        if len(sizes) == 5:
            break
    assert max(sizes) < 17 * 1024 * 1024


def test_feather_1_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.feather"
    path.write_bytes(b"FEA1\0\0\0\0")
    with pytest.raises(InputError, match=r"a\.feather: expected Arrow data, found Feather version 1"):
        opened(path)


def test_what_is_no_arrow_data_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.arrow"
    for data in (b"", b"no arrow at all, but a text", b"ARROW1", b"\xff\xff\xff\xff\x10\0\0\0"):
        path.write_bytes(data)
        with pytest.raises(InputError, match=r"a\.arrow: expected an Arrow file or stream"):
            opened(path)


@pytest.mark.parametrize(("form", "packing"), FORMS)
def test_flipped_bytes_never_end_the_process(tmp_path: Path, form: str, packing: str | None) -> None:
    """pyarrow checks what it is told to check: thousands of such files were read in processes of their own first."""
    size = 30
    table = pa.table(
        {
            "s": [f"text é {number}" * (number % 4) if number % 7 else None for number in range(size)],
            "d": pa.array([f"d{number % 3}" for number in range(size)]).dictionary_encode(),
            "l": [[f"a{number}"] * (number % 3) for number in range(size)],
            "o": [{"name": f"n{number}", "b": b"x"} for number in range(size)],
            "m": pa.array([[("k", "v")]] * size, pa.map_(pa.string(), pa.string())),
            "t": pa.array(range(size), pa.timestamp("ns", "UTC")),
            "v": pa.array(["short", "longer than twelve letters"] * (size // 2), pa.string_view()),
        }
    )
    path = write(tmp_path, table, form, packing, rows=10)
    whole = path.read_bytes()
    for seed in range(60):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice([0, 255, chance.randrange(256)])
        path.write_bytes(data)
        try:
            found = items(path)
        except InputError:
            continue
        told = any("how many rows" in item.reason for item in found if isinstance(item, Reject))
        cut = any(item.fault == "truncated-stream" for item in found if not isinstance(item, Record))
        rows = [item.row for item in found if item.row is not None]
        assert rows == list(range(1, len(rows) + 1))
        assert len(rows) == size or told or cut
