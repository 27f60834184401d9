"""The bar at the top: modes, menus, and the three buttons that are needed all the time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from playground.gui.shell.actions import Actions
from playground.gui.shell.mode import Mode
from playground.gui.shell.modebutton import ModeButton
from playground.gui.widgets.icons import icon
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.theme import CONTROL_PX, TEXT_POINTS, control_height, theme
from playground.gui.widgets.wording import translated

BUTTONS = ("undo", "redo", "present")
WITH_TEXT = ("present",)

MARGIN_PX = 16
NARROW_MARGIN_PX = 12
GAP_PX = 8
"""Screen pixels at both ends of the bar, and between two groups."""

LEAST_GAP_PX = 2
"""The same between two groups, in the narrowest windows."""

BAR_PX = 44
"""Of its height, in text of 10 points: a control with a gap above and below."""

NARROW_PX = 1200
"""Width of the bar under which the program's name has no room."""


class TopBar(QWidget):
    """Menus to the left, buttons to the right."""

    def __init__(
        self, actions: Actions, modes: Sequence[type[Mode]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._texts: list[QToolButton] = []
        self._buttons: list[QToolButton] = []
        self._arranged: tuple[float, ...] = ()
        self._least = 0
        self._title = QLabel(self.tr("Convolution Playground"), self)
        self._title.setProperty("role", "title")
        choices = [
            (mode.name, translated("mode", mode.title), translated("mode", mode.help))
            for mode in modes
        ]
        self.modes = Segmented(choices, self, filled=True)
        self.mode_button = ModeButton(choices, self)
        self.mode_button.hide()
        self.mode_button.chosen.connect(self._choose_mode)
        self.show_mode(modes[0].name)
        self.modes.setAccessibleName(self.tr("Mode"))
        self.modes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        actions.fill(self.menus)
        self._show_more_menus()
        self._box = QHBoxLayout(self)
        self._box.setSpacing(GAP_PX)
        for part in (self._title, self.modes, self.mode_button, self.menus):
            self._box.addWidget(part)
        self._box.addStretch(1)
        for name in BUTTONS:
            button = self._new_button(name)
            self._box.addWidget(button)
        self._arrange()

    def _new_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions[name])
        if name in WITH_TEXT:
            self._texts.append(button)
        else:
            button.setProperty("tool", True)
        button.setAccessibleName(self._actions[name].iconText())
        button.setObjectName(f"button_{name}")
        self._buttons.append(button)
        return button

    def show_mode(self, name: str) -> None:
        """Show which mode is there."""
        self.modes.set_value(name)
        self.mode_button.set_value(name)

    def _choose_mode(self, name: str) -> None:
        self.modes.chosen.emit(name)

    def insert_menu(self, menu: QMenu) -> None:
        """Put a menu before Help, which is the last one."""
        self.menus.insertMenu(self.menus.actions()[-1], menu)

    def add_to_help(self, menu: QMenu) -> None:
        """Put a menu into Help, which is the last one."""
        help_menu = self.menus.actions()[-1].menu()
        assert isinstance(help_menu, QMenu)
        help_menu.insertMenu(help_menu.actions()[-1], menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # another menu, or other letters
            self._arrange()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_more_menus()

    def _show_more_menus(self) -> None:
        """Give the button with the menus that have no room an icon in the theme's colours."""
        button = self.menus.findChild(QToolButton, "qt_menubar_ext_button")
        if button is not None:
            button.setIcon(icon("more", theme().text))
            button.setAccessibleName(self.tr("More menus"))

    def _arrange(self) -> None:
        """Give the menus their room: in a narrow window the name goes, then the buttons' words.

        In one that is narrower still the gaps shrink, then the modes become a button, and the last
        menus go into that which Qt has for those that have no room.
        """
        scale = self.font().pointSizeF() / TEXT_POINTS
        asked = (self.width(), scale, *(part.sizeHint().width() for part in self._wide_parts()))
        if asked == self._arranged:  # arranging asks for a layout, which would never end
            return
        self._arranged = asked
        narrow = self.width() < NARROW_PX
        margin = NARROW_MARGIN_PX if narrow else MARGIN_PX
        height = control_height(scale)
        self.setFixedHeight(BAR_PX - CONTROL_PX + height)
        self._box.setContentsMargins(margin, 0, margin, 0)
        for button in self._buttons:
            button.setFixedHeight(height)
            button.setIconSize(QSize(round(18 * scale), round(18 * scale)))
            if button not in self._texts:
                button.setFixedWidth(height)
        self._set_words(False)
        self._title.hide()
        self._box.setSpacing(LEAST_GAP_PX)
        self._fold(modes=True, menus=True)
        self._least = self._box.minimumSize().width()
        self._fold(modes=False, menus=False)
        if self._box.minimumSize().width() > self.width():
            self._fold(modes=True, menus=False)
            if self._box.minimumSize().width() > self.width():
                self._fold(modes=True, menus=True)
                return
        self._box.setSpacing(GAP_PX)
        if self._box.minimumSize().width() > self.width():
            self._box.setSpacing(LEAST_GAP_PX)
        self._set_words(True)
        self._title.setVisible(not narrow)
        if self._box.minimumSize().width() > self.width():
            self._title.hide()
        self._set_words(self._box.minimumSize().width() <= self.width())

    def _fold(self, modes: bool, menus: bool) -> None:
        """Have the modes as one button or side by side, and the last menus folded away or not."""
        self.modes.setVisible(not modes)
        self.mode_button.setVisible(modes)
        # Qt takes the last menus away wherever the bar of menus may become narrower than they are.
        wide = QSizePolicy.Policy.Maximum if menus else QSizePolicy.Policy.Fixed
        self.menus.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Without name and words, so that they go before the window becomes wider than a screen."""
        least = super().minimumSizeHint()
        return QSize(min(self._least, least.width()), least.height())

    def _wide_parts(self) -> tuple[QWidget, ...]:
        return self._title, self.modes, self.mode_button, self.menus

    def _set_words(self, shown: bool) -> None:
        style = Qt.ToolButtonStyle
        for button in self._texts:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
            )
