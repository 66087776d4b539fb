"""What the folders above a file say of the article in it: its split, its language, its label or its section.

Comes in: the paths of all article files inside the folder that is read. Goes out: which of their parts is which column,
decided on all paths together, so that one oddly named folder does not make a column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

SPLITS = frozenset("train training test testing dev devel development valid validation val eval evaluation".split())
LABELS = frozenset(
    "fake false true real legit reliable unreliable left right center centre lean-left lean-right pos neg positive"
    " negative neutral satire hoax rumour rumor hyperpartisan mainstream".split()
)
# ISO 639-1, and the common three-letter codes of what has no shorter one
LANGUAGES = frozenset(
    "aa ab af am ar as az be bg bn bo br bs ca ceb co cs cy da de dv dz el en eo es et eu fa fi fil fj fo fr fy ga gd"
    " gl gu gv ha he hi hr ht hu hy id ig is it iu ja jv ka kk kl km kn ko ku ky la lb ln lo lt lv mg mi mk ml mn mr ms"
    " mt my ne nl nn no nb ny oc om or pa pl ps pt qu rm rn ro ru rw sd se si sk sl sm sn so sq sr ss st su sv sw ta te"
    " tg th ti tk tl tn to tr ts tt tw ug uk ur uz vi wo xh yi yo zh zu".split()
)
_REGION = re.compile(r"[-_][a-z]{2,4}$", re.IGNORECASE)  # pt-BR, zh_Hans
_NUMBER_OR_DATE = re.compile(r"[\d\W_]+")  # 2019, 2019-03, 0001
# A folder of this many is a shelf, not a class.
MOST_SECTIONS = 100


@dataclass(frozen=True)
class PathColumns:
    """Which folder above the files gives which column. `depths` are counted from the folder that is read; `notes` say
    what was decided."""

    depths: Mapping[str, int]
    notes: tuple[str, ...] = ()

    def of(self, inside: str) -> Mapping[str, str]:
        """The columns of one file."""
        folders = PurePath(inside).parts[:-1]
        return {column: folders[depth] for column, depth in self.depths.items() if depth < len(folders)}


def path_columns(insides: Sequence[str]) -> PathColumns:
    """The columns that the folders of these files stand for. A folder level counts when every file lies that deep and
    there are at least two different names at it, each for two files or more."""
    folders = [PurePath(inside).parts[:-1] for inside in insides]
    depths: dict[str, int] = {}
    notes = []
    for depth in range(min(map(len, folders), default=0)):
        names = Counter(parts[depth] for parts in folders)
        if len(names) < 2 or min(names.values()) < 2:
            continue
        column = _column(list(names))
        if column and column not in depths:
            depths[column] = depth
            shown = ", ".join(sorted(names)[:5]) + (f" and {len(names) - 5:,} more" if len(names) > 5 else "")
            how = " (guessed)" if column == "section" else ""
            notes.append(f"{column}: taken from the names of the folders ({shown}){how}")
    return PathColumns(depths, tuple(notes))


def _column(names: Sequence[str]) -> str | None:
    plain = {name.casefold() for name in names}
    if plain <= SPLITS:
        return "split"
    if plain <= LABELS:
        return "label"
    if {_REGION.sub("", name) for name in plain} <= LANGUAGES:
        return "language"
    if len(names) <= MOST_SECTIONS and not any(_NUMBER_OR_DATE.fullmatch(name) for name in names):
        return "section"
    return None
