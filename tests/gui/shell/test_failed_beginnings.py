"""What fails while it begins leaves the window as it was: a mode, a presentation, a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.compare.board import CompareBoard
from playground.gui.flow.view import FlowView
from playground.gui.inside.board import InsideBoard
from playground.gui.inside.panel import InsidePanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.explore import Explore
from playground.gui.shell.modes import MODES
from playground.gui.shell.presenting import Presenting
from playground.gui.shell.topbar import TopBar
from playground.gui.shell.window import MainWindow
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.stepboard import StepBoard
from playground.gui.train.controls import TrainingPanel
from tests.gui.clock import drain
from tests.gui.hands import press
from tests.gui.present.staging import present
from tests.gui.program import find, running

LEFT = Qt.MouseButton.LeftButton

PARTS: dict[str, tuple[type[QWidget], ...]] = {
    "explore": (FlowView, PropertiesPanel, BottomPanel),
    "train": (CurvePlot, TrainingPanel, StepBoard),
    "look_inside": (InsideBoard, InsidePanel),
    "compare": (CompareBoard,),
}
"""What is seen of a mode in its middle and around it."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def fails(*_: object, **__: object) -> None:
    raise MemoryError("deliberate")


def failing(qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something in which an exception is raised that no one handles but the guard."""
    with qtbot.captureExceptions() as caught:
        try:
            act()
        except MemoryError as error:
            caught.append((type(error), error, error.__traceback__))
    assert [kind for kind, *_ in caught] == [MemoryError]
    caught.clear()
    drain()


def tab(program: app.Program, mode: str) -> QWidget:
    return find(program, TopBar).modes.button(mode)


def checked(program: app.Program) -> str:
    return find(program, TopBar).modes.value


def test_every_mode_is_looked_at() -> None:
    assert list(PARTS) == [mode.name for mode in MODES]


@pytest.mark.parametrize("mode", [mode.name for mode in MODES if mode.name != "explore"])
def test_a_mode_whose_panels_fail_is_not_there(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """The tab was chosen, the old mode shown, and the other modes had each other's panels."""
    kind = next(each for each in MODES if each.name == mode)
    with monkeypatch.context() as patched:
        patched.setattr(kind, "panels", fails)
        for _ in range(2):
            failing(qtbot, lambda: qtbot.mouseClick(tab(program, mode), LEFT))
            assert (program.window.mode, checked(program)) == ("explore", "explore")
            assert find(program, FlowView).isVisible()
    others = [each.name for each in MODES if each.name not in ("explore", mode)]
    for name in (*others, mode, "explore"):
        qtbot.mouseClick(tab(program, name), LEFT)
        drain()
        assert (program.window.mode, checked(program)) == (name, name)
        for kinds in PARTS.values():
            for part in (part for each in kinds for part in program.window.findChildren(each)):
                assert part.isVisible() == (type(part) in PARTS[name])


@pytest.mark.parametrize(("part", "method"), [(Presenting, "_show"), (Explore, "presented")])
def test_a_presentation_that_fails_leaves_the_window(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch, part: type, method: str
) -> None:
    before = program.store.view
    with monkeypatch.context() as patched:
        patched.setattr(part, method, fails)
        for _ in range(2):
            failing(qtbot, lambda: press(Qt.Key.Key_F5))
            assert find(program, FlowView).isVisible()
            assert program.store.view == replace(before, pin=program.store.view.pin)
    present(qtbot, program)
    assert not find(program, FlowView).isVisible()
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find(program, FlowView).isVisible())


def test_a_language_in_which_no_window_can_be_built_is_not_chosen(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old window went on without being heard when it closed, with half of its texts."""
    window = program.window
    with monkeypatch.context() as patched:
        patched.setattr(MainWindow, "complete", fails)
        failing(qtbot, lambda: window.language_wanted.emit("zh_CN"))
    assert program.window is window
    assert window.isVisible()
    assert [each for each in QApplication.topLevelWidgets() if type(each) is MainWindow] == [window]
    assert program.settings.get(app.LANGUAGE) == "en"
    qtbot.mouseClick(tab(program, "train"), LEFT)
    drain()
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Learning" in texts
    stop, stopped = program.evaluation.stop, []
    monkeypatch.setattr(program.evaluation, "stop", lambda: stopped.append(stop()))
    window.close()
    assert stopped
