"""What a unit looks for: weights, map, strongest places, a picture made for it, and without it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.formats import number_text
from playground.gui.inside import whatif
from playground.gui.inside.answerrows import difference
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.unitlooking import UnitLooking
from playground.gui.inside.whatif import WhatIf
from playground.layers import Pooling
from playground.pictures.samples import picture_names
from playground.training.protocol import messages
from tests.gui.clock import drain
from tests.gui.hands import Key, click, press
from tests.gui.inside.insidewindow import (
    answers,
    enter_units,
    looked,
    small_session,
    unit_page,
)
from tests.gui.program import find, running, settle
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def test_the_selected_filter_is_looked_at_first(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(layer=0, filter=2)
    now = enter_units(qtbot, program)
    page = unit_page(program)
    assert now.unit == (0, 2)
    assert page.weights.count == 1
    assert "3×3" in page.weights.text
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    maps = shown.results.maps(0)
    assert maps is not None
    assert number_text(float(maps[2].max()), 2) in page.map.text
    assert now.places is not None
    assert now.places.count == len(picture_names())
    assert page.places.count == page.back.count == 9
    assert list(now.places.values) == sorted(now.places.values, reverse=True)
    assert len(set(now.places.names)) == 9  # each in another picture
    assert all(max(each.shape[:2]) <= 3 for each in now.places.crops)
    assert now.places.names[0] in page.places.accessibleDescription()


def test_the_map_of_another_layer_is_not_shown_until_that_of_the_unit_is_there(
    qtbot: QtBot, program: app.Program
) -> None:
    """The results of before have another layer at the place of the unit."""
    enter_units(qtbot, program)
    page, store = unit_page(program), program.store
    store.edit("a", edits.add_layer, 1, Pooling())
    store.look(inside=replace(store.view.inside, unit=(1, 0)))  # its maps have not come yet
    assert page.map.text == "being worked out"
    looked(qtbot, program)
    assert "row" in page.map.text


def test_another_unit_is_chosen_by_layer_and_number(qtbot: QtBot, program: app.Program) -> None:
    before = enter_units(qtbot, program)
    page = unit_page(program)
    page.unit.spin.setFocus()
    press(Key.Key_Up)
    now = looked(qtbot, program)
    assert program.store.view.inside.unit == (0, 1) == now.unit
    assert now.places is not None
    assert before.places is not None
    assert now.places.values != before.places.values
    menu = page.layer.menu()
    menu.aboutToShow.emit()
    next(entry for entry in menu.actions() if entry.text().startswith("5 ")).trigger()
    now = looked(qtbot, program)
    assert now.unit == (4, 0)
    assert page.unit.slider.maximum() == 5  # six outputs
    assert now.places is not None


def test_data_of_another_size_are_fitted_as_any_picture_is(
    qtbot: QtBot, program: app.Program
) -> None:
    enter_units(qtbot, program)
    click(unit_page(program).pictures.choice.button("data"))
    now = looked(qtbot, program)
    assert now.places is not None, unit_page(program).places.text
    assert now.places.count == 1797  # the scanned digits, of 8 by 8


def test_the_places_of_the_data_that_are_trained_on(qtbot: QtBot, tmp_path: Path) -> None:
    plan = TrainingPlan(data=Digits(size=8))
    session = replace(small_session(8), training=plan)
    with running(qtbot, tmp_path, session, (1024, 768)) as program:
        enter_units(qtbot, program)
        click(unit_page(program).pictures.choice.button("data"))
        now = looked(qtbot, program)
        assert now.places is not None, unit_page(program).places.text
        assert now.places.count == 1797  # the scanned digits


def test_a_picture_grows_and_its_steps_are_scrubbed(qtbot: QtBot, program: app.Program) -> None:
    enter_units(qtbot, program)
    page = unit_page(program)
    click(page.ways["rotation"])
    assert program.store.view.inside.without == {"rotation"}
    click(page.grow)
    now = looked(qtbot, program)
    assert page.made.count == 1
    assert now.grown[0].step == 0
    assert now.grown[-1].step == 256
    assert now.grown[-1].value > now.grown[0].value
    assert number_text(now.grown[-1].value, 2) in page.made.text
    page.steps.setFocus()
    press(Key.Key_Left)
    assert program.store.view.inside.step == now.grown[-2].step
    assert str(now.grown[-2].step) in page.made.text
    page.steps.setValue(0)
    assert program.store.view.inside.step == 0


def test_growth_is_stopped_and_kept_as_it_is(qtbot: QtBot, program: app.Program) -> None:
    enter_units(qtbot, program)
    page = unit_page(program)
    click(page.grow)
    assert "Stop" in page.grow.text()
    click(page.grow)
    assert "Stop" not in page.grow.text()
    looked(qtbot, program)


def test_without_a_unit_the_answers_are_others(qtbot: QtBot, program: app.Program) -> None:
    enter_units(qtbot, program)
    before = {row.output: row.share for row in answers(program).rows.rows}
    what_if = find(program, WhatIf)
    click(unit_page(program).off)
    assert program.store.view.inside.off == (0, 0)
    qtbot.waitUntil(lambda: what_if.now is not None and not what_if.is_busy)
    drain()
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    maps = shown.results.maps(0)
    assert maps is not None
    without = np.array(maps)
    without[0] = 0
    rest = evaluate(Network(shown.session.network.layers[1:]), without)
    shares = rest.stages[-1].maps
    assert shares is not None
    for row in answers(program).rows.rows:
        assert row.share == pytest.approx(float(shares[row.output, 0, 0]), abs=1e-6)
        assert row.before == pytest.approx(before[row.output])
        assert difference(row) in answers(program).rows.told(row)
    assert "Unit 1 of 1 Convolution is switched off." in answers(program).changed.text()
    click(unit_page(program).off)
    assert all(row.before is None for row in answers(program).rows.rows)


def test_a_unit_that_the_network_has_not_is_not_switched_off(
    qtbot: QtBot, program: app.Program
) -> None:
    """Of a network of fewer layers, the output of that number was 0, and nothing said so."""
    enter_units(qtbot, program)
    before = {row.output: row.share for row in answers(program).rows.rows}
    for place in ((20, 0), (0, 500)):
        program.store.look(inside=replace(program.store.view.inside, off=place))
        settle(qtbot, program)
        drain()
        assert find(program, WhatIf).now is None
        assert {row.output: row.share for row in answers(program).rows.rows} == before
        assert not unit_page(program).off.isChecked()


def test_it_is_switched_on_again_by_a_network_without_it(
    qtbot: QtBot, program: app.Program
) -> None:
    """While the answer without it is shown: what tells of it reads the network that is there."""
    enter_units(qtbot, program)
    what_if = find(program, WhatIf)
    last = len(program.store.session.network) - 1
    inside = program.store.view.inside
    program.store.look(inside=replace(inside, off=(last, 0), unit=(last, 0)))
    qtbot.waitUntil(lambda: what_if.now is not None and not what_if.is_busy)
    program.store.edit("less", edits.delete_layer, last)
    settle(qtbot, program)
    drain()
    assert what_if.now is None
    assert "switched off" not in answers(program).changed.text()


def test_another_unit_is_off_only_where_the_one_before_really_was(
    qtbot: QtBot, program: app.Program
) -> None:
    enter_units(qtbot, program)
    store, page = program.store, unit_page(program)
    store.look(inside=replace(store.view.inside, off=(0, 500)))  # of a larger network
    page.unit.spin.setFocus()
    press(Key.Key_Up)
    looked(qtbot, program)
    assert store.view.inside.off is None
    assert not page.off.isChecked()
    click(page.off)
    press(Key.Key_Up)
    page.unit.spin.setFocus()
    press(Key.Key_Up)
    looked(qtbot, program)
    assert store.view.inside.off == store.view.inside.unit
    store.look_anew()
    assert store.view.inside.off is None
    looked(qtbot, program)


def test_a_process_that_dies_is_told_of_where_it_was_asked_and_asked_again_on_coming_back(
    qtbot: QtBot, program: app.Program
) -> None:
    enter_units(qtbot, program)
    looking, page = find(program, UnitLooking), unit_page(program)
    inquiries = looking._inquiries
    click(page.grow)
    inquiries.replied.emit(messages.ProcessDied(Message("It died."), 1))
    assert "It died." in page.made.text
    assert looking.now.refusal is None  # the places are there
    looking._asked = ()
    looking._look()
    assert looking.now.is_searching
    inquiries.replied.emit(messages.ProcessDied(Message("It died."), 1))
    assert "It died." in page.places.text
    program.store.look(hover=None, pin=None)
    assert not looking.is_busy
    click(find(program, InsidePages).pages.button("why"))
    click(find(program, InsidePages).pages.button("unit"))
    assert looking.now.is_searching
    assert looked(qtbot, program).places is not None


def test_a_patch_that_was_taken_away_does_not_come_back(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_units(qtbot, program)
    what_if, begun, go = find(program, WhatIf), threading.Event(), threading.Event()
    work = whatif.evaluate_part

    def slowly(*given: Any) -> Any:
        begun.set()
        assert go.wait(PATIENCE_S)
        return work(*given)

    monkeypatch.setattr(whatif, "evaluate_part", slowly)
    program.store.look(inside=replace(program.store.view.inside, patch=(2, 2)))
    qtbot.waitUntil(begun.is_set)
    program.store.look(inside=replace(program.store.view.inside, patch=None))
    go.set()
    qtbot.waitUntil(lambda: not what_if.is_busy)
    drain()
    assert what_if.now is None
    assert answers(program).changed.text() == ""


def test_the_unit_is_edited_in_explore(qtbot: QtBot, program: app.Program) -> None:
    enter_units(qtbot, program)
    unit_page(program).unit.spin.setFocus()
    press(Key.Key_Up)
    click(unit_page(program).edit)
    assert program.window.mode == "explore"
    assert (program.store.view.layer, program.store.view.filter) == (0, 1)


def test_a_network_without_layers_has_no_units(qtbot: QtBot, tmp_path: Path) -> None:
    empty = replace(small_session(), network=Network(()), classes=())
    with running(qtbot, tmp_path, empty, (1024, 768)) as program:
        enter_units(qtbot, program)
        page = unit_page(program)
        assert not page.grow.isEnabled()
        assert page.weights.text
        QTest.keyClick(page, Key.Key_Up)  # nothing happens, and nothing fails
