"""The choices while ink is drawn, as buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from playground.core.ink import INK_COLOURS
from playground.gui.present.inkpainting import COLOURS, NAMES
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import translated

MARGIN = 0.2
"""Around the buttons, in the height of a line."""


class InkBar(QFrame):
    """Lies at the lower edge while nothing is drawn."""

    colour_chosen = Signal(str)
    eraser_wanted = Signal()
    thicker_wanted = Signal(float)
    """1 for a step thicker, −1 for a step thinner."""

    undo_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = QRect()
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Ink"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._colours = {
            name: Swatch(name, str(at), self) for at, name in enumerate(INK_COLOURS, 1)
        }
        self.thinner = IconButton("minus", self.tr("Thinner"), "−", self)
        self.thicker = IconButton("plus", self.tr("Thicker"), "+", self)
        self.eraser = IconButton("eraser", self.tr("Eraser"), "E", self)
        self.eraser.setCheckable(True)
        self.undo = IconButton("undo", self.tr("Take the last stroke back"), "Ctrl+Z", self)
        self.clear = IconButton("trash", self.tr("Clear the ink"), "Delete", self)
        self._box = box = QHBoxLayout(self)
        for button in self.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keys stay with the pen
            box.addWidget(button)
        for name, swatch in self._colours.items():
            swatch.clicked.connect(lambda _=False, name=name: self.colour_chosen.emit(name))
        self.thinner.clicked.connect(lambda: self.thicker_wanted.emit(-1.0))
        self.thicker.clicked.connect(lambda: self.thicker_wanted.emit(1.0))
        self.eraser.clicked.connect(lambda: self.eraser_wanted.emit())
        self.undo.clicked.connect(lambda: self.undo_wanted.emit())
        self.clear.clicked.connect(lambda: self.clear_wanted.emit())
        self.hide()

    def buttons(self) -> list[QToolButton]:
        """All of them, in their order."""
        others = [self.thinner, self.thicker, self.eraser, self.undo, self.clear]
        return [*self._colours.values(), *others]

    def swatch(self, name: str) -> QToolButton:
        """The button of a colour."""
        return self._colours[name]

    def show_state(self, colour: str, can_undo: bool, has_ink: bool) -> None:
        """Show the colour that is drawn with, "" for the eraser, and what can be done."""
        for name, swatch in self._colours.items():
            swatch.setChecked(name == colour)
        self.eraser.setChecked(not colour)
        self.undo.setEnabled(can_undo)
        self.clear.setEnabled(has_ink)

    def arrange(self, room: QRect) -> None:
        """Lie at the lower edge of a window, in its middle."""
        self._room = room
        margin = round(self.fontMetrics().height() * MARGIN)
        if self._box.spacing() != margin:  # setting it asks for this again
            self._box.setContentsMargins(margin, margin, margin, margin)
            self._box.setSpacing(margin)
        size = self.sizeHint()
        self.setGeometry(
            (room.width() - size.width()) // 2,
            room.height() - size.height() - margin,
            size.width(),
            size.height(),
        )

    def event(self, event: QEvent) -> bool:
        """Be as large as the buttons, once these have their letters."""
        if event.type() == QEvent.Type.LayoutRequest and not self._room.isNull():
            self.arrange(self._room)
        return super().event(event)


class Swatch(IconButton):
    """A button with a spot of a colour of ink."""

    def __init__(self, name: str, key: str, parent: QWidget) -> None:
        self._name = name
        super().__init__("", translated("present", NAMES[name]), key, parent)
        self.setCheckable(True)

    def _show_icon(self) -> None:
        side = round(22 * self._scale())
        self.setIconSize(QSize(side, side))
        self.setIcon(_spot(COLOURS[self._name], side))


def _spot(colour: QColor, side: int) -> QIcon:
    pixmap = QPixmap(2 * side, 2 * side)  # for screens of 200 %
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().field_border, 3))
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(2, 2, 2 * side - 4, 2 * side - 4))
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)
