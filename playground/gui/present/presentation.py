"""The full-screen window in which a mode is presented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QScreen, QShortcut
from PySide6.QtWidgets import QWidget

from playground.gui.present.hints import HintLine
from playground.gui.present.keys import OF_REMOTES, PRESENT_KEYS, keys_of
from playground.gui.present.measures import text_px
from playground.gui.present.notes import NotesOver
from playground.gui.present.page import Page
from playground.gui.widgets.theme import TEXT_POINTS, control_sheet

POINTS_PER_INCH = 72


class Presentation(QWidget):
    """Shows a page over a whole screen, its text as large as the screen asks for.

    A window of its own, so that the one that it covers stays as it is, to the pixel.
    """

    leave_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("Presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(parent.windowTitle())
        self.page: Page | None = None
        self.commands: Mapping[str, Callable[[], object]] = {}
        """What keys do that are about no page: steps and screens."""

        self.blank: QWidget | None = None
        """A black screen over everything."""

        self.lies_over: NotesOver | None = None
        """Notes over the page, where there is no other screen for them."""

        for item in PRESENT_KEYS:
            if item.name in OF_REMOTES:
                QShortcut(QKeySequence(item.keys[0]), self, partial(self.do, item.name))
        self.hints = HintLine(self)
        self._names: dict[str, str] = {}

    def show_page(self, page: Page) -> None:
        """Present a page, which has this window as its parent, in the place of the one before."""
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        page.leave_wanted.connect(self.leave_wanted)
        self._names = {
            QKeySequence(keys).toString(): item.name
            for item in keys_of(page.mode)
            for keys in item.keys
        }
        self.hints.show_keys(keys_of(page.mode))
        self._arrange()
        page.show()

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
        elif self.lies_over is not None and not self.lies_over.isHidden():
            self.lies_over.hide()
        elif self.page is None or not self.page.escape():
            self.leave_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.keyCombination()
        key = QKeySequence(plain).toString()
        if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
            key = QKeySequence(event.key()).toString()
        if not self.do(self._names.get(key, "")):
            super().keyPressEvent(event)

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
        if self.page is not None:
            self.page.setGeometry(self.rect())
        if self.blank is not None:
            self.blank.setGeometry(self.rect())
        if self.lies_over is not None:
            self.lies_over.lay(self.rect())
        self.hints.arrange(self.rect())
