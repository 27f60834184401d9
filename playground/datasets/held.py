"""Pictures of a file, held in memory as they are stored.

A file that is mapped ends the program if it becomes shorter meanwhile, as one does that is copied
or downloaded anew to the same place.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from playground.core.cancelling import Cancelled, never
from playground.core.memory import most_bytes
from playground.core.messages import Refused, marked
from playground.datasets.dataset import Progress, unwatched

CHUNK_BYTES: Final = 2**22


def held(
    stream: BinaryIO,
    shape: tuple[int, ...],
    name: str,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> NDArray[np.uint8]:
    """The next bytes of a file as an array of this shape.

    Raises Refused when there are fewer or there is no room for them, Cancelled, and OSError.
    """
    total = math.prod(shape)
    check_room(total, name)
    try:
        values = np.empty(shape, np.uint8)
    except MemoryError:
        raise _no_room(name) from None
    room = values.reshape(-1).data
    done = 0
    while done < total:
        if cancelled():
            raise Cancelled
        count = stream.readinto(room[done : done + CHUNK_BYTES])  # type: ignore[attr-defined]
        if not count:  # it has become shorter meanwhile
            raise Refused(marked("message", "{name} is damaged or incomplete."), name=name)
        done += count
        progress(done, total)
    return values


def check_room(count: int, name: str) -> None:
    """Raise Refused when so many bytes are more than data may take of the memory."""
    if count > most_bytes():
        raise _no_room(name)


def _no_room(name: str) -> Refused:
    return Refused(marked("message", "There is not enough memory to open {name}."), name=name)
