"""The card above a column: what the layer is and what comes out of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QWidget

from playground.gui.widgets.squeezed import MIN_SQUEEZE, draw_squeezed, wrapped
from playground.gui.widgets.theme import theme

MENU_BUTTON_PX = 26
"""Width of the button that opens the layer's menu."""

LEFT_PX, RIGHT_PX = 8, 6


class ColumnHeader(QWidget):
    """A card that selects its layer when clicked: name, numbers, shape of the output."""

    chosen = Signal()

    menu_wanted = Signal(object)
    """The global point at which the layer's menu belongs."""

    def __init__(self, parent: QWidget | None = None, has_menu: bool = True) -> None:
        super().__init__(parent)
        self._has_menu = has_menu
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self._warning = ""
        self._selected = False
        self._collapsed = False
        self._more = QToolButton(self)
        self._more.setText("⋯")
        self._more.setProperty("quiet", True)
        self._more.setToolTip(self.tr("Add, duplicate, move, switch off or delete a layer"))
        self._more.setAccessibleName(self.tr("What can be done with this layer"))
        self._more.clicked.connect(self._ask_for_menu)

    @property
    def text(self) -> str:
        """Everything that the card says."""
        return ". ".join(part for part in (self._title, *self._lines, self._warning) if part)

    def set_texts(self, title: str, lines: tuple[str, ...], warning: str = "") -> None:
        """Show the layer's name, then its numbers and shape, or why it has no output."""
        if (title, lines, warning) == (self._title, self._lines, self._warning):
            return
        self._title, self._lines, self._warning = title, lines, warning
        self.setAccessibleName(self.text)
        self.setToolTip(warning or " · ".join((title, *lines)))
        self._make_room()

    def set_selected(self, selected: bool) -> None:
        """Frame the card of the selected layer."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the name alone, upright, where there is no room for the maps."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self._make_room()

    def _make_room(self) -> None:
        """In a narrow card the title has the menu's place, until the card is pointed at."""
        wanted = QFontMetricsF(self._title_font()).horizontalAdvance(self._title) * MIN_SQUEEZE
        fits = wanted <= self.width() - LEFT_PX - RIGHT_PX - MENU_BUTTON_PX
        used = self.underMouse() or self.hasFocus() or self._more.hasFocus()
        self._more.setVisible(self._has_menu and not self._collapsed and (fits or used))
        self.update()

    def _title_font(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme()
        lit = self._selected or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colours.accent if lit else colours.border, 2 if self._selected else 1))
        painter.setBrush(colours.accent_soft if self._selected else colours.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self._collapsed:
            self._paint_upright(painter)
            painter.end()
            return
        room = QRectF(self.rect()).adjusted(LEFT_PX, 5, -RIGHT_PX, -4)
        line = QFontMetricsF(self.font()).height()
        painter.setFont(self._title_font())
        painter.setPen(colours.text)
        beside = MENU_BUTTON_PX if self._more.isVisible() else 0
        draw_squeezed(painter, room.adjusted(0, 0, -beside, 0), self._title)
        painter.setFont(self.font())
        below = room.adjusted(0, line, 0, 0)
        if self._warning:
            painter.setPen(colours.danger)
            rows = wrapped(self.font(), self._warning, below.width(), int(below.height() / line))
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, "\n".join(rows))
        painter.setPen(colours.muted)
        for text in () if self._warning else self._lines:
            draw_squeezed(painter, below, text)
            below = below.adjusted(0, line, 0, 0)
        painter.end()

    def _paint_upright(self, painter: QPainter) -> None:
        """The name from the bottom up, as on the back of a book."""
        painter.setPen(theme().danger if self._warning else theme().text)
        painter.translate(0, self.height())
        painter.rotate(-90)
        room = QRectF(12, 0, self.height() - 24, self.width())
        text = "  ".join((self._title, *self._lines))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, align, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._more.setGeometry(self.width() - MENU_BUTTON_PX - 4, 4, MENU_BUTTON_PX, 22)
        self._make_room()

    def _ask_for_menu(self) -> None:
        self.chosen.emit()
        self.menu_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._has_menu:
            event.ignore()
            return
        self.chosen.emit()
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Menu and self._has_menu:
            self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: object) -> None:
        self._make_room()

    def leaveEvent(self, event: object) -> None:
        self._make_room()

    def focusInEvent(self, event: object) -> None:
        self._make_room()

    def focusOutEvent(self, event: object) -> None:
        self._make_room()
