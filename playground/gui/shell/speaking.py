"""The presentation on the projector, the speaker's view on another screen, never vice versa."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.gui.present.screens import (
    Places,
    Surface,
    index_of,
    moved,
    places,
    screen_at,
    surfaces,
    swapped,
    who_sees_what,
)
from playground.gui.present.stopwatch import Stopwatch
from playground.gui.shell.mode import Shared
from playground.gui.shell.presenting import Presenting
from playground.gui.state.latest import LatestWins
from playground.gui.state.machine_settings import PROJECTOR, MachineSettings

if TYPE_CHECKING:
    from playground.gui.present.notes import NotesOver
    from playground.gui.present.speaker import SpeakerView

SCREENS = "screens"
"""The `about` of messages that tell of screens."""

MOVED_MS = 400
"""So long after a window came to another screen it is looked where it stayed: on its way there, the
system may tell of others."""


class Speaking(QObject):
    """Puts presentation, speaker's view and notes on screens, and follows what becomes of these.

    A screen that comes while something is presented changes nothing: it may be the projector.
    """

    def __init__(
        self, shared: Shared, presenting: Presenting, settings: MachineSettings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._store, self._walk = shared.store, shared.walk
        self._presenting = presenting
        self._settings = settings
        self._window = window
        self._places: Places | None = None
        self._names: tuple[str, ...] = ()
        self._was_running = False
        self._moved = QTimer(self, singleShot=True, interval=MOVED_MS)
        self._moved.timeout.connect(self._look_where_windows_are)
        self.watch = Stopwatch(self)
        self.speaker: SpeakerView | None = None
        self.notes: NotesOver | None = None
        presenting.place = self._place
        presenting.over = self._over
        presenting.commands |= {"notes": self.toggle_notes, "swap_screens": self.swap}
        presenting.began.connect(self._began)
        presenting.ended.connect(self._ended)
        self._store.changed.connect(self._session_changed)
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenRemoved.connect(self._screen_went)
        screens.screenAdded.connect(self._watch_screen)
        for screen in QGuiApplication.screens():
            self._watch_screen(screen)

    # What the user asks for.

    def toggle_notes(self) -> None:
        """Show the notes or hide them: the speaker's view, or over the page of the one screen."""
        if self._places is None:
            return
        if self._places.speaker is not None:
            if self.speaker is not None and self.speaker.isVisible():
                self._presenting.cover_window(False)  # it is what the speaker sees now
                self.speaker.hide()
            else:
                self._show_speaker()
        elif self.notes is not None:
            self.notes.setVisible(self.notes.isHidden())
            self._show_step()

    def swap(self) -> None:
        """Let the class see the other screen from now on; it is remembered by its name."""
        screens = surfaces()
        if self._places is None or self._places == swapped(screens, self._places):
            return
        self._places = swapped(screens, self._places)
        self._settings.set(PROJECTOR, screens[self._places.class_sees].name)
        self._put()

    # Screens.

    def _over(self) -> QWidget | None:
        """The speaker's view, the window where the speaker has that, else the presentation."""
        if self.speaker is not None and self.speaker.isVisible():
            return self.speaker
        return None if self._window.isActiveWindow() else self._presenting.presentation

    def _place(self) -> QScreen:
        """The screen that a presentation begins on."""
        self._places = self._found()
        return screen_at(self._places.class_sees)

    def _found(self) -> Places:
        self._names = _names(surfaces())
        return places(surfaces(), index_of(self._window), self._settings.get(PROJECTOR))

    def _watch_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screen_changed)

    def _screen_went(self, screen: QScreen) -> None:
        if self._places is not None:
            # First Qt brings the windows of the screen to another.
            QTimer.singleShot(0, self, self._screen_changed)

    def _screen_changed(self) -> None:
        """Bring everything back onto the screens that there are, the notes before anything else."""
        if self._places is None:
            return
        gone = [name for name in self._names if name not in _names(surfaces())]
        if self.speaker is not None:
            self.speaker.hide()
        self._places = self._found()
        self._put()
        if gone:
            text = marked("message", "The screen {name} is gone. {where}")
            where = who_sees_what(surfaces(), self._places)
            self._store.succeeded.emit(SCREENS)
            self._store.note(Message(text, {"name": gone[0], "where": where}), SCREENS)

    def _follow_window(self, widget: QWidget) -> None:
        """Look where a window is when it comes to another screen."""
        handle = widget.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._moved.start)

    def _look_where_windows_are(self) -> None:
        """Never have notes and presentation on one screen, wherever they are brought by hand."""
        presentation, found = self._presenting.presentation, self._places
        screens = surfaces()
        if presentation is None or found is None or self._names != _names(screens):
            return
        speaker = found.speaker
        if self.speaker is not None and self.speaker.isVisible():
            speaker = index_of(self.speaker)
        now = moved(screens, found, index_of(presentation), speaker)
        if now != found:
            self._places = now
            self._settings.set(PROJECTOR, screens[now.class_sees].name)
            self._put()

    def _put(self) -> None:
        """Have the presentation and the speaker's view where they belong."""
        presentation, found = self._presenting.presentation, self._places
        if presentation is None or found is None:
            return
        if self.speaker is not None:
            self.speaker.hide()
        presentation.show_on(screen_at(found.class_sees))
        if found.speaker is not None:
            if self.notes is not None:
                self.notes.hide()
            self._show_speaker()

    # The presentation.

    def _began(self) -> None:
        from playground.gui.present.notes import NotesOver

        presentation = self._presenting.presentation
        assert presentation is not None
        if self.notes is None:
            self.notes = NotesOver(self._walk, self.watch, presentation)
            presentation.lies_over = self.notes
            self._follow_window(presentation)
            self.watch.start()
            if self._places is not None and self._places.speaker is not None:
                self._show_speaker()
        self._show_step()

    def _show_speaker(self) -> None:
        """Show the speaker's view on its screen; the keys stay with the presentation."""
        from playground.gui.present.speaker import SpeakerView

        found, presentation = self._places, self._presenting.presentation
        assert found is not None
        assert found.speaker is not None
        self._presenting.cover_window(True)
        if self.speaker is None:
            self.speaker = SpeakerView(self._walk, self.watch, self._window)
            self.speaker.swap_wanted.connect(self.swap)
            self.speaker.hide_wanted.connect(self.toggle_notes)
        self.speaker.presentation = presentation
        self.speaker.say_screens(who_sees_what(surfaces(), found), True)
        if self.speaker.screen() is not screen_at(found.speaker):
            self.speaker.setWindowState(Qt.WindowState.WindowNoState)
            self.speaker.setScreen(screen_at(found.speaker))
        self.speaker.setGeometry(screen_at(found.speaker).availableGeometry())
        is_new = self.speaker.windowHandle() is None
        self.speaker.showMaximized()
        if is_new:
            self._follow_window(self.speaker)
        self.speaker.show_steps()
        if presentation is not None:
            self.speaker.addActions(presentation.actions())
            presentation.activateWindow()

    def give_way(self) -> None:
        """Close everything at once, as another window goes on presenting."""
        if self._places is not None:
            self._ended()

    def _ended(self) -> None:
        self._was_running = self.watch.is_running
        self.watch.pause()
        self.notes = self._places = None
        if self.speaker is not None:
            self.speaker.hide()
            for worker in self.speaker.findChildren(LatestWins):
                worker.stop()
            self.speaker.deleteLater()
            self.speaker = None

    def _session_changed(self, old: Session, new: Session) -> None:
        is_other = old.network is not new.network or old.picture is not new.picture
        if is_other or old.steps is not new.steps or old.step != new.step:
            self._show_step()

    def _show_step(self) -> None:
        if self.speaker is not None and self.speaker.isVisible():
            self.speaker.show_steps()
        if self.notes is not None:
            self.notes.show_step()

    def take_over(self, other: Speaking) -> None:
        """Go on with the time of the window that this one takes the place of."""
        self.watch.go_on(other.watch, other._was_running)


def _names(screens: Sequence[Surface]) -> tuple[str, ...]:
    return tuple(each.name for each in screens)
