"""Ctrl+K finds every control that a user could come to, also what is folded away or in a menu."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.plan import TrainingPlan
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.startmenu import StartMenu
from playground.gui.flow.unitfinder import UnitFinder
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.input.samplestrip import SampleStrip
from playground.gui.inspect.fieldtable import FieldTable
from playground.gui.inspect.lens import LensPanel
from playground.gui.inspect.vector import VectorPanel
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.actions import plain
from playground.gui.shell.commandcontrols import go_to, part_of, settings
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.commands import Command, found
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.forms import FormRow
from playground.kernels.presets import load_presets
from playground.layers.activations import ACTIVATIONS
from playground.layers.kinds import grouped_kinds
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.layers.starts import load_starts
from playground.pictures.samples import SAMPLES
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key, click, keyboard, press, type_text
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session

CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider, QLineEdit)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        qtbot.waitUntil(lambda: QApplication.activeWindow() is running_program.window)
        yield running_program


def offered(program: app.Program) -> list[Command]:
    """All that the palette has now."""
    press(Key.Key_K, modifiers=CTRL)
    palette = find(program, CommandPalette)
    commands = palette.commands
    press(Key.Key_Escape)
    return commands


def on_screen(window: QWidget) -> set[str]:
    """The names of the controls that are seen: of a row of several that of the row."""
    names = set()
    for control in window.findChildren(QWidget):
        above = control.parentWidget()
        is_part = isinstance(above, QAbstractSpinBox | QComboBox | CommandPalette)
        if not isinstance(control, CONTROLS) or isinstance(control, QScrollBar) or is_part:
            continue
        if not control.isVisible() or isinstance(control, PresetButton):
            continue
        if isinstance(above, SampleStrip):
            continue  # by their titles; the strip's names are the same
        row = row_of(control)
        if row is not None and not isinstance(control, QAbstractButton):
            names.add(row.label.text())
        elif isinstance(control, QToolButton) and control.defaultAction() is not None:
            names.add(control.defaultAction().iconText())
        else:
            names.add(control.accessibleName() or plain(getattr(control, "text", str)()))
    return names - {""}


def row_of(control: QWidget) -> FormRow | None:
    above = control.parentWidget()
    while above is not None and not isinstance(above, FormRow):
        above = above.parentWidget()
    return above


def in_menus(window: QWidget) -> set[str]:
    """What is in the menus of buttons on screen."""
    names = set()
    for button in window.findChildren(QAbstractButton):
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if isinstance(menu, QMenu) and button.isVisible() and not isinstance(button, PresetButton):
            names |= {plain(each.text().partition("\t")[0]) for each in menu.actions()}
    return names - {""}


def open_folds(window: QWidget) -> None:
    for fold in window.findChildren(Fold):
        if fold.header.isVisible() and not fold.is_open:
            fold.header.click()
    drain()


def missing(wanted: set[str], commands: list[Command]) -> set[str]:
    """The names that no command has."""
    have = {plain(command.title).casefold() for command in commands}
    return {name for name in wanted if plain(name).casefold() not in have}


@pytest.mark.parametrize("layer", [-1, 0, 1, 2])
def test_all_that_is_seen_or_folded_away_is_found(program: app.Program, layer: int) -> None:
    program.store.look(layer=layer)
    drain()
    commands = offered(program)
    open_folds(program.window)
    wanted = on_screen(program.window) | in_menus(program.window)
    assert len(wanted) > 30
    assert missing(wanted, commands) == set()


def test_in_a_narrow_window_the_input_is_found_and_opened(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.resize(1024, 768)
    drain()
    commands = offered(program)
    click(find(program, InputButtons).picture)
    drain()
    panel = find(program, InputPanel)
    assert panel.isVisible()
    wanted = on_screen(panel) - {"Close"}  # it can be closed once it is open
    assert {"Channels: RGB", "Size: 64"} <= wanted
    assert missing(wanted, commands) == set()
    press(Key.Key_Escape)
    assert not panel.isVisible()
    press(Key.Key_K, modifiers=CTRL)
    type_text("Input: Draw")
    press(Key.Key_Return)
    settle(qtbot, program)
    drain()
    assert panel.isVisible()
    assert panel.draw_page.isVisible()


def test_in_train_all_that_is_seen_or_folded_away_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, small_session()) as program:
        program.window.show_mode("train")
        settle(qtbot, program)
        drain()
        commands = offered(program)
        open_folds(program.window)
        wanted = on_screen(program.window)
        assert "Learning rate" in wanted
        assert missing(wanted, commands) == set()


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_every_setting_that_can_be_gone_to_is_seen_then(program: app.Program, mode: str) -> None:
    """A line in a list that is closed was offered: it led to nothing."""
    program.window.show_mode(mode)
    drain()
    ways = [each for each in settings(program.window) if each.why_not is None]
    ways = [each for each in ways if isinstance(each.run, partial) and each.run.func is go_to]
    assert len(ways) > 10
    for way in ways:
        way.run()
        drain()
        assert way.run.args[0].isVisible(), way.title


def test_each_thing_of_a_registry_is_found_by_its_name(program: app.Program) -> None:
    commands = offered(program)
    names: list[str] = []
    for registry in (load_presets(), SAMPLES, load_stacks(), shipped_networks(), load_starts()):
        names += [entry.title for _, entry in registry.items()]
    names += [kind.title for kinds in grouped_kinds().values() for kind in kinds]
    names += [plain(action.text()) for action in program.window.actions_.all()]
    for menu in (NetworkMenu, StackMenu, StartMenu):
        shown = (a for a in find(program, menu).actions() if a.isVisible())
        names += [plain(action.text()) for action in shown if not action.isSeparator()]
    assert len(names) > 150
    for name in names:
        assert name in [command.title for command in found(commands, name)], name


def test_an_activation_function_is_chosen_by_its_name(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(layer=1)
    drain()
    titles = {command.title for command in offered(program)}
    for name in ACTIVATIONS:
        assert f"Function: {ACTIVATIONS[name].label}" in titles
    press(Key.Key_K, modifiers=CTRL)
    type_text("function: tanh")
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.store.session.network[1].function == "tanh"  # type: ignore[attr-defined]
    assert program.store.history.undo_label is not None


def test_a_setting_of_a_mode_that_was_never_entered_leads_there(
    qtbot: QtBot, program: app.Program
) -> None:
    press(Key.Key_K, modifiers=CTRL)
    palette = find(program, CommandPalette)
    type_text("learning rate")
    assert palette.commands[0].group == "Train"
    press(Key.Key_Return)
    drain()
    assert program.window.mode == "train"
    row = row_of(keyboard())
    assert row is not None
    assert row.label.text() == "Learning rate"
    press(Key.Key_K, modifiers=CTRL)
    type_text("dilation")
    press(Key.Key_Return)
    drain()
    assert program.window.mode == "explore"
    row = row_of(keyboard())
    assert row is not None
    assert row.label.text() == "Dilation"


def test_every_setting_of_training_that_means_something_is_found(program: app.Program) -> None:
    from playground.core.fields import fields_of

    titles = {command.title for command in offered(program)}
    plan = program.store.session.training
    fields = fields_of(TrainingPlan).values()
    assert {each.label for each in fields if each.relevant is None or each.relevant(plan)} <= titles


def test_what_menus_of_the_layer_and_of_buttons_do_is_done(
    qtbot: QtBot, program: app.Program
) -> None:
    for typed, label in (("move right", "Move a layer"), ("transpose", "Transpose")):
        program.store.look(layer=0)
        press(Key.Key_K, modifiers=CTRL)
        type_text(typed)
        press(Key.Key_Return)
        settle(qtbot, program)
        said = program.store.history.undo_label
        assert label in str(said), said
        program.store.undo()
        settle(qtbot, program)
    press(Key.Key_K, modifiers=CTRL)
    type_text("rename")
    press(Key.Key_Return)
    assert find(program, PropertiesPanel).isAncestorOf(keyboard())
    press(Key.Key_K, modifiers=CTRL)
    type_text("whole layer")
    press(Key.Key_Return)
    assert program.store.view.scale.by == "layer"
    assert find(program, FlowView).isVisible()


def test_opening_it_often_leaves_nothing_behind(program: app.Program) -> None:
    for _ in range(3):
        offered(program)
    drain()
    before = len(program.window.findChildren(QMenu))
    for _ in range(3):
        offered(program)
    drain()
    assert len(program.window.findChildren(QMenu)) == before


def test_recent_sessions_are_found(qtbot: QtBot, program: app.Program, tmp_path: Path) -> None:
    path = tmp_path / "about edges.convplay"
    program.file.save_to(str(path))
    qtbot.waitUntil(lambda: not program.file.is_saving)
    (command,) = [each for each in offered(program) if each.group == "Recent session"]
    assert command.title == "about edges.convplay"
    command.run()
    qtbot.waitUntil(lambda: program.store.history.undo_label == "Open session")


def test_a_window_that_was_made_in_train_offers_what_explore_has(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.show_mode("train")
    program.change_language("zh_CN")
    program.change_language("en")
    window = program.window
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window and window.is_complete)
    assert not window.findChildren(PropertiesPanel)
    commands = offered(program)
    (rename,) = (each for each in commands if each.title == "Rename the filter")
    rename.run()
    drain()
    assert isinstance(keyboard(), QLineEdit)
    assert window.findChild(PropertiesPanel).isAncestorOf(keyboard())
    type_text("mine")
    press(Key.Key_Return)
    assert program.store.session.network.layers[0].filters[0].name == "mine"


def test_a_window_that_begins_in_train_finds_a_unit(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, small_session(), mode="train") as program:
        settle(qtbot, program)
        assert not program.window.findChildren(FlowView)
        ways = {each.group: each for each in offered(program) if each.title == "Find a unit"}
        ways["Selected layer"].run()
        drain()
        finder = find(program, UnitFinder)
        assert program.window.mode == "explore"
        assert finder.isVisible()
        finder.close()


def test_what_has_a_name_twice_is_told_apart_by_the_part_that_it_is_in(
    program: app.Program,
) -> None:
    program.store.look(layer=0, filter=0, input_tab="draw")
    drain()
    commands = offered(program)
    sizes = [each.group for each in commands if each.title == "Size"]
    assert len(sizes) == len(set(sizes)) > 1
    assert {"Drawing", "Selected filter"} <= set(sizes)
    assert [each.group for each in commands if each.title == "Ink"] == ["Drawing"]
    named = {each.title: each.group for each in commands}
    for title, group in (
        *(("Clear picture", "Drawing"), ("Invert picture", "Drawing")),
        *(("Copy the arithmetic", "Arithmetic"), ("Dilation", "Selected layer")),
    ):
        assert named[title] == group


@pytest.mark.parametrize(
    ("page", "name"), [(LensPanel, "Lens"), (VectorPanel, "Vector"), (FieldTable, "Fields")]
)
def test_each_page_below_the_maps_is_a_part_of_its_own(
    program: app.Program, page: type[QWidget], name: str
) -> None:
    (found,) = program.window.findChildren(page)
    assert part_of(found, "Window") == name


def test_what_the_sheet_that_is_drawn_on_puts_off_is_found_with_the_way_to_it(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.resize(1024, 768)
    qtbot.waitUntil(lambda: program.window.width() == 1024)
    click(find(program, InputButtons).pencil)
    settle(qtbot, program)
    channels = find(program, InputPanel).options.channels
    assert not channels.isVisible()
    (rgb,) = [each for each in offered(program) if each.title == "Channels: RGB"]
    assert "Choose Picture first" in str(rgb.why_not)
    click(find(program, InputPanel).tabs.button("picture"))
    drain()
    assert channels.isVisible()
    (rgb,) = [each for each in offered(program) if each.title == "Channels: RGB"]
    assert rgb.why_not is None
