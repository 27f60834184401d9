"""A window makes way for one in another language and leaves nothing behind: again and again."""

from __future__ import annotations

import gc
import threading
import weakref
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyle, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import PictureSource
from playground.gui.inspect.arithmetic.controls import SlidingControls
from playground.gui.inspect.lens import LensPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.present.bars import TitleBar
from playground.gui.present.presentation import Presentation
from playground.gui.shell.window import MainWindow
from playground.gui.state.garbage import GarbageCollection
from playground.gui.state.language import LANGUAGES
from playground.gui.state.latest import LatestWins
from playground.gui.state.sliding import SPEEDS_HZ
from playground.gui.train.cards.health import HealthCard
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.viewport import Viewport
from playground.layers.stacks import load_stacks
from playground.pictures.load import LoadedPicture
from tests.gui.clock import Clock, drain
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import ScriptedClient, small_session
from tests.gui.train.scriptedwindow import begin_training
from tests.gui.train.trainwidgets import train_widgets
from tests.patience import PATIENCE_S

CHANGES = 4


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[ScriptedClient]:
    """The scripted training processes that the window has asked for."""
    made: list[ScriptedClient] = []

    def new_client(arrived: Callable[[], None]) -> ScriptedClient:
        made.append(ScriptedClient(arrived))
        return made[-1]

    monkeypatch.setattr(app, "new_client", new_client)
    monkeypatch.setattr(app, "training_folder", lambda: tmp_path / "training")
    return made


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clients: list[ScriptedClient]) -> Iterator[app.Program]:
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=200, device="cpu")
    with running(qtbot, tmp_path, replace(small_session(), training=plan)) as made:
        yield made
        made.change_language("en")


@pytest.fixture
def thawed() -> Iterator[None]:
    """What a test has had left alone by the search for garbage goes after its window."""
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def other_language(program: app.Program) -> str:
    spoken = program.settings.get(app.LANGUAGE)
    return next(code for code in sorted(LANGUAGES) if code != spoken)


def deleted() -> Counter[str]:
    """The objects of closed windows whose Python halves somebody still holds.

    Styles are left out: PySide's QApplication holds what stood for every style that was asked for.
    """
    drain()
    gc.collect()
    found: Counter[str] = Counter()
    for each in gc.get_objects():
        kind = type(
            each
        )  # `isinstance` would have other libraries' lazy objects look themselves up
        if issubclass(kind, QObject) and not issubclass(kind, QStyle) and not isValid(each):
            found[kind.__name__] += 1
    return found


def threads() -> Counter[str]:
    """The threads that run, without the engine's own, which stay once they were needed."""
    names = (thread.name for thread in threading.enumerate())
    return Counter(name for name in names if not name.startswith("convolve"))


def change_and_wait(program: app.Program, language: str) -> None:
    """Change the language, until the threads of the window before have ended."""
    left = [worker._thread for worker in program.window.findChildren(LatestWins)]
    program.change_language(language)
    for thread in left:  # the program does not wait for them
        thread.join(PATIENCE_S)


def top_levels() -> Counter[str]:
    """What stands beside the window, by its kind."""
    return Counter(type(each).__name__ for each in QApplication.topLevelWidgets())


@pytest.mark.parametrize("mode", ["explore", "train", "look_inside", "compare"])
def test_a_window_that_makes_way_leaves_nothing_behind(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient], mode: str
) -> None:
    program.window.show_mode(mode)
    if mode == "train":
        qtbot.waitUntil(lambda: program.training().data.dataset is not None)
    program.store.look(
        layer=0, filter=1, pin=Cell(0, 1, 2, 3), viewport=Viewport(0.4, 0.6, 2.0), digits=4
    )
    view = program.store.view
    old_windows: list[weakref.ref[MainWindow]] = []
    before = deleted()
    running_threads: list[Counter[str]] = []
    beside: dict[str, list[Counter[str]]] = defaultdict(list)
    for _ in range(CHANGES):
        old_windows.append(weakref.ref(program.window))
        language = other_language(program)
        change_and_wait(program, language)
        settle(qtbot, program)
        assert program.window.mode == mode
        assert program.store.view == view
        if mode == "train":
            begin_training(program, clients[-1])
            train_widgets(program).transport.stop.trigger()
        drain()
        running_threads.append(threads())
        beside[language].append(top_levels())
    assert running_threads == [running_threads[0]] * CHANGES
    assert all(kinds == [kinds[0]] * len(kinds) for kinds in beside.values())
    assert deleted() - before == Counter()
    assert [ref() for ref in old_windows] == [None] * CHANGES


def test_a_picture_that_was_still_being_read_is_told_of(qtbot: QtBot, program: app.Program) -> None:
    go, done = threading.Event(), threading.Event()

    def read() -> LoadedPicture:
        assert go.wait(PATIENCE_S)
        done.set()
        return LoadedPicture("big.tif", np.zeros((8, 8), np.uint8))

    before = program.store.session
    find(program, InputPanel).take_picture(PictureSource("big.tif", read))
    program.change_language(other_language(program))
    settle(qtbot, program)
    assert "big.tif" in find(program, MessageBar).text
    go.set()
    qtbot.waitUntil(done.is_set)
    drain()
    assert program.store.session is before


