"""F6 shows what is pinned over the whole area, maps as well as the numbers of a dense layer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Plane
from playground.gui.flow.enlarged import Enlarged, Histogram
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.state.viewstate import INPUT
from tests.gui.clock import drain
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        find(running_program, NetworkMenu).load("lenet5-digits")
        settle(qtbot, running_program)
        drain()
        yield running_program


def enlarge(program: app.Program) -> Enlarged:
    QTest.keyClick(program.window, Qt.Key.Key_F6)
    drain()
    return find(program, Enlarged)


def test_every_stage_can_be_enlarged(program: app.Program) -> None:
    shown = program.evaluation.shown
    assert shown is not None
    assert len(shown.stages) == 12
    for stage in range(INPUT, 12):
        shape = shown.shape if stage == INPUT else shown.stages[stage].shape
        assert shape is not None
        program.store.look(pin=Cell(stage, shape[0] - 1, 0, 0))
        enlarged = enlarge(program)
        assert enlarged.isVisible(), stage
        view = shown.view(stage)
        assert view is not None
        part = enlarged.vector if view.vector else enlarged.grid
        assert part.isVisible(), stage
        assert part.plane is not None
        assert part.plane.values.size == view.planes[0].values.size, stage
        assert part.hasFocus(), stage
        assert enlarged.grid.isVisible() != enlarged.vector.isVisible()
        QTest.keyClick(part, Qt.Key.Key_Escape)
        assert not enlarged.isVisible(), stage


def test_the_last_map_is_enlarged_where_a_layer_has_fewer_than_the_filter_chosen(
    program: app.Program,
) -> None:
    program.store.look(pin=None, layer=1, filter=15)  # the second has 6 maps
    enlarged = enlarge(program)
    assert enlarged.isVisible()
    assert program.store.view.enlarged == (1, 5)


def test_a_unit_is_pinned_in_the_enlarged_layer(program: app.Program) -> None:
    program.store.look(pin=Cell(11, 3, 0, 0))
    enlarged = enlarge(program)
    assert enlarged.vector.names == tuple("0123456789")
    assert [unit for unit, _ in enlarged.vector.marked] == [3]
    QTest.keyClick(enlarged.vector, Qt.Key.Key_Down)
    assert program.store.view.hover is not None
    unit = program.store.view.hover.channel
    QTest.keyClick(enlarged.vector, Qt.Key.Key_Return)
    assert program.store.view.pin == Cell(11, unit, 0, 0)
    assert enlarged.isVisible()


def test_another_map_of_which_some_places_are_known_has_no_facts_of_the_one_before(
    program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = program.store
    store.look(enlarged=(0, 0))
    enlarged, histogram = find(program, Enlarged), find(program, Histogram)
    facts = enlarged.facts
    assert facts
    assert histogram.counts.any()
    with monkeypatch.context() as sampled:
        sampled.setattr(Plane, "is_sampled", property(lambda _: True))
        program.evaluation.updated.emit(program.evaluation.shown)
        assert enlarged.facts == facts, "the same map keeps its facts while others are on their way"
        store.look(enlarged=(0, 1))
        assert enlarged.facts == ""
        assert not histogram.counts.any()
    program.evaluation.updated.emit(program.evaluation.shown)
    assert enlarged.facts not in ("", facts)
    assert histogram.counts.any()
