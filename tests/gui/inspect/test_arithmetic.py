"""The arithmetic of a cell as it is drawn: every kind of layer, and in windows of any width."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import Shape
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.explain.explain_windows import Convolved
from playground.engine.explain.formats import Writer, number_text
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.arithmetic.compose import sheet
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Sign
from playground.gui.inspect.arithmetic.rowtext import cell_text
from playground.gui.inspect.panel import BottomPanel
from playground.gui.state.pointing import pointing_at
from playground.gui.state.viewstate import INPUT, BelowPage, ViewState
from playground.gui.widgets.elided import ElidedLabel
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
    """Layers of all kinds, those that are not named here with their defaults, before the last."""
    rng = np.random.default_rng(3)
    named = (
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
    )
    shape: Shape = (8, 16, 16)
    others = []
    for kind in LAYERS:
        if kind not in {layer.kind for layer in named} | {Flatten.kind, Dense.kind}:
            others.append(LAYERS[kind].default(shape, rng))
            shape = others[-1].output_shape(shape)
    dense = replace(Dense.random((math.prod(shape), 1, 1), 5, rng), has_bias=False)
    return Network((*named, *others, Flatten(), dense, Activation(function="softmax")))


def outcome_of(program: app.Program, cell: Cell) -> str:
    now = program.evaluation.shown
    assert now is not None
    view = ViewState(hover=cell, digits=3)
    outcome = sheet(now, cell, pointing_at(now, view).steps, view).outcome
    assert outcome is not None
    return outcome.text


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
            assert outcome_of(program, Cell(stage, channel, row, column)) == expected


def test_every_term_of_a_sum_names_where_it_comes_from(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    small = replace(store.session.picture, size=16)
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, small))
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    now = program.evaluation.shown
    assert now is not None
    terms = find(program, BottomPanel).arithmetic.terms
    layers = [type(stage.layer) for stage in now.stages]
    for kind, least in (
        (TransposedConvolution, {"channel 1", "channel 2", "channel 3", "channel 4"}),
        (Upsampling, {"channel 3"}),
        (Dense, set[str]()),
    ):
        store.look(hover=Cell(layers.index(kind), 2, 1 - (kind is Dense), 0), below="arithmetic")
        names = [name.partition(":")[0] for _, name, *_ in terms.in_view()]
        assert len(names) > 1
        assert all(re.fullmatch(r"(channel|unit) [1-9]\d*", name) for name in names), names
        assert least <= set(names), names
        assert kind is not Dense or names[-1].startswith("unit"), names


def test_normalisations_are_drawn_with_their_numbers(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    store.look(pin=Cell(1, 2, 8, 8))
    strip = find(program, BottomPanel).arithmetic.strip
    captions = [piece.caption for piece in strip.pieces if isinstance(piece, Figure)]
    assert captions[captions.index("input") :][:2] == ["input", "mean"]
    assert {"scale", "shift"} <= set(captions)
    store.look(pin=Cell(3, 0, 8, 8))
    around = [piece for piece in strip.pieces if isinstance(piece, Block)][-1]
    assert around.values.shape == (1, 3)  # of five channels around the first, two are not there
    assert around.winners == ((0, 0),)


def seen(widget: QWidget) -> bool:
    """Whether all of a widget is in view."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


NETWORKS = {
    "3x3": (Convolution(filters=he_filters(4, 1, (3, 3), np.random.default_rng(1))),),
    "5x5": (Convolution(filters=he_filters(4, 1, (5, 5), np.random.default_rng(1))),),
    "7x7": (Convolution(filters=he_filters(4, 1, (7, 7), np.random.default_rng(1))),),
    "11x11": (Convolution(filters=he_filters(4, 1, (11, 11), np.random.default_rng(1))),),
    "64 channels": (
        Convolution(filters=he_filters(64, 1, (3, 3), np.random.default_rng(1))),
        Convolution(filters=he_filters(2, 64, (3, 3), np.random.default_rng(1))),
    ),
}


