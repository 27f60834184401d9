"""The wall of very many filters: their images are made in one go, and what has no room is left."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from playground.core import filteredits
from playground.core.arrays import FloatArray
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.view.palette import Palette
from playground.gui.state.store import Store
from playground.gui.train.cards import filtersheet
from playground.gui.train.cards.filtersheet import FilterMeans, FilterSheet
from playground.gui.train.cards.gallery import FilterWall
from playground.gui.widgets.colours import map_image
from playground.layers import Convolution
from tests.gui.hands import show


def wall_of(count: int) -> FilterWall:
    rng = np.random.default_rng(0)
    kernels = rng.standard_normal((count, 3, 3)).astype(np.float32)
    filters = tuple(make_filter(str(at), each, 1) for at, each in enumerate(kernels))
    picture = Picture("noise", rng.random((16, 16), np.float32))
    return FilterWall(Store(Session(picture, Network((Convolution(filters=filters),)))))


@pytest.mark.parametrize("side", [200, 900])
def test_a_paint_makes_one_image_for_all(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    made: list[tuple[int, ...]] = []

    def counted(values: FloatArray, limit: float, palette: Palette) -> QImage:
        made.append(values.shape)
        return map_image(values, limit, palette)

    asked: list[int] = []
    place = FilterSheet.place
    wall = wall_of(4096)
    show(qtbot, wall, side, side)
    monkeypatch.setattr(filtersheet, "map_image", counted)
    monkeypatch.setattr(FilterSheet, "place", lambda self, at: asked.append(at) or place(self, at))
    wall.grab()
    cells = 3 if side == 900 else 1  # as many as have a pixel
    assert made == [(64 * cells, 64 * cells)]
    assert len(asked) == (4096 if side == 900 else len(set(asked)))
    assert side == 900 or len(asked) < 100  # there they have no size


def test_each_filter_lies_where_it_is_said_to(qtbot: QtBot) -> None:
    rng = np.random.default_rng(1)
    for filters in (
        [rng.standard_normal((1, 3, 5)).astype(np.float32) for _ in range(7)],
        [rng.standard_normal((3, 2 + at, 4 - at)).astype(np.float32) for at in range(3)],
        [],
    ):
        found = FilterMeans.of(filters)
        limit = found.largest or 1.0
        assert limit == max((float(np.abs(each).max()) for each in filters), default=1.0)
        sheet = FilterSheet(found.means, limit)
        for at, each in enumerate(filters):
            alone = map_image(np.ascontiguousarray(each.mean(axis=0)), limit, "signed")
            assert sheet.image.copy(sheet.place(at).toRect()) == alone


def test_weights_are_looked_through_once_and_no_more_than_they_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a layer with a gigabyte of weights each paint took two seconds."""
    looked: list[int] = []
    look = FilterMeans.of

    def counted(filters: list[FloatArray]) -> FilterMeans:
        looked.append(len(filters))
        return look(filters)

    monkeypatch.setattr(FilterMeans, "of", counted)
    wall = wall_of(12)
    show(qtbot, wall, 300, 300)
    for size in (200, 250, 300):
        wall.resize(size, size)
        wall.grab()
    assert looked == [12]
    wall._store.edit("fewer", filteredits.delete_filter, 0, 3)
    wall.grab()
    wall.compare_with(Network())
    wall.grab()
    assert looked == [12, 11, 11]


def test_many_weights_are_seen_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    filters = [rng.standard_normal((3, 4, 5)).astype(np.float32) for _ in range(6)]
    filters[2][1, 2, 3] = np.nan
    few = FilterMeans.of(filters)
    monkeypatch.setattr(filtersheet, "MAX_STACKED", 0)
    many = FilterMeans.of(filters)
    assert few.largest == many.largest == np.nanmax(np.abs(filters))
    np.testing.assert_array_equal(few.means, many.means)


def test_of_large_filters_as_many_cells_are_there_as_have_pixels(qtbot: QtBot) -> None:
    across = np.tile(np.arange(-50, 50, dtype=np.float32), (60, 1))
    sheet = FilterSheet([across, across.T[:30]], 50, 20)
    assert [sheet.place(at).size().toTuple() for at in range(2)] == [(20, 20), (20, 20)]
    evenly = np.arange(-50, 50, 5, dtype=np.float32) + 2
    alone = map_image(np.tile(evenly, (20, 1)), 50, "signed")
    assert sheet.image.copy(sheet.place(0).toRect()) == alone


def test_the_wall_is_laid_out_as_large_as_it_can_be(qtbot: QtBot) -> None:
    wall = wall_of(1)
    show(qtbot, wall, 400, 300)
    for count in (1, 2, 7, 64):
        rects = wall.rects(count)
        assert len(rects) == count
        side = rects[0].width()
        room = wall._room()
        assert all(rect.right() <= 400 and rect.bottom() <= room for rect in rects)
        sides = [
            min(407 / across, (room + 7) / -(-count // across)) - 8
            for across in range(1, count + 1)
        ]
        assert side == pytest.approx(max(sides)) or count <= 6
