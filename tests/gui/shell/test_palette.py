"""Ctrl+K finds everything that can be done by parts of its name, and does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.fields import fields_of
from playground.core.session import Network
from playground.gui.flow.view import FlowView
from playground.gui.shell.actions import ACTIONS, plain
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.commands import Command, found
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import translated
from playground.kernels.presets import load_presets
from playground.layers import LAYERS, Convolution
from playground.layers.activation import Activation
from playground.layers.activations import ACTIVATIONS
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.pictures.samples import SAMPLES
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key, click, keyboard, press, type_text
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        qtbot.waitUntil(lambda: QApplication.activeWindow() is running_program.window)
        yield running_program


def opened(program: app.Program, text: str = "") -> CommandPalette:
    """The palette after Ctrl+K, with a text typed."""
    press(Key.Key_K, modifiers=CTRL)
    palette = find(program, CommandPalette)
    assert palette.isVisible()
    type_text(text)
    assert palette.line.text() == text
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [command.title for command in palette.commands]


def command(palette: CommandPalette, title: str, group: str) -> Command:
    (it,) = [one for one in palette.commands if (one.title, one.group) == (title, group)]
    return it


def test_it_closes_when_what_had_the_keyboard_is_gone(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    flow.tile(0, 3).setFocus()
    assert keyboard() is flow.tile(0, 3)
    palette = opened(program)
    program.store.edit("", edits.set_network, Network())
    settle(qtbot, program)
    drain()
    press(Key.Key_Escape)
    assert not palette.isVisible()


def test_it_opens_where_there_are_no_layers(qtbot: QtBot, program: app.Program) -> None:
    """The first lesson begins so; the selected layer's menu is that of the input there."""
    program.store.edit("", edits.set_network, Network())
    settle(qtbot, program)
    palette = opened(program)
    assert palette.line.hasFocus()
    offered = [one.title for one in palette.commands if one.group == "Selected layer"]
    assert any(title.startswith("Compare this map") for title in offered)
    assert "Delete" not in offered
    type_text("convolution add a layer")
    press(Key.Key_Return)
    settle(qtbot, program)
    assert len(program.store.session.network) == 1


def test_everything_that_is_declared_is_found(program: app.Program) -> None:
    store = program.store
    palette = opened(program)
    here = set(titles(palette))
    actions = program.window.actions_
    expected = {plain(actions[item.name].text()) for item in ACTIONS}
    for registry in (load_presets(), SAMPLES, load_stacks(), shipped_networks()):
        assert len(registry) > 0
        expected |= {entry.title for _, entry in registry.items()}
    expected |= {kind.title for kind in (LAYERS[name] for name in LAYERS)}
    expected |= {field.label for field in fields_of(type(store.session.network[0])).values()}
    expected |= {function.label for _, function in ACTIVATIONS.items()}
    expected |= {"Train", "Explore"}
    missing = expected - here
    assert missing == set()


@pytest.mark.parametrize("function", ["tanh", "prelu"])
def test_a_function_is_added_as_a_layer(qtbot: QtBot, program: app.Program, function: str) -> None:
    palette = opened(program, f"{function} add a layer")
    assert titles(palette)[0] == ACTIVATIONS[function].label
    press(Key.Key_Return)
    settle(qtbot, program)
    layer = program.store.session.network[program.store.view.layer]
    assert isinstance(layer, Activation)
    assert layer.function == function


def test_a_preset_is_given_to_the_selected_filter_by_typing_part_of_its_name(
    qtbot: QtBot, program: app.Program
) -> None:
    before = keyboard()
    palette = opened(program, "gaus")
    assert titles(palette)[0].startswith("Gauss")
    press(Key.Key_Return)
    assert not palette.isVisible()
    assert keyboard() is before
    settle(qtbot, program)
    layer = program.store.session.network[0]
    assert isinstance(layer, Convolution)
    assert layer.filters[0].preset == "gaussian-3"
    assert program.store.history.undo_label == "Choose a preset"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("held out epoch 0.01", "5 · 90 % after a single epoch"),
        ("astronaut flatten", "1 · What a picture is"),
    ],
)
def test_lessons_and_recipes_are_found_by_what_they_are_about(
    program: app.Program, words: str, title: str
) -> None:
    assert titles(opened(program, words))[0] == title


