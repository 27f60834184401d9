"""How long one has been speaking, with what stops it and sets it back, and the time of day."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from playground.gui.present.stopwatch import Stopwatch, clock_text


class Clock(QWidget):
    """Shows a stopwatch; nothing is told while it is not seen."""

    def __init__(self, watch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self.elapsed, self.time = QLabel(self), QLabel(self)
        self.elapsed.setToolTip(self.tr("How long you have been speaking"))
        self.time.setToolTip(self.tr("The time of day"))
        self.run = QPushButton(self)
        self.run.setToolTip(self.tr("Stop or start the elapsed time"))
        self.reset = QPushButton(self.tr("Reset"), self)
        self.reset.setToolTip(self.tr("Set the elapsed time back to 0:00"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for part in (self.elapsed, self.run, self.reset):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.time)
        for button in (self.run, self.reset):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.run.clicked.connect(watch.toggle)
        self.reset.clicked.connect(watch.reset)
        watch.changed.connect(self._tell)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        if self.isHidden():
            return
        elapsed = clock_text(self._watch.seconds)
        self.elapsed.setText(elapsed)
        self.elapsed.setAccessibleName(self.tr("Elapsed time {time}").format(time=elapsed))
        self.time.setText(QTime.currentTime().toString("HH:mm"))
        self.run.setText(self.tr("Pause") if self._watch.is_running else self.tr("Start"))
