"""Layers of very many filters, and filters of very many slices: as many pictures as fit a block."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core.filters import make_filter
from playground.gui.kernel.blocks import BLOCK_PICTURES, BlockSteps, block_of
from playground.gui.kernel.slicestrip import SliceStrip
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.thumb import Thumb
from tests.gui.hands import Key, click, press, show
from tests.gui.kernel.kernelbench import Bench, store_of

COUNT = 300


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    weights = np.arange(COUNT, dtype=np.float32)
    return Bench(qtbot, store_of(*(make_filter(f"{w:g}", np.full((3, 3), w)) for w in weights)))


def test_blocks_hold_every_place_once() -> None:
    for count in (1, BLOCK_PICTURES, BLOCK_PICTURES + 1, 4096):
        blocks = {block_of(chosen, count) for chosen in range(count)}
        assert sorted(place for block in blocks for place in block) == list(range(count))
        assert all(chosen in block_of(chosen, count) for chosen in range(count))


def test_keys_and_buttons_reach_every_filter(bench: Bench) -> None:
    strip = bench.editor.strip
    assert len(strip.findChildren(Thumb)) == BLOCK_PICTURES
    click(strip.thumb(BLOCK_PICTURES - 1))
    press(Key.Key_Right)
    assert bench.store.view.filter == BLOCK_PICTURES
    assert strip.thumb(BLOCK_PICTURES).isChecked()
    assert strip.thumb(BLOCK_PICTURES).hasFocus()
    press(Key.Key_End)
    assert bench.store.view.filter == COUNT - 1
    assert bench.grid.value_at((0, 0)) == COUNT - 1
    steps = strip.findChild(BlockSteps)
    assert steps is not None
    back, on = steps.findChildren(IconButton)
    assert not on.isEnabled()
    click(back)
    assert bench.store.view.filter in block_of(COUNT - 1 - BLOCK_PICTURES, COUNT)
    click(strip.thumb(bench.store.view.filter + 1))
    press(Key.Key_Delete)
    assert len(bench.names) == COUNT - 1


def test_keys_reach_every_slice(qtbot: QtBot) -> None:
    weights = np.arange(COUNT * 9, dtype=np.float32).reshape(COUNT, 3, 3)
    store = store_of(make_filter("one", np.ones((3, 3))))
    slices = SliceStrip(store)
    slices.show_slices(weights, 0, colour=False)
    show(qtbot, slices)
    seen: list[int] = []
    store.view_changed.connect(lambda old, new: seen.append(new.depth))
    assert len(slices.findChildren(Thumb)) == BLOCK_PICTURES + 1
    click(slices.thumb(BLOCK_PICTURES - 1))
    press(Key.Key_Right)
    assert slices.thumb(BLOCK_PICTURES).isChecked()
    press(Key.Key_Left)
    assert slices.thumb(BLOCK_PICTURES - 1).hasFocus()
    assert seen == [BLOCK_PICTURES - 1, BLOCK_PICTURES, BLOCK_PICTURES - 1]
