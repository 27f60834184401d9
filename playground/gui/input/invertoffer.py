"""Offers to invert a picture that is the other way round than what the network learned from."""

from __future__ import annotations

from PySide6.QtCore import QObject

from playground.core import edits
from playground.core.messages import Message, Offer, marked
from playground.engine.view.planes import Shown
from playground.gui.input.strokes import canvas_of
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.pictures import paint
from playground.pictures.polarity import is_reversed

DARK_PAPER = 0.0
"""The paper of data in whose frame drawings are laid: they are bright on black."""


class InvertOffer(QObject):
    """Looks at what the network takes, and says once that its paper is light and should be dark."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._is_reversed = False
        evaluation.updated.connect(self._look)

    def _look(self, shown: Shown) -> None:
        if shown.results is None:
            return
        session = shown.session
        x = shown.results.input / session.brightest
        asked_before, self._is_reversed = (
            self._is_reversed,
            session.input.framing is not None
            and session.picture.origin.kind != "data"
            and is_reversed(x, DARK_PAPER),
        )
        if self._is_reversed and not asked_before:
            text = marked(
                "message",
                "The paper is light, but the network learned from bright strokes on dark paper.",
            )
            self._store.offered.emit(
                Offer(
                    Message(text),
                    marked("offer", "Invert the picture"),
                    self._invert,
                    lambda: self._is_reversed,
                )
            )

    def _invert(self) -> None:
        pixels = paint.invert(canvas_of(self._store.session.picture))
        self._store.edit(marked("edit", "Invert picture"), edits.paint, pixels)
