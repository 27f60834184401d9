"""The panel of the picture in a window of its own, and what a user does with it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.core.arrays import frozen
from playground.core.messages import Offer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import PictureSource
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """The panel at the left of a window, as wide as it is there, and all that was said."""

    def __init__(
        self, qtbot: QtBot, picture: Picture, width: int = 224, evaluation: bool = False
    ) -> None:
        self.qtbot = qtbot
        self.store = Store(Session(picture, Network()))
        self.said: list[str] = []
        self.offered: list[Offer] = []
        self.store.refused.connect(lambda message: self.said.append(str(message)))
        self.store.noted.connect(lambda message: self.said.append(str(message)))
        self.store.offered.connect(self.offered.append)
        self.evaluation = Evaluation(self.store) if evaluation else None
        self.window = QScrollArea()
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        self.panel = InputPanel(self.store, holder, self.evaluation)
        box.addWidget(self.panel)
        box.addStretch(1)
        self.window.setFrameShape(QScrollArea.Shape.NoFrame)
        self.window.setWidget(holder)
        self.window.setWidgetResizable(True)
        self.window.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.window.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.window.setFixedSize(width, 900)
        qtbot.addWidget(self.window, before_close_func=lambda _: self.end())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def end(self) -> None:
        self.panel.stop()
        if self.evaluation is not None:
            self.evaluation.stop()

    @property
    def picture(self) -> Picture:
        return self.store.session.picture

    @property
    def seen(self) -> np.ndarray:
        return self.panel.grid.plane.values

    @property
    def caption(self) -> str:
        return self.panel.caption.text()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, LEFT)

    def size(self, value: str) -> None:
        self.click(self.panel.picture_page.size_choice.segments.button(value))

    def sizes(self) -> list[str]:
        buttons = self.panel.picture_page.size_choice.segments.items()
        return [button.text() for button in buttons if isinstance(button, QAbstractButton)]

    def hover(self, row: int, column: int) -> None:
        QTest.mouseMove(self.panel.grid, QPoint(0, 0))
        QTest.mouseMove(self.panel.grid, self.panel.grid.centre_of(row, column))

    def take(self, source: PictureSource) -> None:
        self.panel.take_picture(source)
        self.qtbot.waitUntil(lambda: not self.panel.is_reading)


def gray(height: int = 6, width: int = 9) -> Picture:
    pixels = np.arange(height * width, dtype=np.uint8).reshape(height, width)
    return Picture("ramp.png", frozen(pixels), 0)
