"""What a rule is: a frozen record and one function. Nothing here needs Arrow, so that rules can be listed and
explained in an instant; a rule whose function computes on columns imports pyarrow inside that function.

The documentation of a rule is the docstring of its file, or of its function where `@newsqa.rule` made it one, with the
sections of `SECTIONS`, each a heading on a line of its own at the margin with its text indented below. Under *Bad* and
*Good* every indented block is an example that runs as a test; see `newsqa.rules.documentation`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SECTIONS = ("What it finds", "Why it matters", "Bad", "Good", "Options", "Limits")
SEVERITIES = ("critical", "warning", "info")

Severity = Literal["critical", "warning", "info"]
Reads = Literal[
    "damage",
    "articles",
    "violations",
    "attributions",
    "dates",
    "names",
    "repeats",
    "fields",
    "date_forms",
    "outlet_times",
    "outlet_hosts",
    "outlet_authors",
    "outlet_days",
    "outlet_fields",
    "terms",
    "name_variants",
    "label_probes",
    "composition",
    "split_days",
    "quotation_conflicts",
    "copies",
    "leaks",
    "boilerplate",
    "outlet_lengths",
]
# What is found between articles, when all batches are done; each row is about an article.
BETWEEN_ARTICLES = (
    *("repeats", "name_variants", "quotation_conflicts", "copies", "leaks"),
    *("boilerplate", "outlet_lengths"),
)
# Those of which rules are given some rows at a time, as they are given articles: each row stands for itself.
IN_PIECES = ("name_variants", "quotation_conflicts", "copies", "leaks", "boilerplate")
# tables in which each row is about an outlet
OF_OUTLETS = ("outlet_times", "outlet_hosts", "outlet_authors", "outlet_days", "outlet_fields")
OF_DATASET = ("terms", "label_probes", "composition", "split_days")  # tables about the dataset as a whole
OF_SOURCES = ("damage", "fields", "date_forms", *OF_OUTLETS, *OF_DATASET)  # tables of faults that no article has


class Fault(NamedTuple):
    """One fault in one place, as a rule sees it. The batch function makes a finding of it.

    `row` is the row in the table of articles (or of damage, for a rule that reads that). `field`, `start` and `end`
    (code points, end exclusive) are None where the fault is not in a stretch of text. `message` says what is wrong,
    `help` a way out. `details` is the rule's own, plain JSON values. `identity` tells a fault without words from others
    of its rule, field and article: the value that is wrong, never a place or a day that changes from run to run.
    """

    row: int
    field: str | None
    start: int | None
    end: int | None
    message: str
    help: str
    details: Mapping[str, Any] = {}
    identity: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule: `find` is given the tables of one batch and yields what is wrong in them, in order of row and place.

    `options` are those that a configuration may set, with their defaults, and `least` says what numbers among them may
    not fall below, where that is not nought; one whose default is a Path is a file, and a
    path in a configuration is meant from where that stands. `prepare` is given them once in a run, before any article
    is read, and gives what `find` finds in `Tables.options`: so files are read, and refused, only there. What it gives
    under "notes" (texts) is told by the report. `docstring` is its documentation, where that is not the docstring of
    the file that `find` stands in. `origin` names the entry point of a rule that another package brings. One that
    `is_optional` runs only where it is selected by its code or name, or where a suite is about it.
    """

    code: str
    name: str
    severity: Severity
    reads: Reads
    find: Callable[[Tables], Iterator[Fault]]
    options: Mapping[str, Any] = field(default_factory=dict)
    prepare: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    docstring: str = ""
    origin: str = ""
    is_optional: bool = False
    least: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether it is a rule of another package, and no part of newsqa."""
        return self.code.startswith("NQ9")
