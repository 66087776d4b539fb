"""A row condition of a suite in, the columns that it names out."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence


class ConditionError(ValueError):
    """A condition that does not parse; the message says where."""


def columns_of(condition: str, parser: str | None = None) -> Sequence[str]:
    """The columns that a condition names, in order: in pandas' way, `status == "vague"`, or, for the parser
    "great_expectations", in its own, `col("status") == "vague"`. Raises ConditionError for what pandas cannot parse;
    what the other parser cannot, Great Expectations tells when the suites are built."""
    if parser == "great_expectations":
        return list(dict.fromkeys(re.findall(r"""\bcol\(\s*["']([^"']*)["']""", condition)))
    quoted = re.findall(r"`([^`]*)`", condition)  # `a name`: pandas' way to write a column that is no word of Python
    try:
        tree = ast.parse(re.sub(r"`[^`]*`", "index", condition.strip()), mode="eval")
    except (SyntaxError, ValueError) as error:
        at = f" at character {error.offset}" if isinstance(error, SyntaxError) and error.offset else ""
        raise ConditionError(f"does not parse{at}: {getattr(error, 'msg', error)}") from error
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called]
    return list(dict.fromkeys([*quoted, *(name for name in names if name != "index")]))
