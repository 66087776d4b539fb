"""The output folder: what a run leaves appears there when it is complete, and not before."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from newsqa.errors import UsageError


@contextmanager
def complete_or_nothing(output: Path, names: Sequence[str], over: Sequence[str] = ()) -> Iterator[Path]:
    """A folder to write to; at the end the files `names` move from it to `output`, unless there was an error, and
    those in `over` that are none of these go: they tell of an older run.

    So an older run stays whole when a new one cannot be made. Raises UsageError when `output` cannot be written to.
    """
    is_new = not output.exists()
    # named before it is there: an interrupt right after it was made must remove it, too
    partial = output / f".newsqa-{os.getpid()}-{secrets.token_hex(8)}"
    try:
        _make(partial)
        for name in names:
            if (output / name).is_dir():
                raise UsageError(f"{output / name}: is a folder where a file is to go; choose another --output")
        yield partial
        for name in names:
            (partial / name).replace(output / name)
        for name in set(over) - set(names):
            if (output / name).is_file():
                (output / name).unlink()
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it holds something
                output.rmdir()


def _make(partial: Path) -> None:
    """Make a folder in the output folder, and remove from there what runs left that were killed."""
    output = partial.parent
    try:
        output.mkdir(parents=True, exist_ok=True)
        for left in output.glob(".newsqa-*-*"):
            if not _is_running(left.name.split("-")[1]):
                shutil.rmtree(left, ignore_errors=True)
        partial.mkdir(mode=0o700)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written to ({error.strerror}); choose a folder with --output") from error


def _is_running(process: str) -> bool:
    """Whether a process of this number is there; one that was killed leaves its folder behind."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
