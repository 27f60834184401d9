"""The list of steps in the window; the maps stay in view beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.gui.present.sidesheet import SideSheet
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState

TOP_PX, BOTTOM_PX = 44, 26
"""Of the bar at the top and the line at the bottom, which stay free."""


class StepSheet(SideSheet):
    """Opens and closes as the view state says."""

    def __init__(self, store: Store, walk: StepWalk, holder: QWidget) -> None:
        """`holder` is what it lies over."""
        super().__init__(store, walk, holder, (TOP_PX, BOTTOM_PX))
        self._store = store
        self.close_wanted.connect(self._close)
        store.view_changed.connect(self._view_changed)
        if store.view.steps_open:
            self.open_up()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.steps_open == new.steps_open:
            return
        if new.steps_open:
            self.open_up()
        else:
            self.close_up()

    def _close(self) -> None:
        self._store.look(steps_open=False)
