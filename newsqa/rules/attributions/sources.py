"""What rules on sources share: attributions of some kinds come in, a fault on the words of each source goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# so much of the text before and behind a source is looked at, in code points
_AROUND = 200
# "may say", "would not say", "never claimed": said of a claim that nobody has made; "would later say" has been made
_NOT_MADE = re.compile(
    r"\b(?:may|might|could|can|cannot|should|must|will|would(?! (?:later|only))|wo|never|not)\b|n[’']t\b", re.IGNORECASE
)
# "if | critics say", "than | many predicted", "let | experts say"
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|than|let|lest|suppose|imagine|as though)\s$", re.IGNORECASE)

LONGEST_QUOTED = 80  # code points; of longer words a message has the beginning and the end


class Claim(NamedTuple):
    """One attribution as a rule judges it: the words of its source and cue, and the text around the source."""

    source: str
    cue: str
    before: str
    after: str


def shortened(words: str) -> str:
    """Words of an article as a message has them: on one line, a long stretch cut."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTED else f"{_to_space(line[:60])} … {_to_space(line[:-21:-1])[::-1]}"


def _to_space(line: str) -> str:
    """The line without the word that may have been cut at its end; a single word stays as it is."""
    return line.rpartition(" ")[0].rstrip() or line


def faults_on_sources(
    tables: Tables,
    kinds: tuple[str, ...],
    what: Callable[[str, str], tuple[str, str]],
    spares: Callable[[Claim], bool] | None = None,
) -> Iterator[Fault]:
    """A fault for each attribution whose source is of one of `kinds`, except claims that nobody has made ("critics may
    say") and those that `spares` lets pass.

    `what` is given the words of the source and its kind; it says what is wrong, to stand after the quoted words, and
    the way out.
    """
    for attribution in tables.rows("attributions", source_kind=kinds):
        if attribution["cue_start"] is None:
            continue  # a quotation that goes on: its source was found at its first mention
        words, kind = attribution["source_text"], attribution["source_kind"]
        claim = _claim(tables, attribution)
        if _NOT_MADE.search(claim.cue) or _SUPPOSED.search(claim.before) or (spares is not None and spares(claim)):
            continue
        wrong, help = what(words, kind)
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=attribution["source_start"],
            end=attribution["source_end"],
            message=f'"{shortened(words)}" {wrong}',
            help=help,
            details={"source_kind": kind},
        )


def _claim(tables: Tables, attribution: Mapping[str, Any]) -> Claim:
    row, field = attribution["row"], attribution["field"]
    start, end = attribution["source_start"], attribution["source_end"]
    return Claim(
        source=attribution["source_text"],
        cue=tables.words(row, field, attribution["cue_start"], attribution["cue_end"]),
        before=tables.words(row, field, max(0, start - _AROUND), start),
        after=tables.words(row, field, end, end + _AROUND),
    )
