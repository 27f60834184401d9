"""A monkey at mouse and keyboard: does anything raise, warn, stop or grow?

./run bench monkey [--events 100000] [--seeds 10] [--first 0]

Sends mouse, wheel and key events, drops of pictures and kernel texts, sizes, modes, themes,
languages, stacks and data to random visible widgets of the real window, chooses in the menus that
open, starts the training and kills its process; file dialogs and questions answer by themselves.
Each seed has a process of its own, so that what it finds can be had again. Printed are, by seed,
exceptions, Qt's warnings and the times at which the window stood still for more than a second: by
the clock, but for the time in which it waited for a core that other programs had. After each 500
events the first document comes back, its past is forgotten, and memory, objects, widgets, threads
and open files are counted; by how much they rise after the first third is told at the end. The exit
status says whether any of it is a fault.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from playground import app
from playground.core import edits
from playground.core.history import History
from playground.datasets import DATASETS
from playground.gui.flow.stackmenu import with_stack
from playground.gui.state.viewstate import ViewState
from playground.layers.stacks import load_stacks
from tests.bench.findings import Findings, Moment, watched
from tests.bench.growth import Growth, Reading
from tests.bench.livewindow import is_painted, live_window, run_until

MENU_CLICKS = 3
"""Clicks in the menus that one event opened, before they are closed."""

VIEW = ViewState()
BLOCK = 500
"""Events between two rests, at which the memory is read."""

PASS_MS = 200
LEFT_ALONE = ("quit",)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Menu, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_F6),
    *(Qt.Key.Key_A, Qt.Key.Key_Z, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_0, Qt.Key.Key_9),
)
TEXTS = ("1", "-1 0 1", "0 -1 0\n-1 4 -1\n0 -1 0", "1e400", "x", "[[1, 2], [3, 4]]", "½", "")
WEIGHTS = {
    "move": 30,
    "click": 24,
    "drag": 8,
    "double": 4,
    "right": 3,
    "wheel": 8,
    "key": 16,
    "text": 5,
    "drop": 2,
    "paste": 1,
    "action": 4,
    "resize": 4,
    "mode": 2,
    "stack": 1,
    "data": 0.3,
    "theme": 0.3,
    "language": 0.1,
    "leave": 2,
    "train": 0.7,
    "kill": 0.15,
}


class Monkey:
    """Plays with a program; the same seed plays the same, as far as threads allow."""

    def __init__(
        self, program: app.Program, seed: int, folder: Path, without: tuple[str, ...] = ()
    ) -> None:
        self.program = program
        self.findings = Findings()
        self._chance = random.Random(seed)
        self._names = [name for name in WEIGHTS if name not in without]
        self._weights = [WEIGHTS[name] for name in self._names]
        self._mime: list[QMimeData] = []
        self._first = program.store.session
        self._in_flight = 0
        self._menu_clicks = 0
        self._folder = folder
        self._files = _files(folder)

    def play(self, events: int, first: int = 0) -> None:
        """Send so many events; the first of them has a number."""
        with ExitStack() as stack:
            stack.enter_context(watched(self.findings))
            for name in ("getOpenFileName", "getSaveFileName"):
                stack.enter_context(patch.object(QFileDialog, name, self._file_name))
            stack.enter_context(
                patch.object(QFileDialog, "getExistingDirectory", lambda *_: str(self._folder))
            )
            stack.enter_context(
                patch.object(
                    QColorDialog, "getColor", lambda *_: QColor.fromHsv(self._below(360), 200, 200)
                )
            )
            for at in range(first, first + events):
                self._step(at)

    def rest(self) -> None:
        """End the training, and close what lies before the window."""
        self.program.training().trainer.stop_process()
        for top in QApplication.topLevelWidgets():
            if top is not self.program.window:
                top.close()

    def come_to_rest(self) -> None:
        """Show the first document again, without its past, as at every other rest."""
        with watched(self.findings):
            program = self.program
            for top in QApplication.topLevelWidgets():
                if top is not program.window:
                    top.close()
            program.training().trainer.stop()
            program.change_language("en")
            program.window.showNormal()
            program.window.resize(1440, 900)
            program.store.look(**{each.name: getattr(VIEW, each.name) for each in fields(VIEW)})
            for mode in ("train", "explore"):
                program.window.show_mode(mode)
            program.store.commit(self._first, "rest")
            program.store.history = History(self._first)
            self._mime = []
            QGuiApplication.clipboard().clear()
            run_until(lambda: is_painted(program))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _step(self, at: int) -> None:
        (name,) = self._chance.choices(self._names, self._weights)
        for left_alone in LEFT_ALONE:
            self.program.window.actions_[left_alone].setEnabled(False)
        begun = Moment.now()
        try:
            what = getattr(self, f"_{name}")()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PASS_MS)
        except Exception:
            what = ""
            self.findings.exceptions[traceback.format_exc().strip()] += 1
        act = f"event {at}: {name} {what or ''}".strip()
        self.findings.take_time(begun.until(Moment.now()), act)
        if not self.program.window.isVisible():
            self.findings.exceptions[f"the window is gone at {act}"] += 1
            self.program.window.show()

    # Where.

    def _below(self, count: int) -> int:
        return self._chance.randrange(max(count, 1))

    def _window(self) -> QWidget:
        """What is in front: a menu, a dialog or the window."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        others = [top for top in tops if top is not self.program.window]
        if others and self._chance.random() < 0.7:
            return self._chance.choice(others)
        return self.program.window

    def _widget(self) -> QWidget:
        """A visible widget: what lies at a place, or any, however small it is."""
        window = self._window()
        if self._chance.random() < 0.5:
            at = QPoint(self._below(window.width()), self._below(window.height()))
            return window.childAt(at) or window
        found = [each for each in window.findChildren(QWidget) if each.isVisible()]
        return self._chance.choice(found) if found else window

    def _place(self, widget: QWidget) -> QPoint:
        if not isValid(widget):  # what came of the event before has ended it
            return QPoint()
        return QPoint(self._below(widget.width()), self._below(widget.height()))

    def _modifiers(self) -> Qt.KeyboardModifier:
        modifier = Qt.KeyboardModifier
        some = (modifier.ShiftModifier, modifier.ControlModifier, modifier.AltModifier)
        return self._chance.choice(some) if self._chance.random() < 0.2 else modifier.NoModifier

    # What the mouse does.

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
    ) -> None:
        if not isValid(widget):
            return
        place, whole = QPointF(at), QPointF(widget.mapToGlobal(at))
        self._send(widget, QMouseEvent(kind, place, whole, button, held, modifiers))

    def _send(self, widget: QWidget, event: QEvent) -> None:
        """Send an event; a menu that waits for an answer in a loop of its own gets one."""
        if not self._in_flight:
            self._menu_clicks = 0
            QTimer.singleShot(0, self._answer_menu)
        self._in_flight += 1
        QApplication.sendEvent(widget, event)
        self._in_flight -= 1

    def _answer_menu(self) -> None:
        """Choose in a menu for which an event waits, some clicks long, and close it."""
        menu = QApplication.activePopupWidget()
        if not self._in_flight or menu is None:
            return
        QTimer.singleShot(0, self._answer_menu)  # one may lie below it
        self._menu_clicks += 1
        found = _choices(menu)
        if self._menu_clicks > MENU_CLICKS or not found or not self._below(4):
            menu.close()
            return
        self.click(*self._chance.choice(found))

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Move to a place of a widget, press there and let go."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, button, held in (
            (QEvent.Type.MouseMove, none, none),
            (QEvent.Type.MouseButtonPress, left, left),
            (QEvent.Type.MouseButtonRelease, left, none),
        ):
            self._mouse(widget, kind, at, button, held, Qt.KeyboardModifier.NoModifier)

    def _press(self, button: Qt.MouseButton, moves: int, double: bool = False) -> str:
        widget, modifiers = self._widget(), self._modifiers()
        at, none = self._place(widget), Qt.MouseButton.NoButton
        kinds = QEvent.Type
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        if not widget.isEnabled():
            return name
        if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            widget.setFocus(Qt.FocusReason.MouseFocusReason)
        rounds = [kinds.MouseButtonPress, *([kinds.MouseButtonDblClick] if double else [])]
        for kind in rounds:
            self._mouse(widget, kind, at, button, button, modifiers)
            for _ in range(moves):
                at = self._place(widget) * (1 + self._below(2))
                self._mouse(widget, kinds.MouseMove, at, none, button, modifiers)
            self._mouse(widget, kinds.MouseButtonRelease, at, button, none, modifiers)
        return name

    def _move(self) -> None:
        widget = self._widget()
        at, none = self._place(widget), Qt.MouseButton.NoButton
        whole = QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QEnterEvent(QPointF(at), whole, whole))
        self._mouse(widget, QEvent.Type.MouseMove, at, none, none, self._modifiers())

    def _leave(self) -> None:
        QApplication.sendEvent(self._widget(), QEvent(QEvent.Type.Leave))

    def _click(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 0)

    def _drag(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 1 + self._below(6))

    def _double(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 0, double=True)

    def _right(self) -> str:
        name = self._press(Qt.MouseButton.RightButton, 0)
        widget = self._widget()
        at = self._place(widget)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        if widget.isEnabled():
            self._send(widget, asked)
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible() and self._chance.random() < 0.5:
                menu.close()
        return name

    def _wheel(self) -> None:
        widget = self._widget()
        at, turn = self._place(widget), self._chance.choice((-240, -120, 120, 240))
        event = QWheelEvent(
            *(QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, turn)),
            *(Qt.MouseButton.NoButton, self._modifiers(), Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)

    # What the keyboard does.

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self._widget()

    def _type(self, key: int, text: str, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(self._keyboard(), QKeyEvent(kind, key, modifiers, text))

    def _key(self) -> str:
        key = self._chance.choice(KEYS)
        self._type(key, "", self._modifiers())
        return key.name

    def _text(self) -> None:
        for sign in self._chance.choice(TEXTS):
            self._type(0, sign, Qt.KeyboardModifier.NoModifier)

    # What else comes from outside.

    def _carried(self) -> QMimeData:
        mime = QMimeData()
        self._mime = [*self._mime[-4:], mime]  # Qt keeps none of them alive
        match self._below(4):
            case 0:
                mime.setText(self._chance.choice(TEXTS))
            case 1:
                image = QImage(
                    1 + self._below(300), 1 + self._below(300), QImage.Format.Format_RGB32
                )
                image.fill(self._below(2**24))
                mime.setImageData(image)
            case _:
                chosen = self._chance.sample(self._files, 1 + self._below(2))
                mime.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
        return mime

    def _drop(self) -> None:
        widget = self._widget()
        while not widget.acceptDrops() and (above := widget.parentWidget()) is not None:
            widget = above
        at, mime = self._place(widget), self._carried()
        rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, *rest)
        QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, *rest)
            QApplication.sendEvent(widget, drop)

    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._below(2):
            clipboard.setText(self._chance.choice(TEXTS))
        else:
            clipboard.setImage(QImage(30, 20, QImage.Format.Format_RGB32))
        self._act("paste")

    def _act(self, name: str) -> None:
        self.program.window.actions_[name].trigger()

    def _action(self) -> str:
        window = self.program.window
        menus = [action.menu() for action in window.top_bar.menus.actions()]
        found = [
            action
            for menu in menus
            if isinstance(menu, QMenu)
            for action in menu.actions()
            if action.isEnabled() and action.objectName() not in (*LEFT_ALONE, "language")
        ]
        action = self._chance.choice(found)
        action.trigger()
        return action.text()

    def _file_name(self, *_: Any) -> tuple[str, str]:
        return (str(self._chance.choice(self._files)) if self._below(3) else "", "")

    def _resize(self) -> str:
        size = 640 + self._below(1300), 480 + self._below(800)
        self.program.window.resize(*size)
        return f"{size}"

    def _mode(self) -> str:
        name = self._chance.choice(("explore", "train"))
        self.program.window.show_mode(name)
        return name

    def _theme(self) -> None:
        self._act("theme")

    def _language(self) -> None:
        self._act("language")

    def _stack(self) -> str:
        name = self._chance.choice(list(load_stacks()))
        self.program.store.edit("stack", with_stack, name)
        return name

    def _data(self) -> str:
        name = self._chance.choice([name for name in DATASETS if name in OFFLINE])
        plan = replace(self.program.store.session.training, data=DATASETS[name]())
        self.program.store.commit(edits.set_training(self.program.store.session, plan), "data")
        return name

    def _train(self) -> None:
        self.program.training().trainer.toggle()

    def _kill(self) -> str:
        """End the training process from outside, as the system does when memory is short."""
        names = []
        for process in multiprocessing.active_children():  # not the one that tracks resources
            process.kill()
            names.append(process.name)
        return " ".join(names)


