"""Ids for records that bring none: from the place of a record to a text that no other record of the run has."""

from __future__ import annotations

import re
from hashlib import blake2b

DERIVED_ID = re.compile(r"row-[0-9a-f]{16}-\d+")  # row-0123456789abcdef-17


def id_prefix(source_file: str) -> str:
    """What the ids of a file's records begin with: "row-", 16 hexadecimal digits that depend on the file as the user
    named it, and "-"; the number of the row makes it an id."""
    return f"row-{blake2b(source_file.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}-"
