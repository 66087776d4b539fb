"""From files and archives to those to read: each is looked at, archives are looked into, and nothing is passed over
without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath, PurePosixPath

from newsqa.articles.errors import InputError, UnreadableError
from newsqa.articles.readers.dispatch import DATABASES
from newsqa.articles.readers.file_names import EXTENSIONS, extension, shown, stem
from newsqa.articles.readers.found import Found, Place, Source
from newsqa.articles.readers.kinds import ARCHIVES, NAMES_OF_KINDS, SEEKING, Looked, look
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.stores.members import Lost, Member, Passed
from newsqa.articles.stores.saved_dataset import SavedDatasets
from newsqa.articles.stores.tar_archive import tar_members
from newsqa.articles.stores.unpacking import Budget, Inflated, most
from newsqa.articles.stores.workspace import Workspace
from newsqa.articles.stores.zip_archive import zip_members

# Text files beside a dataset that are about it rather than part of it.
ABOUT_FILES = frozenset({"readme", "license", "licence", "changelog", "citation", "requirements", "notice", "copying"})
MAX_DEPTH = 3  # data.zip/2019.zip/may.tar/a.csv is the deepest
_OTHER_KIND = "not read, because of another kind"
_MISMATCH = "read as what the content is, not as the name says"


class Finder:
    """Gathers what lies under one argument, which people know by `name`."""

    def __init__(self, name: str, workspace: Workspace, options: ReadOptions = DEFAULTS) -> None:
        self.name = name
        self.files: list[Found] = []
        self.unreadable: list[tuple[str, str, str]] = []
        self.is_archive = False
        self._workspace = workspace
        self._options = options
        self._notes: dict[str, list[str]] = {_OTHER_KIND: []}
        self._names: Counter[str] = Counter()

    @property
    def skipped(self) -> list[str]:
        """The files of other kinds."""
        return self._notes[_OTHER_KIND]

    def note(self, why: str, names: Iterable[str]) -> None:
        """Remember what is passed over."""
        self._notes.setdefault(why, []).extend(names)

    def lose(self, place: str, reason: str, fault: str = "unreadable-record") -> None:
        """Remember a file that cannot be read."""
        self.unreadable.append((place, reason, fault))

    def source(self, is_folder: bool = False) -> Source:
        """All that was gathered."""
        notes = [f"{why}: {first_names(names)}" for why, names in self._notes.items() if names]
        asked = self._options.table is not None or self._options.query is not None
        if asked and self.files and not any(file.kind in DATABASES for file in self.files):
            notes.append("no database: the table or query that was asked for is for databases alone")
        return Source(self.name, self.files, self.unreadable, notes, is_folder)

    def add_named(self, inside: str, place: Place, may_guess: bool) -> str | None:
        """A file that was named itself. When it is not to be read, says what it is. Raises InputError when it cannot be
        opened."""
        try:
            looked = look(PurePosixPath(inside), place.start, in_folder=False, may_guess=may_guess)
        except OSError as error:
            raise UnreadableError(f"{self.name}: cannot be read: {error.strerror or error}.") from error
        if looked.fault:
            self.lose(self.name, looked.what, looked.fault)
        elif looked.kind is None:
            return looked.what
        elif looked.kind in ARCHIVES:
            self.is_archive = True
            self._add_archive(looked, self.name, "", place, None, 1)
        else:
            self._add(looked, self.name, inside, place)
        return None

    def add_files(self, files: Iterable[tuple[str, Place]]) -> None:
        """The files of a folder, each with its path inside it."""
        self._add_members(files, self.name, "", None, 0)

    def _add_members(
        self, files: Iterable[tuple[str, Place]], above: str, above_inside: str, budget: Budget | None, depth: int
    ) -> None:
        files = sorted(files, key=lambda file: file[0])
        saved = SavedDatasets([inside for inside, _ in files])
        for missing, why in saved.missing():
            self.lose(_join(above, missing), why)
        for raw_inside, place in files:
            inside = _join(above_inside, shown(raw_inside))
            name = self._unique(_join("" if above == "." else above, shown(raw_inside)))
            path = PurePosixPath(raw_inside)
            about = stem(path).rpartition("/")[2].lower() in ABOUT_FILES
            if about or extension(path) not in EXTENSIONS or saved.is_beside(raw_inside):
                self.skipped.append(inside)
                continue
            if looked := self._look(path, name, place):
                if looked.fault:
                    self.lose(name, looked.what, looked.fault)
                elif looked.kind is None:
                    self.skipped.append(f"{inside} ({looked.what})")
                elif looked.kind in ARCHIVES:
                    self._add_archive(looked, name, inside, place, budget, depth + 1)
                else:
                    self._add(looked, name, inside, place, saved.split(raw_inside))

    def _look(self, path: PurePath, name: str, place: Place) -> Looked | None:
        """A look at a file of a folder or archive; None when it cannot be opened."""
        try:
            return look(path, place.start, in_folder=True)
        except FileNotFoundError:
            self.lose(name, "the file is a link that leads nowhere, or was deleted")
        except OSError as error:
            self.lose(name, f"the file cannot be read: {error.strerror or error}")
        except InputError as error:
            self.lose(name, shown(str(error)))
        return None

    def _add(self, looked: Looked, name: str, inside: str, place: Place, split: str | None = None) -> None:
        kind = looked.kind or ""
        if looked.is_mismatch:
            self.note(_MISMATCH, [f"{inside} ({NAMES_OF_KINDS[kind]})"])
        if kind in SEEKING and looked.is_packed:
            place = Inflated(place, name, self._workspace)
        self.files.append(Found(place, name, inside, kind, split, self._options))

    def _add_archive(
        self, looked: Looked, name: str, inside: str, place: Place, budget: Budget | None, depth: int
    ) -> None:
        """All members of an archive. `budget` is that of the archive around it."""
        if depth > MAX_DEPTH:
            reason = f"an archive in an archive, nested deeper than {MAX_DEPTH} levels; unpack the outer ones yourself"
            self.lose(name, reason)
            return
        try:
            whole = Budget.of(place.fetch(keep=False).path.stat().st_size) if budget is None else budget
            if looked.is_packed:
                place = Inflated(place, name, self._workspace, lambda packed: min(most(packed), whole.left))
                whole.take(place.fetch(keep=False).path.stat().st_size)
            is_tar = looked.kind == "tar"
            members = list(
                tar_members(place, self._workspace) if is_tar else zip_members(place, name, self._workspace, whole)
            )
        except UnreadableError as error:
            self.lose(name, shown(str(error)).removeprefix(f"{name}: "))
            return
        if not members:
            self.lose(name, "the archive is empty. Check how it was made", "empty-source")
        self._add_members(self._members(members, name, inside), name, inside, whole, depth)

    def _members(
        self, members: Iterable[Member | Lost | Passed], name: str, inside: str
    ) -> Iterator[tuple[str, Place]]:
        """The members to look at; word of the others is kept."""
        for member in members:
            if isinstance(member, Member):
                yield member.inside, member.place
            elif isinstance(member, Lost):
                self.lose(_join(name, member.inside), member.reason, member.fault)
            else:
                self.note(member.why, [_join(inside, member.inside)])

    def _unique(self, name: str) -> str:
        """The name, with a number where an archive has several members of it."""
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"


def _join(above: str, inside: str) -> str:
    return f"{above.rstrip('/')}/{inside}" if above and inside else above or inside


def first_names(names: list[str], count: int = 5) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - count:,} more" if len(names) > count else ""
    return ", ".join(names[:count]) + more
