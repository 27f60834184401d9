"""The card of the network's answer to the present picture, as bars, also while it learns."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.engine.view.planes import Shown
from playground.engine.view.shares import shares
from playground.gui.state.evaluation import Evaluation
from playground.gui.train.cards.answer import Answer
from playground.gui.train.data.loader import Data
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.sharebars import ShareBars
from playground.gui.widgets.wording import translated
from playground.pictures.network_input import BLANK_SHEET, is_blank
from playground.training.protocol.state import TrainingState


class Prediction(QWidget):
    """A bar a class for the picture of the document, of the maps that are shown.

    They are the last numbers of the network as it is now, the same that the flow shows.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        trainer: Trainer,
        data: Data,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._evaluation = evaluation
        self._trainer = trainer
        self._data = data
        self.setAccessibleName(self.tr("Prediction"))
        self.answer = Answer(self)
        self.bars = ShareBars(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.answer)
        box.addWidget(self.bars)
        evaluation.updated.connect(self._show)
        trainer.changed.connect(self._trainer_changed)
        data.loaded.connect(self._data_loaded)
        data.plan_changed.connect(self._plan_changed)
        self._show(evaluation.shown)

    def _data_loaded(self, _dataset: object) -> None:
        self._show(self._evaluation.shown)

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.setup is not new.setup:
            self._show(self._evaluation.shown)

    def _plan_changed(self, old: TrainingPlan, new: TrainingPlan) -> None:
        if old.loss != new.loss:
            self._show(self._evaluation.shown)

    def _show(self, shown: Shown | None) -> None:
        if shown is None or shown.results is None:
            return  # they follow in a moment
        values = shares(shown.session.network, shown.results, self._data.plan.loss)
        if is_blank(shown.session):
            # The first dot of a drawing brings the bars: nothing is to move beneath the pen.
            awaited = 0 if values is None else len(values)
            self._show_none(translated("prediction", BLANK_SHEET), awaited)
            return
        if values is None:
            self._show_none(self.tr("The stack does not end in a list of numbers."))
            return
        self.bars.show_shares(values, self._classes(shown.session, len(values)))
        self._show_answer(np.asarray(values))

    def _classes(self, session: Session, count: int) -> tuple[str, ...]:
        """The names of so many outputs: the network's own, else those of what it is trained on.

        A network keeps the names of what it was trained on when layers give it more outputs, or
        fewer; those names are of the outputs that it had.
        """
        known = (self._trainer.state.setup, self._data.dataset)
        named = (session.classes, *(each.classes for each in known if each is not None))
        return next((classes for classes in named if len(classes) == count), ())

    def _show_answer(self, values: np.ndarray) -> None:
        order = np.argsort(-values, kind="stable")[:2]
        names = [self.bars.name(int(place)) for place in order]
        found = [(name, float(values[place])) for name, place in zip(names, order, strict=True)]
        if found:
            self.answer.show_best(*found[0], *(found[1] if len(found) > 1 else ()))

    def _show_none(self, why: str, awaited: int = 0) -> None:
        self.answer.show_none()
        self.bars.show_none(why, awaited)
