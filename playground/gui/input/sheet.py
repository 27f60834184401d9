"""The sheet that is drawn on: empty canvases, and what is done to all of one at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from playground.core import edits
from playground.core.arrays import FloatArray, frozen
from playground.core.messages import Message, Offer, marked
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.undo_step import Label
from playground.gui.input.drawtools import DrawTools
from playground.gui.input.strokes import canvas_of
from playground.gui.state.store import Store
from playground.gui.widgets.viewport import Viewport
from playground.pictures import paint
from playground.pictures.polarity import paper
from playground.pictures.titles import DRAWING, title

MAX_SHEET_CELLS = 512
"""The longest side of the sheet on which drawing begins, where a network takes larger pictures."""

NEW_CANVAS = marked("edit", "New canvas")

BEGUN = marked("edit", "Begin a drawing")
"""The label of the step that puts in the sheet on which drawing begins."""


class Sheet(QObject):
    """Puts empty canvases into the picture's place, and clears, inverts and papers them."""

    def __init__(self, store: Store, tools: DrawTools, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tools = tools
        tools.clear_wanted.connect(self._clear)
        tools.invert_wanted.connect(self._invert)
        tools.canvas_wanted.connect(lambda side: self._put(side, side))
        tools.paper_wanted.connect(self._change_paper)

    def begin(self) -> bool:
        """Put in an empty sheet, as large as what the network takes, unless one is there already.

        The picture that it takes the place of is offered back until something is drawn. False
        where that was refused.
        """
        before = self._store.session.picture
        if before.origin == DRAWN:
            return True
        _, height, width = self._store.session.shape
        scale = min(1.0, MAX_SHEET_CELLS / max(height, width))
        if not self._put(max(1, round(height * scale)), max(1, round(width * scale)), BEGUN):
            return False
        sheet = self._store.session
        text = marked("message", "This is an empty canvas. Undo brings “{name}” back.")

        def draw_on_it() -> None:
            if self._store.session is sheet:
                self._store.undo()
            else:  # something else was done meanwhile, which stays
                self._store.edit(marked("edit", "Draw on the picture"), edits.set_picture, before)

        self._store.offered.emit(
            Offer(
                Message(text, {"name": title(before.name)}),
                marked("offer", "Draw on the picture"),
                draw_on_it,
                lambda: self._store.session.picture is sheet.picture,
                is_brief=True,
            )
        )
        return True

    def leave(self) -> None:
        """Bring the picture back if nothing was done since the sheet took its place."""
        if self._store.history.undo_label == BEGUN:
            self._store.undo()

    def _put(self, height: int, width: int, label: Label = NEW_CANVAS) -> bool:
        old = self._store.session.picture
        cells = frozen(np.full((height, width), self._tools.pen.paper, np.float32))
        picture = Picture(DRAWING, cells, 0, False, old.colour, old.levels, DRAWN)
        self._store.look(viewport=Viewport(), hover=None, pin=None)
        return self._store.edit(label, edits.set_picture, picture)

    def _clear(self) -> None:
        canvas = paint.clear(self._canvas(), self._tools.pen.paper)
        self._store.edit(marked("edit", "Clear picture"), edits.paint, canvas, DRAWN)

    def _invert(self) -> None:
        self._store.edit(
            marked("edit", "Invert picture"), edits.paint, paint.invert(self._canvas())
        )

    def _change_paper(self, colour: float) -> None:
        """Make a drawing's paper light or dark, and its strokes the other: they stay seen."""
        present = paper_of(self._store.session.picture)
        if present is not None and round(present) != round(colour):
            canvas = paint.with_lightness_inverted(self._canvas())
            self._store.edit(marked("edit", "Change paper"), edits.paint, canvas)

    def _canvas(self) -> FloatArray:
        return canvas_of(self._store.session.picture)


def paper_of(picture: Picture) -> float | None:
    """The intensity of a drawing's paper; None of photographs, and where there is no one paper."""
    if picture.origin.kind not in ("drawn", "data"):
        return None
    canvas = canvas_of(picture)
    return paper(canvas[None] if canvas.ndim == 2 else np.moveaxis(canvas, 2, 0))
