"""Every stack of the menu loads as one step, shows its maps, and shows what it promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.inspect.panel import BottomPanel
from playground.gui.widgets.wording import translated
from playground.layers.stacks import load_stacks
from tests.gui.program import find, running, settle


@pytest.fixture(scope="module")
def titles() -> list[str]:
    return [translated("stack", stack.title) for _, stack in load_stacks().items()]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def choose(qtbot: QtBot, program: app.Program, title: str) -> None:
    """Load a stack by its menu item."""
    action = next(item for item in find(program, StackMenu).actions() if item.text() == title)
    action.trigger()
    settle(qtbot, program)


def final_maps(program: app.Program) -> np.ndarray:
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    maps = shown.results.maps(len(shown.stages) - 1)
    assert maps is not None
    return maps


def test_every_stack_loads_runs_and_is_taken_back_in_one_step(
    qtbot: QtBot, program: app.Program, titles: list[str]
) -> None:
    first = program.store.session
    for title in titles:
        choose(qtbot, program, title)
        shown = program.evaluation.shown
        assert shown is not None
        assert all(stage.maps is not None for stage in shown.stages)
        assert all(np.isfinite(stage.maps).all() for stage in shown.stages)
    for _ in titles:
        program.store.undo()
    settle(qtbot, program)
    assert program.store.session is first


def test_two_linear_layers_and_the_one_that_equals_them_give_the_same_map(
    qtbot: QtBot, program: app.Program
) -> None:
    choose(qtbot, program, "Two linear layers")
    two = final_maps(program)
    find(program, BottomPanel).show_page("lens")
    program.store.look(layer=1)
    texts = find(program, BottomPanel).lens.strip.text()
    assert "2 linear layers are this one filter" in texts
    choose(qtbot, program, "The one layer that equals two")
    one = final_maps(program)
    assert one.shape == two.shape
    assert np.abs(one - two).max() <= 1e-6 * max(1.0, np.abs(one).max())


def test_a_stack_chosen_after_a_bound_network_takes_its_picture_as_it_is(
    qtbot: QtBot, program: app.Program
) -> None:
    choose(qtbot, program, "LeNet-5")
    assert program.store.session.input.is_bound
    choose(qtbot, program, "Four edge filters")
    session = program.store.session
    assert not session.input.is_bound
    assert session.shape == session.picture.shape
    program.store.undo()
    assert program.store.session.input.is_bound
