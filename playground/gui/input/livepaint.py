"""Brings a stroke into the document while the hand still moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.gui.state.store import Store

MIN_INTERVAL_MS = 16
"""Milliseconds between two commits: the maps are not painted more often either."""

REST_FACTOR = 3
"""How many times as long as a commit takes the hand may go on before the next one."""

_strokes = count()


class LivePaint(QObject):
    """Commits a stroke as one step of the history, at most at the pace of the screen."""

    interrupted = Signal()
    """The document was changed otherwise, by undo for one: the stroke ends where it is."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._before: Session | None = None
        self._label = ""
        self._key = ""
        self._waiting: FloatArray | None = None
        self._committed = False
        self._committing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._commit)
        store.changed.connect(self._session_changed)

    @property
    def is_committing(self) -> bool:
        """Whether a change of the document comes from here."""
        return self._committing

    @property
    def has_committed(self) -> bool:
        """Whether something of the stroke is in the document already."""
        return self._committed

    def begin(self, label: str) -> None:
        """Start a stroke; `label` is what undo calls it."""
        self._before = self._store.session
        self._label = label
        self._key = f"stroke {next(_strokes)}"
        self._waiting = None
        self._committed = False

    def show(self, canvas: FloatArray) -> None:
        """The picture with the stroke so far; it may go on changing until it is finished."""
        self._waiting = canvas
        if not self._timer.isActive():
            self._commit()

    def finish(self) -> None:
        """The stroke is done: bring in what has not been yet."""
        self._timer.stop()
        self._commit()
        self._end()

    def cancel(self) -> None:
        """Take the whole stroke back."""
        self._timer.stop()
        if self._committed and self._before is not None:
            self._edit(_back_to, self._before)
        self._end()

    def _end(self) -> None:
        if self._committed:
            self._store.end_merge()
        self._before = self._waiting = None
        self._timer.stop()

    def _commit(self) -> None:
        canvas, self._waiting = self._waiting, None
        if canvas is None:
            return
        begun = time.perf_counter()
        self._edit(edits.paint, canvas)
        self._committed = True
        took = (time.perf_counter() - begun) * 1000
        self._timer.start(max(MIN_INTERVAL_MS, round(REST_FACTOR * took)))

    def _edit(self, edit: Callable[..., Session], argument: object) -> None:
        self._committing = True
        try:
            self._store.edit(self._label, edit, argument, merge=self._key)
        finally:
            self._committing = False

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._committing or self._before is None or old.picture is new.picture:
            return  # what a training learns meanwhile breaks no stroke
        self._before = self._waiting = None
        self._timer.stop()
        self.interrupted.emit()


def _back_to(session: Session, before: Session) -> Session:
    """The session before the stroke began, with what was learned since."""
    if same_but_for_weights(session.network, before.network):
        return replace(before, network=session.network)
    return before
