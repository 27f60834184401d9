"""A mode is one class in one file: the window shows its tab and widgets without knowing it."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.input.picturepage import PicturePage
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell import ahead, modes, window
from playground.gui.state.viewstate import INPUT
from tests.gui.hands import keyboard, press
from tests.gui.program import find, running
from tests.gui.train.scripted import ScriptedClient

SOURCE = '''
"""A mode of a module that the program has never heard of."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QPushButton

from playground.gui.shell.mode import Mode, Panels

CALLS: list[str] = []


class Inside(Mode):
    name = "inside"
    title = "Look about"
    help = "What has the network learned?"

    def __init__(self, shared, window):
        super().__init__(shared, window)
        CALLS.append("made")
        self.middle = QPushButton("inside middle")
        self.lets_go = True

    def panels(self) -> Panels:
        CALLS.append("panels")
        return Panels(
            right=(QLabel("inside upper right"), QLabel("inside lower right")),
            below=QLabel("inside below"),
            beneath=QLabel("inside beneath"),
        )

    def entered(self) -> None:
        CALLS.append("entered")

    def left(self) -> None:
        CALLS.append("left")

    def may_close(self) -> bool:
        CALLS.append("may close?")
        return self.lets_go

    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"enlarge": lambda: CALLS.append("enlarge")}


class Bare(Mode):
    """With nothing but a middle."""

    name = "bare"
    title = "Bare"
    help = "Nothing around"

    def __init__(self, shared, window):
        super().__init__(shared, window)
        self.middle = QLabel("bare middle")
