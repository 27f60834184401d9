"""What drives a training and what it runs by, in one window, as tests of both need them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.train.controls import TrainingPanel
from playground.gui.train.transport import Transport
from tests.gui.train.scripted import Bench


class Controls(QWidget):
    """The card above the pages, and the panel at the right."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.transport = Transport(bench.store, bench.trainer, bench.data, self)
        self.plan = TrainingPanel(bench.store, bench.trainer, bench.data, self)
        box = QVBoxLayout(self)
        box.addWidget(self.transport)
        box.addWidget(self.plan)
        box.addStretch(1)
