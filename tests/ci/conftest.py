"""What tests of scripts for CI share: a folder with datasets, and a `newsqa` and `python` on the path that stand for
installed ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ci.datasets import BAD, GOOD, HOSTILE_NAME, Script
from tests.conftest import ROOT

# The index is not asked: what pip was to do is written down.
PIP = 'printf "%s\\n" "$@" > "$ASKED_OF_PIP"'
SHIM = f"""#!/bin/sh
if [ "$1 $2" = "-m pip" ]; then {PIP}; exit 0; fi
exec "{sys.executable}" "$@"
"""


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """A folder with good.jsonl, bad.jsonl and one of a name that no shell should read."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "good.jsonl").write_text("".join(GOOD % number for number in range(1)))
    (folder / "bad.jsonl").write_text(BAD)
    (folder / HOSTILE_NAME).write_text(BAD)
    return folder


@pytest.fixture
def script(datasets: Path, tmp_path: Path) -> Script:
    """A function that runs a script in the folder of the datasets, by the shell that is named."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in {"python": SHIM, "newsqa": f'#!/bin/sh\nexec "{sys.executable}" -m newsqa "$@"\n'}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)

    def run(text: str, environment: Mapping[str, str], *shell: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "script.sh").write_text(text)
        given = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "ASKED_OF_PIP": str(tmp_path / "pip"),
            "HOME": str(tmp_path),
            **environment,
        }
        command = [*(shell or ("sh", "-e")), str(tmp_path / "script.sh")]
        return subprocess.run(command, cwd=datasets, env=given, capture_output=True, text=True)

    return run
