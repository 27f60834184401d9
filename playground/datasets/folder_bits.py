"""How many of their 16 bits the pictures of a folder use, all of them taken together."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.datasets.dataset import Progress
from playground.pictures.load import load, stores_16_bits
from playground.pictures.numbers import bits_of_highest

THREADS: Final = min(8, os.cpu_count() or 1)

FULL: Final = 1 << 14
"""From this value on, 16 bits are used."""


@dataclass(frozen=True, slots=True)
class BitsUsed:
    """How many bits the 16-bit pictures of a folder use, and the highest value of them all.

    `bits` is 8, 10, 12 or 14; None if the upper ones are used, too, or if there are none such.
    """

    bits: int | None = None
    high: int = 0

    def notes(self, are_stretched: bool) -> tuple[Message, ...]:
        """The sentence to be said, if any, whether they are stretched over all bits or not."""
        if are_stretched and self.bits is None:
            text = marked("message", "No picture leaves bits unused: none is stretched.")
            return (Message(text),)
        if self.bits is None:
            return ()
        values = {"high": self.high, "bits": self.bits}
        if are_stretched:
            text = marked("message", "{bits} bits that are stored in 16 are stretched over all.")
        else:
            text = marked(
                "message",
                "The highest value of the 16-bit pictures is {high} of 65535, as where {bits} bits"
                " are stored in 16: they look dark.",
            )
        return (Message(text, values),)


def bits_used_in(
    paths: Sequence[Path], progress: Progress, cancelled: Callable[[], bool]
) -> BitsUsed:
    """Look at all pictures of 16 bits, or until one uses the upper ones; raises Cancelled.

    One of them by itself may be dark because it shows the night.
    """
    high = 0
    with warnings.catch_warnings(), ThreadPoolExecutor(THREADS) as threads:
        for start in range(0, len(paths), THREADS):
            if cancelled():
                raise Cancelled
            some = paths[start : start + THREADS]
            high = max(high, *threads.map(_highest, some))
            if high >= FULL:
                return BitsUsed(None, high)
            progress(start + len(some), len(paths))
    return BitsUsed(bits_of_highest(high), high)


def _highest(path: Path) -> int:
    """The highest value of a picture of 16 bits, 0 for others and those that cannot be read."""
    try:
        pixels = load(path).pixels if stores_16_bits(path) else None
    except Refused:
        return 0  # it is told of when it is wanted
    return int(pixels.max()) if pixels is not None and pixels.dtype == np.uint16 else 0
