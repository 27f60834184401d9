"""What the outputs of a network stand for has a name, the same in Explore and in Train."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.picture import Picture
from playground.core.plan import DataSource
from playground.core.session import Session
from playground.datasets import Digits, Shapes
from playground.engine.trace.cell_address import Cell
from playground.exchange.exported import exported
from playground.figures.drawing.figure import Text
from playground.figures.drawing.page import Page
from playground.figures.found import FIGURES
from playground.gui.export.painter import measure
from playground.gui.export.subjects import subject_of
from playground.gui.flow.view import FlowView
from playground.gui.inspect.panel import BottomPanel
from playground.gui.present.mapslot import MapSlot
from playground.gui.shell.openedfile import put
from playground.gui.state.comparison import Comparison, Side, Source
from playground.gui.train.cards.prediction import Prediction
from playground.gui.widgets.wording import translated
from playground.layers.layersfile import NetworkContent
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import board, enter
from tests.gui.hands import click
from tests.gui.present.staging import explore_page, present
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import CLASSES, ScriptedClient, small_session
from tests.gui.train.scriptedwindow import begin_training
from tests.gui.train.trainwidgets import train_widgets
from tests.gui.train.windowuse import scripted_clients

ANIMALS = ("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay")


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> list[ScriptedClient]:
    return scripted_clients(monkeypatch)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clients: list[ScriptedClient]) -> Iterator[app.Program]:
    picture = Picture("dots", np.eye(8, dtype=np.float32), 0)
    session = replace(small_session(), picture=picture, classes=())
    with running(qtbot, tmp_path, session) as made:
        yield made
        made.training().trainer.stop_process()


def named(qtbot: QtBot, program: app.Program) -> dict[str, tuple[str, ...]]:
    """How each place of the window names the outputs."""
    settle(qtbot, program)
    last = len(program.store.session.network) - 1
    program.window.show_mode("explore")
    settle(qtbot, program)
    flow, arithmetic = find(program, FlowView), find(program, BottomPanel).arithmetic
    found = {}
    for place in (last - 1, last):  # the layer with the weights, and its softmax
        tile = flow.column(place).vector
        assert tile is not None
        found[f"layer {place}"] = tile.names
    program.store.look(pin=Cell(last, 3, 0, 0))
    settle(qtbot, program)
    found["arithmetic"] = (arithmetic.place.toolTip(), arithmetic.text())
    program.window.show_mode("train")
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None)
    settle(qtbot, program)
    found["train"] = tuple(train_widgets(program).prediction.bars.names)
    return found


def named_elsewhere(qtbot: QtBot, program: app.Program) -> dict[str, tuple[str, ...]]:
    """How Compare, the presentation of each mode, and what is exported name the outputs."""
    last, found = len(program.store.session.network) - 1, {}
    program.window.show_mode("explore")
    program.store.look(layer=last, pin=Cell(last, 3, 0, 0))
    settle(qtbot, program)
    sides = (Side(Source("present"), stage, 0) for stage in (last, last - 1))
    program.store.look(comparison=Comparison(*sides))
    enter(qtbot, program)
    numbers = board(program).maps.list.model()
    found["compare"] = tuple(
        str(numbers.headerData(row, Qt.Orientation.Vertical)) for row in range(numbers.rowCount())
    )
    program.window.show_mode("explore")
    settle(qtbot, program)
    presentation = present(qtbot, program)
    settle(qtbot, program)
    slots = explore_page(presentation).findChildren(MapSlot)
    found["presented"] = next(slot.vector.names for slot in slots if slot.vector.isVisible())
    qtbot.keyClick(presentation, Qt.Key.Key_Escape)
    drain()
    program.window.show_mode("train")
    settle(qtbot, program)
    presentation = present(qtbot, program)
    settle(qtbot, program)
    assert presentation.isVisible()
    (bars,) = presentation.findChildren(Prediction)
    found["presented bars"] = tuple(bars.bars.names)
    qtbot.keyClick(presentation, Qt.Key.Key_Escape)
    drain()
    shown = program.evaluation.shown
    assert shown is not None
    figure = FIGURES["flow"].draw(
        subject_of(shown, program.store.view, None), Page(200.0, measure, translated, 2)
    )
    texts = [item.text for item in figure.items if isinstance(item, Text)]
    at = texts.index("Softmax") + 2  # behind the shape
    found["figure"] = tuple(texts[at : at + 20 : 2])  # the number of each unit stands beside it
    names = exported(shown.session, data_classes=program.store.view.data_classes).classes
    found["file"] = names or tuple(str(number) for number in range(1, 11))
    return found


def only(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The same names in all places that are looked at second."""
    places = ("compare", "presented", "presented bars", "figure", "file")
    return dict.fromkeys(places, names)


