"""The bytes of a record are no text in UTF-8.

What it finds
    Records with bytes that UTF-8 does not know, and text in UTF-16. Where one reading alone is possible, such as 0xA3
    before digits (a pound sign) or 0x92 in "don't", the record is read so and the finding says what was made of it.
    Where several readings are possible the record is rejected: a wrong letter in a name is worse than a record that
    is known to be missing. The finding names the first such byte, where it stands, and the likely encoding.

Why it matters
    Readers that "ignore" or "replace" such bytes leave holes in words, "caf", "Mller", that nobody can fill later, and
    readers that assume cp1252 make nonsense of every other encoding.

Bad
    file: articles.jsonl
    encoding: cp1251

    {"id": "1", "text": "The council met on 3 May 2024 and adjourned."}
    {"id": "2", "text": "Мэр выступил 4 мая."}
    ---
    file: articles.jsonl
    encoding: cp1252

    {"id": "1", "text": "The council of the town said that it would spend £5,000 on the bridge."}

Good
    file: articles.jsonl

    {"id": "1", "text": "The council of the town said that it would spend £5,000 on the bridge."}
    {"id": "2", "text": "Мэр выступил 4 мая."}

Options
    None.

Limits
    Text that was decoded wrongly before it was written, such as "cafÃ©", is valid UTF-8 and not seen here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "the record was read in another encoding"
HELP = "write the source again as UTF-8, from the encoding that it was made in"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ002", "undecodable-bytes", "critical", reads="damage", find=find)
