"""Ids for records that bring none: from the place of a record to a text that no other record of the run has."""

from __future__ import annotations

import re
from hashlib import blake2b

DERIVED_ID = re.compile(r"row-[0-9a-f]{16}")  # row-0123456789abcdef


def hashed_id(source_file: str, row: int) -> str:
    """The text "row-" and 16 hexadecimal digits that depend on the file, as the user named it, and the row only."""
    place = f"{source_file}\n{row}".encode("utf-8", "surrogateescape")
    return "row-" + blake2b(place, digest_size=8).hexdigest()