def test_the_classes_of_an_opened_network_have_their_names_in_both_modes(
    qtbot: QtBot, program: app.Program
) -> None:
    session = program.store.session
    content = NetworkContent("zoo.json", session.network, session.input, ANIMALS)
    put(program.store, content, lambda _: None)
    found = named(qtbot, program)
    assert found["layer 3"] == found["layer 4"] == found["train"] == ANIMALS
    assert "dog · unit 4" in found["arithmetic"][0]
    assert all(name in found["arithmetic"][1] for name in ANIMALS)
    while program.store.history.undo_label is not None:
        program.store.undo()
    assert program.store.session.classes == ()
    settle(qtbot, program)
    found = named(qtbot, program)
    assert found["layer 3"] == found["layer 4"] == found["train"] == CLASSES  # the data's
    assert "3 · unit 4" in found["arithmetic"][0]
    assert not any(name in found["arithmetic"][1] for name in ("dog", "jay"))


def test_outputs_that_nobody_named_have_the_names_of_the_data_in_both_modes(
    qtbot: QtBot, program: app.Program
) -> None:
    numbers = tuple(str(number) for number in range(1, 11))
    before = named(qtbot, program)  # Explore is looked at before Train loads any data
    assert before["layer 3"] == before["layer 4"] == numbers
    assert "3 · unit 4" not in before["arithmetic"][0]
    assert before["train"] == CLASSES
    assert program.store.session.classes == ()
    after = named(qtbot, program)
    assert after["layer 3"] == after["layer 4"] == after["train"] == CLASSES
    assert "3 · unit 4" in after["arithmetic"][0]
    assert named_elsewhere(qtbot, program) == only(CLASSES)
    plan = replace(program.store.session.training, data=Shapes(size=8, each=6))
    program.store.edit("data", edits.set_training, plan)
    data = program.training().data
    qtbot.waitUntil(lambda: data.plan.data == plan.data and not data.is_busy)
    other = named(qtbot, program)  # five shapes name no ten outputs
    assert other["layer 3"] == other["layer 4"] == other["train"] == numbers
    units = named_elsewhere(qtbot, program)
    assert units.pop("compare") == tuple(f"Unit {number}" for number in numbers)
    assert units == dict.fromkeys(units, numbers)


def test_a_network_has_the_names_of_the_data_that_it_was_trained_on(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    program.window.show_mode("train")
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None)
    begin_training(program, clients[-1])
    train_widgets(program).transport.stop.trigger()
    found = named(qtbot, program)
    assert found["layer 4"] == found["train"] == CLASSES
    assert "3 · unit 4" in found["arithmetic"][0]


def test_names_go_with_the_outputs_that_had_them(program: app.Program) -> None:
    session = replace(program.store.session, classes=ANIMALS)
    assert session.classes_at(3, 10) == session.classes_at(4, 10) == ANIMALS
    assert session.classes_at(0, 10) == ()  # ten maps in the middle are no classes
    fewer = edits.set_field(session, 3, "units", 4)
    assert fewer.classes_at(3, 4) == ()
    assert edits.set_network(session, session.network).classes == ()


def trained_on_shapes() -> Session:
    """Five outputs, named as the five shapes."""
    session = edits.set_field(small_session(), 3, "units", 5)
    names = ("disc", "square", "triangle", "cross", "ring")
    return replace(session, classes=names, picture=Picture("dots", np.eye(8, dtype=np.float32), 0))


@pytest.mark.parametrize(
    ("first", "data"),
    [
        (trained_on_shapes(), Digits(size=8)),
        (small_session(), Shapes(size=8, each=6)),
    ],
)
def test_a_network_completed_for_other_data_has_their_names_before_the_first_epoch(
    qtbot: QtBot,
    program: app.Program,
    first: Session,
    data: DataSource,
) -> None:
    program.store.commit(first, "trained")
    program.window.show_mode("train")
    loaded = program.training().data
    qtbot.waitUntil(lambda: loaded.dataset is not None)
    plan = replace(program.store.session.training, data=data)
    program.store.edit("data", edits.set_training, plan)
    qtbot.waitUntil(lambda: loaded.plan.data == data and not loaded.is_busy)
    widgets = train_widgets(program)
    click(widgets.transport.notices.complete)
    settle(qtbot, program)
    assert loaded.dataset is not None
    assert len(loaded.dataset.classes) != len(first.classes)
    assert tuple(widgets.prediction.bars.names) == loaded.dataset.classes
    assert widgets.prediction.answer.name in loaded.dataset.classes
    found = named(qtbot, program)
    last = len(program.store.session.network) - 1
    assert found[f"layer {last}"] == found["train"] == loaded.dataset.classes
