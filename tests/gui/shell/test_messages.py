"""No sentence outlives its cause: over random edits, each that is shown is still so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import Message, marked
from playground.engine.view.overflow import first_overflow
from playground.gui.kernel.weightseditor import WeightsEditor
from playground.gui.shell.messages import message_bar
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.clock import Clock
from tests.gui.program import edit, find, running, settle
from tests.onecell import set_cell

TOO_LARGE = "are larger than float32 holds"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def said(program: app.Program) -> str:
    return find(program, MessageBar).text


def test_numbers_beyond_float32_are_told_of_while_there_are_any(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    store = program.store
    cell = (0, 0, 0, 0, 0)
    edit(qtbot, program, lambda: store.edit("cell", set_cell, *cell, 3e38))
    edit(qtbot, program, lambda: store.edit("cell", set_cell, 0, 0, 0, 1, 1, 3e38))
    assert TOO_LARGE in said(program)
    edit(qtbot, program, program.window.actions_["undo"].trigger)
    edit(qtbot, program, program.window.actions_["undo"].trigger)
    assert said(program) == ""
    edit(qtbot, program, program.window.actions_["redo"].trigger)
    edit(qtbot, program, program.window.actions_["redo"].trigger)
    assert TOO_LARGE in said(program)


def test_a_refusal_goes_when_the_like_succeeds_and_not_before(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    weights = find(program, WeightsEditor)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("np.outer([1, 2], [3, 4])")
    weights.grid.setFocus()
    weights.paste()
    first = said(program)
    assert first
    edit(qtbot, program, lambda: program.store.edit("other", edits.set_levels, "byte"))
    assert said(program) == first
    clipboard.setText("1 2 1\n2 4 2\n1 2 1")
    edit(qtbot, program, weights.paste)
    assert said(program) == ""


def test_a_note_goes_with_the_step_that_it_is_about(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    program.store.edit("first", edits.set_colour, "rgb")
    program.store.note(Message("Something about the last step."))
    assert "Something about the last step." in said(program)
    program.store.edit("other", edits.set_levels, "byte")
    assert "Something about the last step." in said(program)
    program.store.undo()
    assert "Something about the last step." in said(program)
    program.store.undo()
    assert said(program) == ""


@pytest.mark.parametrize("seed", range(6))
def test_over_random_edits_every_sentence_is_still_so(
    qtbot: QtBot, program: app.Program, clock: Clock, seed: int
) -> None:
    store, rng = program.store, np.random.default_rng(seed)
    bar = find(program, MessageBar)
    size, stride, cell = (marked("edit", kind) for kind in ("Set size", "Set stride", "Set cell"))
    refused: dict[str, str] = {}
    """By kind, the reason of the last try, if it failed."""
    seen = {"refused": 0, "gone": 0, "large": 0}
    store.refused.connect(lambda message: refused.update({message.about: str(message)}))
    for _ in range(40):
        before = set(bar.text.splitlines())
        match int(rng.integers(6)):
            case 0:
                value = float(rng.choice([3e38, -3e38, 1.0, 0.0]))
                where = (0, int(rng.integers(4)), 0, *(int(at) for at in rng.integers(0, 3, 2)))
                if store.edit(cell, set_cell, *where, value):
                    refused.pop(cell, None)
            case 1:
                sides = [int(rng.choice([2, 3, 0, 5000]))] * 2
                if store.edit(size, edits.set_field, 2, "size", sides):
                    refused.pop(size, None)
            case 2:
                steps = (int(rng.choice([1, 2, -1, 0])),) * 2
                if store.edit(stride, edits.set_field, 0, "stride", steps):
                    refused.pop(stride, None)
            case 3:
                store.edit("levels", edits.set_levels, str(rng.choice(["unit", "byte"])))
                store.note(Message("A note {number}.", {"number": store.history.position}))
            case 4:
                store.undo()
            case 5:
                store.redo()
        settle(qtbot, program)
        lines = set(bar.text.splitlines())
        seen["gone"] += len(before - lines)
        seen["refused"] += len(refused)
        for text in lines:
            if text.startswith("A note"):
                assert store.history.position >= int(text.split()[-1].rstrip("."))
            elif TOO_LARGE in text:
                seen["large"] += 1
                assert program.evaluation.shown is not None
                assert first_overflow(program.evaluation.shown) is not None
            else:
                assert text in refused.values(), text
    assert seen["refused"]
    assert seen["gone"]


def test_a_bar_without_maps_follows_the_store(qtbot: QtBot, program: app.Program) -> None:
    bar = message_bar(program.store, None, program.window)
    program.store.refuse(Message("It cannot be read."), "opening")
    assert bar.text == "It cannot be read."
    program.store.succeeded.emit("opening")
    assert bar.text == ""
