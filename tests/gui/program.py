"""The whole program for tests: shown, settled, and gone without a trace afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, QSettings, Qt, QTranslator
from PySide6.QtGui import QCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.session import Session
from playground.gui.state.language import install_language
from playground.gui.widgets.theme import apply_theme
from tests.gui.clock import drain

Part = TypeVar("Part", bound=QObject)


@contextmanager
def running(
    qtbot: QtBot,
    folder: Path,
    session: Session | None = None,
    size: tuple[int, int] = (1440, 900),
    mode: str = "",
) -> Iterator[app.Program]:
    """The program around a session, in the first mode or in one, with its maps worked out.

    A window that is built in a mode does without the panels of the first until that is shown.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    program = app.build(session or app.first_session(), settings, mode)
    program.window.resize(*size)
    QCursor.setPos(0, 0)  # where the test before left it, a map may come to lie
    program.window.show()
    settle(qtbot, program)
    drain()  # layouts that the first maps and numbers have asked for
    program.store.look(hover=None)
    try:
        yield program
    finally:
        program.window.close()
        program.window.deleteLater()
        drain()


def speak_english(application: QApplication) -> None:
    """Take away the language that a test which failed in the middle has left installed."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    left = application.findChildren(QTranslator, options=direct)
    if left:
        install_language(application, "en", left)


def find(where: app.Program | QWidget, kind: type[Part]) -> Part:
    """The one part of a kind in a window."""
    window = where.window if isinstance(where, app.Program) else where
    (found,) = window.findChildren(kind)
    return found


def settle(qtbot: QtBot, program: app.Program) -> None:
    """Wait until the maps of the present document are on screen, and a cell of them is chosen.

    In Train, until the data have been read, too: how many there are moves all that stands below.
    """

    def is_settled() -> bool:
        shown, session = program.evaluation.shown, program.store.session
        if program.evaluation.is_busy or shown is None:
            return False
        if program._training is not None and program._training.data.is_loading:
            return False  # `training()` would make what is not there yet
        maps_of = shown.session
        return (
            maps_of.network is session.network
            and maps_of.picture is session.picture
            and maps_of.input == session.input
        )

    qtbot.waitUntil(is_settled)
    if program.first_pin.is_due:
        program.first_pin.pin()  # else when timers run, which is not in every test


def edit(qtbot: QtBot, program: app.Program, act: Callable[[], object]) -> None:
    """Do something and wait for its maps."""
    act()
    settle(qtbot, program)


def middle_of(widget: QWidget) -> QPoint:
    """The middle of a widget, in its own coordinates."""
    return widget.rect().center()


def wheel(
    widget: QWidget,
    at: QPoint,
    angle: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over a point of a widget."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
