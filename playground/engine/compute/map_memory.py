"""Memory of large maps, used again when nobody looks at them any more.

Fresh memory is cleared by the system page by page, which takes longer than to compute a small
filter. What comes back also still holds the maps of an earlier evaluation: those that are the same
in the next one need not be copied.
"""

from __future__ import annotations

import math
import weakref
from collections import deque
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, Shape

LARGE_BYTES = 2**22
"""Maps of a layer from which on their memory is kept."""

MAX_SPARE_BYTES = 2**29
"""Memory that is kept for later, together."""

Contents: TypeAlias = list[object]
"""For each channel an object that stands for its numbers; None while they are being written."""


class MapMemory:
    """Gives memory for maps, and gets it back when the last array on it is gone."""

    def __init__(self) -> None:
        self._spare: deque[tuple[Shape, FloatArray, Contents]] = deque()

    @property
    def spare_bytes(self) -> int:
        """Memory that is kept for later."""
        return sum(memory.nbytes for _, memory, _ in tuple(self._spare))

    def take(self, shape: Shape, known: Contents | None = None) -> tuple[FloatArray, Contents]:
        """Channels × height × width to be written, and what each channel still holds.

        It is that which holds most of what is `known`.
        """
        cells = math.prod(shape)
        if 4 * cells < LARGE_BYTES:
            return np.empty(shape, np.float32), [None] * shape[0]
        memory, contents = self._found(shape, known or []) or (
            np.empty(cells, np.float32),
            [None] * shape[0],
        )
        # All views of an array over a memoryview hold that very array, so the last of them ends it.
        array = np.frombuffer(memory.data, np.float32)
        weakref.finalize(array, self._give_back, shape, memory, contents).atexit = False
        return array.reshape(shape), contents

    def keep_only(self, shapes: Iterable[Shape | None]) -> None:
        """Let go of the memory for maps of other shapes."""
        wanted = set(shapes)
        for _ in range(len(self._spare)):
            spare = self._spare.popleft()
            if spare[0] in wanted:
                self._spare.append(spare)

    def _found(self, shape: Shape, known: Contents) -> tuple[FloatArray, Contents] | None:
        fitting = [spare for spare in tuple(self._spare) if spare[0] == shape]
        if not fitting:
            return None
        best = max(fitting, key=lambda spare: _same(spare[2], known))
        for _ in range(len(self._spare)):
            spare = self._spare.popleft()
            if spare is best:
                return spare[1], spare[2]
            self._spare.append(spare)
        return None

    def _give_back(self, shape: Shape, memory: FloatArray, contents: Contents) -> None:
        """Called on whichever thread lets go of the array last; a deque needs no lock for that."""
        self._spare.append((shape, memory, contents))
        while self.spare_bytes > MAX_SPARE_BYTES:
            self._spare.popleft()


def _same(contents: Contents, known: Contents) -> int:
    pairs = zip(contents, known, strict=False)
    return sum(one is other and one is not None for one, other in pairs)
