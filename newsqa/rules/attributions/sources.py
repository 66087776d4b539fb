"""What rules on sources share: attributions of some kinds come in, a fault on the words of each source goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def faults_on_sources(tables: Tables, kinds: tuple[str, ...], what: str, help: str) -> Iterator[Fault]:
    """A fault for each attribution whose source is of one of `kinds`; `what` goes on after the quoted words."""
    for attribution in tables.rows("attributions", source_kind=kinds):
        if attribution["cue_start"] is None:
            continue  # a quotation that goes on: its source was found at its first mention
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=attribution["source_start"],
            end=attribution["source_end"],
            message=f'"{attribution["source_text"]}" {what}',
            help=help,
            details={"source_kind": attribution["source_kind"]},
        )
