"""Files beside articles that hold what is known about them: which belongs to which, and the fields that one holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import orjson

from newsqa.articles.bylines import is_byline
from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.articles.readers.file_names import stem
from newsqa.articles.timestamps import parse_timestamp

# "17-meta", "17.metadata"; as a folder "fake-meta-information", "meta"
_MARK = re.compile(r"(?:^|[-_. ])(?:meta(?:data)?(?:[-_ ]?info(?:rmation)?)?)$", re.IGNORECASE)
_KEY = re.compile(r"(?!https?:)([^\W\d][\w .-]{0,40}?)\s?:(?:\s+(.*)|$)")  # Author: Ann Lee
_BARE_LINE = re.compile(r"line_\d+")
_FEWEST_AUTHORS = 5  # different people tell more than one who may be a place
MOST_LINES = 100
LONGEST_SIDECAR = 1 << 20


def pair_sidecars(insides: Sequence[str]) -> Mapping[str, str]:
    """Article file -> the sidecar that belongs to it, both as paths inside the folder that is read.

    A sidecar is named like its article with "meta" at the end ("17-meta.txt"), or lies in a folder that is named so
    ("fake-meta-information/17.txt" for "fake/17.txt"). Where fewer than half of such files find their article, they are
    articles about metadata, and none is taken.
    """
    marked = {inside: key for inside in insides if (key := _without_marks(inside))}
    articles = {stem(PurePath(inside)): inside for inside in insides if inside not in marked}
    pairs = {articles[key]: inside for inside, key in marked.items() if key in articles}
    return pairs if 2 * len(pairs) >= len(marked) else {}


def _without_marks(inside: str) -> str | None:
    """The stem that the article of a sidecar has; None for a file that is not marked as one."""
    path = PurePath(stem(PurePath(inside)))
    name, folder = _MARK.sub("", path.name), _MARK.sub("", path.parent.name)
    if (name, folder) == (path.name, path.parent.name) or not name:
        return None
    above = path.parent.parent / folder if folder or path.parent.name else path.parent
    return (above / name).as_posix()


def read_sidecar(data: bytes) -> Mapping[str, Any] | str:
    """The fields in a sidecar, or the reason why it cannot be read: a JSON object, lines such as "author: Ann Lee", or
    bare lines, which are called line_1, line_2 and so on."""
    if len(data) > LONGEST_SIDECAR:
        return f"it is longer than the limit of {LONGEST_SIDECAR:,} bytes"
    if data.lstrip().startswith(b"{"):
        try:
            value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
        except orjson.JSONDecodeError as error:
            return f"broken JSON: {error}"
        return value if isinstance(value, dict) else "expected a JSON object"
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        return f"not UTF-8: byte 0x{error.object[error.start]:02X} at offset {error.start:,}"
    keyed = [_KEY.fullmatch(line) for line in lines if line]
    matches = [match for match in keyed if match]
    if keyed and 5 * len(matches) >= 4 * len(keyed):
        return {match[1].strip(): match[2] or None for match in matches}
    return {f"line_{number}": line or None for number, line in enumerate(lines[:MOST_LINES], 1)}


def name_lines(samples: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Names for the bare lines of sidecars where the values leave no doubt: line_2 -> url, line_4 -> published."""
    lines = dict.fromkeys(name for sample in samples for name in sample if _BARE_LINE.fullmatch(name))
    values = {line: [value for sample in samples if (value := sample.get(line))] for line in lines}
    names: dict[str, str] = {}
    for line in [line for line in lines if len(values[line]) * 2 >= len(samples)]:
        if "url" not in names.values() and all(re.match(r"https?://", value) for value in values[line]):
            names[line] = "url"
        elif "published" not in names.values() and not any(value.isdigit() for value in values[line]):
            dates = sum(parse_timestamp(value, day_first=True).moment is not None for value in values[line])
            if 10 * dates >= 9 * len(values[line]):
                names[line] = "published"
    authors = [line for line in lines if line not in names and _are_authors(values[line])]
    return {**dict.fromkeys(authors, "author"), **names} if len(authors) == 1 else names


def _are_authors(values: Sequence[str]) -> bool:
    """Whether the values are bylines, and of so many people that they are neither outlets nor places."""
    given = [value.strip() for value in values if value.strip().casefold() not in PLACEHOLDERS]
    if len(given) < _FEWEST_AUTHORS or 2 * len(set(given)) < len(given):
        return False
    return 10 * sum(map(is_byline, given)) >= 9 * len(given)
