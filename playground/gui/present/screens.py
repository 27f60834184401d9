"""Which screen the class sees and which the speaker: plain functions of the screens there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Surface:
    """A screen by its name and where it lies on the desktop."""

    name: str
    place: QRect

    @property
    def title(self) -> str:
        """The name and the size, for users."""
        return f"{self.name} ({self.place.width()}×{self.place.height()})"


@dataclass(frozen=True, slots=True)
class Places:
    """The screens, by their indices: `class_sees` has the presentation, `speaker` the notes.

    `speaker` is None where every other screen shows the same as the first, or there is none: notes
    would be seen by the class.
    """

    class_sees: int
    speaker: int | None


def places(screens: Sequence[Surface], window: int, projector: str) -> Places:
    """Where the presentation goes and where the notes, with the window on a screen.

    The presentation is on the screen called `projector`, if that is there; else on one on which the
    window is not.
    """
    names = [screen.name for screen in screens]
    others = [at for at in range(len(screens)) if not _overlap(screens, at, window)]
    elsewhere = others[0] if others else window
    shown = names.index(projector) if projector in names else elsewhere
    free = [at for at in range(len(screens)) if not _overlap(screens, at, shown)]
    return Places(shown, window if window in free else next(iter(free), None))


def swapped(screens: Sequence[Surface], now: Places) -> Places:
    """The presentation on the next screen, the notes on the one that it leaves."""
    free = [at for at in range(len(screens)) if not _overlap(screens, at, now.class_sees)]
    if not free:
        return now
    shown = next((at for at in free if at > now.class_sees), free[0])
    is_free = not _overlap(screens, now.class_sees, shown)
    return Places(shown, now.class_sees if is_free else None)


def moved(screens: Sequence[Surface], now: Places, class_sees: int, speaker: int | None) -> Places:
    """The places that follow on `now` when a window was brought to another screen by hand.

    The other one takes the screen that it leaves, if they would share one: whoever fetches the
    notes from the projector wants the class to see the presentation there.
    """
    left = now.speaker
    if speaker is None or left is None:
        is_free = not _overlap(screens, class_sees, now.class_sees)
        return Places(class_sees, now.class_sees if is_free else None)
    if not _overlap(screens, class_sees, speaker):
        return Places(class_sees, speaker)
    if speaker != left and not _overlap(screens, left, speaker):
        return Places(left, speaker)
    return Places(class_sees, now.class_sees)


def _overlap(screens: Sequence[Surface], one: int, other: int) -> bool:
    """Whether two screens show the same in part: they are one screen for this purpose."""
    return screens[one].place.intersects(screens[other].place)


def surfaces() -> tuple[Surface, ...]:
    """The screens of this machine, in the order that Qt has them in."""
    return tuple(Surface(each.name(), each.geometry()) for each in QGuiApplication.screens())


def index_of(window: QWidget) -> int:
    """The screen that a window is on."""
    screens = QGuiApplication.screens()
    return screens.index(window.screen()) if window.screen() in screens else 0


def screen_at(index: int) -> QScreen:
    """A screen of this machine."""
    return QGuiApplication.screens()[index]


def who_sees_what(screens: Sequence[Surface], found: Places) -> str:
    """A sentence that says which screen shows what."""
    if found.speaker is None:
        text = translate("Screens", "The class sees {screen}: there is no other screen.")
        return text.format(screen=screens[found.class_sees].title)
    text = translate("Screens", "The class sees {shown}. You see {mine}.")
    mine, shown = screens[found.speaker].title, screens[found.class_sees].title
    return text.format(shown=shown, mine=mine)
