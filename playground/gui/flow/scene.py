"""The results and the shapes of the columns that show them."""

from __future__ import annotations

from dataclasses import dataclass

from playground.engine.view.planes import Shown
from playground.gui.flow.layout import Column
from playground.gui.flow.placed import PictureShape


@dataclass(frozen=True, slots=True)
class Scene:
    """All that belongs together on screen: results, and the shapes of the columns that show them.

    There is none while the columns are being made to show other results, so that nothing is laid
    out or marked by what is half there.
    """

    shown: Shown
    shapes: tuple[Column, ...]
    picture: PictureShape | None
