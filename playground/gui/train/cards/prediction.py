"""The card of the network's answer to the present picture, as bars, also while it learns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.engine.view.planes import Shown
from playground.engine.view.shares import shares
from playground.gui.state.evaluation import Evaluation
from playground.gui.train.data.loader import Data
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import theme
from playground.pictures.network_input import is_blank
from playground.training.protocol.state import TrainingState

LINE_PX = 22
MAX_BARS = 20
"""Classes that have a bar; of more, those with the largest shares have one."""


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
        self._show(evaluation.shown)

    def _data_loaded(self, _dataset: object) -> None:
        self._show(self._evaluation.shown)

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.setup is not new.setup or old.plan is not new.plan:
            self._show(self._evaluation.shown)

    def _show(self, shown: Shown | None) -> None:
        if shown is None or shown.results is None:
            return  # they follow in a moment
        if is_blank(shown.session, shown.results.input):
            self.bars.show_none(self.tr("Draw something: an empty sheet has no prediction."))
            return
        state = self._trainer.state
        plan = state.plan if state.has_begun else None
        loss = (plan or shown.session.training).loss
        values = shares(shown.session.network, shown.results, loss)
        if values is None:
            self.bars.show_none(self.tr("The stack does not end in a list of numbers."))
            return
        known = state.setup or self._data.dataset
        classes = known.classes if known is not None else ()
        self.bars.show_shares(values, classes if len(classes) == len(values) else ())


class ShareBars(QWidget):
    """Shares of 1 as bars; the largest stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[float] = []
        self._names: list[str] = []
        self._why = ""
        self.setAccessibleName(self.tr("Probabilities"))

    @property
    def shares(self) -> list[float]:
        """The classes and shares of the bars, from top to bottom."""
        return self._shares

    @property
    def names(self) -> list[str]:
        """Whose bars they are."""
        return self._names

    @property
    def text(self) -> str:
        """Why there are no bars; empty where there are."""
        return "" if self._shares else self._why

    def show_none(self, why: str) -> None:
        """Show a sentence instead of bars."""
        self._shares, self._names, self._why = [], [], why
        self.setAccessibleDescription(why)
        self.setFixedHeight(LINE_PX * 3)
        self.update()

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
                self._why,
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
