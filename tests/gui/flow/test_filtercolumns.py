"""Filters stand left of the maps that they make, in every layer that has some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import Filter
from playground.core.session import Network, Session
from playground.engine.explain.formats import weight_text
from playground.gui.flow import filterpictures
from playground.gui.flow.filterimage import filter_image
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.layout import Column
from playground.gui.flow.placed import Area, placed
from playground.gui.flow.view import FlowView
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.hands import Key, click, press
from tests.gui.program import edit, find, running, settle

SIZES = [(1024, 768), (1440, 900), (1920, 1080)]


def behind_relu() -> Session:
    """The first layers, with the activation before the convolution."""
    session = app.first_session()
    convolution, activation, pooling = session.network.layers
    return edits.set_network(session, Network((activation, convolution, pooling)))


def two_in_a_row() -> Session:
    """Four filters on the picture, then two on their maps, of which every slice is another."""
    session = app.first_session()
    first = session.network.layers[0]
    rng = np.random.default_rng(1)
    filters = tuple(
        Filter(name, rng.standard_normal((4, 3, 3)).astype(np.float32)) for name in ("one", "other")
    )
    layers = (first, Activation(), Convolution(filters=filters, padding="same"))
    return edits.set_network(session, Network(layers))


@pytest.fixture(params=SIZES, ids=str)
def program(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=request.param) as running_program:
        yield running_program


def filters_of(program: app.Program, stage: int) -> FilterPictures:
    found = find(program, FlowView).filters.of(stage)
    assert found is not None
    return found


@pytest.mark.parametrize("stage", [1, 2])
def test_filters_of_a_later_layer_stand_left_of_their_maps(
    qtbot: QtBot, program: app.Program, stage: int
) -> None:
    session = behind_relu() if stage == 1 else two_in_a_row()
    program.store.commit(session, "stack")
    settle(qtbot, program)
    drain()
    flow, filters = find(program, FlowView), filters_of(program, stage)
    assert filters.isVisible()
    before = flow.tile(stage - 1, 0).geometry()
    for channel in range(1, len(flow.column(stage).tiles)):
        picture = filters.picture_rect(channel).translated(filters.pos())
        tile = flow.tile(stage, channel).geometry()
        assert tile.top() <= picture.center().y() <= tile.bottom()
        assert picture.right() < tile.left()
        assert not before.intersects(picture.toRect())


def test_no_texts_are_made_for_cells_that_have_no_room_for_them(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """256 filters of 256×256 cells took 1.4 seconds at each paint."""
    made: list[float] = []

    def counted(value: float, limit: float, digits: int) -> str:
        made.append(value)
        return weight_text(value, limit, digits)

    filters = filters_of(program, 0)
    monkeypatch.setattr(filterpictures, "weight_text", counted)
    filters.grab()
    assert len(made) >= 9
    large = Filter("large", np.eye(64, dtype=np.float32)[np.newaxis])
    layer = Convolution(filters=(large, large))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, Network((layer,))))
    made.clear()
    filters_of(program, 0).grab()
    assert made == []


def test_a_click_and_keys_are_for_the_layer_of_the_filters(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.commit(behind_relu(), "stack")
    settle(qtbot, program)
    drain()
    program.store.look(layer=2)
    filters = filters_of(program, 1)
    click(filters, filters.picture_rect(2).center().toPoint())
    assert (program.store.view.layer, program.store.view.filter) == (1, 2)
    filters.setFocus()
    press(Key.Key_Delete)
    layer = program.store.session.network[1]
    assert isinstance(layer, Convolution)
    assert len(layer.filters) == 3


def test_filters_go_with_their_layer(qtbot: QtBot, program: app.Program) -> None:
    program.store.commit(behind_relu(), "stack")
    settle(qtbot, program)
    flow = find(program, FlowView)
    assert flow.filters.of(0) is None
    program.store.undo()
    settle(qtbot, program)
    assert flow.filters.of(1) is None
    assert filters_of(program, 0).isVisible()


def test_nothing_lies_on_filters_and_none_goes_shut_far_from_the_selected_one() -> None:
    bare = [Column(1, 1.0), *[Column(6, 1.0)] * 8]
    columns = tuple(replace(each, has_filters=at in (1, 4, 7)) for at, each in enumerate(bare))
    seen = 0
    for width in range(500, 2600, 40):
        for selected in range(len(columns)):
            area = Area(width, 640, 10)
            found = placed(columns, area, selected)
            plain = placed(tuple(bare), area, selected)
            assert found.layout.width <= max(width, plain.layout.width)
            boxes = [box for each in found.layout.columns for box in each.tiles if box.height]
            for at, each in enumerate(found.layout.columns):
                shut = each.collapsed and not plain.layout.columns[at].collapsed
                assert not shut or (at not in (0, 8) and abs(at - selected) > 1)
                if each.filters is None or each.collapsed:
                    continue
                seen += 1
                assert each.filters.x + each.filters.width < each.tiles.large.x or at == 1
                if not each.has_large_filter:
                    assert each.filters == found.layout.columns[at - 1].tiles.large
                    continue
                for box in boxes:
                    right = each.filters.x + each.filters.width
                    assert box.x >= right or box.x + box.width <= each.filters.x
    assert seen > 200


def test_a_filter_of_many_slices_is_pictured_with_all_of_them_where_there_is_room() -> None:
    rng = np.random.default_rng(0)
    filter_ = Filter("deep", rng.standard_normal((6, 5, 5)).astype(np.float32))
    large, small = filter_image(filter_, 90), filter_image(filter_, 20)
    assert (large.width(), large.height()) == (17, 11)
    assert large.pixelColor(5, 0).alpha() == 0  # between two slices
    assert (small.width(), small.height()) == (5, 5)
    same = Filter("same", np.repeat(filter_.weights[:1], 6, axis=0))
    assert (filter_image(same, 90).width(), filter_image(same, 90).height()) == (5, 5)
