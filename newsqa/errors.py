"""Errors whose message is meant for the user, and which end a run with exit status 2."""

from __future__ import annotations

from collections.abc import Sequence


class NewsqaError(Exception):
    """The base of all such errors. The message names the file, what was expected, what was there, and what to do."""


class UsageError(NewsqaError):
    """A command, configuration, suite or rule that cannot be understood."""


class SuiteError(UsageError):
    """Suites with mistakes; `mistakes` tells each in a line."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class EngineError(NewsqaError):
    """The machine did not let a run come to its end."""


class InputError(NewsqaError):
    """A source of articles that is not there or cannot be read as news data at all."""
