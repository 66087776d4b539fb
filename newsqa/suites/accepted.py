"""What is accepted of a dataset: the baseline and the waivers that the settings name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsqa.config import Settings, named_by
from newsqa.suites.baseline import Baseline, read_baseline
from newsqa.suites.waivers import Waiver, read_waivers


class Accepted(NamedTuple):
    """The baseline, None where the settings name none, and the waivers."""

    baseline: Baseline | None
    waivers: Sequence[Waiver]


def read_accepted(settings: Settings) -> Accepted:
    """What is accepted. Raises UsageError when a file that the settings name is not there, or is not right."""
    with named_by(settings, "baseline"):
        baseline = None if settings.baseline is None else read_baseline(settings.baseline)
    with named_by(settings, "waivers"):
        return Accepted(baseline, () if settings.waivers is None else read_waivers(settings.waivers))
