"""Large arrays that are made when they are first needed, and can be let go and made again.

A dense layer on a large picture has hundreds of millions of weights: to draw them takes seconds,
and they take gigabytes. So an edit only notes how they are made; whoever computes with them makes
them, on a thread that may take its time. What no document shows any more need not stay in memory,
however many steps of undo lead back to it.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import urandom
from typing import Any, Protocol, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.cancelling import Cancelled, never

DEFERRED_NUMBERS = 2**19
"""Numbers from which on an array is made later; so many are drawn in ten milliseconds."""

BLOCK_NUMBERS = 2**19
"""Numbers that are made between two looks at whether they are still wanted."""


def is_large(shape: tuple[int, ...]) -> bool:
    """Whether an array of this shape is made only when it is needed."""
    return math.prod(shape) > DEFERRED_NUMBERS


class Recipe(Protocol):
    """How the numbers of an array are made: the same every time. Another process may do it."""

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the array."""

    @property
    def sources(self) -> tuple[Weights, ...]:
        """The arrays that it is made of."""

    def fill(self, out: FloatArray, sources: Sequence[FloatArray]) -> Iterator[None]:
        """Write the numbers into `out`, with a pause after each block of them."""


class DeferredArray:
    """An array by its recipe: read-only float32, made on the first call of `made`."""

    __slots__ = ("_array", "_filling", "_lock", "_partly", "key", "recipe", "shape")

    def __init__(self, recipe: Recipe, key: str | None = None) -> None:
        self.recipe = recipe
        self.key = key or urandom(8).hex()
        """The same wherever the array has been sent, so that it is known again."""
        self.shape = recipe.shape
        self._lock = threading.Lock()
        self._array: FloatArray | None = None
        self._partly: FloatArray | None = None
        self._filling: Iterator[None] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return DeferredArray, (self.recipe, self.key)

    def __len__(self) -> int:
        return self.shape[0]

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return math.prod(self.shape)

    @property
    def is_made(self) -> bool:
        """Whether the numbers are in memory: `made` then takes no time."""
        return self._array is not None

    def made(self, cancelled: Callable[[], bool] = never) -> FloatArray:
        """Return the array, made if need be; raises Cancelled as soon as `cancelled()` says so.

        What was made until then is gone on with by the next call.
        """
        with self._lock:
            if self._array is not None:
                return self._array
            if self._filling is None or self._partly is None:
                sources = [made(source, cancelled) for source in self.recipe.sources]
                self._partly = np.empty(self.shape, np.float32)
                self._filling = self.recipe.fill(self._partly, sources)
            for _ in self._filling:
                if cancelled():
                    raise Cancelled
            self._array = frozen(self._partly)
            self._partly = self._filling = None
            return self._array

    def let_go(self) -> bool:
        """Give the memory back; False, and nothing is done, while a thread is making the array."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            self._array = self._partly = self._filling = None
        finally:
            self._lock.release()
        return True


Weights: TypeAlias = FloatArray | DeferredArray
"""Numbers that are there, or how they are made."""


def made(weights: Weights, cancelled: Callable[[], bool] = never) -> FloatArray:
    """Return the array, made if need be; raises Cancelled as soon as `cancelled()` says so."""
    return weights.made(cancelled) if isinstance(weights, DeferredArray) else weights


def same_numbers(one: Weights, other: Weights) -> bool:
    """Whether both are the same numbers; of those that are not made, only the same array's are."""
    if one is other:
        return True
    later = [item for item in (one, other) if isinstance(item, DeferredArray)]
    if len({item.key for item in later}) < len(later):
        return True
    return all(item.is_made for item in later) and np.array_equal(made(one), made(other))


def deferred(recipe: Recipe) -> Weights:
    """Return the array of a recipe, made at once if it is small."""
    later = DeferredArray(recipe)
    return later if is_large(later.shape) else later.made()


def arrays_in(weights: Weights) -> Iterator[FloatArray]:
    """Yield the arrays that cannot be made again: the weights, or what their recipe needs."""
    if isinstance(weights, DeferredArray):
        for source in weights.recipe.sources:
            yield from arrays_in(source)
    else:
        yield weights


def needed(arrays: Iterable[DeferredArray]) -> Iterator[DeferredArray]:
    """Yield deferred arrays with those that they are still to be made of."""
    for array in arrays:
        yield array
        if not array.is_made:
            sources = array.recipe.sources
            yield from needed(item for item in sources if isinstance(item, DeferredArray))


def row_blocks(rows: range, columns: int) -> Iterator[slice]:
    """Yield the rows in blocks of about `BLOCK_NUMBERS`, one row at least."""
    at_once = max(1, BLOCK_NUMBERS // max(1, columns))
    for start in range(rows.start, rows.stop, at_once):
        yield slice(start, min(start + at_once, rows.stop))
