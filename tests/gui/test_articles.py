"""The figures that a reader of the articles expects come out in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.arrays import frozen
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.facts import LayerFacts
from playground.gui.state.viewstate import INPUT
from playground.kernels.presets import load_presets
from playground.layers import Convolution, Flatten
from playground.pictures.made import CURVE_CORNER, NO_CURVE_CORNER
from playground.pictures.samples import sample_picture
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def put(
    qtbot: QtBot, program: app.Program, picture: Picture, *layers: Convolution | Flatten
) -> None:
    """Load a picture and a stack, and wait for the maps."""
    session = edits.set_picture(program.store.session, picture)
    session = edits.set_network(session, Network(layers))
    edit(qtbot, program, lambda: program.store.commit(session, "load"))
    program.store.look(layer=0, filter=0, pin=None)


def random_filters(count: int, height: int, width: int) -> tuple:
    rng = np.random.default_rng(0)
    return tuple(make_filter(f"{at}", rng.standard_normal((height, width))) for at in range(count))


def test_the_curve_detector_answers_6600_on_its_curve_and_0_elsewhere(
    qtbot: QtBot, program: app.Program
) -> None:
    detector = make_filter("curve", load_presets()["curve"].matrix(), 1, "curve")
    layer = Convolution(filters=(detector,), padding="valid")
    put(qtbot, program, sample_picture("curve"), layer)
    arithmetic = find(program, BottomPanel).arithmetic
    program.store.look(pin=Cell(0, 0, *CURVE_CORNER))
    assert "6600 (output)" in arithmetic.text()
    program.store.look(pin=Cell(0, 0, *NO_CURVE_CORNER))
    assert "\n0 (output)" in arithmetic.text()
    assert "6600" not in arithmetic.text()
    tile = find(program, FlowView).tile(0, 0).plane
    assert tile is not None
    assert tile.high == 6600


def test_a_5_by_5_by_3_filter_on_32_by_32_by_3(qtbot: QtBot, program: app.Program) -> None:
    picture = replace(sample_picture("astronaut"), size=32)
    one = Convolution(filters=random_filters(1, 5, 5), padding="valid")
    put(qtbot, program, picture, one)
    assert "32×32 · RGB" in find(program, InputPanel).caption.text()
    assert find(program, FlowView).header(INPUT).text == "Filters. 5×5×3"
    assert "28×28×1" in find(program, FlowView).header(0).text
    assert (
        "(5·5·3)·(28·28)·1 = <b>58\N{NO-BREAK SPACE}800</b>"
        in find(program, LayerFacts).text.text()
    )
    assert 58_800 == 75 * 784
    edit(
        qtbot,
        program,
        lambda: program.store.edit("two", filteredits.duplicate_filter, 0, 0),
    )
    assert "28×28×2" in find(program, FlowView).header(0).text


def test_a_2_by_2_filter_with_stride_2_over_4_by_4_gives_4_nodes(
    qtbot: QtBot, program: app.Program
) -> None:
    layer = Convolution(filters=random_filters(1, 2, 2), padding="valid", stride=(2, 2))
    put(qtbot, program, sample_picture("one"), layer, Flatten())
    assert "2×2×1" in find(program, FlowView).header(0).text
    assert "1×1×4" in find(program, FlowView).header(1).text
    text = find(program, LayerFacts).text.text()
    assert "⌊(4 − 2 + 2·0) / 2⌋ + 1 = <b>2</b>" in text
    assert "the same 4 outputs would need 16·4 + 4 = 68 parameters" in text


def test_a_4_by_4_picture_is_a_row_of_16(qtbot: QtBot, program: app.Program) -> None:
    put(qtbot, program, sample_picture("one"), Convolution(filters=random_filters(1, 3, 3)))
    bottom = find(program, BottomPanel)
    bottom.show_page("vector")
    assert "a row of 16" in bottom.vector.text.text()
    bottom.vector.row.hovered.emit(6)
    assert program.store.view.hover == Cell(INPUT, 0, 1, 2)
    (mark,) = find(program, FlowView).tile(INPUT, 0).highlights
    assert (mark.row, mark.column) == (1, 2)


def test_a_color_picture_of_480_by_480_has_three_channels(
    qtbot: QtBot, program: app.Program
) -> None:
    pixels = frozen(np.random.default_rng(0).integers(0, 255, (480, 480, 3), np.uint8))
    picture = Picture("p", pixels, 0, colour="rgb")
    put(qtbot, program, picture, Convolution(filters=random_filters(1, 3, 3)))
    assert "480×480 · RGB" in find(program, InputPanel).caption.text()


def test_zero_padding_keeps_the_size(qtbot: QtBot, program: app.Program) -> None:
    assert "256×256×4" in find(program, FlowView).header(0).text
    edit(
        qtbot,
        program,
        lambda: program.store.edit("valid", edits.set_field, 0, "padding", "valid"),
    )
    assert "254×254×4" in find(program, FlowView).header(0).text
