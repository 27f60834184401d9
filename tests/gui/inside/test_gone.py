"""What was chosen of a network that is gone: each page is about what is there, or says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network, Session
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.working import Working
from playground.gui.inside.workingsboard import WorkingsBoard
from playground.gui.state.insideview import Inside
from playground.training.protocol.inquiries.explaining import AskedNumber
from tests.gui.hands import Key, click, press, type_text
from tests.gui.inside.insidewindow import (
    board,
    cards,
    enter,
    enter_units,
    explained,
    looked,
    panel,
    small_session,
    unit_page,
)
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def without_the_last(session: Session) -> Session:
    return edits.delete_layer(session, len(session.network) - 1)


def fewer_filters(session: Session) -> Session:
    first, *rest = session.network.layers
    fewer = replace(first, filters=first.filters[:1])  # type: ignore[call-arg,attr-defined]
    return edits.set_network(session, Network((fewer, *rest)))


def only_maps(session: Session) -> Session:
    return edits.set_network(session, Network(session.network.layers[:1]))


def nothing_at_all(session: Session) -> Session:
    return edits.set_network(session, Network(()))


@pytest.mark.parametrize(
    ("about", "change", "has_answer"),
    [
        ((5, 1), without_the_last, True),
        ((0, 1), fewer_filters, True),
        ((5, 1), only_maps, False),
        ((0, 1), nothing_at_all, False),
    ],
)
def test_where_the_unit_is_gone_the_answer_is_asked_about_until_it_is_back(
    qtbot: QtBot,
    program: app.Program,
    about: tuple[int, int],
    change: Callable[[Session], Session],
    has_answer: bool,
) -> None:
    store = program.store
    store.look(inside=replace(store.view.inside, about=about))
    assert enter(qtbot, program).asked == AskedNumber(about[1], about[0])
    shown = board(program)
    store.edit("less", change)
    now = explained(qtbot, program)
    button = shown.how_far.button
    assert not button.isVisible()
    if has_answer:
        assert now.asked is not None
        assert now.asked.layer is None
        assert "unit" not in shown.question.text().lower()
        assert panel(program).about.value == "answer"
        assert not panel(program).unit.isVisible()
        assert cards(program)["gradient"].values is not None
    else:
        assert shown.empty.isVisible()
        assert shown.empty.text()
    program.window.actions_["undo"].trigger()
    assert explained(qtbot, program).asked == AskedNumber(about[1], about[0])
    assert panel(program).about.value == "unit"


def test_the_numbers_are_those_of_the_answer_where_the_unit_is_gone(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    store.look(inside=replace(store.view.inside, about=(5, 1)))
    enter(qtbot, program)
    click(find(program, InsidePages).pages.button("workings"))
    store.edit("less", without_the_last)
    settle(qtbot, program)
    working = find(program, Working)
    qtbot.waitUntil(lambda: working.now.cam is not None and not working.is_busy)
    assert not find(program, WorkingsBoard).empty.text()


def test_grad_cam_is_of_the_last_layer_with_maps_where_the_chosen_one_is_gone(
    qtbot: QtBot, program: app.Program
) -> None:
    """Its card said that there is no such layer, and the choice that it was the last with maps."""
    store = program.store
    store.look(inside=replace(store.view.inside, cam_layer=5))
    enter(qtbot, program)
    store.edit("less", without_the_last)
    explained(qtbot, program)
    assert cards(program)["grad-cam"].values is not None
    usual = panel(program).cam.text()
    click(find(program, InsidePages).pages.button("workings"))
    working = find(program, Working)
    qtbot.waitUntil(lambda: working.now.cam is not None and not working.is_busy)
    assert working.now.cam is not None
    assert working.now.cam.layer == 2
    store.look(inside=replace(store.view.inside, cam_layer=None))
    assert panel(program).cam.text() == usual
    program.window.actions_["undo"].trigger()
    settle(qtbot, program)


@pytest.mark.parametrize("page", ["why", "unit"])
def test_a_number_of_a_unit_that_is_not_there_is_refused_in_a_sentence(
    qtbot: QtBot, program: app.Program, page: str
) -> None:
    store = program.store
    if page == "why":
        enter(qtbot, program)
        click(panel(program).about.button("unit"))
        unit = panel(program).unit
    else:
        enter_units(qtbot, program)
        unit = unit_page(program).unit
    first = store.session.network.layers[0]
    most = len(first.filters)  # type: ignore[attr-defined]
    look = store.view.inside
    unit.spin.setFocus()
    unit.spin.selectAll()
    type_text("500")
    press(Key.Key_Return)
    assert str(most) in unit.spin.reason
    assert store.view.inside == look
    unit.spin.selectAll()
    type_text(str(most))
    press(Key.Key_Return)
    press(Key.Key_Up)  # there is no next one
    assert unit.value == most
    after = store.view.inside
    assert (after.about if page == "why" else after.unit) == (0, most - 1)
    if page == "why":
        explained(qtbot, program)
    else:
        looked(qtbot, program)


def test_no_more_layers_are_shuffled_than_there_are(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    store, shuffled = program.store, panel(program).shuffled
    store.look(inside=replace(store.view.inside, shuffled=7))  # of a larger network
    explained(qtbot, program)
    assert shuffled.value == 2
    shuffled.spin.setFocus()
    press(Key.Key_Down)
    assert store.view.inside.shuffled == 1
    shuffled.spin.selectAll()
    type_text("500")
    press(Key.Key_Return)
    assert "2" in shuffled.spin.reason
    assert store.view.inside.shuffled == 1
    explained(qtbot, program)


def test_another_network_is_asked_nothing_that_was_chosen_of_the_one_before(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    chosen = Inside(
        back_layer=2,
        back_cell=(1, 2, 3),
        answer=3,
        about=(0, 1),
        cam_layer=1,
        off=(0, 1),
        unit=(0, 1),
        feature_layer=3,
        step=8,
        cover=40,
        fill="blur",
    )
    store.look(inside=chosen)
    enter(qtbot, program)
    find(program, NetworkMenu).load("lenet5-digits")
    assert store.view.inside == Inside(cover=40, fill="blur")
    now = explained(qtbot, program)
    assert now.asked is None or now.asked.layer is None
    assert board(program).question.text() or now.why_not is not None
