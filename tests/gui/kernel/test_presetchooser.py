"""Presets and their settings."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import filteredits
from playground.core.network_input import NetworkInput
from playground.figures.films.sweep import usual_values, values_between
from playground.gui.widgets.wording import filter_name
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from playground.layers.layersfile import write_layers_file
from playground.layers.stacks import network_of
from tests.gui.hands import (
    Key,
    click,
    drag,
    press,
    type_text,
)
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of
from tests.gui.widgets.test_sliders import at
from tests.onecell import set_cell


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


@pytest.fixture
def colour(qtbot: QtBot) -> Bench:
    """One filter for red, green and blue."""
    return Bench(qtbot, store_of(preset("sobel-vertical", 3), rgb=True))


def test_the_menu_offers_every_preset_in_groups_with_its_sentence(bench: Bench) -> None:
    menu = bench.editor.preset.button.menu()
    menu.aboutToShow.emit()
    offered = {}
    for group in menu.actions():
        if group.menu() is None:  # the user's own kernels follow
            continue
        assert group.menu().toolTipsVisible()
        for action in group.menu().actions():
            offered[action.data()] = (group.text(), action.text(), action.toolTip())
    wanted = {
        name: (item.group, item.title, f"<p>{item.sentence}</p>")
        for name, item in load_presets().items()
    }
    assert offered == wanted


def test_choosing_a_preset_gives_its_weights_and_its_name(bench: Bench) -> None:
    bench.choose_preset("laplacian-4")
    assert np.array_equal(bench.weights[0], load_presets()["laplacian-4"].matrix())
    assert bench.chosen.preset == "laplacian-4"
    assert bench.editor.name.text() == load_presets()["laplacian-4"].title
    assert bench.editor.preset.form() is None


def test_a_name_that_the_user_gave_stays(bench: Bench) -> None:
    bench.store.edit("x", filteredits.rename_filter, 0, 0, "My own")
    bench.choose_preset("laplacian-4")
    assert bench.chosen.name == "My own"


def test_a_name_that_a_new_window_gave_does_not(bench: Bench) -> None:
    layer = app.first_session().network[0]
    assert isinstance(layer, Convolution)
    bench.store.edit("x", filteredits.rename_filter, 0, 0, layer.filters[0].name)
    bench.choose_preset("laplacian-4")
    assert bench.chosen.name == load_presets()["laplacian-4"].title


def shown_names(bench: Bench) -> tuple[str, str]:
    """The name in the panel, and the one that the filter's picture tells."""
    return bench.editor.name.text(), filter_name(bench.chosen)


@pytest.mark.parametrize("back", ["undo", "by hand"])
def test_a_filter_edited_away_from_its_preset_is_called_edited(bench: Bench, back: str) -> None:
    title = load_presets()["sobel-vertical"].title
    assert shown_names(bench) == (title, title)
    before = float(bench.weights[0, 0, 0])
    bench.store.edit("x", set_cell, 0, 0, 0, 0, 0, 9.0)
    assert shown_names(bench) == (f"{title}, edited",) * 2
    if back == "undo":
        bench.store.undo()
    else:
        bench.store.edit("x", set_cell, 0, 0, 0, 0, 0, before)
    assert shown_names(bench) == (title, title)


def test_the_settings_count_when_the_numbers_of_a_preset_are_back(bench: Bench) -> None:
    bench.choose_preset("gabor")
    title = load_presets()["gabor"].title
    weights = load_presets()["gabor"].matrix(orientation=30.0)
    settings = (("orientation", 30.0),)
    bench.store.edit("x", filteredits.set_weights, 0, 0, weights, "gabor", title, settings)
    before = float(bench.weights[0, 1, 1])
    bench.store.edit("x", set_cell, 0, 0, 0, 1, 1, 9.0)
    assert shown_names(bench) == (f"{title}, edited",) * 2
    bench.store.edit("x", set_cell, 0, 0, 0, 1, 1, before)
    assert shown_names(bench) == (title, title)


def test_a_larger_window_is_no_edit_and_a_smaller_one_is(bench: Bench) -> None:
    title = load_presets()["sobel-vertical"].title
    bench.store.edit("x", filteredits.set_kernel_size, 0, 7, 7)
    assert shown_names(bench) == (title, title)
    bench.store.edit("x", filteredits.set_kernel_size, 0, 1, 1)
    assert shown_names(bench) == (f"{title}, edited",) * 2


def test_a_name_that_the_user_typed_stays_when_the_filter_is_edited(bench: Bench) -> None:
    bench.store.edit("x", filteredits.rename_filter, 0, 0, "My own")
    bench.store.edit("x", set_cell, 0, 0, 0, 0, 0, 9.0)
    assert shown_names(bench) == ("My own", "My own")


def test_settings_of_a_preset_are_live_and_one_step(bench: Bench) -> None:
    bench.choose_preset("gabor")
    form = bench.editor.preset.form()
    assert form is not None
    slider = form.control("orientation").number.slider  # type: ignore[attr-defined]
    drag(slider, at(slider, 0.5), at(slider, 0.6), at(slider, 0.75), release=False)
    angle = dict(bench.chosen.settings)["orientation"]
    assert angle == pytest.approx(90, abs=5)
    wanted = load_presets()["gabor"].matrix(orientation=angle)
    assert np.array_equal(bench.weights[0], wanted)
    drag(slider, at(slider, 0.75), at(slider, 0.75))
    assert bench.chosen.preset == "gabor"
    bench.store.undo()
    assert dict(bench.chosen.settings)["orientation"] == 0
    assert form.control("orientation").number.spin.text() == "0°"  # type: ignore[attr-defined]
    assert bench.undo_all() == 1


