"""The dealings of a lesson with modes and the training: it shows the one, and begins the other."""

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
    from playground.gui.train.state.trainer import Trainer
    from playground.training.protocol.state import TrainingState


class LessonRuns(QObject):
    """Does in the window what the steps of a lesson ask for beside edits of the document."""

    def __init__(self, shared: Shared, show_mode: Callable[[str], object], window: QObject) -> None:
        super().__init__(window)
        self._shared = shared
        self._show_mode = show_mode
        self._waits: Trainer | None = None
        visit = shared.lesson.visit
        visit.mode_wanted.connect(self._show)
        visit.training_wanted.connect(self._train)

    def _show(self, mode: str) -> None:
        self._show_mode(mode)

    def _train(self, now: Trained | None, wanted: Trained) -> None:
        """Train as far as is wanted, by the document's plan."""
        self._show_mode("train")
        store, trainer = self._shared.store, self._shared.training().trainer
        self._stop_waiting()
        if wanted.epoch > store.session.training.epochs:
            store.edit(LABEL_SHOW, set_training_field, "epochs", wanted.epoch)
        state, epoch = trainer.state, 0 if now is None else now.epoch
        if now is not None and wanted.run > now.run:
            self._waits = trainer
            trainer.changed.connect(self._begin_when_fresh)
            trainer.reset()
        elif wanted.epoch == epoch:
            trainer.step_once()
        elif not state.is_training:
            trainer.toggle()

    def _begin_when_fresh(self, _old: TrainingState, new: TrainingState) -> None:
        """Train once the training is set up anew."""
        if new.is_fresh and self._waits is not None:
            trainer = self._waits
            self._stop_waiting()
            trainer.toggle()

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.changed.disconnect(self._begin_when_fresh)
            self._waits = None


def trained_so_far(state: TrainingState) -> Trained | None:
    """Return how far a training has come; None where none has begun."""
    if not state.start or state.setup is None:
        return None
    run, progress = state.run, state.progress
    step = 0 if progress is None else progress.step
    rows = [] if run is None else [row for row in run.epochs if row.epoch == state.epoch]
    if not rows:
        return Trained(state.epoch, step, state.start)
    last = rows[-1]
    figures = (last.loss, last.accuracy, last.validation_loss, last.validation_accuracy)
    known = (figure if isfinite(figure) else None for figure in figures)
    return Trained(state.epoch, step, state.start, *known)
