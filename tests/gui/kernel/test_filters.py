"""The filters of a layer: choosing, adding, copying, deleting, moving and naming them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.core.filters import MAX_FILTERS
from tests.gui.hands import ALT, Key, click, press, type_text
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


def test_page_keys_choose_the_next_filter(bench: Bench) -> None:
    bench.editor.name.setFocus()
    press(Key.Key_PageDown)
    assert bench.store.view.filter == 1
    assert bench.editor.name.text() == "Sobel, horizontal edges"
    assert "Filter 2 of 3" in bench.editor.name.toolTip()
    assert bench.grid.value_at((2, 1)) == 2
    press(Key.Key_PageDown, Key.Key_PageDown)
    assert bench.store.view.filter == 2
    press(Key.Key_PageUp)
    assert bench.store.view.filter == 1


def test_filters_are_added_duplicated_and_deleted(bench: Bench) -> None:
    click(bench.editor.copy_button)
    assert bench.names == [bench.names[0]] * 2 + bench.names[2:]
    assert bench.store.view.filter == 1
    click(bench.editor.delete_button)
    assert len(bench.names) == 3
    click(bench.editor.add_button)
    assert bench.store.view.filter == 3
    assert bench.weights[0].tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert bench.editor.preset.button.text() == "Identity"
    assert bench.undo_all() == 3


def test_the_last_filter_cannot_be_deleted(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(preset("box-3")))
    assert not bench.editor.delete_button.isEnabled()
    bench.editor.commands.delete()
    assert [str(message) for message in bench.refused] == ["A layer needs at least one filter."]


def test_a_full_layer_takes_no_more(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(*[preset("box-3")] * MAX_FILTERS))
    assert MAX_FILTERS == 4096
    assert not bench.editor.add_button.isEnabled()
    bench.editor.commands.add()
    assert [str(message) for message in bench.refused] == ["A layer has at most 4096 filters."]
    click(bench.editor.delete_button)
    assert len(bench.layer.filters) == MAX_FILTERS - 1
    click(bench.editor.copy_button)
    assert len(bench.layer.filters) == MAX_FILTERS


def test_alt_and_an_arrow_key_move_a_filter(bench: Bench) -> None:
    before = bench.names
    bench.editor.add_button.setFocus()
    press(Key.Key_Right, modifiers=ALT)
    assert bench.names == [before[1], before[0], before[2]]
    assert bench.store.view.filter == 1
    press(Key.Key_Left, modifiers=ALT)
    press(Key.Key_Left, modifiers=ALT)
    assert bench.names == before
    assert bench.undo_all() == 2


@pytest.mark.parametrize("way", ["F2", "field"])
def test_a_filter_is_renamed(bench: Bench, way: str) -> None:
    bench.store.look(filter=1)
    if way == "F2":
        bench.editor.add_button.setFocus()
        press(Key.Key_F2)
    else:
        bench.editor.name.setFocus()
        bench.editor.name.selectAll()
    type_text("Edges")
    press(Key.Key_Return)
    assert bench.names[1] == "Edges"
    assert bench.store.history.undo_label == "Rename a filter"


def test_escape_drops_a_name(bench: Bench) -> None:
    bench.editor.name.setFocus()
    type_text("x")
    press(Key.Key_Escape)
    assert bench.editor.name.text() == "Sobel, vertical edges"
    press(Key.Key_Tab)
    assert bench.undo_all() == 0