@pytest.mark.parametrize("width", [1024, 1280, 1440, 1920])
def test_the_outcome_is_in_view_for_every_kind_of_layer_and_filter(
    qtbot: QtBot, program: app.Program, width: int
) -> None:
    store = program.store
    program.window.resize(width, 768)
    qtbot.waitUntil(lambda: program.window.width() == width)
    small = replace(store.session.picture, size=32)
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, small))
    outcome = find(program, BottomPanel).arithmetic.outcome
    for network in (*map(Network, NETWORKS.values()), every_kind()):
        edit(qtbot, program, lambda network=network: store.edit("n", edits.set_network, network))
        assert program.evaluation.shown is not None
        for stage, part in enumerate(program.evaluation.shown.stages):
            assert part.shape is not None
            store.look(pin=Cell(stage, 1, part.shape[1] // 2, part.shape[2] // 2))
            drain()
            assert seen(outcome), (network, stage)
            assert outcome.width() >= outcome.minimumSizeHint().width()


def test_cells_are_written_where_there_is_room_and_read_by_pointing_where_there_is_not(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    arithmetic = find(program, BottomPanel).arithmetic
    for name, is_read in (("3x3", True), ("11x11", False)):
        network = Network(NETWORKS[name])
        edit(qtbot, program, lambda network=network: store.edit("n", edits.set_network, network))
        store.look(pin=Cell(0, 0, 102, 151))
        drain()
        room = arithmetic.strip.parentWidget()
        assert room is not None
        assert arithmetic.strip.is_read_in(room.width(), room.height()) == is_read
        assert arithmetic.glass.isVisible() != is_read
        assert arithmetic.strip.minimumSizeHint().width() <= room.width()
    (window, _, weights, _, products) = arithmetic.strip.pieces
    assert isinstance(window, Block)
    assert isinstance(weights, Block)
    assert isinstance(products, Block)
    assert "Point at a cell" in arithmetic.glass.text()
    qtbot.mouseMove(arithmetic.strip, QPoint(1, 1))
    qtbot.mouseMove(arithmetic.strip, QPoint(40, arithmetic.strip.height() // 2))
    place, factors, product = arithmetic.glass.text().split("\n")
    row, column = (int(number) - 1 for number in re.findall(r"\d+", place))
    value, weight, result = (part.values[row, column] for part in (window, weights, products))
    assert factors == f"{number_text(value, 2)} × {Writer(2).factor(float(weight))}"
    assert product.endswith(number_text(float(result), 2))


def test_a_channel_that_is_chosen_is_written_out(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    network = Network(NETWORKS["64 channels"])
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, network))
    arithmetic = find(program, BottomPanel).arithmetic
    store.look(pin=Cell(1, 1, 100, 100))
    drain()
    (steps,) = (program.pointer.now.steps,)
    convolved = steps[-1]
    assert isinstance(convolved, Convolved)
    row = next(rect for at, _, _, rect in arithmetic.shares.in_view() if at == 2)
    qtbot.mouseClick(
        arithmetic.shares.viewport(), Qt.MouseButton.LeftButton, pos=row.center().toPoint()
    )
    assert arithmetic.shares.rows.marked == 2
    qtbot.keyClick(arithmetic.shares, Qt.Key.Key_Down)
    assert arithmetic.shares.rows.marked == 3
    products = arithmetic.strip.pieces[-1]
    assert isinstance(products, Block)
    np.testing.assert_allclose(products.values, convolved.products[3], rtol=1e-6)
    np.testing.assert_array_equal(arithmetic.shares.rows.values, convolved.sums)
    for _ in range(60):
        qtbot.keyClick(arithmetic.shares, Qt.Key.Key_Down)
    assert "channel 64" in arithmetic.shares.text()


def test_a_dense_unit_lists_its_products_and_says_what_the_others_come_to(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    small = replace(store.session.picture, size=16)
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, small))
    dense = Dense.random((256, 1, 1), 5, np.random.default_rng(2))
    network = Network((Flatten(), dense))
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, network))
    store.look(pin=Cell(1, 2, 0, 0))
    drain()
    terms = find(program, BottomPanel).arithmetic.terms
    assert program.evaluation.shown is not None
    assert program.evaluation.shown.results is not None
    x = program.evaluation.shown.results.maps(0)
    assert x is not None
    products = x[:, 0, 0].astype(np.float64) * dense.weight[2]
    listed = [at for at, *_ in terms.in_view()]
    assert products[listed].max() == products.max()
    assert products[listed].min() == products.min()
    others = np.delete(products, listed).sum()
    said = f"{len(listed)} of 256 shown, the {256 - len(listed)} others together"
    assert terms.rest() == f"{said} {number_text(float(others), 2)}"
    terms.verticalScrollBar().setValue(terms.verticalScrollBar().maximum())
    last = {at for at, *_ in terms.in_view()}
    assert last.isdisjoint(listed)
    store.look(hover=Cell(INPUT, 0, 3, 4))  # on the way to the list over a map
    drain()
    assert not terms.isVisible()
    store.look(hover=None)
    drain()
    assert {at for at, *_ in terms.in_view()} == last


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        (0.004, 0.006, "0.004"),
        (-0.004, 0.006, "−0.004"),
        (0.00003, 0.00003, "3e−5"),
        (0.004, 1.0, "0"),
        (0.0, 1.0, "0"),
        (0.25, 1.0, "0.25"),
        (1e7, 1e7, "1e7"),
    ],
)
def test_a_number_that_shows_a_colour_is_not_written_as_zero(
    value: float, limit: float, text: str
) -> None:
    block = Block(np.full((1, 1), value, np.float32), limit, "signed", "products")
    assert cell_text(block, value, 2, drops_zero=False) == text
    short = text.replace("0.", ".") if "." in text else text
    assert cell_text(block, value, 2, drops_zero=True) == short


