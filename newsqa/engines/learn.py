"""From datasets to suites: each is checked by a profile, and what is found becomes the tolerances."""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import orjson

from newsqa.articles.stores.addresses import source_name
from newsqa.config import Settings, named_by
from newsqa.corpus.row_groups import row_groups
from newsqa.engines.check import check
from newsqa.engines.folders import complete_or_nothing
from newsqa.engines.one_pass import Progress
from newsqa.suites.learning import GROUPED_BY, Learned, Release, as_suites, learn
from newsqa.suites.named import TABLES
from newsqa.suites.profiles import profile_folder, read_suites


def learn_suites(
    given: Sequence[tuple[str | Path, Settings]], folder: Path, progress: Progress
) -> tuple[Sequence[Learned], Sequence[Release]]:
    """Check the releases of a dataset, newest first, each with its settings and by the profile of the first, and write
    to `folder` the suites that they meet with a little room. What was learned, expectation by expectation, and of which
    releases.

    Raises UsageError or InputError when a release cannot be checked; then nothing is written.
    """
    first = given[0][1]
    with named_by(first, "profile"):
        files = read_suites(profile_folder(first.profile))
    releases = [_release(path, settings, progress) for path, settings in given]
    learned = learn(files, releases)
    suites = as_suites(learned, releases)
    of_another_profile = [f"{table}.json" for table in TABLES]
    with complete_or_nothing(folder, [f"{table}.json" for table in suites], of_another_profile) as partial:
        for table, content in suites.items():
            (partial / f"{table}.json").write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    return learned, releases


def _release(path: str | Path, settings: Settings, progress: Progress) -> Release:
    with tempfile.TemporaryDirectory(prefix="newsqa-") as output:
        run = check([path], dataclasses.replace(settings, output=Path(output)), progress)
        filled = _filled(run.folder / "measures.parquet", max(run.report["articles"], 1))
    name = source_name(path).rstrip("/").rpartition("/")[2]
    return Release(name, run.report["articles"], run.report["expectations"], run.report["dataset"], filled)


def _filled(measures: Path, articles: int) -> dict[str, float]:
    """The share of articles that have a value, by column."""
    empty = Counter[str]()
    for table in row_groups(measures, GROUPED_BY):
        empty.update({name: table[name].null_count for name in GROUPED_BY})
    return {name: 1 - empty[name] / articles for name in GROUPED_BY}
