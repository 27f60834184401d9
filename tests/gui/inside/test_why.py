"""Why this answer: the user asks, every method answers, and the answers are tested."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.formats import number_text
from playground.gui.inside.answerrows import difference
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.whatif import WhatIf
from playground.gui.layer.likeliest import Likeliest
from playground.gui.state.insideview import Inside
from playground.gui.state.keptinside import inside_from_data, inside_to_data
from playground.gui.train.cards.prediction import Prediction
from playground.gui.widgets.sharebars import percent
from playground.layers import Activation, Convolution, Dense, Flatten
from playground.pictures.patch import Patch, patched
from playground.training.process.attribution import METHODS
from playground.training.protocol.inquiries.explaining import AskedNumber
from tests.gui.clock import drain
from tests.gui.hands import Key, click, drag, press, type_text
from tests.gui.inside.insidewindow import (
    CLASSES,
    answers,
    board,
    cards,
    enter,
    explained,
    panel,
    small_session,
)
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def test_every_method_of_the_registry_has_a_card_with_its_map(
    qtbot: QtBot, program: app.Program
) -> None:
    now = enter(qtbot, program)
    assert list(cards(program)) == list(METHODS)
    assert now.subject is not None
    for card in cards(program).values():
        assert card.isVisible()
        assert card.values is not None, card.sentence()
        assert card.values.shape == now.subject.x.shape[1:]
        assert card.limit == pytest.approx(card.own_limit())
        assert card.accessibleName()
        assert "…" in card.accessibleDescription()
    likeliest = answers(program).rows.rows[0].name
    assert likeliest in board(program).question.text()


def test_the_answers_are_those_of_explore_and_train(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(layer=5)
    settle(qtbot, program)
    bars = find(program, Likeliest).bars
    explore = dict(zip(bars.names, bars.shares, strict=True))
    enter(qtbot, program)
    rows = answers(program).rows.rows
    assert len(rows) == 5
    assert [row.share for row in rows] == sorted(explore.values(), reverse=True)[:5]
    assert {row.name: pytest.approx(row.share) for row in rows}.items() <= explore.items()
    results = program.evaluation.shown
    assert results is not None
    assert results.results is not None
    logits = results.results.maps(4)
    assert logits is not None
    for row in rows:
        assert row.logit == pytest.approx(float(logits[row.output, 0, 0]))
        told = answers(program).rows.told(row)
        assert number_text(row.logit, 3) in told
        assert percent(row.share, 1) in told
    program.window.show_mode("train")
    settle(qtbot, program)
    bars = find(program, Prediction).bars
    assert dict(zip(bars.names, bars.shares, strict=True)) == explore


def test_a_class_is_searched_and_asked_about(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    before = cards(program)["gradient"].values
    panel_ = answers(program)
    panel_.search.setFocus()
    type_text("nothing")
    assert [row.name for row in panel_.rows.rows] == ["nothing"]
    press(Key.Key_Return)
    now = explained(qtbot, program)
    assert now.asked is not None
    assert now.asked.unit == CLASSES.index("nothing")
    assert "nothing" in board(program).question.text()
    after = cards(program)["gradient"].values
    assert before is not None
    assert after is not None
    assert not np.array_equal(before, after)


def test_the_answers_are_walked_by_the_keyboard(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    rows = answers(program).rows
    rows.setFocus()
    press(Key.Key_Down)
    assert program.store.view.inside.answer == rows.rows[1].output
    assert rows.accessible_value().startswith(rows.rows[1].name)
    explained(qtbot, program)


def test_a_unit_is_asked_about(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    click(panel(program).about.button("unit"))
    assert panel(program).unit.isVisible()
    panel(program).unit.spin.setFocus()
    press(Key.Key_Up)
    now = explained(qtbot, program)
    assert program.store.view.inside.about == (0, 1)
    assert now.asked is not None
    assert (now.asked.layer, now.asked.unit) == (0, 1)
    values = cards(program)["gradient"].values
    assert values is not None
    assert 0 < np.count_nonzero(values) <= 9
    click(panel(program).about.button("answer"))
    assert explained(qtbot, program).asked == AskedNumber(answers(program).rows.rows[0].output)


def test_pointing_at_one_map_says_the_number_of_every_map(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    card = cards(program)["gradient"]
    area = card.picture_rect()
    QTest.mouseMove(card, area.center().toPoint() + QPoint(1, 1))
    for each in cards(program).values():
        values = each.values
        assert values is not None
        value = f"{float(values[5, 5]):+.4g}".replace("-", "−")
        assert each.number().endswith(value)
        assert value in each.accessibleDescription()
    card.setFocus()
    press(Key.Key_Right)
    assert "column 7" in card.number()
    assert card.number(short=True).startswith("6, 7: ")


def test_a_fixed_scale_stays_for_another_answer(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    card = cards(program)["gradient"]
    limit = card.limit
    click(panel(program).scale.button("fixed"))
    rows = answers(program).rows
    rows.setFocus()
    press(Key.Key_Down)
    explained(qtbot, program)
    assert card.limit == limit
    assert card.own_limit() != pytest.approx(limit)
    click(panel(program).scale.button("own"))
    assert card.limit == pytest.approx(card.own_limit())


def test_a_scale_that_is_fixed_before_the_maps_are_there_is_fixed_as_they_come(
    qtbot: QtBot, program: app.Program
) -> None:
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    click(panel(program).scale.button("fixed"))
    assert len(dict(program.store.view.inside.limits or ())) < len(METHODS)
    explained(qtbot, program)
    limits = {name: card.limit for name, card in cards(program).items() if card.own_limit()}
    assert dict(program.store.view.inside.limits or ()) == limits
    rows = answers(program).rows
    rows.setFocus()
    press(Key.Key_Down)
    explained(qtbot, program)
    assert {name: cards(program)[name].limit for name in limits} == limits
    assert cards(program)["gradient"].own_limit() != pytest.approx(limits["gradient"])


def test_the_explanations_are_tested_by_shuffled_weights(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    panel(program).shuffled.slider.setFocus()
    press(Key.Key_Right)
    assert program.store.view.inside.shuffled == 1
    now = explained(qtbot, program)
    assert "1" in panel(program).test_note.text()
    for name, said in now.said.items():
        assert (said.explained.similarity is not None) == (
            "ρ" in cards(program)[name].accessibleDescription()
        )
    assert now.said["gradient"].explained.similarity is not None
    network = program.store.session.network
    press(Key.Key_Left)
    assert explained(qtbot, program).said["gradient"].explained.similarity is None
    assert program.store.session.network is network


def test_an_edit_is_explained_anew(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    before = cards(program)["gradient-input"].values
    session = program.store.session
    pixels = np.array(session.picture.pixels)[::-1].copy()
    picture = Picture("upside down", pixels, 0)
    program.store.commit(edits.set_picture(session, picture), "test")
    explained(qtbot, program)
    after = cards(program)["gradient-input"].values
    assert before is not None
    assert after is not None
    assert not np.array_equal(before, after)
    program.window.actions_["undo"].trigger()
    explained(qtbot, program)
    again = cards(program)["gradient-input"].values
    assert again is not None
    np.testing.assert_array_equal(again, before)


def test_stop_gives_up_and_go_on_works_out_the_rest(qtbot: QtBot, program: app.Program) -> None:
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    button = board(program).how_far.button
    qtbot.waitUntil(lambda: board(program)._explaining.now.is_busy)
    click(button)
    assert not board(program)._explaining.is_busy
    click(button)
    now = explained(qtbot, program)
    assert len(now.fresh) == len(METHODS)
    assert not button.isVisible()


def test_the_window_says_the_same_in_another_language(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    rows = answers(program).rows
    rows.setFocus()
    press(Key.Key_Down)
    view = program.store.view
    before = explained(qtbot, program).said["gradient"].explained.values
    assert before is not None
    try:
        program.change_language("zh_CN")
        after = explained(qtbot, program).said["gradient"].explained.values
        assert program.window.mode == "look_inside"
        assert program.store.view.inside == view.inside
        assert after is not None
        np.testing.assert_array_equal(before, after)
        assert cards(program)["gradient"].title != "Gradient"
    finally:
        program.change_language("en")
        drain()


def test_a_stack_without_an_answer_says_so_and_its_units_can_be_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = small_session()
    stack = replace(session, network=Network(session.network.layers[:2]), classes=())
    with running(qtbot, tmp_path, stack) as program:
        enter(qtbot, program)
        assert "list of numbers" in board(program).empty.text()
        assert board(program).empty.isVisible()
        program.store.look(filter=1)
        click(board(program).ask_unit)
        now = explained(qtbot, program)
        assert not board(program).empty.isVisible()
        assert now.said["gradient"].explained.values is not None
        assert "unit 2" in board(program).question.text().lower()
        click(panel(program).about.button("answer"))
        assert board(program).ask_unit.isVisible()
        click(panel(program).about.button("unit"))
        assert "unit 2" in board(program).question.text().lower()


def test_colours_and_networks_without_relu(qtbot: QtBot, tmp_path: Path) -> None:
    session = small_session(channels=3)
    layers = session.network.layers
    smooth = (layers[0], Activation(function="tanh"), *layers[2:])
    with running(qtbot, tmp_path, replace(session, network=Network(smooth))) as program:
        now = enter(qtbot, program)
        assert now.said["gradient-input"].explained.values is not None
        assert now.said["gradient-input"].explained.values.shape[0] == 3
        for name in ("guided", "deconvnet"):
            assert "ReLU" in cards(program)[name].sentence()
            assert cards(program)[name].values is None


def corner_session() -> Session:
    """A network that looks at one corner: the output is the brightness there."""
    shape = (1, 8, 8)
    rng = np.random.default_rng(0)
    first = Convolution.default(shape, rng)
    same = np.array([[[0, 0, 0], [0, 1, 0], [0, 0, 0]]], np.float32)
    first = replace(first, filters=(replace(first.filters[0], weights=same),))
    _, height, width = first.output_shape(shape)
    dense = Dense.random((height * width, 1, 1), 2, rng)
    looked_at = np.zeros((2, height, width), np.float32)
    looked_at[0, :2, :2] = 1
    weights = looked_at.reshape(dense.tensors()["weight"].shape)
    dense = dense.with_tensors({"weight": weights, "bias": np.zeros(2, np.float32)})
    base = small_session()
    return replace(
        base,
        picture=Picture("bright", np.full((8, 8), 0.75, np.float32), 0),
        network=Network((first, Activation(), Flatten(), dense)),
        input=replace(base.input, shape=shape),
        classes=(),
    )


def test_a_network_that_looks_at_a_corner_is_explained_by_it(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, corner_session()) as program:
        enter(qtbot, program)
        click(answers(program).rows, QPoint(20, 10))
        explained(qtbot, program)
        for name in ("gradient", "occlusion", "grad-cam"):
            values = cards(program)[name].values
            assert values is not None
            row, column = np.unravel_index(int(np.abs(values).argmax()), values.shape)
            assert row < 4, name
            assert column < 4, name


def test_a_patch_is_dragged_and_the_answers_follow(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    seen, what_if, store = board(program).seen, find(program, WhatIf), program.store
    before = {row.output: row.share for row in answers(program).rows.rows}
    area = seen.picture_rect()
    middle = area.center().toPoint()
    drag(seen, middle - QPoint(20, 20), middle, middle + QPoint(9, 0))
    qtbot.waitUntil(lambda: what_if.now is not None and not what_if.is_busy)
    drain()
    look, shown = store.view.inside, program.evaluation.shown
    assert look.patch is not None
    assert shown is not None
    assert shown.results is not None
    patch = Patch(*look.patch, look.patch_percent / 100)
    x = patched(shown.results.input, patch, "gray", 1.0)
    results = evaluate(shown.session.network, x)
    maps = results.maps(5)
    assert maps is not None
    rows = answers(program).rows.rows
    for row in rows:
        assert row.share == pytest.approx(float(maps[row.output, 0, 0]), abs=1e-6)
        assert row.before == pytest.approx(before[row.output])
        assert difference(row) in answers(program).rows.told(row)
    assert any(row.share != pytest.approx(row.before, abs=1e-4) for row in rows)
    assert "%" in seen.accessibleDescription()
    press(Key.Key_Left)
    assert store.view.inside.patch != look.patch
    qtbot.waitUntil(lambda: not what_if.is_busy)
    click(find(program, InsidePages).pages.button("unit"))  # the patch is not to be seen there
    assert "patch" in answers(program).changed.text()
    click(answers(program).as_it_is)
    assert store.view.inside.patch is None
    assert answers(program).changed.isHidden()
    assert all(row.before is None for row in answers(program).rows.rows)


def test_the_patch_of_occlusion_is_as_large_as_that_of_the_hand(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    before = cards(program)["occlusion"].values
    panel(program).patch.slider.setFocus()
    press(*[Key.Key_PageUp] * 3)
    explained(qtbot, program)
    after = cards(program)["occlusion"].values
    assert before is not None
    assert after is not None
    assert not np.array_equal(before, after)


def test_what_is_asked_is_kept_in_the_sessions_file() -> None:
    look = Inside(
        answer=3,
        about=(1, 2),
        cam_layer=0,
        cover=40,
        limits=(("gradient", 0.5),),
        shuffled=2,
        patch=(0.25, 0.5),
        patch_percent=30,
        fill="blur",
        off=(0, 1),
    )
    assert inside_from_data(json.loads(json.dumps(inside_to_data(look)))) == look
    assert inside_from_data(json.loads(json.dumps(inside_to_data(Inside())))) == Inside()


@pytest.mark.parametrize(
    "damage",
    [
        {"patch": [2, 0]},
        {"patch": [math.nan, 0]},
        {"about": [True, 1]},
        {"off": [-1, 0]},
        {"limits": {"gradient": -1}},
        {"limits": {"gradient": math.inf}},
        {"cover": 101},
        {"shuffled": 1.5},
        {"fill": "pink"},
        {"page": 7},
        {"answer": "3"},
    ],
)
def test_what_is_damaged_there_has_its_default(damage: dict[str, object]) -> None:
    assert inside_from_data({**inside_to_data(Inside()), **damage}) == Inside()
