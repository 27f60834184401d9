"""Offers to invert a picture that is the other way round than what the network learned from."""

from __future__ import annotations

from operator import is_

from PySide6.QtCore import QObject

from playground.core import edits
from playground.core.messages import Message, Offer, marked
from playground.core.session import Session
from playground.engine.view.planes import Shown
from playground.gui.input.strokes import canvas_of
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.pictures import paint
from playground.pictures.polarity import is_gray, is_reversed

DARK_PAPER = 0.0
"""The paper of data in whose frame drawings are laid: they are bright on black."""

LIGHT_FROM = 0.5
"""The intensity from which on paper is called light."""


class InvertOffer(QObject):
    """Looks at what the network takes, and says once that its paper is not that of the data."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._is_reversed = False
        self._looked_at: tuple[object, ...] = ()
        evaluation.updated.connect(self._look)

    def _look(self, shown: Shown) -> None:
        if shown.results is None:
            return
        session, view = shown.session, self._store.view
        looked_at = (
            *(session.picture, session.input, session.classes),
            *(view.data_classes, view.data_paper),
        )
        if all(map(is_, looked_at, self._looked_at)) and self._looked_at:
            return  # weights alone are others: they come many times a second
        self._looked_at = looked_at
        x = shown.results.input / session.brightest
        learned = self._paper_learned(session, is_gray(x))
        asked_before, self._is_reversed = (
            self._is_reversed,
            session.picture.origin.kind != "data" and is_reversed(x, learned),
        )
        if self._is_reversed and not asked_before:
            text = (
                marked(
                    "message",
                    "The paper is light, but the network learned from bright strokes on dark"
                    " paper.",
                )
                if learned is not None and learned < LIGHT_FROM
                else marked(
                    "message",
                    "The paper is dark, but the network learned from dark strokes on light paper.",
                )
            )
            self._store.offered.emit(
                Offer(
                    Message(text),
                    marked("offer", "Invert the picture"),
                    self._invert,
                    lambda: self._is_reversed,
                )
            )

    def _paper_learned(self, session: Session, is_gray: bool) -> float | None:
        """The paper of the data that the network was trained on; None where it is not known.

        That of the data at hand counts for drawings and for what is gray as ink on paper is, if it
        was trained on these: photographs that are opened need not have it.
        """
        view = self._store.view
        is_on_paper = session.picture.origin.kind == "drawn" or is_gray
        is_trained = session.input.kept and bool(session.classes)
        is_known = is_on_paper and is_trained and session.classes == view.data_classes
        if is_known and view.data_paper is not None:
            return view.data_paper
        return None if session.input.framing is None else DARK_PAPER

    def _invert(self) -> None:
        pixels = paint.invert(canvas_of(self._store.session.picture))
        self._store.edit(marked("edit", "Invert picture"), edits.paint, pixels)
