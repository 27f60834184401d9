"""Data sets: labelled pictures of one shape, taken by their index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape
from playground.core.messages import Message
from playground.core.network_input import Framing

Indices: TypeAlias = NDArray[np.int64]
"""Places of pictures in a data set, or their classes."""

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

Edge: TypeAlias = Literal["black", "repeat"]
"""The cells that move in from outside when a picture is shifted: black, or its outermost ones."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody looks at."""
    del done, total


@dataclass(frozen=True, slots=True)
class Skipped:
    """A picture that is left out, and why."""

    name: str
    reason: Message


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Pictures (float32, N × channels × height × width, 0–1), their classes and their places."""

    pictures: FloatArray
    labels: Indices
    indices: Indices


class Pictures(Protocol):
    """Where the pixels of a data set come from."""

    @property
    def at_hand(self) -> bool:
        """Whether taking pictures is a mere copy, with nothing to be read or decoded."""
        ...

    def take(self, indices: Indices) -> tuple[FloatArray, NDArray[np.bool_]]:
        """Pictures (N × C × H × W, 0–1) and which of them could be read; others are black."""
        ...

    def name(self, index: int) -> str:
        """The name of a picture in messages."""
        ...

    def lost(self) -> Sequence[Skipped]:
        """The pictures that could not be read so far."""
        ...


class Stored:
    """Pictures that lie in one array, N × C × H × W: uint8 (0–255) or float32 (0–1)."""

    def __init__(self, pixels: NDArray[Any]) -> None:
        self.pixels = pixels

    @property
    def at_hand(self) -> bool:
        """Always."""
        return True

    def take(self, indices: Indices) -> tuple[FloatArray, NDArray[np.bool_]]:
        """Copies of the pictures, every one of them readable."""
        pictures = self.pixels[indices].astype(np.float32)
        if self.pixels.dtype == np.uint8:
            pictures /= np.float32(255)
        return pictures, np.ones(len(indices), bool)

    def name(self, index: int) -> str:
        """Its number, from 1 on."""
        return f"#{index + 1}"

    def lost(self) -> Sequence[Skipped]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Labelled pictures of one shape.

    `labels` gives the class of every picture; `held_out` are the places of the pictures that the
    data's own makers set apart for testing, if they did; `skipped` were left out when the data
    were looked through. Where pictures of 16 bits use only some, `dark_bits`, they look dark and
    can be stretched; None where they do not. `files` tells the files that it was read from apart
    from others, where its maker leaves that to the user; `listing` tells which picture is at which
    place, of which class: a place means the same in two data sets if they have the same.
    """

    name: str
    classes: tuple[str, ...]
    shape: Shape
    labels: Indices
    pictures: Pictures
    held_out: Indices | None = None
    skipped: tuple[Skipped, ...] = ()
    edge: Edge = "black"
    framing: Framing | None = None
    notes: tuple[Message, ...] = ()
    same: Indices | None = None
    dark_bits: int | None = None
    files: str = ""
    listing: str = field(init=False)

    def __post_init__(self) -> None:
        told = blake2b(repr((self.classes, self.files)).encode(), digest_size=16)
        told.update(np.ascontiguousarray(self.labels, np.int64).tobytes())
        object.__setattr__(self, "listing", told.hexdigest())

    @property
    def count(self) -> int:
        """The number of pictures."""
        return len(self.labels)

    def counts(self) -> Indices:
        """The number of pictures of each class."""
        return np.bincount(self.labels, minlength=len(self.classes)).astype(np.int64)

    def batch(self, indices: Indices) -> Batch:
        """The pictures at `indices`; those that cannot be read are missing from it."""
        pictures, readable = self.pictures.take(indices)
        if not readable.all():
            pictures, indices = pictures[readable], indices[readable]
        return Batch(pictures, self.labels[indices], indices)
