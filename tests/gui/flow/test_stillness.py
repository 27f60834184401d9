"""What the window does when there is nothing to do, or little: nothing, or little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from tests.gui.clock import Clock, drain, timers_in
from tests.gui.program import edit, find, running
from tests.onecell import set_cell

WATCHED = (QEvent.Type.Paint, QEvent.Type.LayoutRequest, QEvent.Type.Resize)


class Watch(QObject):
    """Counts the events of every widget by type and kind of widget."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[tuple[str, str]] = Counter()
        self.painted: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED:
            self.seen[event.type().name, type(watched).__name__] += 1
            if event.type() == QEvent.Type.Paint:
                self.painted.add(watched)
        return False


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        pass_time(clock)
        yield running_program


def pass_time(clock: Clock, milliseconds: int = 10_000) -> None:
    """Let everything happen that is due within some time."""
    drain()
    for _ in range(10):
        clock.advance(milliseconds / 10)
        drain()


@pytest.fixture
def watch(program: app.Program) -> Iterator[Watch]:
    application = QApplication.instance()
    assert application is not None
    watch = Watch()
    application.installEventFilter(watch)
    yield watch
    application.removeEventFilter(watch)


def test_a_window_at_rest_does_nothing(program: app.Program, watch: Watch, clock: Clock) -> None:
    pass_time(clock, 600_000)
    assert not watch.seen
    # Nothing is left that could wake it: no timer, no animation, no computation.
    assert clock.is_at_rest
    assert timers_in(program.window) == []
    assert not program.evaluation.is_busy


def test_an_edit_of_one_cell_repaints_the_maps_of_its_filter(
    qtbot: QtBot, program: app.Program, watch: Watch, clock: Clock
) -> None:
    store, flow = program.store, find(program, FlowView)
    store.look(scale=ScaleChoice("map"))
    pass_time(clock)
    watch.painted.clear()
    changed = set_cell(store.session, 0, 2, 0, 1, 1, 0.25)
    edit(qtbot, program, lambda: store.commit(changed, "cell"))
    pass_time(clock)
    tiles = {each for each in watch.painted if isinstance(each, MapTile)}
    assert tiles == {flow.tile(stage, 2) for stage in (0, 1, 2)}
    assert not any(isinstance(each, ColumnHeader) for each in watch.painted)


def test_a_stage_whose_layer_and_input_stay_is_not_painted_again(
    qtbot: QtBot, program: app.Program, watch: Watch, clock: Clock
) -> None:
    store, flow = program.store, find(program, FlowView)
    watch.painted.clear()
    pooled = edits.set_field(store.session, 2, "mode", "average")
    edit(qtbot, program, lambda: store.commit(pooled, "mode"))
    pass_time(clock)
    tiles = {each for each in watch.painted if isinstance(each, MapTile)}
    assert tiles == {flow.tile(2, channel) for channel in range(4)}
