"""The full-screen window in which a mode is presented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from playground.core.ink import Ink
from playground.gui.present.hints import HintLine
from playground.gui.present.keycaps import KeyCaps
from playground.gui.present.keys import OF_REMOTES, PRESENT_KEYS, PresentKey, keys_of
from playground.gui.present.measures import text_px
from playground.gui.present.notes import NotesOver
from playground.gui.present.overlay import Overlay
from playground.gui.present.page import Page
from playground.gui.present.tools.tool import TOOLS
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.theme import TEXT_POINTS, control_sheet

if TYPE_CHECKING:
    from playground.gui.present.sidesheet import SideSheet

POINTS_PER_INCH = 72

OWN = ("close", "leave", "hints", "blank", "clear_ink", "key_caps")
"""Keys, by name, that are the presentation's own."""


class Presentation(QWidget):
    """Shows a page over a whole screen, its text as large as the screen asks for.

    A window of its own, so that the one that it covers stays as it is, to the pixel.
    """

    accessible_role = Role.Window

    leave_wanted = Signal()
    page_came = Signal()
    """Another page is presented."""

    ink_changed = Signal(object)
    """The hand has drawn or erased: the Ink that is seen now, to be kept with what it is about."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("Presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(parent.windowTitle())
        self.page: Page | None = None
        self.commands: Mapping[str, Callable[[], object]] = {}
        """The calls for keys that are about no page: steps and screens, pictures, gestures."""

        self.blank: QWidget | None = None
        """A black screen over everything."""

        self.lies_over: NotesOver | None = None
        """Notes over the page, where there is no other screen for them."""

        self.beside: SideSheet | None = None
        """The list of steps, likewise."""

        self._heads: list[QWidget] = []

        for item in PRESENT_KEYS:
            if item.name in OF_REMOTES:
                QShortcut(QKeySequence(item.keys[0]), self, partial(self.do, item.name))
        self.overlay = Overlay(self)
        self.overlay.board.changed.connect(self.ink_changed)
        self.caps = KeyCaps(self, self._free)
        self.hints = HintLine(self)
        self._names: dict[str, str] = {}

    def put_above(self, head: QWidget) -> None:
        """Have something above the page for as long as it is not hidden, as a lesson's bar."""
        self._heads.append(head)
        head.installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height out anew when what stands above comes, goes or grows."""
        kinds = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)
        if event.type() in kinds and watched in self._heads:
            self._arrange()
        return super().eventFilter(watched, event)

    @property
    def _head(self) -> QWidget | None:
        """The widget that is shown above the page: one of them at most is not hidden."""
        return next((head for head in self._heads if not head.isHidden()), None)

    def _free(self) -> QRectF:
        """The room beside the title of the page, where little is covered."""
        if self.page is None:
            return QRectF()
        title = self.page.title
        return title.free().translated(QPointF(title.mapTo(self, QPoint())))

    def _head_px(self) -> int:
        """How high what stands above the page is."""
        head = self._head
        if head is None:
            return 0
        layout = head.layout()
        tall = -1 if layout is None else layout.totalHeightForWidth(self.width())
        return min(tall if tall > 0 else head.sizeHint().height(), self.height() // 2)

    def show_page(self, page: Page) -> None:
        """Present a page, which has this window as its parent, in the place of the one before."""
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        page.leave_wanted.connect(self.leave_wanted)
        page.title.texts_changed.connect(self.caps.arrange)
        told = self.all_keys()
        self._names = {
            QKeySequence(key).toString(): item.name for item in told for key in item.keys
        }
        self.hints.show_keys(told)
        self._arrange()
        page.show()
        self.overlay.show_page(page)
        for part in (self.caps, self.hints, self.blank):
            if part is not None:
                part.raise_()
        self.page_came.emit()

    def all_keys(self) -> tuple[PresentKey, ...]:
        """The keys that do something here, those of the tools over the page last."""
        if self.page is None:
            return ()
        tools = (PresentKey(name, (tool.key,), tool.text) for name, tool in TOOLS.items())
        done = {*OWN, *self.commands, *self.page.doings()}
        return (*(item for item in keys_of(self.page.mode) if item.name in done), *tools)

    @property
    def ink(self) -> Ink:
        """The ink that is drawn over the page."""
        return self.overlay.board.ink

    def show_ink(self, ink: Ink) -> None:
        """Show other ink, such as was kept."""
        self.overlay.board.show_ink(ink)

    def show_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        if self.isVisible() and self.screen() is not screen:
            self.hide()  # a window that fills one screen cannot be sent to another
            self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, name: str) -> bool:
        """Do what a key is for; whether there was anything to do."""
        if name == "leave":
            self.leave_wanted.emit()
        elif name == "close":
            self._escape()
        elif name == "hints":
            self.hints.toggle()
        elif name == "blank":
            self._toggle_blank()
        elif name == "clear_ink":
            self.overlay.board.clear()
        elif name == "key_caps":
            self.caps.toggle()
        elif name in TOOLS:
            self.overlay.toggle(name)
        elif name in self.commands:
            self.commands[name]()
        elif self.page is not None and name in self.page.doings():
            self.page.doings()[name]()
        else:
            return False
        return True

    def _toggle_blank(self) -> None:
        """Lay black over everything, so that the class looks at who speaks; or take it away."""
        if self.blank is None:
            self.blank = QWidget(self)
            self.blank.setObjectName("Blank")
            self.blank.setAccessibleName(self.tr("Black screen"))
            self.blank.setStyleSheet("#Blank { background: black; }")
            self.blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.blank.setGeometry(self.rect())
            self.blank.raise_()
            self.blank.show()
        else:
            self.blank.deleteLater()
            self.blank = None

    def _escape(self) -> None:
        """Close what lies over the page, one after the other; then leave."""
        if self.blank is not None:
            self._toggle_blank()
        elif not self.hints.isHidden():
            self.hints.toggle()
        elif self.beside is not None and not self.beside.isHidden():
            self.beside.close_up()
        elif self.overlay.put_away():
            pass
        elif self.lies_over is not None and not self.lies_over.isHidden():
            self.lies_over.hide()
        elif self.page is None or not self.page.escape():
            self.leave_wanted.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the tool that is on from what else they do, such as undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            name = key_name(event)
            if name in self._tool_keys():
                event.accept()
                return True
            if name in self._shortcuts():
                self.caps.show_key(event)  # nothing is told that it is pressed
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_name(event)
        if key in self._tool_keys():
            self._tool_keys()[key]()
        elif not self.do(self._names.get(key, "")):
            super().keyPressEvent(event)

    def _shortcuts(self) -> set[str]:
        """The keys that become an action before they are pressed."""
        actions = (each for each in self.actions() if each.isEnabled())
        keys = [keys for each in actions for keys in each.shortcuts()]
        keys += [each.key() for each in self.findChildren(QShortcut)]
        return {each.toString() for each in keys}

    def _tool_keys(self) -> Mapping[str, Callable[[], object]]:
        """The calls for keys that come before all others, since a tool is on."""
        return {} if self.overlay.tool is None else self.overlay.tool.keys()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.windowHandle()
        if window is not None:
            self.overlay.watch(window)
            self.caps.watch(window)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system's means, it is left as by a key."""
        event.ignore()
        self.leave_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        points = text_px(self.width(), self.height()) * POINTS_PER_INCH / self.logicalDpiY()
        points = max(points, TEXT_POINTS)
        # By a style sheet, as the application's keeps fonts from reaching what lies deeper; and in
        # points, which all that is laid out by the size of the text reads.
        sheet = f"* {{ font-size: {points:.2f}pt; }} {control_sheet(points / TEXT_POINTS)}"
        if self.page is not None and sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        above = self._head_px()
        head = self._head
        if head is not None:
            head.setGeometry(0, 0, self.width(), above)
            if self.blank is None:
                head.raise_()
        if self.page is not None:
            self.page.setGeometry(self.rect().adjusted(0, above, 0, 0))
        if self.blank is not None:
            self.blank.setGeometry(self.rect())
        if self.lies_over is not None:
            self.lies_over.lay(self.rect())
        self.overlay.setGeometry(self.rect())
        self.caps.arrange()
        self.hints.arrange(self.rect())


def key_name(event: QKeyEvent) -> str:
    """The name of the pressed key as QKeySequence has it, those of the keypad as any other."""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return QKeySequence(event.key()).toString()
    return QKeySequence(event.keyCombination()).toString()
