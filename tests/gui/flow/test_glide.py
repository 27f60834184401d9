"""The detail slides in between its neighbours, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.glide import DURATION_MS, between, closed, opened
from playground.gui.flow.layout import Column, layout
from playground.gui.flow.view import FlowView
from tests.gui.clock import Clock, drain
from tests.gui.program import find, running

STACK = [Column(1, 1.0), Column(4, 1.0), Column(4, 1.0)]
DETAIL = Column(3, 1.0, extra=60, of_one_size=True)


def test_the_way_begins_where_the_columns_were_and_ends_where_they_will_be() -> None:
    before = layout(STACK, 900, 700, 1)
    after = layout([STACK[0], DETAIL, *STACK[1:]], 900, 700, 2, 2)
    start = opened(before, after, 1)
    for one, other in zip(between(start, after, 0.0).columns, start.columns, strict=True):
        assert (one.header, list(one.tiles)) == (other.header, list(other.tiles))
    assert between(start, after, 1.0) == after
    assert start.columns[0] == before.columns[0]
    assert start.columns[2:] == before.columns[1:]
    assert start.columns[1].header.x == before.columns[0].header.x
    half = between(start, after, 0.5)
    for one, middle, other in zip(start.columns, half.columns, after.columns, strict=True):
        low, high = sorted((one.header.x, other.header.x))
        assert low <= middle.header.x <= high
    assert closed(after, 1).columns == (after.columns[0], *after.columns[2:])


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        drain()  # the line of status takes its height from its text
        yield running_program


def open_detail(qtbot: QtBot, program: app.Program) -> None:
    """Lay the second map of the first layer open, up to the first frame of the glide."""
    flow = find(program, FlowView)
    program.store.look(detail=(0, 1))
    qtbot.waitUntil(lambda: flow.detail.stage is not None)
    assert flow._glide.is_gliding


def frames(clock: Clock, header: QWidget, milliseconds: int = DURATION_MS) -> list[int]:
    """Where a header is at each frame of the way, the first place included."""
    places = [header.x()]
    for _ in range(milliseconds // 10):
        clock.advance(10)
        places.append(header.x())
    return places


def test_a_map_that_is_laid_open_moves_its_neighbours_by_and_by(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    flow, header = find(program, FlowView), find(program, FlowView).header(0)
    closed_at = header.x()
    open_detail(qtbot, program)
    places = frames(clock, header)
    assert not flow._glide.is_gliding
    assert abs(places[0] - closed_at) <= 2
    assert places[-1] > closed_at + 50
    assert len(set(places)) > 10
    assert places == sorted(places)
    program.store.look(detail=None)
    assert frames(clock, header)[-1] == closed_at
    assert not flow._glide.is_gliding
    assert not any(tile.isVisible() for tile in flow.detail.tiles)


def test_a_detail_that_is_closed_half_way_goes_back_from_where_it_is(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    header = find(program, FlowView).header(0)
    closed_at = header.x()
    open_detail(qtbot, program)
    half = frames(clock, header, 60)[-1]
    assert half > closed_at + 20
    program.store.look(detail=None)
    assert header.x() == half
    places = frames(clock, header)
    assert places == sorted(places, reverse=True)
    assert places[-1] == closed_at


def test_a_detail_that_is_opened_again_half_way_goes_on_from_where_it_is(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    header = find(program, FlowView).header(0)
    open_detail(qtbot, program)
    open_at = frames(clock, header)[-1]
    program.store.look(detail=None)
    half = frames(clock, header, 60)[-1]
    assert half < open_at - 20
    open_detail(qtbot, program)
    assert header.x() == half
    places = frames(clock, header)
    assert places == sorted(places)
    assert places[-1] == open_at


def test_a_window_that_changes_its_size_on_the_way_does_not_make_the_columns_jump(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    flow, header = find(program, FlowView), find(program, FlowView).header(0)
    open_detail(qtbot, program)
    half = frames(clock, header, 60)[-1]
    program.window.resize(program.window.width() + 40, program.window.height())
    drain()
    assert header.x() == half
    assert flow._glide.is_gliding
    clock.advance(DURATION_MS)
    glided = [flow.header(stage).x() for stage in range(3)]
    flow.resizeEvent(QResizeEvent(flow.size(), flow.size()))
    assert glided == [flow.header(stage).x() for stage in range(3)]
