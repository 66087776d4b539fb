"""The records of a web archive: from its bytes to the headers and the block of each, in WARC 1.x or in ARC 1 and 2.
What is damaged is told of, and the next record found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from newsqa.articles.readers.record import MAX_RECORD_BYTES, SourceFile
from newsqa.articles.readers.web_archives.bytes import ArchiveBytes
from newsqa.articles.readers.web_archives.http_message import LONGEST_HEAD, header_fields

WARC_START = re.compile(rb"WARC/\d{1,2}\.\d{1,2}[ \t]{0,8}\r?\n")  # WARC/1.0
# URL, IP address, date, content type, in version 2 more fields, and the length; addresses may hold spaces:
# http://a.org/ 93.184.216.119 20140216050221 text/html 1591
ARC_START = re.compile(
    rb"([a-z]{2,10}:[^\r\n]{1,4096}?) (\S{1,64}) (\d{12,18}) (\S{1,200})((?: \S{1,1000}){0,5}) (-?\w{1,20})\r?\n"
)
_ARC_LONGEST = 1 << 13
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
# So much of a damaged record is shown, and looked at to see what it is.
_SHOWN = 1 << 12
# Two line ends belong behind a record. So many are no fault either.
_LINE_ENDS = 64


class ArchiveRecord(NamedTuple):
    """`headers` by their names in small letters, those of ARC as WARC names them. `damage` says why the block is not
    all there; `is_cut` that nothing can be read behind it. `offset` is the record's place in the file, or that of the
    member which holds it."""

    offset: int
    headers: Mapping[str, str]
    block: bytes
    damage: str | None = None
    is_cut: bool = False


def warc_records(file: SourceFile) -> Iterator[ArchiveRecord]:
    """The records of a WARC file, damaged ones too."""
    return _records(ArchiveBytes(file, WARC_START, 32), _warc_head, "WARC/1.0", b"\r\n\r\n")


def arc_records(file: SourceFile) -> Iterator[ArchiveRecord]:
    """The records of an ARC file, damaged ones too."""
    return _records(ArchiveBytes(file, ARC_START, _ARC_LONGEST), _arc_head, "an address, a date and a length", None)


_Head = tuple[Mapping[str, str], str]  # the headers, and the length of the block as it is written


def _records(
    archive: ArchiveBytes, read_head: Callable[[ArchiveBytes], _Head | str], expected: str, trailer: bytes | None
) -> Iterator[ArchiveRecord]:
    """`trailer` is what stands behind a block and is seldom in one; a sound record may also be told by what follows."""
    is_told = False  # whether what stands here belongs to a record that is told of already
    while True:
        archive.skip_all_blank()
        offset, shown = archive.offset, archive.seen(_SHOWN)
        passed = archive.skip_to_start()
        fault = archive.fault if passed is None else None
        if fault and not is_told:
            yield ArchiveRecord(fault.offset, {}, shown, fault.reason, fault.is_cut)
        elif passed != 0 and shown and not is_told:
            yield ArchiveRecord(offset, {}, shown, f"expected a record that begins with {expected}")
        is_told = False
        if fault:
            archive.resume()
        elif passed is None:
            return
        else:
            record = _read_record(archive, read_head, trailer)
            yield record
            is_told = record.damage is not None


def _read_record(
    archive: ArchiveBytes, read_head: Callable[[ArchiveBytes], _Head | str], trailer: bytes | None
) -> ArchiveRecord:
    """The record that begins here. The archive is moved to its end, or when it is damaged, behind its header."""
    offset = archive.offset
    head = read_head(archive)
    if isinstance(head, str):
        is_cut = archive.next_start() is None and not archive.need(LONGEST_HEAD) and not _is_damaged(archive)
        return ArchiveRecord(offset, {}, archive.seen(_SHOWN), head, is_cut)
    headers, written = head
    damage = _fault_of_length(written)
    if damage:
        return ArchiveRecord(offset, headers, archive.seen(_SHOWN), damage)
    length, begins = int(written), archive.at
    is_cut = False
    if archive.need(length):
        archive.at = end = begins + length
        archive.skip_blank(_LINE_ENDS)
        is_end = archive.at == end + _LINE_ENDS or not archive.need(1) or archive.is_at_start()
        is_end = is_end or (trailer is not None and archive.window.startswith(trailer, end))
        if is_end and not archive.is_hit_before(end):
            return ArchiveRecord(offset, headers, bytes(archive.window[begins:end]))
        damage = f"the record is to have {length:,} bytes, but it goes on behind them"
        if is_end and archive.fault:
            damage = archive.fault.reason
    else:
        there = len(archive.window) - begins
        is_cut = not _is_damaged(archive)
        damage = f"the archive breaks off: the record is to have {length:,} bytes, {there:,} are there"
        if archive.fault:
            damage = archive.fault.reason
    archive.at = begins
    following = archive.next_start()
    if following is not None and following < length:
        damage, is_cut = f"the record is to have {length:,} bytes, but the next begins after {following:,}", False
    return ArchiveRecord(offset, headers, archive.seen(min(_SHOWN, length)), damage, is_cut)


def _is_damaged(archive: ArchiveBytes) -> bool:
    """Whether no more comes because of damage, rather than because the file ends or breaks off."""
    return archive.fault is not None and not archive.fault.is_cut


def _fault_of_length(written: str) -> str | None:
    """What is wrong with the length of a record as it is written."""
    if not written.isdecimal() or len(written) > 18:
        what = f'is "{written[:40]}"' if written else "is missing"
        return f"the record's length {what}; expected a number of bytes"
    if int(written) > MAX_RECORD_BYTES:
        return f"the record is {int(written):,} bytes long; the limit is {MAX_RECORD_BYTES:,}"
    return None


def _warc_head(archive: ArchiveBytes) -> _Head | str:
    """The headers of a WARC record, or what is wrong with them. The archive is moved behind them."""
    archive.need(LONGEST_HEAD)
    blank = _BLANK_LINE.search(archive.window, archive.at, archive.at + LONGEST_HEAD)
    if blank is None:
        archive.at += len(b"WARC/")  # not to begin here again
        if archive.fault:
            return archive.fault.reason
        return "the archive breaks off, or the header of the record does not end"
    headers = header_fields(bytes(archive.window[archive.at : blank.start()]))
    archive.at = blank.end()
    return headers, headers.get("content-length", "")


def _arc_head(archive: ArchiveBytes) -> _Head | str:
    """The one line that is the header of an ARC record, as headers of WARC; and the archive behind it."""
    match = ARC_START.match(archive.window, archive.at)
    if match is None:
        raise RuntimeError("an ARC record was found, but cannot be read")
    url, _, date, kind, _, length = (group.decode("utf-8", "replace") for group in match.groups())
    archive.at = match.end()
    if len(date) == 14:  # the times of ARC are in UTC
        date = f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:]}Z"
    is_first = url.startswith("filedesc:")
    headers = {
        "warc-type": "filedesc" if is_first else "response",
        "warc-target-uri": url,
        "warc-date": date,
        "content-type": kind,
    }
    return headers, length
