"""What is checked where the command line names nothing: the inputs of the configuration, patterns filled in."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from pathlib import Path

from newsqa.config.settings import Settings, place_of
from newsqa.errors import UsageError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def meant_from(folder: Path, entry: str) -> str:
    """An entry of `inputs` as it is meant in a configuration that stands in `folder`; addresses stay as they are."""
    if entry == "-" or _ADDRESS.match(entry):
        return entry
    return str(Path(glob.escape(str(folder))) / entry)


def inputs_of(settings: Settings) -> list[str]:
    """The paths and addresses to read, in the order of the entries, those of a pattern sorted, none twice.

    A pattern does not take in what newsqa itself reads or writes: the output folder, the baseline, the waivers. Raises
    UsageError for an entry that nothing fits, and where there is no entry.
    """
    if not settings.inputs:
        told = f"{settings.origin[0]} has no inputs" if settings.origin else "there is no newsqa.toml here with inputs"
        raise UsageError(
            f'give the files or folders to read; {told}. `inputs = ["data/*.jsonl"]` in newsqa.toml names them once '
            "for all, and `newsqa check --demo` checks sample articles"
        )
    own = {path.resolve() for path in (settings.output, settings.baseline, settings.waivers) if path}
    found: dict[str, None] = {}
    for entry in settings.inputs:
        found |= dict.fromkeys(_paths(entry, own, settings))
    return list(found)


def _paths(entry: str, own: set[Path], settings: Settings) -> Sequence[str]:
    if entry == "-" or _ADDRESS.match(entry):
        return [entry]
    fits = sorted(glob.glob(entry, recursive=True))  # noqa: PTH207 -- the whole entry is the pattern
    if glob.escape(entry) != entry:
        fits = [path for path in fits if Path(path).resolve() not in own]
    if not fits:
        place = place_of(settings, "inputs")
        raise UsageError(f'{f"{place}: " if place else ""}inputs: there is no file or folder "{entry}"')
    return fits
