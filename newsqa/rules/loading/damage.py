"""What the rules about damaged records share: each reads the damage that bears its name, and quotes the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 120  # characters of the record in the message's details


def faults_of(tables: Tables, name: str, lost: str, kept: str, way_out: str) -> Iterator[Fault]:
    """A fault for each damage that bears a rule's name. `lost` and `kept` begin the message where the damage cost a
    record and where it did not; `way_out` is the help."""
    for damage in tables.rows("damage", fault=name):
        raw = damage["raw"] or ""
        yield Fault(
            row=damage["row"],
            field=None,
            start=None,
            end=None,
            message=f"{lost if damage['is_lost'] else kept}: {damage['reason']}",
            help=way_out,
            details={"raw": raw[:SHOWN], "is_lost": damage["is_lost"]},
            identity=raw or damage["reason"],
        )
