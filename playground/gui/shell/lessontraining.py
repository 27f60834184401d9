"""What a lesson does with modes and with the training: it shows the one, and begins the other."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.core.edits import set_training_field
from playground.gui.shell.mode import Shared
from playground.gui.state.lessonwalk import LABEL_SHOW
from playground.lessons.situation import Trained

if TYPE_CHECKING:
    from playground.training.protocol.state import TrainingState


class LessonTraining(QObject):
    """Does in the window what the steps of a lesson ask for beside edits of the document."""

    def __init__(self, shared: Shared, show_mode: Callable[[str], object], window: QObject) -> None:
        super().__init__(window)
        self._shared = shared
        self._show_mode = show_mode
        shared.lesson.mode_wanted.connect(self._show)
        shared.lesson.training_wanted.connect(self._train)

    def _show(self, mode: str) -> None:
        self._show_mode(mode)

    def _train(self, epochs: int) -> None:
        """Train until so many epochs are over, by the document's plan."""
        self._show_mode("train")
        store, trainer = self._shared.store, self._shared.training().trainer
        state = trainer.state
        if state.is_training or state.epoch >= epochs:
            return
        if state.has_begun and trainer.is_done:
            trainer.train_more(epochs - state.epoch)
            return
        if store.session.training.epochs < epochs:
            store.edit(LABEL_SHOW, set_training_field, "epochs", epochs)
        trainer.toggle()


def trained_so_far(state: TrainingState) -> Trained | None:
    """Return how far a training has come; None where none has begun."""
    if not state.start or state.setup is None:
        return None
    run = state.run
    rows = [] if run is None else [row for row in run.epochs if row.epoch == state.epoch]
    if not rows:
        return Trained(state.epoch)
    last = rows[-1]
    figures = (last.loss, last.accuracy, last.validation_loss, last.validation_accuracy)
    return Trained(state.epoch, *(figure if isfinite(figure) else None for figure in figures))
