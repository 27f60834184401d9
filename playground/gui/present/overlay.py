"""The overlay of a presented page: the ink, and the tool that is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPointingDevice,
    QRegion,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtWidgets import QToolTip, QWidget
from shiboken6 import isValid

from playground.gui.present.inkboard import InkBoard
from playground.gui.present.inkpainting import paint_ink
from playground.gui.present.tools.tool import TOOLS, Ground, Tool

IDLE_MS = 4000
"""After so long without a movement, what follows the pointer hides."""

NOTCH = 120
"""Of a wheel, in Qt's units."""

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress)
RELEASES = (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease)


class Overlay(QWidget):
    """Paints ink and tool over the page; the mouse goes through, unless the tool takes it.

    It sees the pointer before the widgets do, at the system's window: those that do not ask for
    movements would keep them from it.
    """

    tool_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = InkBoard(self)
        self.tool: Tool | None = None
        self.at: QPointF | None = None
        """Where the pointer is; None where it is not over the window."""

        self._page: QWidget | None = None
        self._tools: dict[str, Tool] = {}
        self._is_idle = False
        self._is_pressed = False
        self._painted = QRect()
        self._ink: QPixmap | None = None
        self._watched: QWindow | None = None
        self._beneath: QWidget | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._rest)
        self.setAccessibleName(self.tr("Ink and pointer"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.board.shown.connect(self._ink_changed)
        self.hide()

    def watch(self, window: QWindow) -> None:
        """Follow the pointer in a window of the system."""
        if window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def show_page(self, page: QWidget) -> None:
        """Lie over another page, with the same tool."""
        self._hush(None)
        self._page = page
        self.raise_()

    # Tools.

    def toggle(self, name: str) -> None:
        """Switch a tool on in the place of another, or off."""
        was = self.tool.name if self.tool is not None else ""
        self.put_away()
        if name == was:
            return
        if name not in self._tools:
            self._tools[name] = TOOLS[name](Ground(self, self._presented, self.board))
        self.tool = tool = self._tools[name]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not tool.takes_mouse)
        self.show()
        self.at = self.at or self._cursor()
        QToolTip.hideText()
        self._hush(self.window().childAt(self.at.toPoint()))
        tool.arrange()
        tool.begun()
        self._wake()
        self.update()
        self.tool_changed.emit()

    def put_away(self) -> bool:
        """Switch the tool off; whether one was on."""
        if self.tool is None:
            return False
        tool, self.tool = self.tool, None
        tool.ended()
        self._hush(None)
        self._idle.stop()
        self._is_idle = False
        self.unsetCursor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(not self.board.ink.is_empty)
        self.update()
        self.tool_changed.emit()
        return True

    def _cursor(self) -> QPointF:
        """Where the mouse is, the middle of the window if it is elsewhere."""
        here = self.mapFromGlobal(QCursor.pos())
        return QPointF(here if self.rect().contains(here) else self.rect().center())

    def _presented(self) -> QWidget:
        assert self._page is not None, "nothing is presented yet"
        return self._page

    # The pointer.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; take the wheel if the tool wants it."""
        kind = event.type()
        if watched is self._beneath:
            return kind == QEvent.Type.ToolTip  # it would lie over what is pointed at
        if isinstance(event, QMouseEvent | QTabletEvent):
            if kind in PRESSES:
                self._is_pressed = True
            elif kind in RELEASES:
                self._is_pressed = bool(event.buttons())
            elif self._is_pressed and not event.buttons():
                self._is_pressed = False  # it was let go where nobody saw it
                if self.tool is not None:
                    self.tool.release()
            self._follow(event.position())
        elif isinstance(event, QWheelEvent):
            self._follow(event.position())
            notches = event.angleDelta().y() / NOTCH
            is_zoom = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self.tool is not None and not is_zoom and self._is_over_page():
                takes_it = self.tool.wheel(notches)
                self._refresh()
                return takes_it
        elif kind == QEvent.Type.Leave:
            self.at = None
            self._refresh()
        return False

    def _follow(self, at: QPointF) -> None:
        self.at = QPointF(at)
        if self.tool is None:
            return
        self._hush(self.window().childAt(at.toPoint()))
        self._wake()
        self._refresh()

    def _is_over_page(self) -> bool:
        """Whether the pointer is over what is presented, and not over what lies over that."""
        page, beneath = self._presented(), self._beneath
        return beneath is not None and (
            beneath is page or page.isAncestorOf(beneath) or beneath is self
        )

    def _hush(self, widget: QWidget | None) -> None:
        """Let no explanation pop up over a widget, but over those that were pointed at before."""
        if widget is self._beneath:
            return
        if self._beneath is not None and isValid(self._beneath):
            self._beneath.removeEventFilter(self)
        self._beneath = widget
        if widget is not None:
            widget.installEventFilter(self)

    def _wake(self) -> None:
        """Show what is hidden, until nothing has moved for a while again."""
        self._idle.start()
        if self._is_idle:
            self._is_idle = False
            self.update()
        if self.tool is not None:
            self.tool.rest(False)
            if self.tool.takes_mouse:
                self.setCursor(Qt.CursorShape.BlankCursor)  # the tool shows its tip

    def _rest(self) -> None:
        """Hide all but the ink."""
        if self._is_pressed:
            self._idle.start()
            return
        self._is_idle = True
        if self.tool is not None:
            self.tool.rest(True)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self.tool.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.tool.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self.tool.release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen, whose other end erases; without this, the system has it move a mouse."""
        event.accept()
        if self.tool is None:
            return
        if event.type() == QEvent.Type.TabletPress:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self.tool.press(event.position(), eraser)
        elif event.type() == QEvent.Type.TabletRelease:
            self.tool.release()
        elif self._is_pressed:
            self.tool.move(event.position())

    # Painting.

    def _refresh(self) -> None:
        """Have the tool painted where it is now, and no longer where it was."""
        now = QRect()
        if self.tool is not None and self.at is not None:
            now = self.tool.area(self.at)
        if now.isNull() != self._painted.isNull():
            self.update()  # a spotlight comes and goes with all that it darkens
        self.update(QRegion(now).united(self._painted))

    def _ink_changed(self) -> None:
        self._ink = None
        self.setVisible(self.tool is not None or not self.board.ink.is_empty)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ink = None
        if self.tool is not None:
            self.tool.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painted = QRect()
        if not self.board.ink.is_empty:
            painter.drawPixmap(0, 0, self._drawn_ink())
        if self.tool is not None and self.at is not None and not self._is_idle:
            self.tool.paint(painter, self.at, self._is_pressed)
            area = self._painted = self.tool.area(self.at).intersected(self.rect())
            missing = QRegion(area).subtracted(event.region())
            if self.tool.reads_page and not missing.isEmpty():
                self.update(area)  # what it shows has changed: it is painted whole
        painter.end()

    def _drawn_ink(self) -> QPixmap:
        """The ink as a picture, which moving tools are painted over."""
        if self._ink is None:
            ratio = self.devicePixelRatioF()
            self._ink = QPixmap((QSizeF(self.size()) * ratio).toSize())
            self._ink.setDevicePixelRatio(ratio)
            self._ink.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ink)
            paint_ink(painter, self.board.ink, QSizeF(self.size()))
            painter.end()
        return self._ink
