"""The errors that end a run before any article is judged: the input is not what it should be.

The message of an `InputError` is one paragraph that names the file, what was expected, what was there and what to do;
the run ends with exit status 2. A fault in one record is never an InputError: it is a reject.
"""

from newsqa.errors import InputError

__all__ = ["InputError", "NoNewsError", "UnreadableError"]


class NoNewsError(InputError):
    """The file can be read, but holds no articles: no field of its records could be a body."""


class UnreadableError(InputError):
    """The file cannot be opened. Named by the user, it ends the run; in a folder, it is a reject."""
