"""From datasets to suites: each is checked by a profile, and what is found becomes the tolerances."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Sequence
from pathlib import Path

import orjson

from newsqa.articles.stores.addresses import source_name
from newsqa.config import Settings
from newsqa.engines.check import check
from newsqa.engines.folders import complete_or_nothing
from newsqa.engines.one_pass import Progress
from newsqa.suites.learning import Learned, Release, as_suites, learn
from newsqa.suites.profiles import profile_folder, read_suites


def learn_suites(
    paths: Sequence[str | Path], settings: Settings, folder: Path, progress: Progress
) -> tuple[Sequence[Learned], Sequence[Release]]:
    """Check the releases of a dataset, newest first, by the profile of the settings, and write to `folder` the suites
    that they meet with a little room. What was learned, expectation by expectation, and of which releases.

    Raises UsageError or InputError when a release cannot be checked; then nothing is written.
    """
    releases = [_release(path, settings, progress) for path in paths]
    learned = learn(read_suites(profile_folder(settings.profile)), releases)
    suites = as_suites(learned, releases)
    with complete_or_nothing(folder, [f"{table}.json" for table in suites]) as partial:
        for table, content in suites.items():
            (partial / f"{table}.json").write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    return learned, releases


def _release(path: str | Path, settings: Settings, progress: Progress) -> Release:
    with tempfile.TemporaryDirectory(prefix="newsqa-") as output:
        run = check([path], dataclasses.replace(settings, output=Path(output)), progress)
    name = source_name(path).rstrip("/").rpartition("/")[2]
    return Release(name, run.report["articles"], run.report["expectations"], run.report["dataset"])
