"""Says when numbers of the network leave what float32 holds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from playground.engine.view.overflow import first_overflow, overflow_message
from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store


class OverflowNote(QObject):
    """Follows the evaluation, and says it once until all numbers are finite again."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._place: int | None = None
        evaluation.updated.connect(self._update)

    def _update(self, shown: Shown) -> None:
        before, self._place = self._place, first_overflow(shown)
        if self._place is not None and before is None:
            message = overflow_message(self._place)
            self._store.note(replace(message, stands=lambda: self._place is not None))
