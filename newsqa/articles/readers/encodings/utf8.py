"""Whether many bytes are UTF-8, in a tenth of the time that decoding takes."""

from __future__ import annotations

import pyarrow as pa


def is_utf8(data: pa.Buffer) -> bool:
    """Whether all the bytes, of which there are less than 2 GB, are UTF-8."""
    offsets = pa.array([0, data.size], pa.int32()).buffers()[1]
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, offsets, data]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