'''

TEXTS = ("middle", "upper right", "lower right", "below", "beneath")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module with two more modes."""
    (tmp_path / "strangers_mode.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("strangers_mode")
    del sys.modules["strangers_mode"]


@pytest.fixture
def program(
    qtbot: QtBot, tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    monkeypatch.setattr(app, "MODES", (*modes.MODES, module.Inside, module.Bare))
    with running(qtbot, tmp_path) as made:
        yield made


def tab(program: app.Program, text: str) -> QAbstractButton:
    """The tab of a mode, found by what it says."""
    buttons = program.window.findChildren(QAbstractButton)
    (found,) = (button for button in buttons if button.text() == text and button.isVisible())
    return found


def seen(program: app.Program) -> set[str]:
    """The labels and buttons of the modes of the test that are on screen."""
    parts = [
        *program.window.findChildren(QLabel),
        *program.window.findChildren(QAbstractButton),
    ]
    return {part.text() for part in parts if part.isVisible() and part.text().startswith("inside ")}


def test_a_third_mode_has_its_tab_its_widgets_and_its_calls(
    qtbot: QtBot, program: app.Program, module: ModuleType
) -> None:
    calls: list[str] = module.CALLS
    assert calls == []  # nothing of it is made before it is entered
    assert tab(program, "Look about").toolTip() == "What has the network learned?"
    flow, samples = find(program, FlowView), find(program, PicturePage)
    assert flow.isVisible()
    assert samples.isVisible()

    qtbot.mouseClick(tab(program, "Look about"), Qt.MouseButton.LeftButton)
    assert calls == ["made", "panels", "entered"]
    assert tab(program, "Look about").isChecked()
    assert seen(program) == {f"inside {text}" for text in TEXTS}
    for kind in (FlowView, PropertiesPanel, BottomPanel, PicturePage):
        assert not find(program, kind).isVisible()
    assert find(program, InputPanel).isVisible()

    qtbot.mouseClick(tab(program, "Explore"), Qt.MouseButton.LeftButton)
    assert calls[3:] == ["left"]
    assert seen(program) == set()
    for kind in (FlowView, PropertiesPanel, BottomPanel, PicturePage):
        assert find(program, kind).isVisible()
    qtbot.mouseClick(tab(program, "Look about"), Qt.MouseButton.LeftButton)
    assert calls[4:] == ["entered"]  # made once


def test_a_mode_with_nothing_around_its_middle_leaves_no_empty_places(
    qtbot: QtBot, program: app.Program
) -> None:
    qtbot.mouseClick(tab(program, "Bare"), Qt.MouseButton.LeftButton)
    middle = next(x for x in program.window.findChildren(QLabel) if x.text() == "bare middle")
    assert middle.isVisible()
    QCoreApplication.processEvents()
    assert middle.mapTo(program.window, middle.rect().topRight()).x() == program.window.width() - 1
    assert find(program, PicturePage).isVisible()


def test_the_tabs_are_reached_with_the_keyboard(
    qtbot: QtBot, program: app.Program, module: ModuleType
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
    tab(program, "Explore").setFocus()
    press(*[Qt.Key.Key_Right] * len(modes.MODES))
    qtbot.waitUntil(lambda: program.window.mode == "inside")
    assert keyboard() is tab(program, "Look about")
    reached: list[QWidget] = []
    for _ in range(200):
        press(Qt.Key.Key_Tab)
        reached.append(keyboard())
        if keyboard() is tab(program, "Look about"):
            break
    texts = {part.text() for part in reached if isinstance(part, QAbstractButton)}
    assert "inside middle" in texts
    assert "Open…" in texts
    assert not any(isinstance(part, FlowView) for part in reached)


def test_a_mode_may_hold_the_window_open(
    qtbot: QtBot, program: app.Program, module: ModuleType
) -> None:
    qtbot.mouseClick(tab(program, "Look about"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tab(program, "Explore"), Qt.MouseButton.LeftButton)
    (inside,) = (
        part for part in program.window.findChildren(QObject) if isinstance(part, module.Inside)
    )
    inside.lets_go = False
    program.window.close()
    assert program.window.isVisible()  # asked, though another mode is shown
    assert module.CALLS[-1] == "may close?"
    inside.lets_go = True
    program.window.close()
    assert not program.window.isVisible()


def test_actions_of_a_mode_are_off_where_it_has_none(
    qtbot: QtBot, program: app.Program, module: ModuleType
) -> None:
    enlarge, zoom = program.window.actions_["enlarge"], program.window.actions_["zoom_in"]
    assert enlarge.isEnabled()
    qtbot.mouseClick(tab(program, "Bare"), Qt.MouseButton.LeftButton)
    assert not enlarge.isEnabled()
    zoom.trigger()  # of the picture at the left, which every mode has
    assert program.store.view.viewport.zoom == pytest.approx(1.5)
    qtbot.mouseClick(tab(program, "Look about"), Qt.MouseButton.LeftButton)
    enlarge.trigger()
    assert module.CALLS[-1] == "enlarge"
    assert program.store.view.enlarged is None
    qtbot.mouseClick(tab(program, "Explore"), Qt.MouseButton.LeftButton)
    program.store.look(layer=INPUT)
    enlarge.trigger()
    assert program.store.view.enlarged == (INPUT, 0)


def test_the_window_names_no_mode() -> None:
    source = Path(window.__file__).read_text(encoding="utf-8").lower()
    for mode in modes.MODES:
        assert mode.name not in source, mode.name


def test_a_mode_is_made_ready_piece_by_piece_while_no_button_is_down(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    button = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(ahead.QGuiApplication, "mouseButtons", lambda: button[0])
    monkeypatch.setattr(ahead, "FIRST_MS", 0)
    monkeypatch.setattr(ahead, "PAUSE_MS", 0)

    def work(name: str) -> Iterator[None]:
        for piece in (1, 2):
            taken.append(f"{name}{piece}")
            yield

    owner = QObject()
    busy = [False]
    made = ahead.Ahead([work("a"), (), work("b")], owner, lambda: busy[0])
    for button[0], busy[0] in ((Qt.MouseButton.LeftButton, False), (Qt.MouseButton.NoButton, True)):
        for _ in range(20):
            QCoreApplication.processEvents()
        assert taken == []
    busy[0] = False
    qtbot.waitUntil(lambda: made.is_done)
    assert taken == ["a1", "a2", "b1", "b2"]
    owner.deleteLater()


def test_what_train_is_made_of_is_imported_ahead(tmp_path: Path) -> None:
    """Whatever entering the mode imports of the program, the pieces have imported."""
    done = subprocess.run(
        [sys.executable, "-c", AHEAD],
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.stdout == "[]\n", done.stdout + done.stderr


ROOT = Path(__file__).resolve().parents[3]
AHEAD = """
import os
import sys
from playground import app
from playground.core.session import Session
from playground.gui.shell.train import Train
from PySide6.QtCore import QSettings

app.make_application()
settings = QSettings(os.environ["HOME"] + "/settings.ini", QSettings.Format.IniFormat)
program = app.build(app.first_session(), settings)
for _ in Train.ahead():
    pass
before = set(sys.modules)
program.training().trainer.prepare = lambda: None
program.window.show_mode("train")
late = set(sys.modules) - before
print(sorted(name for name in late if name.startswith(("playground.gui", "pyqtgraph"))))
program.stop()
"""
