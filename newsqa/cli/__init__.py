"""The command line: thin commands, and the one place where errors become messages and exit statuses.

0: passed. 1: the verdict is fail. 2: could not run. Nothing else.
"""

from __future__ import annotations

import gc
import os
import signal
import sys

from newsqa.engines.collecting import collect_seldom


def main() -> None:
    """Run the command line and leave with its exit status."""
    collect_seldom()
    # Arrow's own allocator gives memory back to the system and gets it again, batch after batch: 3 % of all time.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    try:
        from newsqa.cli.app import app

        # A time-out of whoever started us must end the workers too, as an interrupt does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        app()
    except KeyboardInterrupt:
        # Before a command began, or while it was leaving; inside a command this is handled there.
        sys.exit(2)
    except SystemExit as end:
        if not isinstance(end.__context__, OSError):
            raise
        # Typer leaves with 1 when nobody reads its help; that is the status of a verdict.
        _forget_stdout()
        sys.exit(2)
    except OSError as error:
        print(f"newsqa: the output cannot be written: {error}", file=sys.stderr)
        _forget_stdout()
        sys.exit(2)
    finally:
        gc.freeze()  # the process takes with it all that there is: to walk through it first takes half a second


def _forget_stdout() -> None:
    from newsqa.cli.status import forget_stdout

    forget_stdout()
