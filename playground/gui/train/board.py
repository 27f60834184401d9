"""The middle of the Train mode: curves, filters, results."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from playground.gui.store import Store
from playground.gui.train.curves import CurvePlot, Smoothing
from playground.gui.train.data import Data
from playground.gui.train.gallery import Gallery
from playground.gui.train.results import Results
from playground.gui.train.trainer import Trainer


class TrainBoard(QWidget):
    """Four cards that follow the training."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Flow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._trainer = trainer
        self.loss = CurvePlot("loss")
        self.accuracy = CurvePlot("accuracy")
        self.gallery = Gallery(store, trainer)
        self.results = Results(store, trainer, data)
        smoothing = Smoothing((self.loss, self.accuracy), self)
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(_card(self.loss), 0, 0)
        grid.addWidget(_card(self.accuracy), 0, 1)
        grid.addWidget(_card(self.gallery), 1, 0)
        grid.addWidget(_card(self.results), 1, 1)
        for at in (0, 1):
            grid.setRowStretch(at, 1)
            grid.setColumnStretch(at, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(smoothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.addLayout(line)
        box.addLayout(grid, 1)
        trainer.changed.connect(self._refresh)

    def _refresh(self) -> None:
        if self.isVisible():
            self.loss.show_runs(self._trainer.runs)
            self.accuracy.show_runs(self._trainer.runs)

    def showEvent(self, event: object) -> None:
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "results"):
            self.loss.restyle()
            self.accuracy.restyle()


def _card(widget: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", True)
    box = QVBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    return frame
