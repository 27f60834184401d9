"""What a start offers to begin with: where it lies, what a click does, and when it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.firstpage import CardButton, FirstPage, MenuOpener
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.state.areasizes import from_text
from playground.gui.state.machine_settings import AREA_SIZES, FIRST_STEPS, RECENT
from playground.gui.widgets.taborder import in_reading_order
from playground.layers.starts import load_starts
from tests.gui.clock import drain
from tests.gui.hands import Key, click, keyboard, press
from tests.gui.present.staging import present
from tests.gui.program import find, running, settle
from tests.gui.test_handwriting import stroke_by_stroke
from tests.handwriting import hands, written

SIZES = [(1024, 768), (1440, 900)]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        yield running_program


def start(program: app.Program) -> FirstPage:
    """Do what a start does once all panels are there."""
    assert program.window.first_steps is not None
    program.window.first_steps.open_at_start()
    drain()
    return find(program, FirstPage)


def from_help(program: app.Program) -> FirstPage:
    program.window.actions_["first_steps"].trigger()
    drain()
    return find(program, FirstPage)


def is_gone(program: app.Program) -> bool:
    """Whether the cards are away; the arithmetic is there then, if its mode has one."""
    drain()
    below = find(program, BottomPanel)
    return not program.window.findChildren(FirstPage) and below.isVisible()


def cards(page: FirstPage) -> list[CardButton]:
    return [card for card in page.cards if card.isVisible()]


def place_of(widget: QWidget) -> tuple[object, ...]:
    corner = widget.mapTo(widget.window(), widget.rect().topLeft())
    return corner, widget.size(), widget.visibleRegion().boundingRect()


@pytest.mark.parametrize("size", SIZES)
def test_it_hides_nothing_of_the_maps(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    drain()
    flow, below = find(program, FlowView), find(program, BottomPanel)
    before, arithmetic = place_of(flow), place_of(below)
    page = start(program)
    assert place_of(flow) == before
    assert place_of(page) == arithmetic
    assert not below.isVisible()
    assert len(cards(page)) >= 4
    for card in cards(page):
        assert page.rect().contains(card.geometry())
        assert card.minimumSizeHint().height() <= card.height()


@pytest.mark.parametrize("size", SIZES)
def test_one_click_and_a_digit_is_read(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    drain()
    click(start(program).cards[0])
    settle(qtbot, program)
    panel = find(program, InputPanel)
    assert panel.grid.isVisible()
    assert is_gone(program)
    assert not np.asarray(program.store.session.picture.pixels).any()
    rng, (hand,) = np.random.default_rng(5), hands(1, seed=5)
    empty, read = program.store.history.position, []
    for digit in range(3):
        stroke_by_stroke(qtbot, program, written(digit, replace(hand, step=0.08), rng))
        shown = program.evaluation.shown
        assert shown is not None
        assert shown.results is not None
        outputs = shown.results.maps(len(shown.stages) - 1)
        assert outputs is not None
        read.append(int(outputs.argmax()))
        while program.store.history.position > empty:
            program.store.undo()
        settle(qtbot, program)
    assert read == [0, 1, 2]


def test_the_input_opens_also_where_it_was_folded_away(qtbot: QtBot, program: app.Program) -> None:
    program.window.resize(1440, 900)
    program.window.areas.toggle("input")
    drain()
    assert not find(program, InputPanel).isVisible()
    click(start(program).cards[0])
    settle(qtbot, program)
    assert find(program, InputPanel).grid.isVisible()
    assert not find(program, InputButtons).isVisible()


def test_each_example_is_one_click(qtbot: QtBot, program: app.Program) -> None:
    program.window.resize(1440, 900)
    drain()
    titles = []
    for at in range(1, 1 + len(load_starts())):
        card = from_help(program).cards[at]
        assert card.isVisible()
        titles.append(card.text())
        before = program.store.session
        click(card)
        settle(qtbot, program)
        assert program.store.session is not before
        assert is_gone(program)
        assert find(program, BottomPanel).arithmetic.outcome.text()
    assert titles == [entry.title for _, entry in load_starts().items()]


def test_examples_without_room_for_a_card_are_in_a_menu(program: app.Program) -> None:
    page = start(program)
    assert len(cards(page)) < len(page.cards)
    menu = page.examples.opened
    assert [each.text() for each in menu.actions()] == [
        entry.title for _, entry in load_starts().items()
    ]


def press_and_open(button: MenuOpener) -> None:
    click(button)
    assert button.opened.isVisible()
    button.opened.close()


def test_the_menus_are_there_when_the_page_is_gone(qtbot: QtBot, program: app.Program) -> None:
    """The palette lists the lessons of their menu: it opened no more once a card was clicked."""
    page = start(program)
    press_and_open(page.lessons)
    click(page.cards[1])
    settle(qtbot, program)
    assert is_gone(program)
    drain()
    program.window.actions_["palette"].trigger()
    assert find(program, CommandPalette).isVisible()


def test_the_first_lesson_is_two_clicks_away(qtbot: QtBot, program: app.Program) -> None:
    page = start(program)
    assert page.lessons.isVisible()
    press_and_open(page.lessons)
    menu = page.lessons.opened
    first = menu.actions()[0]
    assert first.text() == "1 · What a picture is"
    first.trigger()
    settle(qtbot, program)
    assert is_gone(program)
    assert find(program, LessonBar).isVisible()
    assert "A very small picture" in find(program, LessonBar).text.text()


def test_the_session_of_last_time_is_the_second_card(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    assert not any("Last time" in card.text() for card in start(program).cards)
    path = tmp_path / "lesson 3.convplay"
    program.file.save_to(str(path))
    qtbot.waitUntil(lambda: not program.file.is_saving)
    assert program.settings.get(RECENT) == (str(path),)
    press(Key.Key_N, modifiers=Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    card = from_help(program).cards[1]
    assert card.text() == "Last time: lesson 3"
    assert str(path) in card.toolTip()
    click(card)
    qtbot.waitUntil(lambda: program.file.path == str(path))
    settle(qtbot, program)
    assert is_gone(program)


def test_pointing_at_things_leaves_it_there_and_using_them_does_not(
    qtbot: QtBot, program: app.Program
) -> None:
    page = start(program)
    tile = find(program, FlowView).tile(0, 0)
    qtbot.mouseMove(tile, tile.rect().center())
    drain()
    assert program.store.view.hover is not None
    assert page.isVisible()
    click(tile)
    assert is_gone(program)
    from_help(program)
    grid = find(program, KernelGrid)
    grid.setFocus()
    press(Key.Key_PageUp)
    settle(qtbot, program)
    assert is_gone(program)


def test_escape_and_the_cross_close_it_and_the_keyboard_stays_in_the_window(
    program: app.Program,
) -> None:
    program.store.look(pin=program.store.view.pin)
    pinned = program.store.view.pin
    page = start(program)
    page.cards[0].setFocus()
    press(Key.Key_Escape)
    assert is_gone(program)
    assert program.store.view.pin == pinned
    assert keyboard().isVisible()
    click(from_help(program).close_button)
    assert is_gone(program)


def test_tab_comes_to_the_cards_and_return_begins(qtbot: QtBot, program: app.Program) -> None:
    page = start(program)
    order = in_reading_order(program.window)
    assert [each for each in order if isinstance(each, CardButton)] == cards(page)
    below = find(program, BottomPanel)
    assert not any(below.isAncestorOf(each) for each in order)
    page.cards[1].setFocus()
    press(Key.Key_Space)
    settle(qtbot, program)
    assert is_gone(program)
    assert program.store.history.undo_label == "Load an example"


def test_help_brings_it_back_from_train_and_where_the_area_is_folded_away(
    program: app.Program,
) -> None:
    program.window.areas.toggle("below")
    program.window.show_mode("train")
    drain()
    page = from_help(program)
    assert program.window.mode == "explore"
    assert page.isVisible()
    assert not page.visibleRegion().isEmpty()
    program.window.show_mode("train")
    drain()
    assert not program.window.findChildren(FirstPage)


def test_it_stays_while_data_weights_or_pixels_come(qtbot: QtBot, program: app.Program) -> None:
    """It was gone at the next batch of a training, or when the data of Train had been read."""
    store = program.store
    page = start(program)
    store.look(data_classes=("a", "b"), data_paper=1.0)
    drain()
    assert page.isVisible()
    store.begin_learning("Train", 1)
    (layer, *others) = store.session.network
    for factor in (2, 3):
        tensors = {name: factor * value for name, value in layer.tensors().items()}
        store.learn(Network((layer.with_tensors(tensors), *others)), "Train")
    settle(qtbot, program)
    assert page.isVisible()
    store.settle()
    drain()
    assert page.isVisible()
    store.follow_pixels(store.session.picture.pixels // 2)
    settle(qtbot, program)
    assert page.isVisible()
    store.end_following()
    store.edit("x", edits.set_enabled, 1, False)
    settle(qtbot, program)
    assert is_gone(program)


def test_it_is_not_shown_at_starts_where_that_is_not_wanted(program: app.Program) -> None:
    page = start(program)
    assert page.at_start.isChecked()
    click(page.at_start)
    assert program.settings.get(FIRST_STEPS) == "asked"
    press(Key.Key_Escape)
    assert program.window.first_steps is not None
    program.window.first_steps.open_at_start()
    assert is_gone(program)
    assert not from_help(program).at_start.isChecked()


def test_an_area_that_was_folded_away_is_not_opened_by_a_start(program: app.Program) -> None:
    program.window.areas.toggle("below")
    assert program.window.first_steps is not None
    program.window.first_steps.open_at_start()
    drain()
    assert not program.window.findChildren(FirstPage)
    assert from_text(program.settings.get(AREA_SIZES))["explore"].folded == ("below",)


def test_it_stays_when_the_language_is_changed(qtbot: QtBot, program: app.Program) -> None:
    start(program)
    try:
        program.change_language("zh_CN")
        qtbot.waitUntil(lambda: program.window.isVisible() and program.window.is_complete)
        drain()
        assert "手写" in find(program, FirstPage).cards[0].text()
    finally:
        program.change_language("en")
    assert find(program, FirstPage).isVisible()
    click(find(program, FirstPage).close_button)
    assert is_gone(program)


def test_it_is_there_after_presenting_as_all_else_is(qtbot: QtBot, program: app.Program) -> None:
    program.first_pin.pin()  # as at each start
    settle(qtbot, program)
    page = start(program)
    view = program.store.view
    presentation = present(qtbot, program)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_F5):
        qtbot.keyClick(presentation, key)
        settle(qtbot, program)
    drain()
    assert program.store.view == view
    assert page.isVisible()
    program.store.look(filter=1)  # looked at in the window, it goes
    assert is_gone(program)
