"""Maps that fill while the window slides, and its buttons after any change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.engine.trace.progress import Filled
from playground.gui.flow.view import FlowView
from playground.gui.inspect.arithmetic.controls import SlidingControls
from tests.gui.clock import Clock
from tests.gui.hands import click
from tests.gui.program import edit, find, running, settle
from tests.onecell import set_cell


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    session = edits.set_working_size(app.first_session(), 12, True)
    with running(qtbot, tmp_path, session) as made:
        yield made
        made.change_language("en")


def fills(program: app.Program) -> list[Filled | None]:
    """What is shown of the first map of the picture and of each layer."""
    flow = find(program, FlowView)
    return [flow.tile(stage, 0).filled for stage in (-1, 0, 1, 2)]


def test_columns_to_the_right_fill_with_it(program: app.Program) -> None:
    controls = find(program, SlidingControls)
    program.store.look(layer=0)
    click(controls.forward)
    controls.scrub.setSliderPosition(12 * 3 + 5)
    assert fills(program) == [None, Filled(3, 4, 6), Filled(3, 4, 6), Filled(1, 2, 3)]
    assert not find(program, FlowView).tile(0, 0).grab().isNull()
    click(controls.stop)
    assert fills(program) == [None] * 4


def test_an_edit_of_the_filter_ends_it(qtbot: QtBot, program: app.Program) -> None:
    controls, store = find(program, SlidingControls), program.store
    click(controls.play)
    assert store.view.slide is not None
    new = set_cell(store.session, 0, 0, 0, 1, 1, 3.0)
    edit(qtbot, program, lambda: store.commit(new, "cell"))
    assert fills(program) == [None] * 4
    assert controls.stop.isHidden()
    assert controls.isEnabled()


def test_the_buttons_work_after_a_change_of_language(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    for plays_before in (False, True):
        if plays_before:
            click(find(program, SlidingControls).play)
        program.change_language("zh_CN" if plays_before else "en")
        settle(qtbot, program)
        controls, store = find(program, SlidingControls), program.store
        assert controls.isEnabled()
        if store.view.slide is None:
            click(controls.play)
        else:  # it goes on, or rests with its buttons in view
            assert controls.stop.isVisible()
        click(controls.forward)
        assert store.view.slide is not None
        click(controls.stop)
        assert store.view.slide is None


def test_the_buttons_follow_the_selected_layer(qtbot: QtBot, program: app.Program) -> None:
    controls, store = find(program, SlidingControls), program.store
    store.look(layer=-1)
    assert not controls.isEnabled()
    store.look(layer=1)
    assert controls.isEnabled()
    click(controls.play)
    assert store.view.slide is not None
