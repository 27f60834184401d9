"""The settings that stay on this machine between two starts, each with its type and its default.

Their file belongs to the system and may hold anything: what was written by another version, edited
by hand or damaged reads as if it had never been set.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from playground.core.pathtext import path_from_line, path_to_line
from playground.core.plan import Device
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.gui.state.areasizes import from_text
from playground.gui.state.language import LANGUAGES, system_language
from playground.gui.state.settingsfile import SettingsFile
from playground.gui.widgets.motion import Motion
from playground.gui.widgets.theme import TEXT_SIZES, THEMES
from playground.pictures.resolutions import RESOLUTIONS

T = TypeVar("T")

SESSION_SUFFIX = ".convplay"
EPOCHS = ("last", "some", "all")

MAX_RECENT = 8
"""Session files that are remembered."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key in the file, what it is at first, and how a stored value is checked."""

    key: str
    default: Callable[[], T]
    checked: Callable[[object], T | None]
    """The value that something stored stands for; None if it stands for none."""

    stored: Callable[[T], object] = lambda value: value
    """What stands for a value in the file; None for what no file can hold."""

    joined: Callable[[object, object], object] | None = None
    """What is written of a stored value, and of the one that another program has written since."""


def _one_of(choices: Collection[str]) -> Callable[[object], str | None]:
    return lambda stored: stored if isinstance(stored, str) and stored in choices else None


def _sessions(stored: object) -> tuple[str, ...] | None:
    """The paths of session files in lines; a line that is none is left out."""
    if not isinstance(stored, str):
        return None
    paths = (_path(line) for line in stored.split("\n"))
    return tuple(path for path in paths if Path(path).suffix.lower() == SESSION_SUFFIX)


def _path(line: str) -> str:
    """The path that a line stands for, "" for none."""
    with suppress(ValueError):
        path = path_from_line(line)
        return "" if "\0" in path else path
    return ""


def _line(path: str) -> str | None:
    """The line that stands for a path; None for what is the path of nothing."""
    with suppress(ValueError):
        return path_to_line(path)
    return None


def _lines(paths: tuple[str, ...]) -> str:
    return "\n".join(line for path in paths if (line := _line(path)))


def _joined_sessions(mine: object, found: object) -> str:
    """The lines of both: those of mine that are new, then those that the file has by then."""
    own, there = _sessions(mine) or (), _sessions(found) or ()
    # Several may have been opened here before the first is written.
    new = (*own[:1], *takewhile(lambda path: path not in there, own[1:]))
    return _lines((*dict.fromkeys((*new, *there, *own)),)[:MAX_RECENT])


def _yes_or_no(stored: object) -> bool | None:
    """A truth value, which a file may hold as a word."""
    return {"true": True, "false": False}.get(str(stored).lower())


def _whole_number(low: int, high: int) -> Callable[[object], int | None]:
    """Check for a whole number within bounds, which a file may hold as its digits."""

    def checked(stored: object) -> int | None:
        text = str(stored)
        is_number = text.isascii() and text.isdecimal() and len(text) < 10
        return int(text) if is_number and low <= int(text) <= high else None

    return checked


def _one_number(choices: Collection[int]) -> Callable[[object], int | None]:
    """Check for one of some numbers, which a file may hold as its digits."""
    whole = _whole_number(min(choices), max(choices))

    def checked(stored: object) -> int | None:
        number = whole(stored)
        return number if number in choices else None

    return checked


def _folder(stored: object) -> str | None:
    """The whole path of a folder, which need not be there, or "" for the usual one."""
    path = _path(stored) if isinstance(stored, str) else ""
    return path if stored == "" or Path(path).is_absolute() else None


def _bytes(stored: object) -> QByteArray | None:
    return stored if isinstance(stored, QByteArray) else None


THEME = Setting("theme", lambda: "light", _one_of(THEMES))
SIGNED_SCALE = Setting("signed_scale", lambda: BLUE_ORANGE, _one_of(tuple(SIGNED)))
MOTION = Setting("motion", lambda: "system", _one_of(get_args(Motion)))
TEXT_SIZE = Setting("text_size", lambda: "100", _one_of(TEXT_SIZES))
"""Of the window's text, in percent of the usual size."""

LANGUAGE = Setting("language", system_language, _one_of(LANGUAGES))
DEVICE = Setting("device", lambda: "auto", _one_of(get_args(Device)))
"""The device that trainings compute by where their plan leaves it open."""

