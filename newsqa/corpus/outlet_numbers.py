"""The outlet of each article as a number."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from newsqa.corpus.row_groups import row_groups

Numbers: TypeAlias = "npt.NDArray[np.int64]"


def outlet_numbers(measures: Path) -> Numbers:
    """A number for the outlet of each article, the same for names that differ in case only, counted in the order in
    which outlets come; articles without an outlet have one together. `measures` has one row an article."""
    numbers: dict[str, int] = {}
    found = [np.zeros(0, np.int64)]
    for table in row_groups(measures, ["outlet"]):
        names = ((name or "").strip().casefold() for name in table["outlet"].to_pylist())
        found.append(np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64))
    return np.concatenate(found)
