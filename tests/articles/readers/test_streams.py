"""Streams: any bytes come back from any form of compression, and damage costs only what stands behind it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers import inflate
from newsqa.articles.readers.inflate import MAX_WINDOW, form_of
from newsqa.articles.readers.streams import CHUNK, BrokenStream, chunks, decompressed, head

Compress = Callable[[bytes], bytes]
COMPRESS: dict[str, Compress] = {
    "gzip": gzip.compress,
    "Zstandard": zstandard.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
each_form = pytest.mark.parametrize("name", COMPRESS)
WORDS = random.Random(1).choices([f"{number:x} " for number in range(5000)], k=60_000)
TEXT = "".join(WORDS).encode()


def read(data: bytes) -> tuple[bytes, str | None]:
    """What can be read, and what is said about the rest."""
    found = b""
    try:
        for piece in decompressed(io.BytesIO(data)):
            assert 0 < len(piece) <= 1 << 25
            found += piece
    except BrokenStream as broken:
        return found, str(broken)
    return found, None


@each_form
@given(parts=st.lists(st.binary(max_size=300), min_size=1, max_size=4), padding=st.sampled_from([0, 4, 512]))
def test_any_bytes_in_any_number_of_streams_come_back(name: str, parts: list[bytes], padding: int) -> None:
    packed = b"".join(map(COMPRESS[name], parts)) + bytes(padding)
    assert read(packed) == (b"".join(parts), None)


@each_form
@pytest.mark.parametrize("piece", [1, 2, 7, 1000])
def test_the_size_of_what_is_fed_does_not_matter(name: str, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(COMPRESS[name](b"x"))
    assert form is not None and form.name == name
    packed = COMPRESS[name](TEXT[:20_000]) + COMPRESS[name](b"") + COMPRESS[name](TEXT[20_000:40_000])
    monkeypatch.setattr(inflate, "CHUNK", 1000)
    assert b"".join(inflate.inflated(io.BytesIO(packed), form._replace(piece=piece))) == TEXT[:40_000]


@each_form
@given(cut=st.floats(0, 1))
def test_a_stream_that_breaks_off_gives_what_stands_before(name: str, cut: float) -> None:
    packed = COMPRESS[name](TEXT[:50_000])
    at = 11 + int(cut * (len(packed) - 12))
    found, said = read(packed[:at])
    assert said == f"the {name} data breaks off after {len(found):,} bytes of text"
    assert TEXT.startswith(found)


@each_form
def test_all_of_the_streams_before_a_damaged_one_is_given(name: str) -> None:
    sound, damaged = COMPRESS[name](TEXT), bytearray(COMPRESS[name](TEXT))
    damaged[20:60] = b"\xff" * 40
    found, said = read(sound + bytes(damaged))
    assert found.startswith(TEXT)
    assert said is not None and said.startswith(f"the {name} data is damaged after {len(found):,} bytes of text: ")
    found, said = read(sound + b"no compressed data")
    assert found == TEXT
    assert said is not None


@pytest.mark.parametrize("name", ["gzip", "bzip2", "xz"])
def test_bytes_before_the_fault_are_given_to_the_last(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = bytearray(COMPRESS[name](TEXT))
    packed[-6] ^= 0xFF  # in the checksum, or in the mark of the end
    found, said = read(bytes(packed))
    assert found == TEXT
    assert said is not None and "damaged after 2" in said


@each_form
def test_what_inflates_a_thousand_times_comes_in_bounded_pieces(name: str) -> None:
    zeros = bytes(40_000_000)
    packed = COMPRESS[name](zeros)
    assert len(packed) < 50_000
    sizes = [len(piece) for piece in decompressed(io.BytesIO(packed))]
    assert sum(sizes) == len(zeros)
    assert max(sizes) <= (1 << 25 if name == "Zstandard" else CHUNK)


def test_a_stream_that_asks_for_much_memory_is_refused() -> None:
    large = lzma.compress(b"x", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 2 * MAX_WINDOW}])
    assert read(large) == (
        b"",
        "the xz data is damaged after 0 bytes of text: its dictionary is larger than 134,217,728 bytes; compress it"
        " again with xz -9 or less",
    )
    assert read(lzma.compress(TEXT, preset=9 | lzma.PRESET_EXTREME)) == (TEXT, None)
    wide = zstandard.ZstdCompressionParameters.from_level(1, window_log=28)
    compressor = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    found, said = read(compressor.compress(TEXT) + compressor.flush())
    assert found == b""
    assert said is not None and "its window is larger than 134,217,728 bytes" in said


def test_a_frame_without_data_before_a_zstandard_stream() -> None:
    assert read(b"\x53\x2a\x4d\x18\x04\0\0\0abcd" + zstandard.compress(TEXT)) == (TEXT, None)


@pytest.mark.parametrize("data", [b"BZh9 is how the line begins", b"BZ", b"\x28\xb5\x2f", b"", b"PK", b"a,b\n"])
def test_what_is_not_compressed_is_read_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(data)
    assert b"".join(chunks(path)) == data


def test_the_first_bytes_of_a_file_and_of_the_start_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(gzip.compress(TEXT))
    assert head(path, 1000) == TEXT[:1000]
    start = head(path.read_bytes()[:5000], 100_000)
    assert len(start) > 5000 and TEXT.startswith(start)
