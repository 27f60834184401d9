"""The arithmetic of a cell as it is drawn: every kind of layer, and in windows of any width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.engine.explain.formats import number_text
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.view import FlowView
from playground.gui.inspect.arithmetic.compose import pieces
from playground.gui.inspect.arithmetic.panel import ArithmeticPanel
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Sign
from playground.gui.inspect.panel import BottomPanel
from playground.gui.state.pointing import pointing_at
from playground.gui.state.viewstate import INPUT, ViewState
from playground.layers import (
    LAYERS,
    Activation,
    BatchNormalisation,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    GroupNormalisation,
    InputNormalisation,
    InstanceNormalisation,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
    Upsampling,
)
from playground.layers.initialise import he_filters
from tests.gui.clock import drain
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def every_kind() -> Network:
    rng = np.random.default_rng(3)
    return Network(
        (
            Convolution(filters=he_filters(4, 1, (3, 3), rng)),
            BatchNormalisation.default((4, 16, 16), rng),
            Activation(),
            LocalResponseNormalisation.default((4, 16, 16), rng),
            Pooling(),
            TransposedConvolution.default((4, 8, 8), rng),
            Dropout(),
            Upsampling(way="bilinear"),
            GroupNormalisation.default((8, 32, 32), rng),
            Pooling(mode="average", size=(3, 3), ceil=True, count_padding=False, padding="same"),
            InstanceNormalisation.default((8, 16, 16), rng),
            InputNormalisation(mean=(0.25,)),
            Flatten(),
            replace(Dense.random((8 * 16 * 16, 1, 1), 5, rng), has_bias=False),
            Activation(function="softmax"),
        )
    )


def strong(program: app.Program, cell: Cell) -> str:
    now = program.evaluation.shown
    assert now is not None
    steps = pointing_at(now, ViewState(hover=cell)).steps
    row = pieces(now, cell, steps, ViewState(digits=3))
    return [piece.text for piece in row if isinstance(piece, Figure) and piece.strong][-1]


def test_every_kind_of_layer_comes_to_the_number_on_its_map(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    small = replace(store.session.picture, size=16)
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, small))
    network = every_kind()
    assert {layer.kind for layer in network} == set(LAYERS)
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, network))
    now = program.evaluation.shown
    assert now is not None
    assert now.results is not None
    rng = np.random.default_rng(4)
    for stage in range(len(network)):
        maps = now.results.maps(stage)
        assert maps is not None
        for _ in range(4):
            channel, row, column = (int(rng.integers(side)) for side in maps.shape)
            expected = number_text(float(maps[channel, row, column]), 3)
            assert strong(program, Cell(stage, channel, row, column)) == expected


def test_every_term_of_a_sum_names_where_it_comes_from(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    small = replace(store.session.picture, size=16)
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, small))
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    now = program.evaluation.shown
    assert now is not None
    strip = find(program, ArithmeticPanel).strip
    layers = [type(stage.layer) for stage in now.stages]
    for kind, least in (
        (TransposedConvolution, {"channel 1", "channel 2", "channel 3", "channel 4"}),
        (Upsampling, {"channel 3"}),
        (Dense, set[str]()),
    ):
        store.look(hover=Cell(layers.index(kind), 2, 1 - (kind is Dense), 0), below="arithmetic")
        terms = re.findall(r"\((?:([^():]+): )?\S+ · \S+\)", strip.text())
        assert len(terms) > 1, strip.text()
        assert all(re.fullmatch(r"(channel|unit) [1-9]\d*", name) for name in terms), strip.text()
        assert least <= set(terms), strip.text()
        assert kind is not Dense or terms[-1].startswith("unit"), strip.text()


def test_normalisations_are_drawn_with_their_numbers(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    store.look(pin=Cell(1, 2, 8, 8))
    strip = find(program, BottomPanel).arithmetic.strip
    captions = [piece.caption for piece in strip.pieces if isinstance(piece, Figure)]
    assert captions[captions.index("input") :][:2] == ["input", "mean"]
    assert {"scale", "shift", "output"} <= set(captions)
    store.look(pin=Cell(3, 0, 8, 8))
    around = [piece for piece in strip.pieces if isinstance(piece, Block)][-1]
    assert around.values.shape == (1, 3)  # of five channels around the first, two are not there
    assert around.winners == ((0, 0),)


def test_the_row_shrinks_to_be_seen_whole_and_no_further_than_readable(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.look(pin=Cell(0, 0, 102, 151))
    strip = find(program, BottomPanel).arithmetic.strip
    for width, fits in ((1600, True), (1440, True), (1280, True), (1024, False)):
        program.window.resize(width, 800)
        seen = strip.parentWidget()
        assert seen is not None
        qtbot.waitUntil(lambda width=width: program.window.width() == width)
        drain()
        assert (strip.minimumSizeHint().width() <= seen.width()) == fits, width


def test_what_earlier_layers_lead_to_is_in_view(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    strip = find(program, BottomPanel).arithmetic.strip
    store.look(pin=Cell(1, 2, 8, 8))
    drain()
    place = strip.result_place()
    assert place is not None
    assert strip.visibleRegion().boundingRect().contains(place.center().toPoint())
    store.look(pin=Cell(0, 2, 8, 8))
    drain()
    assert strip.visibleRegion().boundingRect().left() == 0


def test_a_pixel_tells_what_it_adds_to_the_outputs_that_read_it(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, strip = find(program, FlowView), find(program, BottomPanel).arithmetic.strip
    picture = flow.tile(INPUT, 0)
    qtbot.mouseMove(picture, QPoint(1, 1))
    qtbot.mouseMove(picture, picture.centre_of(80, 90))
    cell = program.store.view.hover
    assert cell is not None
    pixel, times, weights, equals, added, place = strip.pieces
    assert isinstance(pixel, Figure)
    assert isinstance(weights, Block)
    assert isinstance(added, Block)
    assert (pixel.caption, times, equals) == ("pixel", Sign("·"), Sign("="))
    # The output above and to the left meets the pixel under the last cell of its window.
    np.testing.assert_array_equal(weights.values, [[1, 0, -1], [2, 0, -2], [1, 0, -1]])
    np.testing.assert_allclose(added.values, weights.values * float(pixel.text), atol=0.02)
    where = f"rows {cell.row}–{cell.row + 2}, columns {cell.column}–{cell.column + 2}"
    assert added.caption == "added to Vertical edges"
    assert place == Note(where)
    qtbot.mouseClick(flow.tile(0, 1), Qt.MouseButton.LeftButton)  # another filter is selected
    qtbot.mouseMove(picture, QPoint(1, 1))
    qtbot.mouseMove(picture, picture.centre_of(80, 90))
    assert strip.text().endswith(f"added to Horizontal edges {where}")


def test_a_pixel_that_no_output_reads_says_so(qtbot: QtBot, program: app.Program) -> None:
    layer = replace(program.store.session.network[0], stride=(8, 8), padding="valid")
    edit(qtbot, program, lambda: program.store.edit("s", edits.replace_layer, 0, layer))
    program.store.look(hover=Cell(INPUT, 0, 5, 5))
    strip = find(program, BottomPanel).arithmetic.strip
    assert strip.text().endswith("no output of “Convolution” reads this pixel")


def test_where_nothing_comes_out_the_panel_says_why(qtbot: QtBot, program: app.Program) -> None:
    layer = replace(program.store.session.network[0], dilation=(200, 1), padding="valid")
    edit(qtbot, program, lambda: program.store.edit("d", edits.replace_layer, 0, layer))
    strip = find(program, BottomPanel).arithmetic.strip
    said = "A 3×3 filter, dilated to 401×3, does not fit a 256×256 input without padding."
    assert strip.text() == said
