"""How much a file of weights may hold: looked at before memory is taken for any of it."""

from __future__ import annotations

from typing import Final

from playground.core.memory import check_memory
from playground.core.messages import Refused, marked

MAX_ARRAYS: Final = 10_000
MAX_BYTES: Final = 2**33
"""Of all arrays of a file together."""


def check_size(count: int, size: int, name: str) -> None:
    """Raise Refused when so many arrays of so many bytes together are more than may be read."""
    if count > MAX_ARRAYS or size > MAX_BYTES:
        raise damaged(name)
    check_memory(size // 4)


def damaged(name: str) -> Refused:
    """That a file is not what it should be."""
    return Refused(marked("message", "{name} is damaged or no file of weights."), name=name)
