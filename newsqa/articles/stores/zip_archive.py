"""Zip archives: from the directory at the archive's end, or from the headers of its members where it is cut off, to
its members."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newsqa.articles.readers.found import Place
from newsqa.articles.readers.inflate import CHUNK, DAMAGE
from newsqa.articles.stores.members import HIDDEN, LINK, Lost, Member, Passed, clean_name, is_hidden, name_fault
from newsqa.articles.stores.unpacking import Budget, most, too_much
from newsqa.articles.stores.workspace import Workspace
from newsqa.articles.stores.zip_member import FORMS, HEADER, LZMA, SIGNATURE, STORED, ZipMember

_OTHER_METHODS = {1: "shrinking", 6: "implosion", 9: "Deflate64", 98: "PPMd", 99: "AES encryption"}
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800


def zip_members(archive: Place, name: str, workspace: Workspace, budget: Budget) -> Iterator[Member | Lost | Passed]:
    """What the archive at this place holds, in the order of its directory."""
    path = archive.fetch(keep=False).path
    try:
        with zipfile.ZipFile(path) as opened:
            infos = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        yield from _without_directory(archive, path, name, workspace, budget, str(error))
        return
    overlapping = _overlapping(infos)
    for info in infos:
        if info.filename.endswith("/"):  # a name may be empty, at which `is_dir` stumbles
            continue
        if what := _passed(info):
            yield what
            continue
        inside = clean_name(info.filename)
        if info.header_offset in overlapping:
            yield Lost(inside, "its bytes are those of another member too, as in a decompression bomb; it is not read")
            continue
        place = ZipMember(
            archive,
            f"{name}/{inside}",
            info.header_offset,
            info.compress_size,
            info.compress_type,
            info.file_size,
            info.CRC,
            workspace,
        )
        yield _checked(inside, info.filename, info.flag_bits, place, budget)


def _passed(info: zipfile.ZipInfo) -> Passed | None:
    inside = clean_name(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Passed(inside, LINK)
    return Passed(inside, HIDDEN) if is_hidden(inside) and not name_fault(info.filename) else None


def _checked(inside: str, raw_name: str, flags: int, place: ZipMember, budget: Budget) -> Member | Lost:
    """The member, or why it cannot be read."""
    if fault := name_fault(raw_name):
        return Lost(inside, fault)
    if flags & _ENCRYPTED:
        return Lost(inside, "the member is encrypted; unpack the archive with its password, and name the folder")
    if place.method not in (STORED, LZMA, *FORMS):
        method = _OTHER_METHODS.get(place.method, f"method {place.method}")
        return Lost(inside, f"the member is packed by {method}, which is not supported; pack it again by deflate")
    size = place.size or 0
    if size > most(place.packed):
        return Lost(inside, too_much(most(place.packed)))
    if not budget.take(size):
        return Lost(inside, "with it, " + too_much(budget.left))
    return Member(inside, place)


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """The offsets of members whose bytes are also another's."""
    found: set[int] = set()
    end = last = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            found |= {last, info.header_offset}
        begin_of_next = info.header_offset + HEADER.size + len(info.orig_filename) + info.compress_size
        if begin_of_next > end:
            end, last = begin_of_next, info.header_offset
    return found


def _without_directory(
    archive: Place, path: Path, name: str, workspace: Workspace, budget: Budget, error: str
) -> Iterator[Member | Lost | Passed]:
    """The members by their own headers, one after the other, and word that the archive is cut."""
    count = 0
    with path.open("rb") as file:
        for inside, raw_name, flags, place in _headers(file, archive, name, workspace):
            if raw_name.endswith("/"):
                continue
            count += 1
            yield Passed(inside, HIDDEN) if is_hidden(inside) else _checked(inside, raw_name, flags, place, budget)
    found = f"{count:,} members at its beginning were found" if count else "no member was found"
    yield Lost(
        "",
        f"the zip archive breaks off or is damaged: its directory cannot be read ({error}); {found}. Download it again",
        "truncated-stream" if count else "unreadable-record",
    )


def _headers(
    file: IO[bytes], archive: Place, name: str, workspace: Workspace
) -> Iterator[tuple[str, str, int, ZipMember]]:
    """Path, name as it stands, flags and place of each member, as long as headers follow each other."""
    offset = 0
    while True:
        file.seek(offset)
        header = file.read(HEADER.size)
        if len(header) < HEADER.size or not header.startswith(SIGNATURE):
            return
        _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = HEADER.unpack(header)
        raw_name = file.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        if 0xFFFFFFFF in (packed, size):
            sizes = _large_sizes(file.read(extra_length))
            size, packed = sizes or (size, packed)
        begin = offset + HEADER.size + name_length + extra_length
        inside = clean_name(raw_name)
        is_open = bool(flags & _SIZES_FOLLOW) and not packed
        if is_open:
            packed = _length(file, begin, method)
        place = ZipMember(
            archive,
            f"{name}/{inside}",
            offset,
            packed,
            method,
            None if is_open else size,
            None if is_open else crc,
            workspace,
        )
        yield inside, raw_name, flags, place
        offset = begin + packed
        if is_open:
            file.seek(offset)
            descriptor = file.read(24)
            at = descriptor.find(SIGNATURE)
            offset += at if at >= 0 else 0


def _large_sizes(extra: bytes) -> tuple[int, int] | None:
    """Size and packed size from the extra field 1."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind == 1 and length >= 16 and place + 20 <= len(extra):
            size, packed = struct.unpack_from("<QQ", extra, place + 4)
            return size, packed
        place += 4 + length
    return None


def _length(file: IO[bytes], begin: int, method: int) -> int:
    """How many packed bytes a member has whose header does not say: up to where its data say that they end."""
    file.seek(begin)
    if method not in FORMS:
        file.seek(0, 2)
        return file.tell() - begin
    form = FORMS[method]
    inflater, read = form.inflater(), 0
    try:
        while not inflater.eof:
            data = file.read(form.piece) if inflater.needs_input else b""
            if inflater.needs_input and not data:
                return read
            read += len(data)
            inflater.decompress(data, CHUNK)
    except DAMAGE:
        return read
    return read - len(inflater.unused_data)
