"""Walking a folder: from its path to the files below it, and word of all that is passed over."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from newsqa.articles.errors import InputError
from newsqa.articles.readers.file_names import shown

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# What a check and what annotating leave: files of these names are newsqa's own where all of a set lie together.
_CHECKED = frozenset({"report.html", "report.json", "findings.parquet", "measures.parquet", "rejects.jsonl"})
# Reports for machines, which a check leaves when it is asked to, and a baseline by the name that it has by itself.
_FORMATS = frozenset({"junit.xml", "report.sarif", "gl-code-quality-report.json", "summary.md", "findings.csv"})
_BASELINE = "newsqa-baseline.jsonl"
_LEFT = (
    _CHECKED | {"texts.parquet"},
    _CHECKED,
    frozenset({"articles.parquet", "attributions.parquet", "dates.parquet", "names.parquet", "rejects.jsonl"}),
)


@dataclass(frozen=True)
class Walked:
    """Paths are relative to the folder. `files` are sorted by name; `unreadable` are folders, each with the reason;
    `own` are folders with files that newsqa wrote, and such files, which are left out; `links` are links to folders,
    not followed."""

    files: list[PurePath] = field(default_factory=list)
    unreadable: list[tuple[PurePath, str]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def walk(folder: Path) -> Walked:
    """All files below a folder but hidden ones. Raises InputError when the folder itself cannot be read."""
    found = Walked()

    def note_unreadable(error: OSError) -> None:
        inside = PurePath(error.filename).relative_to(folder)
        if inside == PurePath():
            raise InputError(
                f"{folder}: the folder cannot be read: {error.strerror or error}. Check its rights."
            ) from error
        found.unreadable.append((inside, f"the folder cannot be read: {error.strerror or error}"))

    for parent, folders, names in os.walk(folder, onerror=note_unreadable):
        inside = PurePath(parent).relative_to(folder)
        for left in _LEFT:
            if left <= set(names):
                found.own.append(shown(inside.as_posix()))
                beside = _FORMATS if left >= _CHECKED else frozenset()
                names = [name for name in names if name not in left | beside]
        if _BASELINE in names:
            found.own.append(shown((inside / _BASELINE).as_posix()))
            names.remove(_BASELINE)
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.links.extend(shown((inside / name).as_posix()) for name in folders if Path(parent, name).is_symlink())
        found.files.extend(inside / name for name in names if not name.startswith("."))
    found.files.sort(key=PurePath.as_posix)
    found.unreadable.sort()
    found.own.sort()
    found.links.sort()
    return found


def special_kind(path: Path) -> str | None:
    """What a path that is neither file nor folder is, in words: opening it could block. Raises OSError as stat does."""
    mode = path.stat().st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return next((what for is_kind, what in _SPECIAL if is_kind(mode)), "no regular file")
