"""Exit statuses, and how an error ends a command: one message on stderr, and no traceback unless asked for."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from newsqa.errors import NewsqaError, SuiteError
from newsqa.printable import printable

PASSED, FAILED, COULD_NOT_RUN = 0, 1, 2


@contextmanager
def errors_as_messages(debug: bool) -> Iterator[None]:
    """Turn what goes wrong inside into a message on stderr and exit status 2; with `debug`, show the traceback too."""
    try:
        yield
    except NewsqaError as error:
        _show(debug)
        lines = error.mistakes if isinstance(error, SuiteError) else [str(error)]
        print("newsqa: " + "\n".join(map(printable, lines)), file=sys.stderr)
    except KeyboardInterrupt:
        _show(debug)
        print("newsqa: interrupted", file=sys.stderr)
    except typer.Exit:
        raise
    except BrokenPipeError:
        forget_stdout()
    except OSError as error:
        _show(debug)
        print(f"newsqa: the run could not be finished: {error}", file=sys.stderr)
    except MemoryError:
        _show(debug)
        print(
            "newsqa: the memory does not suffice; --processes 1 needs less, and so does a part of the data",
            file=sys.stderr,
        )
    except Exception as error:  # noqa: BLE001 -- the last resort: a fault of the program must never look like a verdict
        _show(debug)
        print(
            f"newsqa: a fault in newsqa itself: {type(error).__name__}: {error}\n"
            "This says nothing about the data. Run the command again with --debug, and report what it prints.",
            file=sys.stderr,
        )
    else:
        return
    raise typer.Exit(COULD_NOT_RUN)


def forget_stdout() -> None:
    """Send what is still to be printed nowhere: whoever read it has gone, and Python must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(debug: bool) -> None:
    if debug:
        traceback.print_exc()
