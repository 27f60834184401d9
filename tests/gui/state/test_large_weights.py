"""Large weights are made beside the window: it answers meanwhile, and never makes them itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.deferred import DeferredArray
from playground.core.session import Session
from playground.engine.compute.evaluate import evaluate
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.layers import Dense
from playground.layers.initialise import Drawing
from playground.layers.newlayer import with_new_layer
from playground.layers.rebinding import with_input_shape
from playground.layers.stacks import with_stack
from tests.gui.program import edit, find, running, settle
from tests.onecell import set_cell
from tests.patience import PAUSE_S

LARGE = 500
"""Weights that are many here: what takes seconds is tried with what takes none."""


class Making:
    """What is made on which thread; while `gate` is closed, nothing comes to its end."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.by_the_window: list[int] = []
        self.beside_it: list[int] = []

    def note(self, numbers: int) -> None:
        is_window = threading.current_thread() is threading.main_thread()
        (self.by_the_window if is_window else self.beside_it).append(numbers)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Making:
    """Every array above so many numbers is large, and is counted as it is made."""
    found = Making()
    monkeypatch.setattr("playground.core.deferred.DEFERRED_NUMBERS", LARGE)
    monkeypatch.setattr("playground.core.deferred.BLOCK_NUMBERS", LARGE)
    made, fill = DeferredArray.made, Drawing.fill

    def counted(self: DeferredArray, *arguments: object) -> FloatArray:
        if not self.is_made:
            found.note(self.size)
        return made(self, *arguments)  # type: ignore[arg-type]

    def gated(self: Drawing, out: FloatArray, sources: Sequence[FloatArray]) -> Iterator[None]:
        while not found.gate.wait(PAUSE_S):
            yield
        yield from fill(self, out, sources)

    monkeypatch.setattr(DeferredArray, "made", counted)
    monkeypatch.setattr(Drawing, "fill", gated)
    return found


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, making: Making) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as program:
        session = edits.set_working_size(program.store.session, 24, True)
        edit(qtbot, program, lambda: program.store.commit(session, "small"))
        yield program
        making.gate.set()


def add_dense(program: app.Program) -> int:
    """Add a dense layer at the end, as the menu does; its place."""
    place = len(program.store.session.network)
    assert program.store.edit("add", with_new_layer, place, "dense")
    return place


def source(session: Session, place: int) -> DeferredArray:
    layer = session.network[place]
    assert isinstance(layer, Dense)
    assert isinstance(layer.source, DeferredArray)
    return layer.source


def shown_maps(program: app.Program, place: int) -> FloatArray | None:
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    return shown.results.maps(place)


def header(program: app.Program, place: int) -> str:
    return find(program, FlowView).column(place).header.text


def is_current(program: app.Program) -> bool:
    shown = program.evaluation.shown
    return shown is not None and shown.session is program.store.session


def test_all_before_a_layer_is_live_while_its_weights_are_made(
    qtbot: QtBot, program: app.Program, making: Making
) -> None:
    making.gate.clear()
    place = add_dense(program)
    qtbot.waitUntil(lambda: is_current(program))
    assert "Weights are being made" in header(program, place)
    before = shown_maps(program, 0)
    program.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    qtbot.waitUntil(lambda: is_current(program))
    now = shown_maps(program, 0)
    assert before is not None
    assert now is not None
    assert not np.array_equal(before, now)
    assert shown_maps(program, place) is None
    assert program.evaluation.is_busy
    making.gate.set()
    settle(qtbot, program)
    assert "Weights are being made" not in header(program, place)
    shown, found = program.evaluation.shown, shown_maps(program, place)
    assert shown is not None
    assert shown.results is not None
    assert found is not None
    wanted = evaluate(program.store.session.network, shown.results.input).maps(place)
    np.testing.assert_array_equal(found, wanted)
    assert not making.by_the_window
    assert making.beside_it


def test_undo_and_redo_while_weights_are_made(
    qtbot: QtBot, program: app.Program, making: Making
) -> None:
    making.gate.clear()
    place = add_dense(program)
    qtbot.waitUntil(lambda: is_current(program))
    array = source(program.store.session, place)
    edit(qtbot, program, program.store.undo)  # it settles: nothing is waited for any more
    assert not array.is_made
    assert find(program, FlowView).findChildren(MapTile)
    program.store.redo()
    qtbot.waitUntil(lambda: is_current(program))
    assert "Weights are being made" in header(program, place)
    making.gate.set()
    settle(qtbot, program)
    assert source(program.store.session, place) is array
    assert array.is_made
    assert not making.by_the_window


def test_the_last_of_several_edits_is_what_is_made(
    qtbot: QtBot, program: app.Program, making: Making
) -> None:
    making.gate.clear()
    place = add_dense(program)
    for units in (11, 12, 13):
        program.store.edit("units", edits.set_field, place, "units", units)
        qtbot.waitUntil(lambda: is_current(program))
    making.gate.set()
    settle(qtbot, program)
    maps = shown_maps(program, place)
    assert maps is not None
    assert maps.shape == (13, 1, 1)
    assert not making.by_the_window


def test_what_undo_leaves_behind_takes_no_memory_and_comes_back_the_same(
    qtbot: QtBot, program: app.Program, making: Making
) -> None:
    edit(qtbot, program, lambda: add_dense(program))
    place = len(program.store.session.network) - 1
    array, maps = source(program.store.session, place), shown_maps(program, place)
    assert array.is_made
    edit(qtbot, program, program.store.undo)
    assert not array.is_made
    edit(qtbot, program, program.store.redo)
    assert array.is_made
    again = shown_maps(program, place)
    assert maps is not None
    assert again is not None
    np.testing.assert_array_equal(again, maps)
    assert not making.by_the_window


def test_no_way_to_large_weights_leads_over_the_thread_of_the_window(
    qtbot: QtBot, program: app.Program, making: Making
) -> None:
    store = program.store
    edit(qtbot, program, lambda: add_dense(program))
    place = len(store.session.network) - 1
    ways = {
        "more units": lambda: store.edit("units", edits.set_field, place, "units", 40),
        "another size": lambda: store.edit("size", edits.set_working_size, 30, True),
        "in colour": lambda: store.edit("colour", edits.set_colour, "rgb"),
        "another input": lambda: store.edit("input", with_input_shape, (1, 28, 28)),
        "off": lambda: store.edit("off", edits.set_enabled, place, False),
        "on": lambda: store.edit("on", edits.set_enabled, place, True),
        "a copy": lambda: store.edit("copy", edits.duplicate_layer, 0),
        "moved": lambda: store.edit("move", edits.move_layer, 0, 1),
        "a stack": lambda: store.edit("stack", with_stack, "lenet5"),
        "back": store.undo,
        "again": store.redo,
    }
    for name, act in ways.items():
        edit(qtbot, program, act)
        assert not making.by_the_window, name
    assert making.beside_it
