"""A second window that shows the maps as they are presented, while this one keeps the controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from playground.core.messages import Message, marked
from playground.gui.present.screens import index_of, places, screen_at, surfaces
from playground.gui.present.steptitle import where_text
from playground.gui.shell.actions import Actions
from playground.gui.shell.handingout import copy_picture, save_picture
from playground.gui.shell.mode import Mode, Shared
from playground.gui.shell.presentedgestures import show_gestures
from playground.gui.shell.presentedink import InkBeside, InkOver
from playground.gui.shell.presenting import Presenting
from playground.gui.state.machine_settings import PROJECTOR, MachineSettings
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation

MIRRORING = "mirroring"
"""The `about` of messages that tell of the second window."""

WINDOW_SHARE = 0.7
"""Sides of the second window in those of the one screen."""


class Mirror(QObject):
    """Shows the page of the mode over another screen, or in a window where there is one screen."""

    def __init__(
        self,
        shared: Shared,
        presenting: Presenting,
        settings: MachineSettings,
        actions: Actions,
        mode: Callable[[], Mode],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._shared = shared
        self._settings = settings
        self._action = actions["mirror"]
        self._mode = mode
        self._window = window
        self._commands = presenting.commands
        self._goes_on = False
        self._beside = InkBeside()
        self.view: Presentation | None = None
        actions.connect_to("mirror", self.toggle)
        presenting.began.connect(self.end)
        shared.store.changed.connect(self._tell)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._screen_went)

    def toggle(self) -> None:
        """Open the second window, or close it."""
        if self.view is None:
            self._begin()
        else:
            self.end()

    def _begin(self) -> None:
        from playground.gui.present.presentation import Presentation

        self.view = view = Presentation(self._window)
        view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        view.leave_wanted.connect(self.end)
        names = ("next_step", "previous_step", "first_step", "last_step")
        view.commands = {
            **{name: self._commands[name] for name in names},
            "gestures": partial(show_gestures, view, view),
            "copy_picture": partial(copy_picture, self._shared.store, view),
            "save_picture": partial(save_picture, self._shared.store, view),
        }
        self._show_page()
        if view.page is None:
            self.view = None
            view.deleteLater()
            self._action.setChecked(False)
            return
        InkOver(self._shared.store, self._shared.walk, view, self._beside)
        self._put(view)
        self._action.setChecked(True)

    def _put(self, view: Presentation) -> None:
        """Fill the screen that the class sees; the keyboard stays where it is."""
        screens = surfaces()
        mine = index_of(self._window)
        found = places(screens, mine, self._settings.get(PROJECTOR))
        store = self._shared.store
        if screens[found.class_sees].place.intersects(screens[mine].place):
            room = screen_at(mine).availableGeometry()
            view.resize(room.size() * WINDOW_SHARE)
            view.move(room.center() - view.rect().center())
            view.show()
            text = marked("message", "There is one screen: the maps are in a window of their own.")
            store.note(Message(text), MIRRORING)
            return
        view.setScreen(screen_at(found.class_sees))
        view.setGeometry(screens[found.class_sees].place)
        view.showFullScreen()
        text = marked("message", "The class sees the maps on {screen}; this window stays with you.")
        store.note(Message(text, {"screen": screens[found.class_sees].title}), MIRRORING)

    def show_mode(self) -> None:
        """Follow the window into another mode."""
        page = None if self.view is None else self.view.page
        if page is not None and page.mode != self._mode().name:
            self._show_page()

    def _show_page(self) -> None:
        """Make the page of the mode; what the window looks at stays as it is."""
        assert self.view is not None
        store, before = self._shared.store, self._shared.store.view
        page = self._mode().presented(self.view)
        store.look(**{item.name: getattr(before, item.name) for item in fields(ViewState)})
        if page is not None:
            self.view.show_page(page)
            self._tell()

    def _tell(self, *_: object) -> None:
        if self.view is not None and self.view.page is not None:
            walk = self._shared.walk
            self.view.page.show_step(where_text(walk.at, walk.steps, walk.is_away))

    def _screen_went(self, screen: QScreen) -> None:
        """Close the second window: on the screen that is left it would cover this one."""
        if self.view is not None and self.view.isFullScreen():
            self.end()
            text = marked("message", "The screen {name} is gone, and with it the second window.")
            self._shared.store.note(Message(text, {"name": screen.name()}), MIRRORING)

    def give_way(self) -> None:
        """Close it, as another window goes on."""
        self._goes_on = self.view is not None
        self.end()

    def take_over(self, other: Mirror) -> None:
        """Open it if it was open beside the other window, with what is drawn there."""
        self._beside = other._beside
        if other._goes_on:
            self._begin()

    def end(self) -> None:
        """Close it; the window goes on as it is."""
        if self.view is not None:
            view, self.view = self.view, None
            view.hide()
            view.deleteLater()
            self._shared.store.succeeded.emit(MIRRORING)
        self._action.setChecked(False)
