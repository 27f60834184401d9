"""The card of the network's answer to the present picture, as bars, also while it learns."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.core.plan import TrainingPlan
from playground.engine.view.planes import Shown
from playground.engine.view.shares import shares
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.answer import Answer
from playground.gui.train.data.loader import Data
from playground.gui.widgets.sharebars import ShareBars
from playground.gui.widgets.wording import class_words, translated
from playground.pictures.network_input import BLANK_SHEET, is_blank


class Prediction(QWidget):
    """A bar a class for the picture of the document, of the maps that are shown.

    They are the last numbers of the network as it is now, the same that the flow shows.
    """

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        data: Data,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._evaluation = evaluation
        self._store = store
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
        store.view_changed.connect(self._view_changed)
        data.plan_changed.connect(self._plan_changed)
        self._show(evaluation.shown)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.data_classes != new.data_classes:
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
        session = shown.session
        known, last = self._store.view.data_classes, len(session.network) - 1
        self.bars.show_shares(values, class_words(session.classes_at(last, len(values), known)))
        self._show_answer(np.asarray(values))

    def _show_answer(self, values: np.ndarray) -> None:
        order = np.argsort(-values, kind="stable")[:2]
        names = [self.bars.name(int(place)) for place in order]
        found = [(name, float(values[place])) for name, place in zip(names, order, strict=True)]
        if found:
            self.answer.show_best(*found[0], *(found[1] if len(found) > 1 else ()))

    def _show_none(self, why: str, awaited: int = 0) -> None:
        self.answer.show_none()
        self.bars.show_none(why, awaited)
