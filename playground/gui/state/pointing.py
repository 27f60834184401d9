"""The cell that is pointed at, resolved once a change for every panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.state.cellmarks import Marks, exists, marks_of, nearest
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from playground.engine.explain.explain import Explanation


# Without slots: cached_property keeps what it has worked out beside the fields.
@dataclass(frozen=True)
class Pointing:
    """The cell that is explained in the maps that are shown, and all that follows from it."""

    shown: Shown | None = None
    """The maps that all of this is about."""

    cell: Cell | None = None
    """Hovered, slid over or pinned; None when it is not there, as after an edit of the stack."""

    hovered: Cell | None = None
    """The same cell, where it is the mouse or the keyboard that points at it."""

    marks: Marks = Marks()
    """The blocks of cells to mark: for this cell, and for the weight that is hovered."""

    layer: int = 0
    channel: int = 0
    """The map of the selected layer whose numbers are told; it may have fewer than that."""

    @cached_property
    def steps(self) -> tuple[Explanation, ...]:
        """The chain of the arithmetic that led to the cell's number; () while it is computed."""
        if self.shown is None or self.shown.results is None or self.cell is None:
            return ()
        from playground.engine.explain.explain import chain  # not before the first maps are shown

        return chain(self.shown.results, *self.cell)


def pointing_at(shown: Shown | None, view: ViewState) -> Pointing:
    """Resolve the selection, the hovered cell and the hovered weight of a view state.

    Where maps have become too small for the pin, it is the nearest cell; the view state keeps the
    place, so that it is back when they have grown again.
    """
    if shown is not None and view.pin is not None:
        view = replace(view, pin=nearest(shown, view.pin))
    cell = view.pointed
    if shown is None or cell is None or not exists(shown, cell):
        cell = None
    return Pointing(
        shown,
        cell,
        cell if view.hover is not None else None,
        marks_of(shown, view),
        view.layer,
        view.channel,
    )


class Pointer(QObject):
    """Resolves what is pointed at, and publishes it."""

    changed = Signal(object, object)
    """(old, new) Pointing."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._key: tuple[object, ...] = ()
        self._now = self._published = Pointing()
        store.view_changed.connect(self._publish)
        evaluation.updated.connect(self._publish)

    @property
    def now(self) -> Pointing:
        """The pointed-at cell; up to date also where a panel hears of a change before this does."""
        shown, view = self._evaluation.shown, self._store.view
        key = (view.hover, view.slide, view.pin, view.weight, view.layer, view.filter)
        if shown is not self._now.shown or key != self._key:
            self._key = key
            self._now = pointing_at(shown, view)
        return self._now

    def _publish(self) -> None:
        old, new = self._published, self.now
        if new is not old:
            self._published = new
            self.changed.emit(old, new)