@pytest.mark.parametrize(("weight", "sign"), [(1.0, "="), (0.333, "≈")])
def test_the_sign_before_the_products_is_that_of_the_text(
    qtbot: QtBot, program: app.Program, weight: float, sign: str
) -> None:
    layer = Convolution(filters=(make_filter("", np.full((3, 3), weight)),))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, Network((layer,))))
    program.store.look(pin=Cell(0, 0, 40, 40))
    drain()
    arithmetic = find(program, BottomPanel).arithmetic
    assert arithmetic.strip.pieces[3] == Sign(sign)
    arithmetic.copy_as("text")
    assert QGuiApplication.clipboard().text().splitlines()[2].count(f"  {sign}  ") == 1


def test_what_earlier_layers_lead_to_is_in_view(qtbot: QtBot, program: app.Program) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("n", edits.set_network, every_kind()))
    strip = find(program, BottomPanel).arithmetic.strip
    store.look(pin=Cell(1, 2, 8, 8))
    drain()
    assert strip.width() > strip.visibleRegion().boundingRect().width()
    assert strip.visibleRegion().boundingRect().right() == strip.rect().right()
    store.look(pin=Cell(0, 2, 8, 8))
    drain()
    assert strip.visibleRegion().boundingRect().left() == 0


def test_a_pixel_tells_what_it_adds_to_the_outputs_that_read_it(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, strip = find(program, FlowView), find(program, BottomPanel).arithmetic.strip
    picture = find(program, InputPanel).grid
    qtbot.mouseMove(picture, QPoint(1, 1))
    qtbot.mouseMove(picture, picture.centre_of(80, 90))
    cell = program.store.view.hover
    assert cell is not None
    pixel, times, weights, equals, added, place = strip.pieces
    assert isinstance(pixel, Figure)
    assert isinstance(weights, Block)
    assert isinstance(added, Block)
    assert (pixel.caption, times, equals) == (
        "pixel",
        Sign("·"),
        Sign("≈"),
    )  # twice what is rounded is another
    # The output above and to the left meets the pixel under the last cell of its window.
    np.testing.assert_array_equal(weights.values, [[1, 0, -1], [2, 0, -2], [1, 0, -1]])
    np.testing.assert_allclose(added.values, weights.values * float(pixel.text), atol=0.02)
    where = f"rows {cell.row}–{cell.row + 2}, columns {cell.column}–{cell.column + 2}"
    assert added.caption == "added to Vertical edges"
    assert place == Note(where)
    layer = Convolution(filters=(make_filter("", np.ones((3, 3))),))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, Network((layer,))))
    assert strip.pieces[3] == Sign("=")
    edit(qtbot, program, program.store.undo)
    drain()
    qtbot.mouseClick(flow.tile(0, 1), Qt.MouseButton.LeftButton)  # another filter is selected
    qtbot.mouseMove(picture, QPoint(1, 1))
    qtbot.mouseMove(picture, picture.centre_of(80, 90))
    cell = program.store.view.hover
    assert cell is not None
    where = f"rows {cell.row}–{cell.row + 2}, columns {cell.column}–{cell.column + 2}"
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
    said = "A filter of 3×3, dilated to 401×3, does not fit an input of 256×256 without padding."
    assert strip.text() == said


def test_the_lines_of_the_other_pages_are_read_whole(
    qtbot: QtBot, own_fonts: None, program: app.Program
) -> None:
    """The one of Vector ended in the middle of its sentence, with no sign of it."""
    program.window.resize(1024, 768)
    panel = find(program, BottomPanel)
    pages: tuple[BelowPage, ...] = ("lens", "vector", "fields")
    for name in pages:
        program.store.look(below=name)
        drain()
        lines = [line for line in panel.findChildren(ElidedLabel) if seen(line) and line.text()]
        assert lines, name
        assert [line.text() for line in lines] == [line.toolTip() for line in lines]