def test_what_was_left_alone_of_a_window_goes_with_it(
    qtbot: QtBot, thawed: None, program: app.Program
) -> None:
    program.garbage = GarbageCollection(program.store)  # as the program does, once all is built
    parts = [weakref.ref(part) for part in program.window.findChildren(QWidget)]
    program.change_language(other_language(program))
    settle(qtbot, program)
    qtbot.waitUntil(lambda: not program.garbage.is_due)
    drain()
    assert [type(part()).__name__ for part in parts if part() is not None] == []


def test_what_is_on_screen_is_the_same_in_the_new_window(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.resize(1300, 800)
    program.store.look(pin=Cell(0, 1, 2, 3), detail=(0, 1))
    qtbot.waitUntil(lambda: find(program, FlowView).detail.stage == 0)
    program.change_language("zh_CN")
    settle(qtbot, program)
    assert program.window.size().toTuple() == (1300, 800)
    flow = find(program, FlowView)
    assert flow.tile(0, 1).highlights[-1].style == "pin"
    qtbot.waitUntil(lambda: find(program, FlowView).detail.stage == 0)


def test_the_new_window_shows_the_same_pages(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    bottom, panel = find(program, BottomPanel), find(program, InputPanel)
    qtbot.mouseClick(bottom.tabs.button("lens"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.tabs.button("draw"), Qt.MouseButton.LeftButton)
    program.change_language("zh_CN")
    assert find(program, BottomPanel).tabs.value == "lens"
    assert find(program, LensPanel).isVisible()
    panel = find(program, InputPanel)
    assert panel.tabs.value == "draw"
    assert panel.draw_page.isVisible()
    assert not panel.picture_page.isVisible()
    program.window.show_mode("train")
    qtbot.waitUntil(lambda: program.training().data.dataset is not None)
    page = train_widgets(program).board.transport.pages.button("layers")
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton)
    program.change_language("en")
    settle(qtbot, program)
    board = train_widgets(program).board
    assert board.transport.pages.value == "layers"
    assert find(program, HealthCard).isVisible()
    assert not board.loss.isVisible()


def map_on_screen(program: app.Program) -> QImage:
    """The first map of the first layer, as it is painted."""
    tile = find(program, FlowView).tile(0, 0)
    return tile.grab(tile.area().toRect()).toImage()


def test_a_window_that_slides_goes_on_sliding(
    qtbot: QtBot, clock: Clock, program: app.Program
) -> None:
    whole = map_on_screen(program)
    controls = find(program, SlidingControls)
    controls.speed.setCurrentIndex(2)
    controls.play.click()
    clock.advance(210)
    assert program.store.view.slide == Cell(0, 0, 0, 3)
    half_filled = map_on_screen(program)
    assert half_filled != whole
    program.change_language("en")  # as words are written on what is not filled
    settle(qtbot, program)
    controls = find(program, SlidingControls)
    assert controls.speed.currentData() == SPEEDS_HZ[2]
    assert controls.scrub.value() == 3
    assert map_on_screen(program) != whole
    program.change_language("en")  # what the window has not come to says so in words
    settle(qtbot, program)
    assert map_on_screen(program) == half_filled
    controls = find(program, SlidingControls)
    clock.advance(210)
    assert program.store.view.slide == Cell(0, 0, 0, 6)
    assert controls.scrub.value() == 6
    controls.play.click()
    clock.advance(1000)
    assert controls.scrub.value() == 6


def test_tab_reaches_every_part_of_every_window(
    qtbot: QtBot, clock: Clock, program: app.Program
) -> None:
    """Qt's warnings, as of parts in two windows that are to follow one another, fail a test."""
    names = cycle(sorted(load_stacks()))
    for mode in ("explore", "train", "look_inside", "compare"):
        program.window.show_mode(mode)
        for _ in range(2):
            program.change_language(other_language(program))
            for name in (next(names), next(names)):
                find(program, StackMenu).load(name)
                settle(qtbot, program)
                drain()
                clock.advance(60)


@pytest.mark.parametrize("state", ["maximised", "usual"])
def test_the_new_window_is_as_large(qtbot: QtBot, program: app.Program, state: str) -> None:
    program.window.setGeometry(20, 30, 1300, 700)
    if state == "maximised":
        program.window.showMaximized()
    before = (program.window.geometry(), program.window.isMaximized())
    program.change_language("zh_CN")
    settle(qtbot, program)
    assert (program.window.geometry(), program.window.isMaximized()) == before
    program.window.showNormal()
    assert program.window.geometry() == QRect(20, 30, 1300, 700)


def test_a_presented_window_goes_on_being_presented(qtbot: QtBot, program: app.Program) -> None:
    view = program.store.view
    program.window.actions_["present"].trigger()
    drain()
    qtbot.keyClick(find(program, Presentation), Qt.Key.Key_Down)
    assert program.store.view.filter != view.filter
    program.change_language("zh_CN")
    settle(qtbot, program)
    drain()
    presentation = find(program, Presentation)
    assert presentation.isVisible()
    assert presentation.isFullScreen()
    title = find(presentation, TitleBar)
    assert title.texts[0] == "f2"
    assert title.leave.text() == "Esc  离开"
    qtbot.keyClick(presentation, Qt.Key.Key_Escape)
    assert program.store.view == view
    assert find(program, FlowView).isVisible()
