"""What rules on sources share: attributions of some kinds come in, a fault on the words of each source goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LONGEST_QUOTED = 80  # code points; of longer words a message has the beginning and the end


def shortened(words: str) -> str:
    """Words of an article as a message has them: on one line, a long stretch cut."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTED else f"{_to_space(line[:60])} … {_to_space(line[:-21:-1])[::-1]}"


def _to_space(line: str) -> str:
    """The line without the word that may have been cut at its end; a single word stays as it is."""
    return line.rpartition(" ")[0].rstrip() or line


def faults_on_sources(
    tables: Tables, kinds: tuple[str, ...], what: Callable[[str, str], tuple[str, str]]
) -> Iterator[Fault]:
    """A fault for each attribution whose source is of one of `kinds`.

    `what` is given the words of the source and its kind; it says what is wrong, to stand after the quoted words, and
    the way out.
    """
    for attribution in tables.rows("attributions", source_kind=kinds):
        if attribution["cue_start"] is None:
            continue  # a quotation that goes on: its source was found at its first mention
        words, kind = attribution["source_text"], attribution["source_kind"]
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
