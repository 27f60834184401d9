"""The window that slides over the input, place by place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.engine.compute.evaluate import stages_of
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.walk import Walk, walk_over
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.motion import is_reduced

SPEEDS_HZ = (1, 4, 15, 60)
"""Places a second."""


class Sliding(QObject):
    """Moves the view state's slide over the maps of the selected layer."""

    changed = Signal()
    """Position, walk or state has changed."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.take_usual_speed()
        store.view_changed.connect(self._view_changed)
        store.changed.connect(self._session_changed)

    @property
    def is_playing(self) -> bool:
        """Whether the window moves by itself."""
        return self._timer.isActive()

    @property
    def position(self) -> int:
        """Where the window is in the walk; −1 before it has begun."""
        walk, slide = self.walk(), self._store.view.slide
        if walk is None or slide is None:
            return -1
        return min(walk.position(slide.row, slide.column), len(walk) - 1)

    def walk(self) -> Walk | None:
        """The walk over the selected layer's maps; None while it has none."""
        stage = self._store.view.layer
        stages = stages_of(self._store.session.network, self._store.session.shape)
        if not 0 <= stage < len(stages):
            return None
        shape = stages[stage].shape
        return walk_over(shape[1], shape[2]) if shape else None

    @property
    def speed(self) -> int:
        """Places a second."""
        return self._speed

    def set_speed(self, places: int) -> None:
        """Move by this many places a second."""
        self._speed = places
        self._timer.setInterval(round(1000 / places))

    def take_usual_speed(self) -> None:
        """Move by the speed that it has at first: the slowest where motion is to be reduced."""
        self.set_speed(SPEEDS_HZ[0] if is_reduced() else SPEEDS_HZ[1])
        self.changed.emit()

    def toggle(self) -> None:
        """Play or pause; at the end, play from the beginning."""
        if self.is_playing:
            self.pause()
            return
        walk = self.walk()
        if walk is None:
            return
        if self.position in (-1, len(walk) - 1):
            self.go(0)
        self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Stay where the window is."""
        if self.is_playing:
            self._timer.stop()
            self.changed.emit()

    def step(self, by: int) -> None:
        """Pause, and move by some places."""
        self.pause()
        self.go(self.position + by)

    def go(self, position: int) -> None:
        """Lay the window on a position of the walk; beyond its ends, on the nearest."""
        walk = self.walk()
        if walk is None:
            return
        row, column = walk.place(min(max(position, 0), len(walk) - 1))
        view = self._store.view
        channel = view.slide.channel if view.slide else view.channel
        self._store.look(slide=Cell(view.layer, channel, row, column))
        self.changed.emit()

    def stop(self) -> None:
        """Take the window away; all maps are whole again."""
        self._timer.stop()
        self._store.look(slide=None)
        self.changed.emit()

    def _tick(self) -> None:
        walk = self.walk()
        if walk is None or self.position + 1 >= len(walk):
            self.pause()
            return
        self.go(self.position + 1)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if new.hover is not None and old.hover is None:
            self.pause()
        if old.layer != new.layer:
            if new.slide is not None:
                self.stop()
            self.changed.emit()  # it may have no maps to slide over

    def _session_changed(self, old: Session, new: Session) -> None:
        """End with any edit of what is computed: half a map would be shown of what is no more."""
        if (old.network, old.picture, old.input) == (new.network, new.picture, new.input):
            return
        if self._store.view.slide is not None:
            self.stop()
        elif old.shape == new.shape and same_but_for_weights(old.network, new.network):
            return  # as while it trains: the maps are as large as they were
        self.changed.emit()  # there may be other maps to slide over