AUTOSAVE = Setting("autosave", lambda: True, _yes_or_no)
AUTOSAVE_BOUNDS_S = (2, 300)
AUTOSAVE_S = Setting("autosave_s", lambda: 5, _whole_number(*AUTOSAVE_BOUNDS_S))
"""Seconds from a change to its copy."""

AUTOSAVE_FOLDER = Setting("autosave_folder", str, _folder, _line)
OWN_FOLDER = Setting("own_folder", str, _folder, _line)
SESSIONS_FOLDER = Setting("sessions_folder", str, _folder, _line)
"""Where copies against a crash, the user's own files and sessions are; "" for the usual place."""

GEOMETRY = Setting("geometry", QByteArray, _bytes)
"""The bytes of QWidget.saveGeometry; restoreGeometry checks them. Empty at the first start."""

AREA_SIZES = Setting(
    "areas", str, lambda stored: stored if isinstance(stored, str) and from_text(stored) else None
)
"""The sizes of the areas of every mode, as the text that `areasizes` makes of them."""

PROJECTOR = Setting("projector", str, lambda stored: stored if isinstance(stored, str) else None)
"""The name of the screen that the class sees."""

CAMERA = Setting("camera", str, lambda stored: stored if isinstance(stored, str) else None)
"""The camera that was chosen, as `Camera.key` names it; "" for the first."""

CAMERA_MIRRORED = Setting("camera_mirrored", lambda: True, _yes_or_no)
CAMERA_WIDTH = Setting("camera_width", lambda: 640, _one_number([w for w, _ in RESOLUTIONS]))
"""Pixels, of one of the resolutions that a camera is asked for."""

RECENT: Setting[tuple[str, ...]] = Setting("recent", tuple, _sessions, _lines, _joined_sessions)
"""Paths of the session files that were opened or saved last; in the file, a line each."""

KEPT_EPOCHS = Setting("kept_epochs", lambda: "some", _one_of(EPOCHS))
"""Which epochs of a training are in a session's file."""

FIRST_STEPS = Setting("first_steps", lambda: "always", _one_of(("always", "asked")))
"""Whether what to begin with is shown at every start, or when it is asked for."""

PREFERENCES: tuple[Setting[Any], ...] = (
    THEME,
    TEXT_SIZE,
    SIGNED_SCALE,
    MOTION,
    LANGUAGE,
    DEVICE,
    AUTOSAVE,
    AUTOSAVE_S,
    AUTOSAVE_FOLDER,
    OWN_FOLDER,
    SESSIONS_FOLDER,
)
"""The settings that the user sees together, in their order."""

SETTINGS: tuple[Setting[Any], ...] = (
    *PREFERENCES,
    GEOMETRY,
    AREA_SIZES,
    PROJECTOR,
    CAMERA,
    CAMERA_MIRRORED,
    CAMERA_WIDTH,
    RECENT,
    KEPT_EPOCHS,
    FIRST_STEPS,
)
"""Every setting there is."""


def user_settings() -> MachineSettings:
    """Return the settings of this user where there is no window, and so no application."""
    return MachineSettings(QSettings("convolution-playground", "Convolution Playground"))


class MachineSettings(QObject):
    """Reads and writes the settings; whatever cannot be used reads as the default."""

    changed = Signal(object)
    """A Setting has another value now."""

    def __init__(self, file: QSettings) -> None:
        super().__init__()
        joins = {each.key: each.joined for each in SETTINGS if each.joined is not None}
        self._file = SettingsFile(file, [setting.key for setting in SETTINGS], self, joins)

    def get(self, setting: Setting[T]) -> T:
        """The stored value if it is one, else the default."""
        try:
            value = setting.checked(self._file.value(setting.key))
        except Exception:  # whatever a file holds, the program starts
            value = None
        return setting.default() if value is None else value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value for the next start, and say so where it is another."""
        is_new = value != self.get(setting)
        stored = setting.stored(value)
        if stored != self._file.value(setting.key):
            self._file.set(setting.key, stored)
        if is_new:
            self.changed.emit(setting)

    def reset(self, settings: Iterable[Setting[Any]]) -> None:
        """Have the defaults again."""
        for setting in settings:
            before = self.get(setting)
            self._file.set(setting.key, None)
            if self.get(setting) != before:
                self.changed.emit(setting)

    def finish(self) -> None:
        """Have everything in the file, and end the thread that writes it."""
        self._file.finish()

    def path(self, setting: Setting[str], usual: Path) -> Path:
        """Return the folder that a setting names, or the usual one where it names none."""
        named = self.get(setting)
        return Path(named) if named else usual
