"""How far a file is that a thread writes, and whether it is still wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Watch:
    """Written by the thread that makes a file, and read by the window; only the window gives up."""

    done: int = 0
    total: int = 0
    is_cancelled: bool = False

    def progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.done, self.total = done, total
