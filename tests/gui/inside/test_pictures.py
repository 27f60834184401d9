"""The page of pictures by their features: places, errors, and opening one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits
from playground.gui.inside.featuring import Features, Featuring
from playground.gui.inside.networkstrip import NetworkStrip
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.picturesboard import PicturesBoard
from playground.gui.inside.scatter import Scatter, next_on_side
from playground.layers import Activation, Dense, Flatten
from playground.pictures.samples import picture_names, sample_picture
from tests.gui.clock import drain
from tests.gui.hands import Key, click, press
from tests.gui.inside.insidewindow import WAIT_MS, small_session
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


def digits_session() -> Session:
    """Ten answers for digits of 8 by 8, none of them trained."""
    session = small_session(8)
    rng = np.random.default_rng(1)
    layers = (Flatten(), Dense.random((64, 1, 1), 10, rng), Activation(function="softmax"))
    plan = TrainingPlan(data=Digits(size=8))
    return replace(session, network=Network(layers), training=plan, classes=tuple("0123456789"))


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, digits_session(), (1024, 768)) as made:
        yield made


def board(program: app.Program) -> PicturesBoard:
    return find(program, PicturesBoard)


def laid_out(qtbot: QtBot, program: app.Program) -> Features:
    """What is known once it has come."""
    settle(qtbot, program)
    featuring = find(program, Featuring)
    qtbot.waitUntil(
        lambda: (
            not featuring.is_busy
            and (featuring.now.points is not None or featuring.now.refusal is not None)
        ),
        timeout=WAIT_MS,
    )
    drain()
    return featuring.now


def enter_pictures(qtbot: QtBot, program: app.Program) -> Features:
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    click(find(program, InsidePages).pages.button("pictures"))
    return laid_out(qtbot, program)


def middle(scatter: Scatter, at: int) -> QPoint:
    return scatter.place_of(at).toPoint()


def test_a_sample_is_pointed_at_and_opened(qtbot: QtBot, program: app.Program) -> None:
    now = enter_pictures(qtbot, program)
    page = board(program)
    assert now.points is not None
    assert now.points.names == tuple(picture_names())
    assert f"{len(picture_names())} pictures" in page.told.toolTip()
    assert "64 numbers of 1 Flatten" in page.told.toolTip()
    assert find(program, NetworkStrip).stage == now.points.layer
    assert not page.only_wrong.isVisible()
    top = page.scatter.shown[-1]
    QTest.mouseMove(page.scatter, middle(page.scatter, top))
    assert now.points.names[top] in page.told.toolTip()
    assert "taken for" in page.scatter.accessible_value()
    click(page.scatter, middle(page.scatter, top))
    settle(qtbot, program)
    assert program.store.session.picture.name == sample_picture(now.points.names[top]).name
    again = laid_out(qtbot, program)
    assert again.points is now.points  # another picture of the document changes nothing
    program.store.undo()
    assert program.store.session.picture.name == "noise"


def test_an_answer_without_a_name_is_said_by_its_number(qtbot: QtBot, tmp_path: Path) -> None:
    nameless = replace(digits_session(), training=TrainingPlan(), classes=())
    with running(qtbot, tmp_path, nameless, (1024, 768)) as program:
        now = enter_pictures(qtbot, program)
        scatter = board(program).scatter
        assert now.points is not None
        assert (now.points.labels < 0).all()  # nobody says what they are
        top = scatter.shown[-1]
        QTest.mouseMove(scatter, middle(scatter, top))
        said = f"taken for {now.points.answers[top] + 1}"
        assert board(program).told.toolTip() == f"{now.points.names[top]}: {said}"


def test_wrong_ones_are_marked_counted_and_shown_alone(qtbot: QtBot, program: app.Program) -> None:
    enter_pictures(qtbot, program)
    page = board(program)
    click(page.pictures.choice.button("data"))
    now = laid_out(qtbot, program)
    assert now.points is not None
    wrong = np.flatnonzero(now.points.is_wrong)
    assert 900 < len(wrong) < 1797  # nobody has trained it
    assert len(page.scatter.shown) == 1797
    assert set(page.scatter.shown[-len(wrong) :]) == set(wrong.tolist())  # on top of the others
    click(page.only_wrong)
    assert set(page.scatter.shown) == set(wrong.tolist())
    top = page.scatter.shown[-1]
    QTest.mouseMove(page.scatter, middle(page.scatter, top))
    label = int(now.points.labels[top])
    assert f"it is {label}" in page.told.toolTip()
    click(page.scatter, middle(page.scatter, top))
    qtbot.waitUntil(lambda: program.store.session.picture.origin.kind == "data", timeout=WAIT_MS)
    picture = program.store.session.picture
    assert picture.origin.index == now.points.places[top]
    data = Digits(size=8).load()
    pixels, _ = data.pictures.take(np.array([picture.origin.index]))
    np.testing.assert_allclose(picture.pixels, pixels[0, 0], atol=1e-6)


def test_the_keyboard_goes_from_picture_to_picture(qtbot: QtBot, program: app.Program) -> None:
    now = enter_pictures(qtbot, program)
    page = board(program)
    assert now.points is not None
    page.scatter.setFocus()
    press(Key.Key_Right)
    first = page.scatter.at
    assert first is not None
    press(*[Key.Key_Left] * 40)
    leftmost = page.scatter.at
    assert leftmost is not None
    assert now.points.points[leftmost, 0] < now.points.points[first, 0]
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.store.session.picture.name == sample_picture(now.points.names[leftmost]).name


def test_the_next_on_a_side_is_the_nearest_there() -> None:
    points = np.array([[0, 0], [1, 0.2], [2, 0], [0, 1], [-1, -5]], np.float32)
    shown = [0, 1, 2, 3, 4]
    assert next_on_side(points, shown, 0, (1, 0)) == 1
    assert next_on_side(points, shown, 1, (1, 0)) == 2
    assert next_on_side(points, shown, 2, (1, 0)) == 2
    assert next_on_side(points, shown, 0, (0, 1)) == 3
    assert next_on_side(points, [0, 2], 0, (1, 0)) == 2


def test_another_layer_and_a_folder(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_pictures(qtbot, program)
    page = board(program)
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(page.pictures.choice.button("folder"))
    laid_out(qtbot, program)
    assert "no pictures" in page.empty.text()
    rng = np.random.default_rng(0)
    for at in range(3):
        cv2.imwrite(str(folder / f"{at}.png"), rng.integers(0, 255, (30, 30), np.uint8))
    click(page.how_far.button)  # go on
    now = laid_out(qtbot, program)
    assert now.points is not None
    assert now.points.names == ("0.png", "1.png", "2.png")
    menu = page.layer.menu()
    menu.aboutToShow.emit()
    next(entry for entry in menu.actions() if entry.text().startswith("2 ")).trigger()
    now = laid_out(qtbot, program)
    assert now.points is not None
    assert (now.points.layer, now.points.features) == (1, 10)
    page.scatter.setFocus()
    press(Key.Key_Right, Key.Key_Return)
    qtbot.waitUntil(
        lambda: program.store.session.picture.name in now.points.names,  # type: ignore[union-attr]
        timeout=WAIT_MS,
    )


def test_a_network_without_layers_has_no_features(qtbot: QtBot, tmp_path: Path) -> None:
    empty = replace(small_session(), network=Network(()), classes=())
    with running(qtbot, tmp_path, empty, (1024, 768)) as program:
        click(program.window.top_bar.modes.button("look_inside"))
        settle(qtbot, program)
        click(find(program, InsidePages).pages.button("pictures"))
        drain()
        assert "no layers" in board(program).empty.text()
