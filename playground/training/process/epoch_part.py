"""The part that is done of an epoch held in its middle."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from playground.core.json_file import whole_number


@dataclass(frozen=True, slots=True)
class EpochPart:
    """Batches that are done, and the sums of their losses and right answers over `count` pictures.

    `seconds` were spent on it.
    """

    batches: int
    lost: float
    right: float
    count: int
    seconds: float

    def notes(self) -> dict[str, str]:
        """The part as notes of a checkpoint."""
        return {
            "batches": str(self.batches),
            "lost": repr(self.lost),
            "right": repr(self.right),
            "count": str(self.count),
            "seconds": repr(self.seconds),
        }


def part_of(notes: Mapping[str, str]) -> EpochPart | None:
    """The part of an epoch in a checkpoint's notes; None where there is none that can be read."""
    batches, count = (whole_number(notes.get(name, "")) for name in ("batches", "count"))
    try:
        lost, right, seconds = (float(notes.get(name, "")) for name in ("lost", "right", "seconds"))
    except ValueError:
        return None
    if not batches or count is None or not math.isfinite(seconds):
        return None
    return EpochPart(batches, lost, right, count, seconds)
