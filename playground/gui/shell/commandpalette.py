"""The command palette: finds everything that can be done by parts of its name, and does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.gui.shell.commands import Command, found
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.taborder import give_back_focus
from playground.gui.widgets.theme import TEXT_POINTS, theme

WIDE_PX, HIGH_PX = 640, 460
"""In text of 10 points."""

EDGE_PX = 24
"""Between the palette and the edges of the window."""

_COMMAND = int(Qt.ItemDataRole.UserRole)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QFrame):
    """A line to type in, and below it what has these words; Enter does the marked one."""

    def __init__(self, commands: Callable[[], Iterable[Command]], window: QWidget) -> None:
        """`commands` are asked for each time that it opens."""
        super().__init__(window)
        self._window = window
        self._all_commands = commands
        self._commands: Sequence[Command] = ()
        self._before: QWidget | None = None
        self.setProperty("card", True)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Type parts of a name: sobel, stride, draw, dark…"))
        self.line.setAccessibleName(self.tr("Find an action or a setting"))
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setAccessibleName(self.tr("What was found"))
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        for widget in (self.line, self.list, self.about):
            box.addWidget(widget)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda _new, _old: self._tell())
        self.list.itemClicked.connect(self._do)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it empty, with everything; the keyboard goes back when it closes."""
        if self.isVisible():
            self.close_up()
            return
        self._window.activateWindow()  # that of the speaker may not have the keyboard
        self._before = self._window.focusWidget()
        self._commands = tuple(self._all_commands())
        self.ensurePolished()  # what was not shown has not its letters yet
        self._lay()
        self.line.clear()
        self._find("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Hide it, and give the keyboard back to what had it."""
        had_keyboard = self.line.hasFocus()
        self.hide()
        if had_keyboard:
            give_back_focus(self._before, Qt.FocusReason.PopupFocusReason)
        self._before = None

    @property
    def commands(self) -> list[Command]:
        """The commands that are listed now, from top to bottom."""
        return [self.list.item(at).data(_COMMAND) for at in range(self.list.count())]

    def _lay(self) -> None:
        scale = self.font().pointSizeF() / TEXT_POINTS
        width = min(round(WIDE_PX * scale), self._window.width() - 2 * EDGE_PX)
        height = min(round(HIGH_PX * scale), self._window.height() - 4 * EDGE_PX)
        self.setGeometry((self._window.width() - width) // 2, 2 * EDGE_PX, width, height)

    def _find(self, text: str) -> None:
        self.list.clear()
        for command in found(self._commands, text):
            item = QListWidgetItem(command.title)
            item.setData(_COMMAND, command)
            spoken = (command.title, command.group, command.keys, command.why_not or "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._tell()

    def _tell(self) -> None:
        """Say below the list what the marked command does, or why it cannot be done."""
        item = self.list.currentItem()
        if item is None:
            self.about.setText(self.tr("Nothing has all of these words."))
            return
        command: Command = item.data(_COMMAND)
        self.about.setText(command.help if command.why_not is None else command.why_not)

    def _do(self, item: QListWidgetItem | None) -> None:
        command: Command | None = None if item is None else item.data(_COMMAND)
        if command is not None and command.why_not is None:
            self.close_up()
            command.run()

    # The keyboard stays in the line; what moves in the list goes there.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._lay()
            return False
        if event.type() == QEvent.Type.FocusOut:
            if QApplication.activeWindow() is self._window and self.isVisible():
                self.close_up()
        elif isinstance(event, QKeyEvent):
            act = self._action_of(Qt.Key(event.key()))
            if act is None:
                return False
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else Escape would be the window's
                return True
            if event.type() == QEvent.Type.KeyPress:
                act(event)
                return True
        return False

    def _action_of(self, key: Qt.Key) -> Callable[[QKeyEvent], object] | None:
        if key == Qt.Key.Key_Escape:
            return lambda _: self.close_up()
        if key in RETURN:
            return lambda _: self._do(self.list.currentItem())
        return partial(QApplication.sendEvent, self.list) if key in _MOVES else None


class CommandDelegate(QStyledItemDelegate):
    """A command in a line: its name, where it belongs, and its keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line of text with room around it."""
        holder = self.parent()
        assert isinstance(holder, QWidget)
        return QSize(100, line_height(holder))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(_COMMAND)
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        metrics = option.fontMetrics
        colours = theme()
        painter.save()
        if QStyle.StateFlag.State_Selected in state:
            painter.fillRect(room, colours.accent_soft)
        line = room.adjusted(8, 0, -8, 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(colours.muted)
        keys = command.keys or command.group
        painter.drawText(line, side, keys)
        line.setRight(line.right() - metrics.horizontalAdvance(keys) - 16)
        if command.why_not is None:
            painter.setPen(colours.text)
        text = metrics.elidedText(command.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if command.keys:
            line.setLeft(line.left() + metrics.horizontalAdvance(text) + 12)
            painter.setPen(colours.muted)
            painter.drawText(line, side, command.group)
        painter.restore()
