"""The turns of a kernel, which the compass presets are compared with."""

from __future__ import annotations

from playground.core.arrays import FloatArray
from playground.kernels.transforms import rotate45


def compass(kernel: FloatArray) -> tuple[FloatArray, ...]:
    """The kernel and its seven turns by 45°, clockwise."""
    turns = [kernel]
    for _ in range(7):
        turns.append(rotate45(turns[-1]))
    return tuple(turns)
