"""The card of the network's answer to the present picture, as bars, also while it learns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Evaluation
from playground.gui.train.data.loader import Data
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import theme
from playground.pictures.framing import framed
from playground.training.protocol.questions.prediction import PredictionQuestion
from playground.training.protocol.state import TrainingState
from playground.training.protocol.trainable import ends_in_softmax

LINE_PX = 22
MAX_BARS = 20
"""Classes that have a bar; of more, those with the largest shares have one."""


class Prediction(QWidget):
    """A bar a class for the picture of the document.

    Once there is a training, its process is asked: it lays the picture in its frame and
    normalises it as it does the data. Before, the last layer's output is shown as it is.
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
        title = QLabel(self.tr("PREDICTION"), self)
        title.setProperty("role", "section")
        self.bars = ShareBars(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(self.bars)
        evaluation.updated.connect(self._show)
        trainer.changed.connect(self._trainer_changed)
        data.loaded.connect(self._data_loaded)
        self._show_answer()
        self._show(evaluation.shown)

    def _data_loaded(self, _: object) -> None:
        self._show(self._evaluation.shown)

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.has_begun != new.has_begun:
            self._show(self._evaluation.shown)
        if old.answers is not new.answers or old.setup is not new.setup:
            self._show_answer()

    def _show_answer(self) -> None:
        """Show what the process said of the picture, of which it may be an earlier one yet."""
        state = self._trainer.state
        found = state.answers.get(PredictionQuestion.kind)
        if found is not None and state.setup is not None:
            self.bars.show_shares(found.answer.outputs[0], state.setup.classes)

    def _show(self, shown: Shown | None) -> None:
        if shown is None:
            return
        dataset, state = self._data.dataset, self._trainer.state
        if state.has_begun and dataset is not None and shown.results is not None:
            limit = 255.0 if shown.session.picture.levels == "byte" else 1.0
            x = shown.results.input / np.float32(limit)
            picture = framed(x, dataset.shape, dataset.framing)
            self._trainer.ask(PredictionQuestion(picture[np.newaxis]))
            return
        outputs = shown.results.maps(len(shown.stages) - 1) if shown.results else None
        if outputs is None or outputs.shape[1:] != (1, 1):
            self.bars.show_shares(np.zeros(0, np.float32), ())
            return
        values: FloatArray = outputs[:, 0, 0]
        if not ends_in_softmax(shown.session.network):
            values = _softmax(values)
        known = state.setup or dataset
        classes = known.classes if known is not None else ()
        self.bars.show_shares(values, classes if len(classes) == len(values) else ())


def _softmax(values: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore", over="ignore"):
        parts = np.exp(values.astype(np.float64) - values.max())
        shares: FloatArray = (parts / parts.sum()).astype(np.float32)
    return shares


class ShareBars(QWidget):
    """Shares of 1 as bars; the largest stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[float] = []
        self._names: list[str] = []
        self.setAccessibleName(self.tr("Probabilities"))

    @property
    def shares(self) -> list[float]:
        """The classes and shares of the bars, from top to bottom."""
        return self._shares

    @property
    def names(self) -> list[str]:
        """Whose bars they are."""
        return self._names

    def show_shares(self, shares: Sequence[float] | FloatArray, classes: tuple[str, ...]) -> None:
        """Show other shares, class by class, or of many classes the largest, in falling order.

        Classes without a name are numbered.
        """
        values = np.asarray(shares, np.float32)
        places = np.arange(len(values))
        if len(values) > MAX_BARS:
            places = np.argsort(-values, kind="stable")[:MAX_BARS]
        self._shares = values[places].tolist()
        self._names = [classes[at] if at < len(classes) else str(at) for at in places.tolist()]
        self.setFixedHeight(LINE_PX * (len(self._shares) or 3))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if not self._shares:
            painter.setPen(theme().muted)
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap,
                self.tr("The stack does not end in a list of numbers."),
            )
            return
        names = self._names
        left = min(80, max(painter.fontMetrics().horizontalAdvance(name) for name in names) + 8)
        numbers = painter.fontMetrics().horizontalAdvance("100.0 %") + 2
        best = max(range(len(self._shares)), key=self._shares.__getitem__)
        for at, (name, share) in enumerate(zip(names, self._shares, strict=True)):
            y = at * LINE_PX
            painter.setPen(theme().text)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, left - 4)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y, left, LINE_PX), align, shown)
            room = self.width() - left - numbers - 6
            bar = QRectF(left, y + 5, max(2.0, room * share), LINE_PX - 10)
            painter.fillRect(bar, theme().accent if at == best else theme().border)
            painter.setPen(theme().text if at == best else theme().muted)
            text = f"{100 * share:.1f} %"
            painter.drawText(QRectF(bar.right() + 6, y, numbers, LINE_PX), align, text)
        painter.end()

    def sizeHint(self) -> QSize:
        """A line a class."""
        return QSize(200, LINE_PX * max(1, len(self._shares)))