def test_words_are_found_in_any_order_and_those_at_the_beginning_come_first() -> None:
    def called(title: str, words: str = "") -> Command:
        return Command(title, "", print, words=words)

    all_of_them = [called("Reset view", "stride"), called("Two strides"), called("Stride")]
    assert [one.title for one in found(all_of_them, "STR")] == [
        "Stride",
        "Two strides",
        "Reset view",
    ]
    assert [one.title for one in found(all_of_them, "str two")] == ["Two strides"]
    assert found(all_of_them, "string") == []


def test_chinese_words_find_it_in_an_english_window(program: app.Program) -> None:
    assert "Stride" in titles(opened(program, "步幅"))


def test_a_network_a_sample_and_an_action_are_done(qtbot: QtBot, program: app.Program) -> None:
    opened(program, "lenet trained")
    press(Key.Key_Return)
    settle(qtbot, program)
    assert len(program.store.session.network) == 12
    opened(program, "checkerb")
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.store.session.picture.name == "checkerboard"
    palette = opened(program, "dark")
    assert command(palette, "Dark theme", "View").keys == "Ctrl+Shift+D"
    press(Key.Key_Return)
    assert theme().name == "dark"


def test_arrows_choose_and_escape_leaves_everything_as_it_was(program: app.Program) -> None:
    session, view = program.store.session, program.store.view
    before = keyboard()
    palette = opened(program, "edge")
    assert palette.list.currentRow() == 0
    press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert palette.list.currentRow() == 1
    press(Key.Key_Escape)
    assert not palette.isVisible()
    assert keyboard() is before
    assert (program.store.session, program.store.view) == (session, view)


def test_a_setting_gets_the_keyboard(program: app.Program) -> None:
    opened(program, "dilation")
    press(Key.Key_Return)
    focused = keyboard()
    assert focused.isVisible()
    assert not focused.visibleRegion().isEmpty()
    row = focused.parentWidget()
    labels = []
    while row is not None:
        labels.append(getattr(getattr(row, "label", None), "text", lambda: "")())
        row = row.parentWidget()
    assert "Dilation" in labels


def test_what_cannot_be_done_says_why_and_does_nothing(program: app.Program) -> None:
    program.store.look(layer=1)
    palette = opened(program, "undo")
    assert palette.about.text() == "There is nothing to take back"
    press(Key.Key_Return)
    assert palette.isVisible()
    palette.line.setText("sobel")
    preset = load_presets()["sobel-vertical"]
    item = command(palette, translated("kernel", preset.title), "Filter")
    assert item.why_not == "The selected layer has no filters: select one that has."
    before = program.store.session
    press(Key.Key_Return)
    assert program.store.session is before


def test_a_click_does_it_and_one_beside_closes_it(qtbot: QtBot, program: app.Program) -> None:
    palette = opened(program, "step edge")
    view = palette.list
    click(view.viewport(), view.visualItemRect(view.item(0)).center())
    settle(qtbot, program)
    assert program.store.session.picture.name == "step-edge"
    opened(program)
    find(program, FlowView).setFocus()  # as a click on the maps gives it
    assert not palette.isVisible()


def test_in_train_it_finds_the_settings_of_training_and_leads_back_to_the_filters(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.show_mode("train")
    drain()
    palette = opened(program, "learning rate")
    item = next(one for one in palette.commands if one.title == "Learning rate")
    assert item.group == "Train"
    assert item.why_not is None
    press(Key.Key_Escape)
    opened(program, "gaussian blur 3")
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.window.mode == "explore"
    layer = program.store.session.network[0]
    assert isinstance(layer, Convolution)
    assert layer.filters[0].preset == "gaussian-3"


def test_the_card_for_handwriting_is_found_without_the_page_of_cards(program: app.Program) -> None:
    assert not program.window.first_steps or not program.window.first_steps.is_open
    palette = opened(program, "handwriting")
    assert titles(palette)[0] == "It reads my handwriting"
    press(Key.Key_Return)
    layers = program.store.session.network.layers
    assert len(layers) == len(shipped_networks()["lenet5-digits"].network().layers)


def test_one_of_several_choices_stands_with_what_it_is_a_choice_of(program: app.Program) -> None:
    palette = opened(program)
    choices = [item for item in ACTIONS if item.choice_of]
    assert len(choices) >= 9
    for item in choices:
        title = plain(program.window.actions_[item.name].text())
        assert command(palette, title, plain(translated("action", item.choice_of))), item.name
