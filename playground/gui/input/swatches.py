"""Colours to draw with, and the way to any other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget

from playground.core.messages import marked
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow

Rgb = tuple[float, float, float]

SWATCHES: tuple[tuple[str, Rgb], ...] = (
    (marked("draw", "Black"), (0.0, 0.0, 0.0)),
    (marked("draw", "White"), (1.0, 1.0, 1.0)),
    (marked("draw", "Red"), (1.0, 0.0, 0.0)),
    (marked("draw", "Yellow"), (1.0, 1.0, 0.0)),
    (marked("draw", "Green"), (0.0, 1.0, 0.0)),
    (marked("draw", "Cyan"), (0.0, 1.0, 1.0)),
    (marked("draw", "Blue"), (0.0, 0.0, 1.0)),
    (marked("draw", "Magenta"), (1.0, 0.0, 1.0)),
)
SWATCH_PX = 20


class Swatches(WrapRow):
    """A button a colour, and one that opens the colour dialog."""

    chosen = Signal(object)
    """Red, green and blue, each 0–1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, 4, parent)
        self.setAccessibleName(self.tr("Colour"))
        self._value: Rgb | None = None
        self._buttons: dict[Rgb, QToolButton] = {}
        for name, colour in SWATCHES:
            button = self._button(translated("draw", name), colour)
            button.clicked.connect(lambda _=False, colour=colour: self._clicked(colour))
            self._buttons[colour] = button
        self.other = self._button(self.tr("Another colour…"), (0.5, 0.5, 0.5))
        self.other.setText("…")
        self.other.setIcon(QIcon())
        self.other.clicked.connect(self._ask)
        self.set_items([*self._buttons.values(), self.other])

    def button(self, colour: Rgb) -> QToolButton:
        """The button of a colour."""
        return self._buttons[colour]

    def set_value(self, colour: Rgb) -> None:
        """Show which colour is drawn with."""
        if colour == self._value:
            return
        self._value = colour
        for each, button in self._buttons.items():
            button.setChecked(each == colour)
        known = colour in self._buttons
        self.other.setChecked(not known)
        self.other.setText("…" if known else "")
        self.other.setIcon(QIcon() if known else _patch(colour))

    def _button(self, name: str, colour: Rgb) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("tool", True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setIcon(_patch(colour))
        button.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
        return button

    def _clicked(self, colour: Rgb) -> None:
        self._value = None
        self.set_value(colour)
        self.chosen.emit(colour)

    def _ask(self) -> None:
        before = self._value or (1.0, 1.0, 1.0)
        picked = QColorDialog.getColor(
            QColor.fromRgbF(*before), self, self.tr("Colour to draw with")
        )
        if picked.isValid():
            self._clicked((picked.redF(), picked.greenF(), picked.blueF()))
        else:
            self._value = None
            self.set_value(before)


def _patch(colour: Rgb) -> QIcon:
    pixmap = QPixmap(2 * SWATCH_PX, 2 * SWATCH_PX)  # for screens of 200 %
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setPen(QPen(theme().muted, 2))
    painter.setBrush(QColor.fromRgbF(*colour))
    painter.drawRoundedRect(QRectF(1, 1, 2 * SWATCH_PX - 2, 2 * SWATCH_PX - 2), 6, 6)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)
