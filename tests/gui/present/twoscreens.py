"""A program for test_screens: presents on a laptop with a projector, and says what is where."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground import app
from playground.core import edits
from playground.gui.present import screens
from playground.gui.present.presentation import Presentation
from playground.gui.present.sidesheet import SideSheet
from playground.gui.present.speaker import SpeakerView
from playground.gui.shell import mirror, speaking
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.gesturesheet import GestureSheet
from playground.gui.state.machine_settings import PROJECTOR
from tests.gui.clock import drain
from tests.gui.late import make_workers_late

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def wait(until: Callable[[], bool]) -> None:
    """Handle events until something is so."""
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def where(widget: QWidget | None) -> str:
    """The screen that a window is seen on, "" for none."""
    if widget is None or not widget.isVisible():
        return ""
    middle = widget.geometry().center()
    return next((each.name for each in screens.surfaces() if each.place.contains(middle)), "?")


make_workers_late()
application = app.make_application()
settings = QSettings(str(Path(tempfile.mkdtemp()) / "s.ini"), QSettings.Format.IniFormat)
settings.setValue("projector", sys.argv[1])  # the name that is remembered
program = app.build(app.first_session(), settings)
window, store = program.window, program.store
window.setGeometry(QRect(100, 100, 1000, 640))
window.show()
wait(lambda: program.evaluation.shown is not None)
drain()
told: dict[str, object] = {}


def tell(name: str) -> None:
    """Note what is where."""
    drain()
    speaker = next(iter(window.findChildren(SpeakerView)), None)
    presented = next((p for p in window.findChildren(Presentation) if p.isVisible()), None)
    told[name] = {
        "presentation": where(presented),
        "fills": presented is not None and presented.isFullScreen(),
        "speaker": where(speaker),
        "says": "" if speaker is None else speaker.screens.toolTip(),
        "notes": "" if speaker is None else speaker.notes.notes,
        "now": () if speaker is None else speaker.now.texts,
        "next": () if speaker is None else speaker.next.texts,
        "remembered": program.settings.get(PROJECTOR),  # the file has it a little later
        "window": window.centralWidget().isVisible(),
        "notes over": presented is not None
        and presented.lies_over is not None
        and presented.lies_over.isVisible(),
        "over": next(
            (
                where(each.window())
                for kind in (SideSheet, CommandPalette, GestureSheet)
                for each in window.findChildren(kind)
                if each.isVisible()
            ),
            "",
        ),
    }


for title in "ab":
    store.edit("s", edits.set_field, 0, "stride", (ord(title) - 96,) * 2)
    QTest.keyClick(window, Key.Key_K, CTRL_SHIFT)
    program.walk.rename(program.walk.at, title)
    program.walk.write_notes(program.walk.at, f"notes of {title}")
program.walk.go(0)
QTest.keyClick(window, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
tell("mirrored")
window.activateWindow()  # as a click on it does
drain()
QTest.keyClick(window, Key.Key_F5)
tell("begun")
(speaker,) = window.findChildren(SpeakerView)
QTest.keyClick(speaker, Key.Key_PageDown)
wait(lambda: not program.evaluation.is_busy)
tell("next")
QTest.keyClick(speaker, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
wait(lambda: not program.evaluation.is_busy)
tell("undone")
QTest.keyClick(speaker, Key.Key_PageDown)
QTest.keyClick(speaker, Key.Key_N)
tell("hidden")
(presented,) = [each for each in window.findChildren(Presentation) if each.isVisible()]
QTest.keyClick(presented, Key.Key_N)
tell("shown again")
speaker.close()
tell("closed")
QTest.keyClick(presented, Key.Key_N)
for key, held, name in (
    (Key.Key_L, CTRL, "steps"),
    (Key.Key_K, CTRL, "found"),
    (Key.Key_F1, Qt.KeyboardModifier.NoModifier, "helped"),
):
    QTest.keyClick(speaker, key, held)
    tell(name)
    QTest.keyClick(QApplication.focusWidget() or speaker, Key.Key_Escape)
    drain()
QTest.keyClick(presented, Key.Key_X)
tell("swapped")
QTest.keyClick(presented, Key.Key_X)
tell("swapped back")

for carried, other, name in (
    (speaker, presented, "notes moved"),
    (presented, speaker, "page moved"),
):
    left, handle = where(carried), carried.windowHandle()
    target = next(each for each in QGuiApplication.screens() if each.name() != left)
    handle.setScreen(target)
    carried.setGeometry(target.geometry())
    wait(lambda: where(other) == left)  # noqa: B023
    tell(name)

# The projector's cable is pulled out: Qt says so when the screen is gone from its list.
only = screens.surfaces()[0]
for module in (screens, speaking, mirror):
    module.surfaces = lambda: (only,)  # type: ignore[attr-defined]
application.screenRemoved.emit(QGuiApplication.screens()[1])  # type: ignore[attr-defined]
tell("unplugged")
QTest.keyClick(presented, Key.Key_N)
tell("notes over")
QTest.keyClick(presented, Key.Key_F5)
tell("left")
print(json.dumps(told))
window.close()
