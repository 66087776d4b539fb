"""The command line: thin commands, and the one place where errors become messages and exit statuses.

0: passed. 1: the verdict is fail. 2: could not run. Nothing else.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    from newsqa.cli.app import app
    from newsqa.cli.status import COULD_NOT_RUN

    try:
        app()
    except BrokenPipeError:
        # Whoever read our output has gone; what was meant for him goes nowhere, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(COULD_NOT_RUN)
