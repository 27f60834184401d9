"""The pen that is in the hand, where pictures are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playground.pictures.brush import Brush, Colour

Tool = Literal["pencil", "line", "rectangle", "ellipse", "fill", "eraser"]


@dataclass(frozen=True, slots=True)
class Pen:
    """The pen: a tool, a round brush, the ink that it leaves and the paper under it."""

    tool: Tool = "pencil"
    size: float = 1.0
    hardness: float = 1.0
    ink: Colour = 1.0
    paper: Colour = 0.0
    filled: bool = False

    @property
    def brush(self) -> Brush:
        """The brush with the ink, or with the paper to erase."""
        return Brush(self.size, self.hardness, self.paper if self.tool == "eraser" else self.ink)
