"""The explained cell stays at its place of the picture when maps get another size."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.state.cellmarks import map_size
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState


class KeptPin(QObject):
    """Moves the pin to the same place when its map has more or fewer rows and columns.

    The place is that where it was pinned, so that it is exactly there again once the size is.
    """

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._first: tuple[Cell, tuple[int, int]] | None = None  # with the rows and columns of then
        self._now: Cell | None = None
        self._soon = QTimer(self)  # a document that comes with a pin is not there yet
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._remember)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._maps_arrived)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if new.pin is not old.pin and new.pin != self._now:
            self._first, self._now = None, new.pin
            self._soon.start()

    def _remember(self) -> None:
        """Know the size of the map in which the user has pinned a cell."""
        shown = self._evaluation.shown
        if shown is not None and self._evaluation.is_current:
            self._remember_in(shown)

    def _remember_in(self, shown: Shown) -> None:
        pin = self._store.view.pin
        size = None if pin is None else map_size(shown, pin)
        if pin is not None and size is not None and self._first is None:
            self._first, self._now = (pin, size), pin

    def _maps_arrived(self, shown: Shown) -> None:
        if self._first is None:
            self._remember_in(shown)
            return
        (cell, before), size = self._first, map_size(shown, self._first[0])
        if size is None or self._store.view.pin != self._now:
            return
        there = cell if size == before else _at_the_same_place(cell, before, size)
        if there != self._now:
            self._now = there
            self._store.look(pin=there)


def _at_the_same_place(cell: Cell, before: tuple[int, int], size: tuple[int, int]) -> Cell:
    """The cell of a map of another size that lies where a cell's middle lay."""
    row, column = (
        min(int((at + 0.5) * after / old), after - 1)
        for at, old, after in zip((cell.row, cell.column), before, size, strict=True)
    )
    return cell._replace(row=row, column=column)
