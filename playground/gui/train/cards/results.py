"""The card of right and wrong answers: confusion matrix, worst and least sure pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.data.loader import Data, with_picture_of
from playground.gui.train.data.pictures import PictureWall
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.segmented import Segmented
from playground.training.protocol.metrics import Examined
from playground.training.protocol.questions.examination import Examination
from playground.training.protocol.state import TrainingState

MAX_PICTURES = 60

REST_MS = 400
"""Milliseconds from one epoch that is shown to the next, when epochs are short."""


class ResultsCard(QWidget):
    """Shows how the network does on what was held out: at the epoch that is looked at."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._data = data
        self._cell: tuple[int, int] | None = None
        self._found: Examination | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show)
        title = QLabel(self.tr("Confusion"), self)
        title.setProperty("role", "title")
        self.which = Segmented(
            [
                ("wrong", self.tr("most wrong"), self.tr("Mistakes with the highest loss first")),
                ("unsure", self.tr("least sure"), self.tr("Answers with the lowest probability")),
            ],
            self,
        )
        self.which.set_value("wrong")
        self.grid = ConfusionGrid(self)
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.pictures = PictureWall(data, self, scrolls=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.which)
        body = QHBoxLayout()
        box.addLayout(body, 1)
        body.addWidget(self.grid, 3)
        right = QVBoxLayout()
        body.addLayout(right, 2)
        right.addWidget(self.about)
        right.addWidget(self.pictures, 1)
        self.grid.chosen.connect(self._choose_cell)
        self.which.chosen.connect(lambda _: self._choose_cell(None, None))
        self.pictures.chosen.connect(self._open)
        trainer.changed.connect(self._trainer_changed)
        data.loaded.connect(self._show_pictures)
        self._show()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if new.setup is not old.setup or not new.is_training:
            self._rest.stop()  # what stands still is shown as it is
        if not self._rest.isActive():
            self._show()

    def _show(self) -> None:
        """Show what is known now: not of every epoch while they are short, to spare the window."""
        state = self._trainer.state
        found = state.examination if state.setup is not None else None
        self.grid.set_dimmed(found is not None and found.epoch != state.epoch_in_view)
        if found is self._found:
            return
        self._found = found
        if found is None or state.setup is None:
            self._cell = None
            self.grid.show_counts(None, ())
            self.grid.mark(None)
        else:
            self.grid.show_counts(found.metrics.confusion, state.setup.classes)
            self._rest.start()
        self._show_pictures()

    def _fits(self) -> bool:
        """Whether the data that are shown are those that were trained on."""
        setup, dataset = self._trainer.state.setup, self._data.dataset
        return setup is not None and dataset is not None and setup.classes == dataset.classes

    def _choose_cell(self, label: int | None, predicted: int | None) -> None:
        self._cell = (label, predicted) if label is not None and predicted is not None else None
        self.grid.mark(self._cell)
        self.pictures.scroll_to_top()
        self._show_pictures()

    def _show_pictures(self, *_: object) -> None:
        found, setup = self._found, self._trainer.state.setup
        if found is None or setup is None or not self._fits():
            self.about.hide()  # an empty label that was wrapped once keeps the page high
            self.pictures.forget()
            return
        self.about.show()
        examined = found.examined
        classes = setup.classes
        if self._cell is not None:
            places = examined.in_cell(*self._cell)
            named, taken = (classes[at] for at in self._cell)
            text = self.tr("{count} of class {label} taken for {answer}")
            self.about.setText(text.format(count=len(places), label=named, answer=taken))
        elif self.which.value == "unsure":
            places = examined.least_sure(MAX_PICTURES)
            self.about.setText(self._score(examined))
        else:
            places = examined.most_wrong(MAX_PICTURES)
            self.about.setText(self._score(examined))
        order = {int(place): at for at, place in enumerate(examined.indices)}
        captions = []
        for place in places[:MAX_PICTURES]:
            at = order[int(place)]
            label, answer = int(examined.labels[at]), int(examined.predicted[at])
            captions.append(f"{_short(classes[label])} → {_short(classes[answer])}")
        self.pictures.show_pictures(np.asarray(places[:MAX_PICTURES]), captions)

    def _score(self, examined: Examined) -> str:
        right = int((examined.labels == examined.predicted).sum())
        count = len(examined.labels)
        text = self.tr("{wrong} of {all} wrong: {share} % right")
        share = f"{100 * right / max(1, count):.1f}"
        return text.format(wrong=count - right, all=count, share=share)

    def _open(self, place: int) -> None:
        picture = self._data.picture(place)
        if picture is not None:
            label = marked("edit", "Look at a picture")
            kind = self._data.plan.data.kind
            self._store.edit(label, with_picture_of, picture, place, kind)


def _short(name: str) -> str:
    return name if len(name) <= 4 else f"{name[:3]}…"
