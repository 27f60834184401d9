"""A cell to begin with: what was just loaded is explained at a telling place."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer

from playground.core.arrays import FloatArray
from playground.core.picture import Picture
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store

BORDER_PART = 8
"""The part of a side in which nothing is chosen: there the padding speaks."""

SAMPLE_SIDE_CELLS = 64
"""About how many rows and columns of a large map are looked through."""

AFTER_MAPS_MS = 4
"""Milliseconds after the round of the event loop in which maps are laid out and painted."""


def strongest_cell(maps: FloatArray, stage: int) -> Cell | None:
    """The place of the first map, away from its border, that is farthest from zero.

    `maps` are channels × height × width. None when there is nothing but zeros and NaN.
    """
    _, height, width = maps.shape
    top, left = height // BORDER_PART, width // BORDER_PART
    down, across = max(1, height // SAMPLE_SIDE_CELLS), max(1, width // SAMPLE_SIDE_CELLS)
    inner = maps[0, top : height - top : down, left : width - left : across]
    strength = np.nan_to_num(np.abs(inner), nan=0.0, posinf=0.0)
    row, column = np.unravel_index(int(strength.argmax()), strength.shape)
    if not strength[row, column] > 0:
        return None
    return Cell(stage, 0, top + int(row) * down, left + int(column) * across)


class AutoPin(QObject):
    """Pins such a cell once the maps are there, unless the user has pinned another by then."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._wanted = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MAPS_MS)
        self._soon.timeout.connect(self._pin_if_wanted)
        self._next_round = QTimer(self)
        self._next_round.setSingleShot(True)
        self._next_round.timeout.connect(self._soon.start)
        store.changed.connect(self._session_changed)
        evaluation.updated.connect(self._maps_arrived)

    def pin(self) -> None:
        """Pin a cell of what is there, or as soon as it is."""
        self._wanted = True
        self._pin_if_wanted()

    def _session_changed(self, old: Session, new: Session) -> None:
        if _is_loaded(old, new):
            self._wanted = True

    @property
    def is_due(self) -> bool:
        """Whether the maps are there and a cell will be looked for in a moment."""
        return self._next_round.isActive() or self._soon.isActive()

    def _maps_arrived(self, shown: Shown) -> None:
        """Have the maps painted first: in one go with the arithmetic they hold up the hands."""
        if self._wanted and shown.results is not None:
            self._next_round.start(0)

    def _pin_if_wanted(self) -> None:
        shown = self._evaluation.shown
        if not self._wanted or shown is None or not self._evaluation.is_current:
            return
        self._next_round.stop()
        self._soon.stop()
        self._wanted = False
        if self._store.view.pin is not None or not shown.stages:
            return
        maps = None if shown.results is None else shown.results.maps(0)
        if maps is not None and maps.shape[1] * maps.shape[2] > 1:
            cell = strongest_cell(maps, 0)
            if cell is not None:
                self._store.look(pin=cell)


def _is_loaded(old: Session, new: Session) -> bool:
    """Whether it is another picture, or another stack: no change of the one that was there."""
    if _picture_key(old.picture) != _picture_key(new.picture):
        return True
    kinds, others = ([type(layer) for layer in session.network] for session in (old, new))
    kept = {id(layer) for layer in old.network} & {id(layer) for layer in new.network}
    return kinds != others and not kept


def _picture_key(picture: Picture) -> tuple[str, tuple[int, int]]:
    return picture.name, picture.full_size
