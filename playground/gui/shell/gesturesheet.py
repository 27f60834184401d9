"""The sheet of F1: what the hands can do with what is under the pointer, and everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import marked
from playground.gui.widgets.gestures import Gestures, gestures_at
from playground.gui.widgets.taborder import give_back_focus
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import translated

MAX_HERE = 3
"""Kinds of widgets that are told of, from the innermost out."""

EDGE_PX = 16
WIDE_PX = 940
VEIL_ALPHA = 150

SCROLLED: dict[int, QScrollBar.SliderAction] = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
}
"""The moves of the scroll bar by key, for a sheet that is higher than the window."""

EVERYWHERE = Gestures(
    marked("gesture", "Everywhere"),
    (
        marked("gesture", "Escape: closes, unpins, ends presenting: one thing at a time"),
        marked("gesture", "Tab, Shift+Tab: go to the next part or the one before"),
        marked("gesture", "Drop a file: opens a picture, a filter, a network or data"),
        marked("gesture", "Rest the pointer: says what a control does to the numbers"),
    ),
)


class GestureSheet(QWidget):
    """Lies over the window; most keys and any click close it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._framed = QRect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Gestures and shortcuts"))
        self._area = QScrollArea(self)
        self._area.setProperty("card", True)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    def open(
        self,
        widget: QWidget | None,
        keys: Iterable[tuple[str, str]],
        before: Sequence[Gestures] = (),
        after: Sequence[Gestures] = (),
    ) -> None:
        """Tell of a widget and of those around it, and of shortcuts: (keys, what they do).

        What else there is to tell comes `before` the widget or `after` it.
        """
        groups = gestures_at(widget)[:MAX_HERE]
        self._framed = QRect()
        if groups:
            shown = groups[0][0]
            self._framed = QRect(shown.mapTo(self._window, QPoint(0, 0)), shown.size())
        self._area.setWidget(self._page([*before, *(its for _, its in groups), *after], keys))
        self._window.activateWindow()  # that of the speaker may not have the keyboard
        self._before = self._window.focusWidget()
        self.show()
        self._lay()  # what is not shown has not its fonts yet
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go, and give the keyboard back to what had it."""
        self.hide()
        give_back_focus(self._before, Qt.FocusReason.PopupFocusReason)
        self._before = None

    def text(self) -> str:
        """Everything that it says, a line each."""
        return "\n".join(label.text() for label in self._area.findChildren(QLabel))

    def _page(self, here: Sequence[Gestures], keys: Iterable[tuple[str, str]]) -> QWidget:
        page = QFrame(self._area)
        page.installEventFilter(self)  # its letters come with the style, later
        box = QVBoxLayout(page)
        box.setContentsMargins(20, 8, 20, 8)
        box.setSpacing(8)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        box.addLayout(columns, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        for group in here:
            _add(left, group, page)
        if not here:
            left.addWidget(QLabel(self.tr("Nothing under the pointer has gestures."), page))
        left.addStretch(1)
        _add(right, EVERYWHERE, page, keys)
        right.addStretch(1)
        end = self.tr(
            "Arrow keys scroll; any other key or click closes this. "
            "F1 over something else tells about that."
        )
        note = QLabel(end, page)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        box.addWidget(note)
        return page

    def _lay(self) -> None:
        """Over the whole window, its card in the middle and as high as what it says."""
        self.setGeometry(self._window.rect())
        page = self._area.widget()
        if page is None:
            return
        width = min(WIDE_PX, self.width() - 2 * EDGE_PX)
        frame = 2 * self._area.frameWidth() + 2
        wanted = page.heightForWidth(width - frame) + frame
        height = min(wanted, self.height() - 2 * EDGE_PX)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._area.setGeometry(left, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(theme().background)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillRect(self.rect(), veil)
        if not self._framed.isNull():
            painter.setPen(QPen(theme().accent, 3))
            painter.drawRoundedRect(self._framed, 6, 6)
        painter.end()

    # Anything closes it.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # whatever the key means elsewhere, here it closes
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() in SCROLLED and bar.maximum() > 0:
            bar.triggerAction(SCROLLED[event.key()])
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.close_up()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_up()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()  # what lies beneath stays where it is

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and the card as high as its page."""
        of_page = watched is not self._window
        changed = QEvent.Type.LayoutRequest if of_page else QEvent.Type.Resize
        if event.type() == changed and self.isVisible():
            self._lay()
        return False


def _add(
    box: QVBoxLayout, group: Gestures, page: QWidget, keys: Iterable[tuple[str, str]] = ()
) -> None:
    """Add a heading and a line for each gesture: the hand, and what comes of it."""
    title = QLabel(translated("gesture", group.title), page)
    title.setProperty("role", "title")
    title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box.addWidget(title)
    rows = QGridLayout()
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(2)
    rows.setColumnStretch(0, 2)
    rows.setColumnStretch(1, 3)
    box.addLayout(rows)
    told = [_parts(translated("gesture", row)) for row in group.rows]
    for at, (hand, effect) in enumerate([*told, *keys]):
        left, right = QLabel(hand, page), QLabel(effect, page)
        left.setProperty("role", "section")
        for column, label in enumerate((left, right)):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(label, at, column)


def _parts(text: str) -> tuple[str, str]:
    """The hand and the effect, which the first colon separates, be it of Latin or Chinese."""
    hand, effect = re.split(r":\s*|：", text, maxsplit=1)
    return hand, effect
