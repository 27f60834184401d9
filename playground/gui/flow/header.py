"""The card above a column: what the layer is and what comes out of it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from playground.core.messages import marked
from playground.engine.explain.formats import scaled_text
from playground.engine.view.mapscale import MapScale
from playground.gui.flow.scalemenu import scale_words
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import PRESS
from playground.gui.widgets.legend import paint_scale
from playground.gui.widgets.squeezed import MIN_SQUEEZE, draw_squeezed, wrapped
from playground.gui.widgets.theme import theme

MENU_BUTTON_PX = 26
"""Width of the button that opens the layer's menu."""

LEFT_PX, RIGHT_PX = 8, 8

BAR_PX, MIN_BAR_PX = 40, 20
"""Width of the colours, and of those that have the end of the scale beside them."""

SMALL_LEFT_PX, SMALL_RIGHT_PX = 4, 3
"""The room that a narrow card keeps free at its sides."""

HINT_PX = 15
"""Diameter of the sign on colours of which one map takes all."""


@gestures(
    marked("gesture", "The head of a layer"),
    marked("gesture", "Click or Enter: selects the layer; its settings are at the right"),
    marked(
        "gesture",
        "Right click or Menu key: adds, moves, switches off or deletes layers",
    ),
    marked("gesture", "Click on its colour scale: one scale for the layer, or one for each map"),
)
class ColumnHeader(QWidget):
    """A card that selects its layer when clicked: name, numbers, shape of the output."""

    chosen = Signal()

    menu_wanted = Signal(object)
    """The global point at which the layer's menu belongs."""

    delete_wanted = Signal()

    scale_wanted = Signal(object)
    """The global point at which the choice of the colour scale belongs."""

    accessible_role = Role.Button

    def __init__(self, parent: QWidget | None = None, has_menu: bool = True) -> None:
        super().__init__(parent)
        self._has_menu = has_menu
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = self._short = ""
        self._lines: tuple[str, ...] = ()
        self._warning = ""
        self._scale: MapScale | None = None
        self._selected = False
        self._drawn = False
        self._collapsed = False
        self._more = QToolButton(self)
        self._more.setText("⋯")
        self._more.setProperty("quiet", True)
        self._more.setToolTip(self.tr("Add, duplicate, move, switch off or delete a layer"))
        self._more.setAccessibleName(self.tr("What can be done with this layer"))
        self._more.clicked.connect(self._ask_for_menu)
        # It is there only while the card is used: Tab would meet it on the way there and not on
        # the way back. With the keyboard, the card's own keys open the menu.
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def text(self) -> str:
        """Everything that the card says."""
        return ". ".join(part for part in (self._title, *self._lines, self._warning) if part)

    def set_texts(
        self, title: str, lines: tuple[str, ...], warning: str = "", short: str = ""
    ) -> None:
        """Show the layer's name, then its numbers and shape, or why it has no output.

        A narrow card that has no room for the name shows the `short` one.
        """
        self._short = short or title
        if (title, lines, warning) == (self._title, self._lines, self._warning):
            return
        self._title, self._lines, self._warning = title, lines, warning
        self.setAccessibleName(self.text)
        self.setToolTip(as_written(warning or " · ".join((title, *lines))))
        self._make_room()

    def set_scale(self, scale: MapScale | None) -> None:
        """Show the colours of the maps and where they end; None where there are no maps."""
        if scale != self._scale:
            self._scale = scale
            self.setAccessibleDescription("" if scale is None else scale_words(scale))
            self.update()

    def _scale_text(self, digits: int) -> str:
        """Where the colours end, in few characters."""
        if self._scale is None:
            return ""
        end = scaled_text(self._scale.limit, self._scale.limit, digits)
        return f"±{end}" if self._scale.palette == "signed" else f"0–{end}"

    @property
    def scale(self) -> MapScale | None:
        """The scale of the maps."""
        return self._scale

    def set_selected(self, selected: bool) -> None:
        """Frame the card of the selected layer."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def set_drawn(self, drawn: bool) -> None:
        """Have a broken border, as nobody has learned the weights of the layer."""
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the name and shape in a narrow card, where there is no room for the maps."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self._make_room()

    def _make_room(self) -> None:
        """The end of the scale has the menu's place, until the card is pointed at."""
        pointed = self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        used = pointed or self.hasFocus()
        self._more.setVisible(self._has_menu and not self._collapsed and used)
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
        pen = QPen(colours.accent if lit else colours.border, 2 if self._selected else 1)
        if self._drawn:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(colours.accent if lit else colours.muted)
        painter.setPen(pen)
        painter.setBrush(colours.accent_soft if self._selected else colours.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self._collapsed:
            self._paint_small(painter)
            painter.end()
            return
        room, below = self._lines_of_text()
        beside, bar = self._paint_scale(painter, room, below)
        if self._more.isVisible():
            beside = max(beside, float(MENU_BUTTON_PX))
        painter.setFont(self._title_font())
        painter.setPen(colours.text)
        left = room.adjusted(0, 0, -beside, 0)
        draw_squeezed(painter, left, self._name_for(self._title_font(), left.width()))
        painter.setFont(self.font())
        if self._warning:
            painter.setPen(colours.danger)
            rows = wrapped(self.font(), self._warning, below.width(), 1)
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, "\n".join(rows))
        elif self._lines:
            painter.setPen(colours.muted)
            draw_squeezed(painter, below.adjusted(0, 0, -bar, 0), self._lines[-1])
        painter.end()

    def says_all(self) -> bool:
        """Whether the whole shape is there, and where the colours of an open column end."""
        if self._warning or not self._lines:
            return True
        room, below = self._lines_of_text()
        if self._collapsed:
            room = below = self._small_room()
        shape = QFontMetricsF(self.font()).horizontalAdvance(self._lines[-1]) * MIN_SQUEEZE
        is_scale_there = self._collapsed or self._scale is None or self._more.isVisible()
        is_scale_there = is_scale_there or bool(self._scale_place(room, below)[1])
        return shape <= below.width() and is_scale_there

    def card_px(self) -> int:
        """The width that a narrow card needs to show the whole shape."""
        if self._warning or not self._lines:
            return 0
        return math.ceil(self._shape_px()) + SMALL_LEFT_PX + SMALL_RIGHT_PX

    def _names(self) -> tuple[str, str, str]:
        """The name, and shorter ones for places that are too narrow for it."""
        return self._title, self._short, self._short.partition(" ")[0]

    def _name_for(self, font: QFont, room: float) -> str:
        """The name, the short one or its first word: the first that has room, else the last."""
        names = self._names()
        metrics = QFontMetricsF(font)
        fitting = (name for name in names if metrics.horizontalAdvance(name) * MIN_SQUEEZE <= room)
        return next(fitting, names[-1])

    def _small_room(self) -> QRectF:
        """Where a narrow card is written on."""
        return QRectF(self.rect()).adjusted(SMALL_LEFT_PX, 5, -SMALL_RIGHT_PX, -4)

    def _lines_of_text(self) -> tuple[QRectF, QRectF]:
        """Where the first line and those below it begin, in an open card."""
        room = QRectF(self.rect()).adjusted(LEFT_PX, 5, -RIGHT_PX, -4)
        return room, room.adjusted(0, QFontMetricsF(self.font()).height() + 2, 0, 0)

    def _bar_px(self, room: float) -> float:
        """The width of the colours beside the whole shape; 0 where there is no room for them."""
        if self._scale is None or self._warning or not self._lines:
            return 0.0
        left = min(float(BAR_PX), room - self._shape_px() - 4)
        return left if left >= MIN_BAR_PX else 0.0

    def _shape_px(self) -> float:
        """The width in which the shape can be written."""
        return QFontMetricsF(self.font()).horizontalAdvance(self._lines[-1]) * MIN_SQUEEZE

    def _scale_place(self, room: QRectF, below: QRectF) -> tuple[str, str]:
        """The end of the scale, and where it has room: beside the "name", the "shape", "" nowhere.

        Beside the shape it leaves less room for the colours, and has fewer digits if it must.
        """
        if self._scale is None or self._warning or not self._lines:
            return "", ""
        metrics, bold = QFontMetricsF(self.font()), QFontMetricsF(self._title_font())

        def is_beside(name: str, text: str) -> bool:
            wide = bold.horizontalAdvance(name) * MIN_SQUEEZE + metrics.horizontalAdvance(text) + 4
            return wide <= room.width()

        may_be_beside = not self._more.isVisible()
        for digits in (2, 1, 0) if self._scale.limit >= 10 else (2, 1):
            text = self._scale_text(digits)
            if digits == 2 and may_be_beside and is_beside(self._title, text):
                return text, "name"
            if self._shape_px() + metrics.horizontalAdvance(text) + 4 <= below.width():
                return text, "shape"
        text = self._scale_text(1)
        if may_be_beside and any(is_beside(name, text) for name in self._names()):
            return text, "name"
        return "", ""

    def _paint_scale(self, painter: QPainter, room: QRectF, below: QRectF) -> tuple[float, float]:
        """Paint the end of the scale and its colours; return the widths that both lines lack."""
        metrics = QFontMetricsF(self.font())
        text, at = self._scale_place(room, below)
        wide = metrics.horizontalAdvance(text)
        if at:
            painter.setFont(self.font())
            painter.setPen(theme().muted)
            align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(room if at == "name" else below, align, text)
        beside = wide + 4 if at == "name" else 0.0
        taken, bar = self._lower_px(room, below)
        if self._scale is None or not bar:
            return beside, taken
        place = QRectF(below.right() - taken, below.top() + metrics.height() / 2 - 4, bar, 8)
        paint_scale(painter, place, self._scale.palette, self._scale.is_exceeded)
        if self._scale.hidden_by is not None:
            self._paint_hint(painter, place)
        return beside, taken + 4.0

    def _lower_px(self, room: QRectF, below: QRectF) -> tuple[float, float]:
        """The width that the scale takes of the lower line, and how much of that is colours."""
        text, at = self._scale_place(room, below)
        end = QFontMetricsF(self.font()).horizontalAdvance(text) + 4 if at == "shape" else 0.0
        bar = self._bar_px(below.width() - end)
        return end + bar, bar

    def _paint_hint(self, painter: QPainter, bar: QRectF) -> None:
        """A sign on the colours: there is something to know about them."""
        circle = QRectF(0, 0, HINT_PX, HINT_PX)
        circle.moveCenter(bar.center())
        painter.setPen(QPen(theme().raised, 1))
        painter.setBrush(theme().text)
        painter.drawEllipse(circle)
        painter.setPen(theme().raised)
        painter.setFont(self._title_font())
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "!")
        painter.setFont(self.font())

    def _paint_small(self, painter: QPainter) -> None:
        """The name and the shape in a card of the width of a little map."""
        painter.setPen(theme().danger if self._warning else theme().text)
        room = self._small_room()
        draw_squeezed(painter, room, self._name_for(self.font(), room.width()))
        painter.setPen(theme().muted)
        below = room.adjusted(0, QFontMetricsF(self.font()).height() + 2, 0, 0)
        if self._lines:
            draw_squeezed(painter, below, self._lines[-1])

    def moveEvent(self, event: QMoveEvent) -> None:
        self._make_room()  # Qt tells of a pointer that was left behind when it moves again

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
        if event.button() != Qt.MouseButton.LeftButton:
            return  # the right one opens the menu, by an event of its own
        self.chosen.emit()
        if self._is_on_colours(event.position()):
            self.scale_wanted.emit(event.globalPosition().toPoint())

    def _is_on_colours(self, at: QPointF) -> bool:
        room, below = self._lines_of_text()
        taken = max(self._lower_px(room, below)[0], BAR_PX)
        bar = QRectF(below.right() - taken, self.height() / 2, taken, self.height() / 2)
        return not self._collapsed and self._scale is not None and bar.contains(at)

    def event(self, event: QEvent) -> bool:
        """Explain the scale where the colours are, and the layer elsewhere."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            on_colours = self._scale is not None and self._is_on_colours(QPointF(event.pos()))
            if on_colours and self._scale is not None:
                QToolTip.showText(event.globalPos(), scale_words(self._scale), self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS:
            self.chosen.emit()
        elif self._has_menu and _asks_for_menu(event):
            self._ask_for_menu()
        elif self._has_menu and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
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


def _asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key is one of those that open the menu of what has the keyboard."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)
