"""The page of what all units of a layer look for: order, search, pictures, and what is in view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter, usual_name
from playground.core.session import Network
from playground.engine.explain.formats import number_text
from playground.gui.inside.figurelist import FigureList
from playground.gui.inside.layerlooking import LayerLooking
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.usualpictures import pictures_searched
from playground.gui.state.insideview import Inside
from playground.gui.state.viewstate import ViewState
from playground.layers import Activation, Convolution
from playground.pictures.samples import picture_names, sample_picture
from playground.training.protocol.inquiries.units import LayerStrengths
from tests.gui.hands import LEFT, NONE, Key, click, press, show, type_text
from tests.gui.inside.insidewindow import (
    CLASSES,
    enter_layer,
    layer_looked,
    layer_page,
    looked,
    small_session,
)
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def choose_layer(program: app.Program, number: int) -> None:
    """Choose a layer by the number that it has in the menu."""
    menu = layer_page(program).layer.menu()
    menu.aboutToShow.emit()
    next(entry for entry in menu.actions() if entry.text().startswith(f"{number} ")).trigger()


def test_every_unit_has_its_places_and_what_reaches_back(
    qtbot: QtBot, program: app.Program
) -> None:
    now = enter_layer(qtbot, program)
    page = layer_page(program)
    assert now.strengths is not None
    assert now.strengths.count == len(picture_names())
    order = np.argsort(-now.strengths.values, kind="stable").tolist()
    assert page.figures.units == order
    for unit in order:
        back, seen = page.figures.images_of(unit)
        assert len(back) == len(seen) == 9
        words = page.figures.words(unit)
        assert f"unit {unit + 1}" in words
        assert number_text(float(now.strengths.values[unit]), 2) in words
        assert all(name in words for name in now.figures[unit].names)
    assert f"{len(picture_names())} pictures" in page.note.toolTip()
    assert not page.how_far.button.isVisible()


def test_order_search_and_another_layer(qtbot: QtBot, program: app.Program) -> None:
    enter_layer(qtbot, program)
    page = layer_page(program)
    choose_layer(program, 5)
    now = layer_looked(qtbot, program)
    assert now.asked is not None
    assert now.asked.layer == 4
    click(page.order.button("number"))
    assert page.figures.units == list(range(len(CLASSES)))
    page.search.setFocus()
    type_text("squ")
    assert page.figures.units == [CLASSES.index("square")]
    assert "square" in page.figures.words(page.figures.units[0])
    type_text("x")
    assert "No unit" in page.empty.text()
    page.search.clear()
    type_text("4")
    assert page.figures.units == [3]


def test_a_unit_is_chosen_and_opened_alone(qtbot: QtBot, program: app.Program) -> None:
    enter_layer(qtbot, program)
    page, pages = layer_page(program), find(program, InsidePages)
    unit = page.figures.units[1]
    place = page.figures.visualRect(page.figures.index_at(1)).center()
    click(page.figures.viewport(), place)
    assert program.store.view.inside.unit == (0, unit)
    assert page.figures.current == page.figures.units[1]
    QTest.mouseDClick(page.figures.viewport(), LEFT, NONE, place)
    assert pages.pages.value == "unit"
    now = looked(qtbot, program)
    assert now.unit == (0, unit)
    click(pages.pages.button("layer"))
    page.figures.setFocus()
    press(Key.Key_Right, Key.Key_Return)
    assert pages.pages.value == "unit"
    assert program.store.view.inside.unit == (0, page.figures.units[2])


def test_a_folder_is_asked_for_and_searched(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_layer(qtbot, program)
    page = layer_page(program)
    folder = tmp_path / "mine"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for at in range(3):
        cv2.imwrite(str(folder / f"{at}.png"), rng.integers(0, 255, (30, 30), np.uint8))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    click(page.pictures.choice.button("folder"))
    assert page.pictures.choice.value == "samples"  # none was chosen
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(page.pictures.choice.button("folder"))
    now = layer_looked(qtbot, program)
    assert page.pictures.choice.value == "folder"
    assert now.strengths is not None
    assert now.strengths.count == 3
    assert set(now.figures[0].names) == {"0.png", "1.png", "2.png"}
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(empty))
    click(page.pictures.choice.button("folder"))  # another one
    layer_looked(qtbot, program)
    assert "no pictures" in page.empty.text()
    cv2.imwrite(str(empty / "late.png"), rng.integers(0, 255, (30, 30), np.uint8))
    click(page.how_far.button)  # go on
    now = layer_looked(qtbot, program)
    assert now.strengths is not None
    assert now.strengths.count == 1


def test_another_picture_asks_nothing_anew(qtbot: QtBot, program: app.Program) -> None:
    before = enter_layer(qtbot, program)
    program.store.edit("picture", edits.set_picture, sample_picture("camera"))
    settle(qtbot, program)
    now = layer_looked(qtbot, program)
    assert now.figures is before.figures


def test_what_comes_into_view_is_asked_about_then(qtbot: QtBot, tmp_path: Path) -> None:
    session = small_session()
    rng = np.random.default_rng(3)
    kernels = rng.standard_normal((200, 3, 3)).astype(np.float32)
    filters = tuple(make_filter(usual_name(at), each, 1) for at, each in enumerate(kernels))
    session = edits.set_network(session, Network((Convolution(filters=filters), Activation())))
    with running(qtbot, tmp_path, session, (1024, 768)) as program:
        now = enter_layer(qtbot, program)
        page = layer_page(program)
        assert len(page.figures.units) == 200
        seen = page.figures.units_in_view()
        assert 4 < len(seen) < 60
        assert set(now.figures) >= set(seen)
        last = page.figures.units[-1]
        assert last not in now.figures
        page.figures.verticalScrollBar().setValue(page.figures.verticalScrollBar().maximum())
        now = layer_looked(qtbot, program)
        assert last in now.figures
        assert last in page.figures.units_in_view()


def test_a_search_is_stopped_and_gone_on_with(qtbot: QtBot, program: app.Program) -> None:
    enter_layer(qtbot, program)
    page, looking = layer_page(program), find(program, LayerLooking)
    choose_layer(program, 3)
    assert looking.now.is_busy
    assert page.how_far.button.text() == "Stop"
    click(page.how_far.button)
    assert not looking.is_busy
    assert page.how_far.button.text() == "Go on"
    assert "not searched" in page.empty.text()
    click(page.how_far.button)
    now = layer_looked(qtbot, program)
    assert now.strengths is not None


def test_a_network_without_layers_has_no_units(qtbot: QtBot, tmp_path: Path) -> None:
    session = edits.set_network(small_session(), Network(()))
    with running(qtbot, tmp_path, session, (1024, 768)) as program:
        click(program.window.top_bar.modes.button("look_inside"))
        settle(qtbot, program)
        click(find(program, InsidePages).pages.button("layer"))
        page = layer_page(program)
        assert "no layer" in page.empty.text()
        assert not page.layer.isEnabled()


def test_a_network_of_the_data_is_asked_about_the_data() -> None:
    session, view = small_session(), ViewState()
    assert pictures_searched(session, view) == "samples"
    of_data = replace(view, data_classes=CLASSES)
    assert pictures_searched(session, of_data) == "data"
    others = replace(session, classes=tuple(reversed(CLASSES)))
    assert pictures_searched(others, of_data) == "samples"
    assert pictures_searched(replace(session, network=Network(())), of_data) == "samples"
    for chosen in ("samples", "data", "folder"):
        look = replace(of_data, inside=Inside(pictures=chosen))
        assert pictures_searched(session, look) == chosen


def test_what_comes_of_very_many_units_is_put_into_words_when_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 4096
    page = QWidget()
    figures = FigureList(page)
    figures.resize(600, 500)
    show(qtbot, page, 600, 500)
    asked: list[int] = []
    words = FigureList.words
    monkeypatch.setattr(
        FigureList, "words", lambda self, number: asked.append(number) or words(self, number)
    )
    for arrival in range(3):
        values = np.arange(count, dtype=np.float32) + arrival
        strengths = LayerStrengths(values, values / count, 1)
        figures.show_known(strengths, {}, ())
        figures.show_units(range(count)[:: 1 - 2 * (arrival % 2)])
        figures.grab()
    assert asked == []
    figures.verticalScrollBar().setValue(figures.verticalScrollBar().maximum() // 2)
    seen = figures.units_in_view()
    rects = {at: figures.visualRect(figures.index_at(at)) for at in range(count)}
    assert seen == [at for at in rects if rects[at].intersects(figures.viewport().rect())]
    tip = figures.index_at(7).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("unit 8\n9 at most")
