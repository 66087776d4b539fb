"""Archives: every form gives its members; hostile and broken ones give what can be read, and word of the rest."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from sources import lines, read, tarred, zipped

from newsqa.articles.errors import InputError
from newsqa.articles.stores import Workspace, find_files, unpacking

MEMBERS = {"a.jsonl": lines("1"), "x/b.txt": b"Title\n\nBody", "x/c.csv.gz": gzip.compress(b"id,text\n3,A body.\n")}
FORMS: dict[str, Callable[[], bytes]] = {
    "data.zip": lambda: zipped(MEMBERS),
    "stored.zip": lambda: zipped(MEMBERS, zipfile.ZIP_STORED),
    "bzip2.zip": lambda: zipped(MEMBERS, zipfile.ZIP_BZIP2),
    "lzma.zip": lambda: zipped(MEMBERS, zipfile.ZIP_LZMA),
    "data.tar": lambda: tarred(MEMBERS),
    "pax.tar": lambda: tarred(MEMBERS, format=tarfile.PAX_FORMAT),
    "data.tar.gz": lambda: gzip.compress(tarred(MEMBERS)),
    "data.tgz": lambda: gzip.compress(tarred(MEMBERS)),
    "data.tar.bz2": lambda: bz2.compress(tarred(MEMBERS)),
    "data.tar.xz": lambda: lzma.compress(tarred(MEMBERS)),
    "data.tar.zst": lambda: zstandard.compress(tarred(MEMBERS)),
    "no-extension": lambda: zipped(MEMBERS),
    "wrong.csv": lambda: gzip.compress(tarred(MEMBERS)),
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which must be empty again after each test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_its_members(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, FORMS[name]())
    found = read(path)
    assert found.articles == [
        ("1", f"{path}/a.jsonl"),
        ("x/b", f"{path}/x/b.txt"),
        ("3", f"{path}/x/c.csv.gz"),
    ]
    assert found.lost == []


def test_an_archive_in_a_folder_is_looked_into(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    put(folder, "a.zip", zipped(MEMBERS))
    put(folder, "b.jsonl", lines("4"))
    assert read(folder).ids == ["1", "a.zip/x/b", "3", "4"]


def test_archives_in_archives(tmp_path: Path) -> None:
    deep = gzip.compress(tarred({"c.jsonl": lines("3"), "d.zip": zipped({"d.jsonl": lines("4")})}))
    path = put(tmp_path, "a.zip", zipped({"b.zip": zipped({"b.jsonl": lines("2"), "c.tar.gz": deep})}))
    found = read(path)
    assert found.articles == [("2", f"{path}/b.zip/b.jsonl"), ("3", f"{path}/b.zip/c.tar.gz/c.jsonl")]
    [(place, fault, reason)] = found.lost
    assert (place, fault) == (f"{path}/b.zip/c.tar.gz/d.zip", "unreadable-record")
    assert "nested deeper than 3 levels" in reason


def test_the_workspace_is_kept_small_and_members_are_read_again(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(20)]
    inner = {f"{name}.tar.gz": gzip.compress(tarred({f"{name}.jsonl": lines(name)})) for name in names}
    path = put(tmp_path, "a.tar.xz", lzma.compress(tarred(inner)))
    with Workspace(kept=30_000) as workspace:
        files = find_files(path, workspace).files
        for file in (*files, *reversed(files)):
            assert file.source.path.read_bytes() == lines(file.inside[:2])
            file.place.release()
            folder = file.source.path.parent
            file.place.release()
            sizes = sorted(left.stat().st_size for left in folder.iterdir())
            assert sum(sizes[:-1]) <= 60_000  # but for the outer archive


def test_parquet_in_archives_and_compressed(tmp_path: Path) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"id": ["7"], "text": ["A body."]}), sink)
    path = put(
        tmp_path, "a.zip", zipped({"a.parquet": sink.getvalue(), "b.parquet.gz": gzip.compress(sink.getvalue())})
    )
    assert read(path).ids == ["7", "7"]
    assert read(put(tmp_path, "c.parquet.zst", zstandard.compress(sink.getvalue()))).ids == ["7"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_are_never_paths(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    evil = ["../a.jsonl", "/etc/b.jsonl", "x/../../c.jsonl", "C:\\d.jsonl", "..\\e.jsonl"]
    path = put(tmp_path, "a.zip", pack({**{name: lines("9") for name in evil}, "x\\y.jsonl": lines("1")}))
    found = read(path)
    assert found.articles == [("1", f"{path}/x/y.jsonl")]
    assert [fault for _, fault, _ in found.lost] == ["unreadable-record"] * 5
    assert sum("climbs out of the archive" in reason for *_, reason in found.lost) == 3
    assert sum("is an absolute path" in reason for *_, reason in found.lost) == 2


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a.jsonl", lines("1"))
        archive.writestr("a.jsonl", lines("2"))
    path = put(tmp_path, "a.zip", file.getvalue())
    assert read(path).articles == [("1", f"{path}/a.jsonl"), ("2", f"{path}/a.jsonl (2)")]


def test_links_devices_and_hidden_members_are_noted(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in {"l.csv": tarfile.SYMTYPE, "h.csv": tarfile.LNKTYPE, "d.csv": tarfile.CHRTYPE}.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("a.jsonl", "__MACOSX/._a.jsonl", ".hidden.jsonl", "photo.png"):
            info = tarfile.TarInfo(name)
            info.size = len(lines("1"))
            archive.addfile(info, io.BytesIO(lines("1")))
    found = read(put(tmp_path, "a.tar", file.getvalue()))
    assert (found.ids, found.lost) == (["1"], [])
    notes = "\n".join(found.notes)
    assert "not followed, because it is a link: l.csv, h.csv" in notes
    assert "not read, because it is a device or a pipe: d.csv" in notes
    assert "left out, because it is hidden or made by macOS: __MACOSX/._a.jsonl, .hidden.jsonl" in notes
    assert "not read, because of another kind: photo.png" in notes
    link = zipfile.ZipInfo("l.csv")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr(link, "/etc/passwd")
        written.writestr("a.jsonl", lines("1"))
    found = read(put(tmp_path, "a.zip", file.getvalue()))
    assert found.ids == ["1"] and any("it is a link: l.csv" in note for note in found.notes)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_ALLOWED", 1_000_000)
    zeros = bytes(5_000_000)
    path = put(tmp_path, "a.zip", zipped({"a.jsonl": lines("1"), "b.jsonl": zeros}))
    found = read(path)
    assert found.ids == ["1"]
    [(place, fault, reason)] = found.lost
    assert (place, fault) == (f"{path}/b.jsonl", "unreadable-record")
    assert "unpacks to more than 1,000,000 bytes, as a decompression bomb does" in reason
    path = put(tmp_path, "b.tar.gz", gzip.compress(tarred({"b.jsonl": zeros})))
    assert [(place, "as a decompression bomb" in why) for place, _, why in read(path).lost] == [(str(path), True)]
    nested = zipped({f"{number}.zip": zipped({"b.csv": bytes(900_000)}) for number in range(9)})
    with Workspace() as workspace:
        source = find_files(put(tmp_path, "c.zip", nested), workspace)
    assert (len(source.files), sum("decompression bomb" in reason for _, reason, _ in source.unreadable)) == (1, 8)


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.jsonl": lines(*map(str, range(1000)))}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    [(_, fault, reason)] = read(put(tmp_path, "a.zip", bytes(data))).lost
    assert fault == "unreadable-record" and "unpacks to more than 100 bytes" in reason


def test_members_that_share_their_bytes(tmp_path: Path) -> None:
    kernel = zipped({"a.jsonl": lines("1")}, zipfile.ZIP_STORED)
    at = kernel.index(b"PK\x01\x02")
    directory = kernel[at : kernel.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 50, 50, 50 * len(directory), at, 0)
    found = read(put(tmp_path, "a.zip", kernel[:at] + directory * 50 + end))
    assert (found.ids, len(found.lost)) == ([], 50)
    assert "its bytes are those of another member too" in found.lost[0][2]


def test_encrypted_members_and_unknown_methods(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.jsonl": lines("1"), "b.jsonl": lines("2"), "c.jsonl": lines("3")}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[first + 8] |= 1
    data[second + 10] = 9
    found = read(put(tmp_path, "a.zip", bytes(data)))
    assert found.ids == ["3"]
    assert "the member is encrypted" in found.lost[0][2]
    assert "packed by Deflate64, which is not supported" in found.lost[1][2]


def noise(name: str, size: int = 3000) -> bytes:
    """Lines of about this many bytes that hardly pack."""
    words = random.Random(name)
    return b"".join(lines(f"{name}-{number}-{words.randbytes(20).hex()}") for number in range(size // 80))


def test_a_wrong_checksum_costs_no_record_but_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.jsonl": lines("1"), "b.txt": b"Title\n\nBody"}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    for at in (first, second):
        data[at + 16] ^= 0xFF
    found = read(put(tmp_path, "a.zip", bytes(data)))
    assert found.ids == ["1"]
    assert [(fault, "checksum" in why) for _, fault, why in found.lost] == [("unreadable-record", True)] * 2


def test_damage_inside_a_member_costs_its_rest(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.jsonl": noise("a", 40_000), "b.jsonl": lines("2")}))
    data[8_000:8_500] = random.Random(1).randbytes(500)
    found = read(put(tmp_path, "a.zip", bytes(data)))
    assert 250 < len(found.ids) < 490 and found.ids[-1] == "2"
    assert any(
        "the member cannot be unpacked to its end: the deflate data is damaged after" in reason
        for *_, reason in found.lost
    )


@pytest.mark.parametrize("flags", [0, 8], ids=["sizes known", "sizes follow"])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_a_zip_that_is_cut_gives_what_came_before(tmp_path: Path, flags: int, method: int) -> None:
    members = {f"{name}.jsonl": noise(name) for name in "abc"}
    if flags:
        file = io.BytesIO()
        sink = io.BufferedRWPair(io.BytesIO(), file)  # cannot be gone back in, so sizes follow the data
        with zipfile.ZipFile(sink, "w", method) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        sink.flush()
        whole = file.getvalue()
    else:
        whole = zipped(members, method)
    cut = whole[: len(whole) * 6 // 10]
    found = read(put(tmp_path, "a.zip", cut))
    faults = [fault for _, fault, _ in found.lost]
    assert "truncated-stream" in faults
    assert any("its directory cannot be read" in reason for *_, reason in found.lost)
    if not (flags and method == zipfile.ZIP_STORED):
        everything = [line for name in "ab" for line in members[f"{name}.jsonl"].splitlines()]
        assert len(members["a.jsonl"].splitlines()) < len(found.ids) < len(everything)
        assert all(name.startswith(("a-", "b-")) for name in found.ids)


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, lzma.compress], ids=["plain", "gzip", "xz"])
def test_a_tar_that_is_cut_gives_what_came_before(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    members = {f"{name}.jsonl": noise(name, 20_000) for name in "abc"} | {"d.txt": b"Title\n\n" + noise("d", 9000)}
    whole = pack(tarred(members))
    found = read(put(tmp_path, "a.tar", whole[: len(whole) // 2]))
    assert len(found.ids) > len(members["a.jsonl"].splitlines())
    assert {fault for _, fault, _ in found.lost} <= {"truncated-stream", "unreadable-record"}
    assert any(
        fault == "truncated-stream" and ("read to its end" in why or "breaks off" in why)
        for _, fault, why in found.lost
    )
    text = tarred({"a.jsonl": lines("1"), "d.txt": b"Title\n\n" + bytes(range(65, 90)) * 100})
    found = read(put(tmp_path, "b.tar", text[:3000]))
    assert found.ids == ["1"]
    assert f"{tmp_path}/b.tar/d.txt" in [place for place, *_ in found.lost]


def test_a_tar_without_an_end_and_one_with_a_damaged_header(tmp_path: Path) -> None:
    whole = tarred({"a.jsonl": lines("1"), "b.jsonl": lines("2")})
    path = put(tmp_path, "a.tar", whole[:2048])
    found = read(path)
    assert found.ids == ["1", "2"]
    assert found.lost == [
        (str(path), "truncated-stream", "the tar archive breaks off after 2,048 bytes. Download it again")
    ]
    found = read(put(tmp_path, "b.tar", whole[:1024] + b"\xff" * 512 + whole[1536:]))
    assert found.ids == ["1"]
    assert "the tar archive is damaged at byte 1,024" in found.lost[0][2]


def test_headers_that_claim_to_be_huge_or_never_end(tmp_path: Path) -> None:
    huge = tarfile.TarInfo("x")
    huge.type, huge.size = tarfile.GNUTYPE_LONGNAME, 1 << 32
    path = put(tmp_path, "a.tar", tarred({"a.jsonl": lines("1")})[:1024] + huge.tobuf() + bytes(1024))
    found = read(path)
    assert found.ids == ["1"]
    assert "a header of 4,294,967,296 bytes; the limit is" in found.lost[0][2]
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 5
    chain = (header.tobuf() + b"name\0".ljust(512, b"\0")) * 5000
    found = read(put(tmp_path, "b.tar", tarred({"a.jsonl": lines("1")})[:1024] + chain))
    assert found.ids == ["1"] and len(found.lost) == 1


def test_an_archive_without_anything_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"expected an archive with articles, found 1 other file \(a\.png\)"):
        read(put(tmp_path, "a.zip", zipped({"a.png": b"x"})))
    path = put(tmp_path, "b.zip", zipped({}))
    assert read(path).lost == [(str(path), "empty-source", "the file is an empty zip archive. Check how it was made")]
    path = put(tmp_path, "c.zip", b"this is no archive at all")
    [(place, fault, reason)] = read(path).lost
    assert (place, fault) == (str(path), "unreadable-record") and "no member was found" in reason


def test_a_member_that_stands_in_for_data(tmp_path: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    path = put(tmp_path, "a.zip", zipped({"a.csv": pointer, "b.csv": b"", "c.jsonl": lines("1")}))
    found = read(path)
    assert found.ids == ["1"]
    assert [(place, fault) for place, fault, _ in found.lost] == [
        (f"{path}/a.csv", "pointer-instead-of-data"),
        (f"{path}/b.csv", "empty-source"),
    ]


def test_time_grows_with_the_number_of_members_and_no_faster(tmp_path: Path) -> None:
    def seconds(pack: Callable[[dict[str, bytes]], bytes], count: int) -> float:
        path = put(tmp_path, "a.zip", pack({f"{number}.txt": b"A body" for number in range(count)}))
        begin = time.process_time()
        with Workspace() as workspace:
            assert len(find_files(path, workspace).files) == count
        return time.process_time() - begin

    for pack in (zipped, tarred):
        assert seconds(pack, 4000) < 12 * (seconds(pack, 1000) + 0.05)


def test_office_documents_are_no_archives(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", zipped({"[Content_Types].xml": b"<x/>", "xl/a.xml": b"<x/>"}))
    with pytest.raises(InputError, match=r"found an Office document \(\.docx, \.xlsx\)"):
        read(path)


def test_a_crc_that_is_right_is_not_told(tmp_path: Path) -> None:
    data = lines("1", "2")
    path = put(tmp_path, "a.zip", zipped({"a.jsonl": data}))
    assert zlib.crc32(data) == zipfile.ZipFile(path).infolist()[0].CRC
    assert read(path).lost == []


def test_a_member_that_is_no_news_takes_no_room_for_longer_than_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    leave = Workspace.__exit__

    def spy(self: Workspace, *error: Any) -> None:
        kept.append(len(self._read))
        leave(self, *error)

    monkeypatch.setattr(Workspace, "__exit__", spy)
    found = read(put(tmp_path, "a.zip", zipped({"a.jsonl": lines("1"), "b.csv": b"x,y\n1,2\n3,4\n"})))
    assert found.ids == ["1"] and any("b.csv: not read" in note for note in found.notes)
    assert kept == [0]