def _choices(menu: QWidget) -> list[tuple[QWidget, QPoint]]:
    """Where a click chooses in a menu: on its entries, and on the widgets in them."""
    found = [each for each in menu.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    places = [(each, each.rect().center()) for each in found]
    if isinstance(menu, QMenu):
        places += [
            (menu, menu.actionGeometry(action).center())
            for action in menu.actions()
            if action.isVisible() and action.isEnabled() and not action.isSeparator()
        ]
    return places


OFFLINE = ("digits", "shapes", "stripes", "drawings")


def _files(folder: Path) -> list[Path]:
    """Pictures, kernels, a network and what is none of them."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x204080)
    image.save(str(folder / "picture.png"))
    image.scaled(1200, 900).save(str(folder / "large.jpg"))
    (folder / "kernel.txt").write_text("0 -1 0\n-1 4 -1\n0 -1 0\n")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nand no more")
    (folder / "empty.txt").write_text("")
    return sorted(folder.iterdir())


def play_one(seed: int, events: int) -> int:
    """Play one seed in this process, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder, live_window(app.first_session()) as program:
        monkey = Monkey(program, seed, Path(folder))
        begun = time.perf_counter()
        readings, found = [], monkey.findings
        for first in range(0, events, BLOCK):
            known = str(found)
            monkey.play(min(BLOCK, events - first), first)
            monkey.come_to_rest()
            readings.append(Reading.now())
            played = min(first + BLOCK, events)
            news = str(found).removeprefix(known).strip("\n") or "nothing new"
            print(f"seed {seed}, {played} events: {readings[-1]}; {news}", flush=True)
        growth = Growth.of(readings)
        monkey.rest()
        print(
            f"seed {seed}: {events} events in {time.perf_counter() - begun:.0f} s;"
            f" {found.counts()}, slowest {found.slowest};"
            f" growth after the warm-up {growth}{': a leak' if growth.is_leak else ''}",
            flush=True,
        )
        return int(found.are_there or growth.is_leak)


def main() -> int:
    """Play every seed in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000, help="of all seeds together")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--here", action="store_true", help="the first seed, in this process")
    options = parser.parse_args()
    each = options.events // options.seeds
    if options.here:
        return play_one(options.first, each)
    command = [sys.executable, "-P", "-X", "faulthandler", "-m", "tests.bench.monkey", "--here"]
    faults = 0
    for seed in range(options.first, options.first + options.seeds):
        told = ["--events", str(each), "--seeds", "1", "--first", str(seed)]
        with tempfile.TemporaryDirectory() as folder:
            homes = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
            done = subprocess.run([*command, *told], env=os.environ | dict.fromkeys(homes, folder))
        if done.returncode not in (0, 1):
            print(f"seed {seed}: the process ended with {done.returncode}", flush=True)
        faults += done.returncode != 0
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
