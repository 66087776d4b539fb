"""What an archive holds: members to read, members that are lost, and members that are passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.found import Place

_DRIVE = re.compile(r"[A-Za-z]:")  # C:


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `inside` is its path there."""

    inside: str
    place: Place


class Lost(NamedTuple):
    """A member that cannot be read; an empty `inside` means the archive, or the rest of it."""

    inside: str
    reason: str
    fault: str = "unreadable-record"


class Passed(NamedTuple):
    """A member that is no file to read, and why."""

    inside: str
    why: str


LINK = "not followed, because it is a link"
HIDDEN = "left out, because it is hidden or made by macOS"


def clean_name(name: str) -> str:
    """The path of a member as people are shown it: with slashes, and without "." parts."""
    return "/".join(part for part in shown(name).replace("\\", "/").split("/") if part not in ("", "."))


def name_fault(name: str) -> str | None:
    """Why a name may not be: no archive made in good faith has members outside of itself."""
    plain = name.replace("\\", "/")
    if not clean_name(name):
        return f'it holds a member without a name ("{shown(name)[:200]}"), which is not read'
    if ".." in plain.split("/"):
        return f'its name climbs out of the archive ("{shown(name)[:200]}"); the member is not read'
    if plain.startswith("/") or _DRIVE.match(plain):
        return f'its name is an absolute path ("{shown(name)[:200]}"); the member is not read'
    return None


def is_hidden(inside: str) -> bool:
    """Whether a member is hidden: .DS_Store, __MACOSX/._a.csv."""
    return any(part.startswith(".") or part == "__MACOSX" for part in inside.split("/"))
