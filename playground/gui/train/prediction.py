"""What the network makes of the present picture, as bars, also while it learns."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.engine.planes import Shown
from playground.gui.evaluation import Evaluation
from playground.gui.fonts import tabular
from playground.gui.theme import theme
from playground.gui.train.trainer import Trainer
from playground.training.trainable import ends_in_softmax

LINE = 22
MOST = 20


class Prediction(QWidget):
    """A bar a class, from the last layer's output for the picture of the document."""

    def __init__(
        self, evaluation: Evaluation, trainer: Trainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._evaluation = evaluation
        title = QLabel(self.tr("PREDICTION"), self)
        title.setProperty("role", "section")
        self.bars = ShareBars(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(self.bars)
        evaluation.updated.connect(self._show)

    def _show(self, shown: Shown) -> None:
        setup = self._trainer.setup
        outputs = shown.results.maps(len(shown.stages) - 1) if shown.results else None
        if outputs is None or outputs.shape[1:] != (1, 1):
            self.bars.show_shares([], ())
            return
        values = [float(value) for value in outputs[:, 0, 0]]
        if not ends_in_softmax(shown.session.network):
            highest = max(values)
            parts = [math.exp(value - highest) for value in values]
            values = [part / sum(parts) for part in parts]
        classes = setup.classes if setup is not None else ()
        self.bars.show_shares(values, classes)


class ShareBars(QWidget):
    """Shares of 1 as bars; the largest stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[float] = []
        self._classes: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Probabilities"))

    @property
    def shares(self) -> list[float]:
        """What the bars show, class by class."""
        return self._shares

    def show_shares(self, shares: list[float], classes: tuple[str, ...]) -> None:
        """Show other shares; classes without a name are numbered."""
        self._shares, self._classes = shares[:MOST], classes
        self.setFixedHeight(max(LINE, LINE * len(self._shares)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if not self._shares:
            painter.setPen(theme().muted)
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignLeft,
                self.tr("The stack does not end in a list of numbers."),
            )
            return
        names = [
            self._classes[at] if at < len(self._classes) else str(at)
            for at in range(len(self._shares))
        ]
        left = min(80, max(painter.fontMetrics().horizontalAdvance(name) for name in names) + 8)
        best = max(range(len(self._shares)), key=self._shares.__getitem__)
        for at, (name, share) in enumerate(zip(names, self._shares, strict=True)):
            y = at * LINE
            painter.setPen(theme().text)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, left - 4)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y, left, LINE), align, shown)
            room = self.width() - left - 52
            bar = QRectF(left, y + 5, max(2.0, room * share), LINE - 10)
            painter.fillRect(bar, theme().accent if at == best else theme().border)
            painter.setPen(theme().text if at == best else theme().muted)
            text = f"{100 * share:.1f} %"
            painter.drawText(QRectF(bar.right() + 6, y, 60, LINE), align, text)
        painter.end()

    def sizeHint(self) -> QSize:
        """A line a class."""
        return QSize(200, LINE * max(1, len(self._shares)))
