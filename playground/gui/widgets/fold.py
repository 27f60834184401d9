"""A part of a panel that opens; while it is closed, a line may say what is in it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.theme import theme

ICON_PX = 16


class FoldButton(QToolButton):
    """The header: an arrow that points down while it is open, and the title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the other controls."""
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        wide = QFontMetrics(font).horizontalAdvance(self.text()) + 2 * ICON_PX
        return QSize(wide, line_height(self) - 9)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the column may be."""
        return QSize(2 * ICON_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme()
        side = round(ICON_PX * self.font().pointSizeF() / 10)
        top = (self.height() - side) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.text, 1.5))
        far, near = 0.36 * side, 0.18 * side
        x, y = 0.4 * side, top + side / 2
        points = ((-near, -far), (near, 0.0), (-near, far))
        if self.isChecked():
            points = ((-far, -near), (0.0, near), (far, -near))
        painter.drawPolyline([QPointF(x + across, y + down) for across, down in points])
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colours.accent if self.hasFocus() or self.underMouse() else colours.text)
        room = self.rect().adjusted(side + 4, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class Fold(QWidget):
    """A header, and a widget under it that is seen while the fold is open."""

    toggled = Signal(bool)

    def __init__(
        self, title: str, content: QWidget, parent: QWidget | None = None, is_low: bool = False
    ) -> None:
        """A low fold says what is in it at the right of its title, where height is scarce."""
        super().__init__(parent)
        self.header = FoldButton(title, self)
        self.line = SteadyLabel(muted=True, parent=self)
        self.content = content
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if is_low:
            policy = QSizePolicy.Policy
            self.header.setSizePolicy(policy.Preferred, policy.Fixed)
            row = QHBoxLayout()
            box.addLayout(row)
            row.setSpacing(8)
            row.addWidget(self.header)
            row.addWidget(self.line, 1)
        else:
            box.addWidget(self.header)
            indented = QVBoxLayout()
            box.addLayout(indented)
            indented.setContentsMargins(ICON_PX + 4, 0, 0, 0)
            indented.setSpacing(0)
            indented.addWidget(self.line)
        box.addWidget(content)
        self.header.toggled.connect(self._show)
        self._show(False)

    @property
    def is_open(self) -> bool:
        """Whether what is in it is seen."""
        return self.header.isChecked()

    def set_open(self, on: bool) -> None:
        """Open or close it."""
        self.header.setChecked(on)

    def say(self, text: str) -> None:
        """Have the line say this while the fold is closed."""
        self.line.set_text(text)
        self.line.setToolTip(text)
        self.header.setAccessibleDescription(text)
        self.line.setVisible(bool(text) and not self.is_open)

    def _show(self, on: bool) -> None:
        self.content.setVisible(on)
        self.line.setVisible(not on and bool(self.line.toolTip()))
        self.toggled.emit(on)
