"""The settings that stay on this machine between two starts, each with its type and its default.

Their file belongs to the system and may hold anything: what was written by another version, edited
by hand or damaged reads as if it had never been set.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from PySide6.QtCore import QByteArray, QSettings

from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.gui.state.areasizes import from_text
from playground.gui.state.language import LANGUAGES, system_language
from playground.gui.widgets.motion import Motion
from playground.gui.widgets.theme import THEMES

T = TypeVar("T")

SESSION_SUFFIX = ".convplay"
EPOCHS = ("last", "some", "all")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key in the file, what it is at first, and how a stored value is checked."""

    key: str
    default: Callable[[], T]
    checked: Callable[[object], T | None]
    """The value that something stored stands for; None if it stands for none."""


def _one_of(choices: Collection[str]) -> Callable[[object], str | None]:
    return lambda stored: stored if isinstance(stored, str) and stored in choices else None


def _paths(stored: object) -> str | None:
    """Lines that are all paths of session files, or nothing."""
    if not isinstance(stored, str):
        return None
    lines = stored.split("\n")
    return stored if all(line.endswith(SESSION_SUFFIX) for line in lines) else None


def _bytes(stored: object) -> QByteArray | None:
    return stored if isinstance(stored, QByteArray) else None


THEME = Setting("theme", lambda: "light", _one_of(THEMES))
SIGNED_SCALE = Setting("signed_scale", lambda: BLUE_ORANGE, _one_of(tuple(SIGNED)))
MOTION = Setting("motion", lambda: "system", _one_of(get_args(Motion)))
LANGUAGE = Setting("language", system_language, _one_of(LANGUAGES))
GEOMETRY = Setting("geometry", QByteArray, _bytes)
"""The bytes of QWidget.saveGeometry; restoreGeometry checks them. Empty at the first start."""

AREA_SIZES = Setting(
    "areas", str, lambda stored: stored if isinstance(stored, str) and from_text(stored) else None
)
"""The sizes of the areas of every mode, as the text that `areasizes` makes of them."""

PROJECTOR = Setting("projector", str, lambda stored: stored if isinstance(stored, str) else None)
"""The name of the screen that the class sees."""

RECENT = Setting("recent", str, _paths)
"""Paths of the session files that were opened or saved last, a line each."""

KEPT_EPOCHS = Setting("kept_epochs", lambda: "some", _one_of(EPOCHS))
"""Which epochs of a training are in a session's file."""

FIRST_STEPS = Setting("first_steps", lambda: "always", _one_of(("always", "asked")))
"""Whether what to begin with is shown at every start, or when it is asked for."""

SETTINGS: tuple[Setting[str] | Setting[QByteArray], ...] = (
    THEME,
    SIGNED_SCALE,
    MOTION,
    LANGUAGE,
    GEOMETRY,
    AREA_SIZES,
    PROJECTOR,
    RECENT,
    KEPT_EPOCHS,
    FIRST_STEPS,
)
"""Every setting there is."""


class MachineSettings:
    """Reads and writes the settings; whatever cannot be used reads as the default."""

    def __init__(self, file: QSettings) -> None:
        self._file = file

    def get(self, setting: Setting[T]) -> T:
        """The stored value if it is one, else the default."""
        try:
            stored = self._file.value(setting.key)
        except Exception:  # PySide cannot make a Python object of every type that a file may name
            stored = None
        value = setting.checked(stored)
        return setting.default() if value is None else value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value for the next start."""
        self._file.setValue(setting.key, value)
