"""Filters of very many slices: as many pictures as fit a line, and a way to all others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core.filteredits import ALL_SLICES
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.gui.kernel.blocks import BlockSteps, block_of
from playground.gui.kernel.slicestrip import BLOCK_SLICES, MAX_IN_LINE, SliceStrip
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.theme import CONTROL_PX
from playground.gui.widgets.thumb import Thumb
from playground.layers import Convolution
from tests.gui.hands import Key, click, press, show
from tests.gui.kernel.kernelbench import Bench, store_of

COUNT = 300
PANEL_PX = 232


def strip_of(qtbot: QtBot, count: int, chosen: int = 0) -> SliceStrip:
    """A line of slices as it stands in the panel, following the view as the panel does."""
    weights = np.arange(count * 9, dtype=np.float32).reshape(count, 3, 3)
    store = store_of(make_filter("one", np.ones((3, 3))))
    slices = SliceStrip(store)
    slices.show_slices(weights, chosen, colour=False)
    store.view_changed.connect(lambda old, new: slices.show_slices(weights, new.depth, False))
    show(qtbot, slices, PANEL_PX, CONTROL_PX)
    return slices


@pytest.mark.parametrize("size", [1, 4, 64])
def test_blocks_hold_every_place_once(size: int) -> None:
    for count in (1, size, size + 1, 4096):
        blocks = {block_of(chosen, count, size) for chosen in range(count)}
        assert sorted(place for block in blocks for place in block) == list(range(count))
        assert all(chosen in block_of(chosen, count, size) for chosen in range(count))


@pytest.mark.parametrize("count", [2, 3, MAX_IN_LINE, MAX_IN_LINE + 1, COUNT])
def test_slices_have_one_line(qtbot: QtBot, count: int) -> None:
    slices = strip_of(qtbot, count)
    assert slices.heightForWidth(PANEL_PX) == CONTROL_PX


def test_keys_and_buttons_reach_every_slice(qtbot: QtBot) -> None:
    slices = strip_of(qtbot, COUNT)
    assert len(slices.findChildren(Thumb)) == BLOCK_SLICES + 1
    click(slices.thumb(BLOCK_SLICES - 1))
    press(Key.Key_Right)
    assert slices.thumb(BLOCK_SLICES).isChecked()
    press(Key.Key_Left)
    assert slices.thumb(BLOCK_SLICES - 1).hasFocus()
    steps = slices.findChild(BlockSteps)
    assert steps is not None
    back, on = steps.findChildren(IconButton)
    assert not back.isEnabled()
    click(on)
    assert slices.thumb(BLOCK_SLICES).isChecked()
    click(back)
    assert slices.thumb(BLOCK_SLICES - 1).isChecked()


@pytest.mark.parametrize("count", [2, 4, COUNT])
def test_the_picture_that_stands_for_all_slices_says_so(qtbot: QtBot, count: int) -> None:
    slices = strip_of(qtbot, count)
    assert slices.thumb(ALL_SLICES).text() == "all"
    assert slices.thumb(ALL_SLICES).width() >= slices.thumb(ALL_SLICES).sizeHint().width()


def counted(bench: Bench, count: int) -> list[IconButton]:
    """The steps of a layer with so many slices, which is selected now."""
    weights = np.ones((count, 3, 3), np.float32)
    deep = replace(make_filter("deep", weights[0], count), weights=weights)
    network = Network((Convolution(filters=(deep,)),))
    bench.store.commit(replace(bench.store.session, network=network), "another layer")
    steps = bench.editor.slices.findChild(BlockSteps)
    assert steps is not None
    assert steps.isVisible() == (count > MAX_IN_LINE)
    return steps.findChildren(IconButton)


@pytest.mark.parametrize(
    ("before", "after", "depth"),
    [(3, 6, 0), (3, 12, 0), (6, 3, 0), (12, 3, 0), (6, 12, 0), (6, 12, 3), (12, 6, 0), (12, 6, 3)],
)
def test_the_steps_are_those_of_the_layer_that_is_selected(
    qtbot: QtBot, before: int, after: int, depth: int
) -> None:
    bench = Bench(qtbot, store_of(make_filter("one", np.ones((3, 3)))))
    counted(bench, before)
    bench.store.look(depth=depth)
    back, on = counted(bench, after)
    slices = bench.editor.slices
    named = [slices.thumb(at).text() for at in range(depth, depth + BLOCK_SLICES)]
    assert any(named) == (after == 3)  # names are beside them where there is room
    assert f"{depth + 1}–{depth + 3} of {after}" in on.toolTip()
    assert back.isEnabled() == (depth > 0)
    assert on.isEnabled() == (depth + BLOCK_SLICES < after)
    if on.isEnabled():
        click(on)
        assert slices.thumb(depth + BLOCK_SLICES).isChecked()
