"""newsqa init: a configuration and suites for a dataset, from a look at it and a check of it."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Debug, OnePath, Processes, Query, Quiet, Table
from newsqa.cli.progress import progress
from newsqa.cli.status import errors_as_messages
from newsqa.config import CONFIG_FILE, Settings
from newsqa.errors import InputError, UsageError
from newsqa.printable import printable

if TYPE_CHECKING:
    from newsqa.articles.looking import Overview
    from newsqa.suites.learning import Learned, Release

SUITE_FOLDER = "newsqa-suite"
MOST_LOOSER = 12  # expectations that are listed, since the dataset does not meet them


def init(
    path: OnePath,
    past: Annotated[
        list[str] | None,
        typer.Option("--past", metavar="PATH", help="An earlier release, to learn from too. Repeatable, newest first."),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The configuration to write.")] = Path(
        CONFIG_FILE
    ),
    suite: Annotated[
        Path | None, typer.Option("--suite", metavar="DIR", help=f"Where the suites go ({SUITE_FOLDER}, beside it).")
    ] = None,
    profile: Annotated[str, typer.Option("--profile", metavar="NAME", help="The suites to start from.")] = "default",
    only_fields: Annotated[
        bool, typer.Option("--only-fields", help="Look at the first records alone, and learn no suites.")
    ] = False,
    table: Table = None,
    query: Query = None,
    processes: Processes = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Propose a configuration for a dataset, and suites that it meets with a little room.

    Each field says how sure it is and shows a value; each expectation says what was found, so that both can be
    corrected by hand. The dataset is checked once, and so is each earlier release.

    Example: newsqa init releases/2024-06.jsonl --past releases/2024-05.jsonl --past releases/2024-04.jsonl
    """
    with errors_as_messages(debug):
        folder = None if only_fields else suite or output.parent / SUITE_FOLDER
        _expect_room(output, folder, force)
        if only_fields and (past or suite):
            raise UsageError("--only-fields learns no suites; leave it out, or --past and --suite")
        if folder is not None and path == "-":
            raise UsageError("-: a pipe can be read once, and learning reads twice; save it, or give --only-fields")
        from newsqa.articles.looking import look_at
        from newsqa.articles.proposal import propose
        from newsqa.articles.readers.options import ReadOptions

        how = ReadOptions(table=table, query=query)
        overview = look_at(path, {}, how)
        _expect_news(overview.path, overview)
        first = _first_lines(path, output, folder, profile)
        proposal = propose(overview, how, first)
        learned: Sequence[Learned] = ()
        releases: Sequence[Release] = ()
        if folder is not None:
            from newsqa.engines.learn import learn_suites

            settings = Settings(
                profile=profile, fields=proposal.fields, table=table, query=query, processes=processes or 0
            )
            with progress(quiet) as show:
                # a release of the past may have had other fields
                fields = [propose(look_at(one, {}, how), how).fields for one in past or ()]
                before = [(one, replace(settings, fields=of)) for one, of in zip(past or (), fields, strict=True)]
                learned, releases = learn_suites([(path, settings), *before], folder, show)
        try:
            with output.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
                file.write(proposal.text)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error
        if not quiet:
            _tell_fields(overview)
            if folder is not None:
                _tell_suites(learned, releases, folder, profile)
            _tell_next(overview.path, output, folder)


def _expect_room(output: Path, folder: Path | None, force: bool) -> None:
    for place, option in ((output, "--output"), (folder, "--suite")):
        if place is not None and place.exists() and not force:
            raise UsageError(f"{place}: is there already; --force writes over it, {option} names another")


def _expect_news(path: str, overview: Overview) -> None:
    if not any(shape.mapping for shape in overview.shapes):
        why = next((shape.problem for shape in overview.shapes), "") or next(iter(overview.notes), "")
        raise InputError(why if len(overview.shapes) == 1 else f"{path}: nothing in it can be read as articles. {why}")


def _first_lines(path: str, output: Path, folder: Path | None, profile: str) -> Sequence[str]:
    """What a configuration says of the dataset and the suites; paths in it are meant from where it stands."""
    from newsqa.articles.proposal import toml_text
    from newsqa.articles.stores.addresses import scheme_of, source_name

    is_path = scheme_of(path) is None
    place = glob.escape(os.path.relpath(path, output.parent)) if is_path else path
    if path == "-":
        lines = []
    elif is_path or source_name(path) == path:
        lines = [f"inputs = [{toml_text(place)}]"]
    else:
        lines = ["# inputs: the address holds what must not be written down; give it on the command line"]
    if folder is None:
        return [*lines, f"profile = {toml_text(profile)}"]
    suite = toml_text(os.path.relpath(folder, output.parent))
    return [*lines, f"suite = {suite}  # learned from it; without this line the profile judges"]


def _tell_fields(overview: Overview) -> None:
    from newsqa.reports.field_table import mapping_as_text

    for line in mapping_as_text(overview):
        print(line)


def _tell_suites(learned: Sequence[Learned], releases: Sequence[Release], folder: Path, profile: str) -> None:
    from newsqa.rules.registry import rules
    from newsqa.suites.named import in_plain_words

    names = {code: rule.name for code, rule in rules().items()}
    kept = [one for one in learned if one.kwargs is not None]
    past = f" and {len(releases) - 1} earlier" if len(releases) > 1 else ""
    print(f"\n{printable(str(folder))}: {len(kept)} expectations, from {releases[0].articles:,} articles{past}")
    looser = [one for one in learned if one.is_looser]
    if looser:
        print(f"  not met as the profile {profile} has them, and loosened; mend the data, or agree:")
    for one in looser[:MOST_LOOSER]:
        words = in_plain_words(one.expectation, names, one.table)
        became = "left out, since nothing could fail it" if one.kwargs is None else _changed(one)
        print(f"  - {printable(words)}: {became}")
    if len(looser) > MOST_LOOSER:
        print(f"  and {len(looser) - MOST_LOOSER} more; each expectation says under meta what was found")


def _changed(one: Learned) -> str:
    before, after = one.expectation["kwargs"], one.kwargs or {}
    changed = ", ".join(f"{name} {after[name]:g}" for name in after if after[name] != before.get(name))
    return f"{changed} ({one.found})"


def _tell_next(path: str, output: Path, folder: Path | None) -> None:
    config = "" if output == Path(CONFIG_FILE) else f" --config {output}"
    written = f"{output} and {folder}: written; look through them" if folder else f"{output}: written; look through it"
    print(f"\n{printable(f'{written}, then run: newsqa check{config}')}")
    sys.stdout.flush()
