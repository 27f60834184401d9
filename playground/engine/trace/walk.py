"""The places of a window that slides over a map, one after the other."""

from __future__ import annotations

import math
from dataclasses import dataclass

MAX_PLACES = 4000
"""Places of one walk; a larger map is walked in larger steps, which still land on real cells."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The places of a map of rows × columns, row by row, every `step`-th cell along both axes."""

    rows: int
    columns: int
    step: int

    @property
    def down(self) -> int:
        """Rows that are visited."""
        return -(-self.rows // self.step)

    @property
    def across(self) -> int:
        """Places in each row."""
        return -(-self.columns // self.step)

    def __len__(self) -> int:
        return self.down * self.across

    def place(self, position: int) -> tuple[int, int]:
        """Row and column at a position of the walk."""
        row, column = divmod(position, self.across)
        return row * self.step, column * self.step

    def position(self, row: int, column: int) -> int:
        """The last position that is not after a cell."""
        return row // self.step * self.across + column // self.step


def walk_over(rows: int, columns: int, most: int = MAX_PLACES) -> Walk:
    """A walk of at most about `most` places."""
    return Walk(rows, columns, max(1, math.ceil(math.sqrt(rows * columns / most))))
