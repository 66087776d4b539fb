"""Where bytes come from: from what a user named (a file, a folder, an archive, a URL, standard input) to the files to
read, each with its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from newsqa.articles.errors import InputError, UnreadableError
from newsqa.articles.readers.databases.database_urls import is_database_url
from newsqa.articles.readers.databases.server import DatabaseServer
from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.found import Found, LocalFile, Place, Source
from newsqa.articles.readers.kinds import SUPPORTED
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.stores.addresses import STANDARD_INPUT, TABLE_PREFIX, path_of_file_url, scheme_of, source_name
from newsqa.articles.stores.finding import Finder, first_names
from newsqa.articles.stores.remote import list_remote
from newsqa.articles.stores.standard_input import standard_input
from newsqa.articles.stores.walking import special_kind, walk
from newsqa.articles.stores.workspace import Workspace

__all__ = ["Source", "Workspace", "find_files", "source_name"]


def find_files(argument: str | Path, workspace: Workspace, options: ReadOptions = DEFAULTS) -> Source:
    """What lies under a path or URL; "-" is standard input, `options` say how to read. In a folder, what cannot be
    opened is listed as lost, and so are pointers and empty files wherever they are.

    Raises InputError for what is missing or of an unsupported format, EngineError when a store cannot be reached.
    """
    name = source_name(argument)
    if is_database_url(str(argument)):
        return Source(name, [Found(DatabaseServer(str(argument)), name, name, "postgres", options=options)])
    finder = Finder(name, workspace, options)
    if name == STANDARD_INPUT and argument == "-":
        return _one(finder, "stdin", standard_input(workspace), may_guess=True)
    if isinstance(argument, str) and argument.startswith(TABLE_PREFIX):
        path = Path(argument.removeprefix(TABLE_PREFIX))
        return _one(finder, path.name, LocalFile(path), may_guess=False)
    scheme = scheme_of(argument)
    if scheme and scheme != "file":
        listing = list_remote(str(argument), workspace)
        if not listing.is_folder:
            [(inside, place)] = listing.files
            return _one(finder, inside, place, may_guess=True)
        finder.add_files(listing.files)
        return _many(finder, "folder")
    path = path_of_file_url(str(argument)) if scheme else Path(argument)
    return _in_file_system(path, finder)


def _in_file_system(path: Path, finder: Finder) -> Source:
    try:
        is_there, is_folder = path.exists(), path.is_dir()
        special = special_kind(path) if is_there else None
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror or error}. Check its rights.") from error
    if not is_there:
        raise InputError(
            f"{path}: there is no such file or folder. Check the path; relative paths start at {Path.cwd()}."
        )
    if special:
        raise InputError(
            f"{path}: expected a file or a folder, found {special}. Write the articles to a file and name that."
        )
    if not is_folder:
        return _one(finder, shown(path.name), LocalFile(path), may_guess=False)
    walked = walk(path)
    for inside, reason in walked.unreadable:
        finder.lose(shown(path / inside), reason)
    finder.add_files(_regular_files(path, walked.files, finder))
    finder.note("left out, because newsqa wrote them: the report or annotations in", walked.own)
    finder.note("not read, because it is a link to a folder", walked.links)
    return _many(finder, "folder")


def _regular_files(folder: Path, files: Iterable[PurePath], finder: Finder) -> Iterator[tuple[str, Place]]:
    """Those that can be opened without waiting for somebody to write; word of the others is kept."""
    for inside in files:
        path = folder / inside
        try:
            special = special_kind(path)
        except FileNotFoundError:
            finder.lose(shown(path), "the file is a link that leads nowhere, or was deleted")
        except OSError as error:
            finder.lose(shown(path), f"the file cannot be read: {error.strerror or error}")
        else:
            if special:
                finder.skipped.append(f"{shown(inside)} ({special})")
            else:
                yield inside.as_posix(), LocalFile(path)


def _one(finder: Finder, inside: str, place: Place, may_guess: bool) -> Source:
    """A file that was named itself: it must be of a kind that is read."""
    what = finder.add_named(inside, place, may_guess)
    if what:
        raise InputError(
            f"{finder.name}: expected news articles in a supported format, found {what}. Supported are {SUPPORTED}."
        )
    return _many(finder, "archive") if finder.is_archive else finder.source()


def _many(finder: Finder, what: str) -> Source:
    if not finder.files and not finder.unreadable:
        skipped = finder.skipped
        others = "1 other file" if len(skipped) == 1 else f"{len(skipped):,} other files"
        there = f"{others} ({first_names(skipped)})" if skipped else "no files at all"
        article = "an" if what == "archive" else "a"
        raise InputError(
            f"{finder.name}: expected {article} {what} with articles, found {there}. Supported are {SUPPORTED}."
        )
    return finder.source(is_folder=True)
