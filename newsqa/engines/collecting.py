"""How often Python looks for objects that only hold each other: seldom, and never while a batch is worked on.

A batch makes some hundred thousand tuples and lists, which all go when their last holder goes. To walk through them
after each seven hundred, as Python does by itself, takes an eighth of a check and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects after which the young ones are walked through, and how often that is done before the older ones are.
# What a parser of HTML leaves in circles comes to some ten megabytes until then.
_SELDOM = (100_000, 50, 100)


def collect_seldom() -> None:
    """From now on, in this process."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Within this; then as it was. Works as a decorator too."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def not_collected() -> Iterator[None]:
    """Within this never; then as it was."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
