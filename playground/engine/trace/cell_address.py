"""The address of a number."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """One cell of one map; stage −1 is the picture."""

    stage: int
    channel: int
    row: int
    column: int
