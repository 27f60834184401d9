"""Every example is one click in a menu, one step of undo, and shows its figures in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.startmenu import StartMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.canvas import DrawingGrid
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.facts import LayerFacts
from playground.gui.widgets.mapview import MIN_DIGIT_CELL_PX
from playground.gui.widgets.viewport import Viewport
from playground.gui.widgets.wording import translated
from playground.layers.starts import load_starts
from playground.pictures.made import CURVE_CORNER, NO_CURVE_CORNER, OUTLINED_SQUARES
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def start(qtbot: QtBot, program: app.Program, name: str) -> None:
    """Click the menu, and an example in it."""
    menu, bar = find(program, StartMenu), program.window.top_bar.menus
    click(bar, bar.actionGeometry(menu.menuAction()).center())
    assert menu.isVisible()
    title = translated("start", load_starts()[name].title)
    (action,) = [one for one in menu.actions() if one.text() == title]
    click(menu, menu.actionGeometry(action).center())
    settle(qtbot, program)


def arithmetic(program: app.Program) -> str:
    return find(program, BottomPanel).arithmetic.text()


def heads(program: app.Program) -> list[str]:
    flow = find(program, FlowView)
    return [flow.header(at).text for at in range(-1, len(program.store.session.network))]


def test_each_is_one_step_and_sets_what_is_looked_at(qtbot: QtBot, program: app.Program) -> None:
    before = program.store.session
    for name, example in load_starts().items():
        program.store.look(below="lens", enlarged=(0, 0), viewport=Viewport(0.5, 0.5, 2))
        program.store.look(input_tab="draw")
        start(qtbot, program, name)
        view, wanted = program.store.view, example.view()
        assert view.pin == Cell(*wanted.pin), name
        assert (view.layer, view.filter) == (wanted.layer, wanted.filter), name
        assert (view.below, view.enlarged) == ("arithmetic", None), name
        assert view.input_tab == "picture", name
        assert "(output)" in arithmetic(program), name
        program.store.undo()
        assert program.store.session is before, name
        settle(qtbot, program)


def test_a_color_window_has_75_products_at_784_places(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "flashlight")
    assert program.window.status.chain.toolTip().startswith("32×32×3 → ")
    assert "28×28×1" in heads(program)[1]
    assert (
        "(5·5·3)·(28·28)·1 = <b>58\N{NO-BREAK SPACE}800</b>"
        in find(program, LayerFacts).text.text()
    )
    assert 58_800 == 75 * 784


def test_the_curve_is_6600_on_its_patch_and_0_beside_it(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "curve")
    assert program.store.view.pin == Cell(0, 0, *CURVE_CORNER)
    assert "6600 (output)" in arithmetic(program)
    flow = find(program, FlowView)
    for tile, places in (
        (flow.tile(0, 0), [CURVE_CORNER]),
        (find(program, DrawingGrid), [CURVE_CORNER, (CURVE_CORNER[0] + 6, CURVE_CORNER[1] + 6)]),
    ):
        for place in places:  # the number, and the patch that it is made of, are in view
            assert tile.cell_at(tile.centre_of(*place).toPointF()) == place
    assert flow.tile(0, 0).cell_size() >= MIN_DIGIT_CELL_PX
    program.store.look(pin=Cell(0, 0, *NO_CURVE_CORNER))
    assert "\n0 (output)" in arithmetic(program)


def test_pooled_and_strided_maps_stand_side_by_side(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "pooled-and-strided")
    assert "256×256×1" in heads(program)[2]
    assert "128×128×3" in heads(program)[3]
    flow = find(program, FlowView)
    assert all(flow.tile(2, channel).isVisible() for channel in range(3))


def test_four_nodes_share_four_weights(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "four-nodes")
    assert "2×2×1" in heads(program)[1]
    assert "1×1×4" in heads(program)[2]
    assert "4 (output)" in arithmetic(program)
    said = find(program, LayerFacts).text.text()
    assert "the same 4 outputs would need 16·4 + 4 = 68 parameters" in said


def test_squares_are_found_by_filters_of_3_and_5(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "small-squares")
    assert [text.split(".")[1].strip().split(" ")[0] for text in heads(program)[1::2]] == [
        "3×3",
        "5×5",
    ]
    assert "\n1 (output)" in arithmetic(program)
    plane = find(program, FlowView).tile(3, 0).plane
    assert plane is not None
    assert plane.values.sum() == len(OUTLINED_SQUARES)
    assert all(plane.values[place] == 1 for place in OUTLINED_SQUARES)


def test_two_linear_layers_and_the_one_are_the_same(qtbot: QtBot, program: app.Program) -> None:
    start(qtbot, program, "two-linear-and-one")
    assert "\n0 (output)" in arithmetic(program)
    values = []
    for channel in range(3):
        plane = find(program, FlowView).tile(1, channel).plane
        assert plane is not None
        values.append(plane.values)
    assert (values[0] == values[1]).all()
    assert not values[2].any()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_menu_is_there_on_a_projector(
    qtbot: QtBot, program: app.Program, language: str
) -> None:
    program.change_language(language)
    program.window.resize(1024, 768)
    qtbot.waitUntil(program.window.isVisible)
    drain()  # the window is laid out
    bar = program.window.top_bar.menus
    assert len(bar.actions()) >= 7
    for action in bar.actions():
        assert bar.rect().contains(bar.actionGeometry(action)), action.text()
    settle(qtbot, program)
    program.change_language("en")
    settle(qtbot, program)
