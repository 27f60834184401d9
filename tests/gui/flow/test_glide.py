"""The detail slides in between its neighbours, and out again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.glide import MILLISECONDS, between, closed, opened
from playground.gui.flow.layout import Column, layout
from tests.gui.program import running

STACK = [Column(1, 1.0), Column(4, 1.0), Column(4, 1.0)]
DETAIL = Column(3, 1.0, extra=60)


def test_the_way_begins_where_the_columns_were_and_ends_where_they_will_be() -> None:
    before = layout(STACK, 900, 700, 1)
    after = layout([STACK[0], DETAIL, *STACK[1:]], 900, 700, 2, 2)
    start = opened(before, after, 1)
    assert between(start, after, 0.0).columns == start.columns
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
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def test_a_map_that_is_laid_open_moves_its_neighbours_by_and_by(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, store = program.window.flow, program.store
    header = flow.header(0)
    places = [header.x()]
    store.look(detail=(0, 1))
    qtbot.waitUntil(lambda: flow.detail.stage is not None)
    while flow._glide.is_gliding:
        qtbot.wait(5)
        places.append(header.x())
    assert places[-1] > places[0] + 50
    assert len(set(places)) > 3
    assert all(later >= earlier - 2 for earlier, later in itertools.pairwise(places))
    opened_at = header.x()
    store.look(detail=None)
    qtbot.waitUntil(lambda: not flow._glide.is_gliding, timeout=20 * MILLISECONDS)
    assert header.x() == places[0] < opened_at
    assert not any(tile.isVisible() for tile in flow.detail.tiles)