def type_sigma(bench: Bench, text: str) -> tuple[QWidget, QAbstractSpinBox]:
    """The Gaussian's form and its sigma, with ``text`` typed into it and not yet given."""
    bench.choose_preset("gaussian")
    form = bench.editor.preset.form()
    assert form is not None
    sigma = form.control("sigma").number.spin  # type: ignore[attr-defined]
    sigma.setFocus()
    sigma.selectAll()
    type_text(text)
    return form, sigma


def test_settings_are_those_of_the_chosen_filter(bench: Bench) -> None:
    form, sigma = type_sigma(bench, "2.5")
    press(Key.Key_Return)
    bench.store.look(filter=1)
    assert not form.isVisible()
    bench.choose_preset("gaussian")
    assert sigma.text() == "1"
    bench.store.look(filter=0)
    assert sigma.text() == "2.5"


def test_what_is_being_typed_for_a_preset_that_gives_way_goes_with_it(bench: Bench) -> None:
    before = bench.chosen
    form, sigma = type_sigma(bench, "2.5")
    assert sigma.hasFocus()
    bench.store.undo()
    assert not form.isVisible()
    assert bench.chosen is before
    assert bench.undo_all() == 0


def test_a_size_dragged_down_and_up_again_cuts_nothing_off_other_filters(bench: Bench) -> None:
    bench.choose_preset("gaussian")
    others = bench.layer.filters[1].weights
    form = bench.editor.preset.form()
    assert form is not None
    slider = form.control("size").number.slider  # type: ignore[attr-defined]
    place = 4 / 30
    drag(slider, at(slider, place), at(slider, 0), at(slider, place + 0.1), at(slider, place))
    assert bench.layer.kernel_size == (5, 5)
    assert np.array_equal(bench.layer.filters[1].weights, others)


def test_a_preset_for_one_slice_leaves_the_others(colour: Bench) -> None:
    click(colour.editor.slices.thumb(0))
    colour.choose_preset("box-3")
    assert np.allclose(colour.weights[0], 1 / 9)
    assert colour.weights[1:, 1, 2].tolist() == [2, 2]
    assert colour.chosen.preset == ""


def test_a_setting_that_is_changed_after_a_stack_was_kept_leaves_the_others(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The form showed the usual settings, and made the weights anew of these."""
    before = Bench(qtbot, store_of(preset("sobel-vertical")))
    before.choose_preset("gabor")
    for name, text in (("size", "9"), ("wavelength", "4")):
        _type(before, name, text)
    write_layers_file(tmp_path / "a.json", before.store.session.network, NetworkInput())
    entries = json.loads((tmp_path / "a.json").read_text())["layers"]
    layer = network_of(entries, (1, 32, 32), 0)[0]
    assert isinstance(layer, Convolution)
    after = Bench(qtbot, store_of(*layer.filters))
    _type(after, "phase", "90")
    wanted = {"size": 9, "wavelength": 4.0, "phase": 90.0}
    assert {**dict(after.chosen.settings), **wanted} == dict(after.chosen.settings)
    assert np.array_equal(after.weights[0], load_presets()["gabor"].matrix(**wanted))


def _type(bench: Bench, name: str, text: str) -> None:
    """Type a setting of the preset."""
    form = bench.editor.preset.form()
    assert form is not None
    (spin,) = form.control(name).findChildren(QAbstractSpinBox)
    spin.setFocus()
    spin.selectAll()
    type_text(text)
    press(Key.Key_Return)


def test_a_size_that_must_be_odd_goes_from_one_odd_number_to_the_next(qtbot: QtBot) -> None:
    """Each step was refused, as the next number is even."""
    bench = Bench(qtbot, store_of(preset("sobel-vertical")))
    bench.choose_preset("unsharp")
    form = bench.editor.preset.form()
    assert form is not None
    number = form.control("size").number  # type: ignore[attr-defined]
    sizes = []
    for widget, key in (
        (number.spin, Key.Key_Up),
        (number.slider, Key.Key_Right),
        (number.spin, Key.Key_Down),
        (number.slider, Key.Key_PageUp),
        (number.slider, Key.Key_End),
        (number.slider, Key.Key_Home),
    ):
        widget.setFocus()
        press(key)
        sizes.append(bench.chosen.size[0])
    assert sizes[:3] == [7, 9, 7]
    assert sizes[4:] == [31, 3]
    for place in range(number.slider.maximum() + 1):
        number.slider.setValue(place)
        assert bench.chosen.size == (3 + 2 * place,) * 2
    assert bench.chosen.size == (31, 31)
    assert bench.refused == []


def test_a_film_over_sizes_that_must_be_odd_has_those_alone() -> None:
    (size,) = (each.field for each in load_presets()["unsharp"].parameters if each.name == "size")
    assert usual_values(size) == tuple(map(float, range(3, 32, 2)))
    assert values_between(size, 8, 3) == (7.0, 5.0, 3.0)
