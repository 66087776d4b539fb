"""What the hooks for pre-commit run: `newsqa check`, with the report in Git's own folder, where nobody commits it."""

from __future__ import annotations

import subprocess
import sys

from newsqa.cli import main

FOLDER = "newsqa-report"


def run() -> None:
    """Run a check on the arguments; an `--output` among them wins. Outside of a repository it is an ordinary one."""
    # asked of Git, since in worktrees and submodules .git is a file
    asked = subprocess.run(["git", "rev-parse", "--git-path", FOLDER], capture_output=True, text=True, check=False)
    output = ["--output", asked.stdout.rstrip("\n")] if asked.returncode == 0 else []
    sys.argv = ["newsqa", "check", *output, *sys.argv[1:]]
    main()


if __name__ == "__main__":
    run()
