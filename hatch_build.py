"""Compiles what reads the articles when newsqa is built: the same modules by mypyc, which read twice as fast.

Where that cannot be done, mostly for want of a C compiler or of Python's headers, the wheel holds the modules as they
are and works the same. `NEWSQA_COMPILE=no` leaves them so; `NEWSQA_COMPILE=yes` makes it an error. Editable installs
are never compiled: what is edited is what runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "newsqa/annotate"


class CompiledAnnotators(BuildHookInterface[Any]):
    made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        wish = os.environ.get("NEWSQA_COMPILE", "")
        if wish not in ("", "yes", "no"):
            raise ValueError(f"NEWSQA_COMPILE is yes or no, not {wish!r}")
        if version == "editable" or wish == "no":
            return
        self.made = made = Path(tempfile.mkdtemp(prefix="newsqa-build-"))
        # by itself, because mypyc leaves the process when it is not content
        built = subprocess.run(
            [sys.executable, __file__, str(made)], cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        libraries = sorted((made / "lib").rglob("*.so"))
        if built.returncode or not libraries:
            shutil.rmtree(made)
            self.made = None
            said = built.stdout.decode(errors="replace")[-2000:]
            if wish == "yes":
                raise RuntimeError(f"{COMPILED} cannot be compiled:\n{said}")
            self.app.display_warning(f"{COMPILED} is not compiled, so newsqa reads half as fast:\n{said}")
            return
        for library in libraries:
            build_data["force_include"][str(library)] = str(library.relative_to(made / "lib"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.made is not None:
            shutil.rmtree(self.made)


def _compile(made: Path) -> None:
    """Leaves the shared libraries of all modules in `made`/lib, each where its module is."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    modules = [str(path) for path in sorted(Path(COMPILED).rglob("*.py"))]
    # what newsqa imports is not there when it is built, so its types are unknown; `make types` checks them
    flags = ["--ignore-missing-imports", "--no-warn-unused-ignores", "--no-warn-return-any"]
    flags += ["--allow-subclassing-any", "--allow-untyped-decorators", "--no-warn-unreachable"]
    flags += [f"--cache-dir={made / 'types'}"]
    # to optimize more takes longer and gains nothing
    extensions = mypycify([*flags, *modules], opt_level="1", debug_level="0", target_dir=str(made / "c"))
    command = build_ext(Distribution({"name": "newsqa", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(made / "lib"), str(made / "temp")
    command.ensure_finalized()
    command.run()


if __name__ == "__main__":
    _compile(Path(sys.argv[1]))
