"""What a person sees while a command works: a line on stderr when that is a terminal, and nothing otherwise."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to call with the articles and rejects so far; the line goes away at the end."""
    if quiet or not sys.stderr.isatty():
        yield lambda articles, rejects: None
        return
    from rich.console import Console

    started = time.monotonic()
    with Console(stderr=True).status("reading the first articles ...") as status:

        def show(articles: int, rejects: int) -> None:
            rate = articles / max(time.monotonic() - started, 0.001)
            lost = f", {rejects:,} rejected" if rejects else ""
            status.update(f"{articles:,} articles read{lost}, {rate:,.0f} a second")

        yield show
