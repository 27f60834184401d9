"""What rounding has left of zeros looks like zeros; numbers that are small by themselves do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import FloatArray, frozen
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.inspect.arithmetic.compose import sheet
from playground.gui.inspect.arithmetic.pieces import Block, Rows, Sheet
from playground.gui.inspect.arithmetic.rowlist import RowList
from playground.gui.inspect.arithmetic.rowtext import cell_texts
from playground.gui.state.pointing import pointing_at
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.colours import colour_of
from playground.layers import Convolution, TransposedConvolution
from playground.pictures.samples import sample_picture
from tests.gui.program import edit, running

POOLED = 2
"""The stage of the first network whose maps the layer under test reads."""

TINY = np.float32(1e-7)
"""What the filters are multiplied by, where all numbers are small."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        store, picture = running_program.store, sample_picture("camera")
        edit(qtbot, running_program, lambda: store.edit("p", edits.set_picture, picture))
        yield running_program


def shrunk(layer: Convolution) -> Convolution:
    filters = (replace(each, weights=frozen(each.weights * TINY)) for each in layer.filters)
    return replace(layer, filters=tuple(filters))


def spread_by_channel() -> TransposedConvolution:
    """Filters that read one channel each, and put each number into four cells."""
    halves = np.full((2, 2), 0.5, np.float32)
    filters = tuple(make_filter(f"f{at}", halves, 1, "custom") for at in range(4))
    return TransposedConvolution(filters=filters, stride=(2, 2), groups=4)


def mixed() -> Convolution:
    """A filter of one cell that reads all channels."""
    return Convolution(filters=(make_filter("f", np.full((1, 1), 0.5, np.float32), 4, "custom"),))


def show(qtbot: QtBot, program: app.Program, layer: Layer, is_tiny: bool = False) -> FloatArray:
    """Add a layer to the first network; the maps that it reads."""
    first, *others = program.store.session.network.layers
    assert isinstance(first, Convolution)
    layers = (shrunk(first) if is_tiny else first, *others, layer)
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, Network(layers)))
    now = program.evaluation.shown
    assert now is not None
    assert now.results is not None
    maps = now.results.maps(POOLED)
    assert maps is not None
    return maps


def sheet_at(program: app.Program, cell: Cell) -> Sheet:
    now = program.evaluation.shown
    assert now is not None
    view = ViewState(hover=cell)
    return sheet(now, cell, pointing_at(now, view).steps, view)


def bars(qtbot: QtBot, rows: Rows | None) -> list[tuple[str, float]]:
    """The numbers of a list as they are written, with the part that their bars fill."""
    assert rows is not None
    shown = RowList()
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    shown.show_rows(rows, 2)
    tracks: list[float] = []
    shown.show()
    image = shown.grab().toImage()
    for _, _, _, rect in shown.in_view():
        line = [image.pixelColor(x, round(rect.center().y())).rgb() for x in range(image.width())]
        filled = [colour_of(sign, 1.0, "signed").rgb() for sign in (1.0, -1.0)]
        tracks.append(max(map(line.count, filled)) / image.width())
    return list(zip((number for _, _, number, _ in shown.in_view()), tracks, strict=True))


def test_a_residue_has_no_bar(qtbot: QtBot, program: app.Program) -> None:
    """Two cells of a sky read 0 beside a bar that was full."""
    maps = show(qtbot, program, spread_by_channel())
    channel, row, column = (int(at) for at in np.argwhere((maps > 0) & (maps < 1e-6))[0])
    cell = Cell(POOLED + 1, channel, 2 * row, 2 * column)
    [(number, filled)] = bars(qtbot, sheet_at(program, cell).terms)
    assert (number, filled) == ("0", 0)


def test_residues_of_all_channels_have_no_bars_and_no_colours(
    qtbot: QtBot, program: app.Program
) -> None:
    maps = show(qtbot, program, mixed())
    is_residue = (maps.max(0) > 0) & (maps.max(0) < 1e-6)
    row, column = (int(at) for at in np.argwhere(is_residue)[0])
    found = sheet_at(program, Cell(POOLED + 1, 0, row, column))
    assert bars(qtbot, found.shares) == [("0", 0)] * 4
    products = [each for each in found.work if isinstance(each, Block)][-1]
    assert cell_texts(products, 2, drops_zero=False) == ["0"]


def test_numbers_that_are_small_by_themselves_keep_their_scale(
    qtbot: QtBot, program: app.Program
) -> None:
    maps = show(qtbot, program, spread_by_channel(), is_tiny=True)
    channel, row, column = (int(at) for at in np.argwhere(maps > 0.5 * maps.max())[0])
    value = float(maps[channel, row, column]) / 2
    assert value < 1e-6
    cell = Cell(POOLED + 1, channel, 2 * row, 2 * column)
    [(number, filled)] = bars(qtbot, sheet_at(program, cell).terms)
    assert float(number.replace("\N{MINUS SIGN}", "-")) == pytest.approx(value, rel=0.5)
    assert filled > 0.2


def test_small_terms_have_room_for_their_digits(qtbot: QtBot) -> None:
    values = np.array([1.0] * 30 + [0.06, -0.06])
    rows = RowList()
    qtbot.addWidget(rows)
    rows.show_rows(Rows(values, (np.arange(values.size),), str), 2)
    with_two_digits = rows.wanted_px
    rows.show_rows(Rows(values, (np.arange(values.size),), str), 0)
    few = rows.wanted_px
    rows.show_rows(Rows(values[:30], (np.arange(30),), str), 0)
    assert few > rows.wanted_px
    rows.show_rows(Rows(values[::-1], (np.arange(values.size),), str), 2)
    assert few == rows.wanted_px >= with_two_digits
