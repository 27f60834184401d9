"""A weight that is nearly zero reads ≈0 wherever it stands; a number of a map reads 0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import Filter
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.inspect.arithmetic.pieces import Block
from playground.gui.inspect.arithmetic.rowtext import cell_text
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.inspect.panel import BottomPanel
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.layers import Convolution
from tests.gui.clock import drain
from tests.gui.present.staging import explore_page, present
from tests.gui.program import find, running

TINY = 0.0004


def with_a_tiny_weight() -> Session:
    """One filter of ones, a zero and a weight that is not quite zero."""
    weights = np.ones((1, 3, 3), np.float32)
    weights[0, 0, 0], weights[0, 2, 2] = 0.0, TINY
    network = Network((Convolution(filters=(Filter("nearly", weights),)),))
    return edits.set_network(app.first_session(), network)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, with_a_tiny_weight()) as running_program:
        running_program.store.look(pin=Cell(0, 0, 102, 151))
        drain()
        yield running_program


def painted(monkeypatch: pytest.MonkeyPatch, widget: QWidget) -> list[str]:
    """All that a widget writes when it is painted."""
    written: list[str] = []
    draw = QPainter.drawText

    def noted(painter: QPainter, *arguments: object) -> object:
        written.extend(text for text in arguments if isinstance(text, str))
        return draw(painter, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", noted)
        widget.grab()
    return written


def test_it_reads_the_same_in_every_place(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: app.Program
) -> None:
    places = [
        find(program, KernelGrid),
        find(program, FilterPictures),
        find(program, BottomPanel).arithmetic.strip,
    ]
    page = explore_page(present(qtbot, program))
    places += [page.operands.operation.kernel, page.arithmetic.strip]
    for place in places:
        written = painted(monkeypatch, place)
        assert written.count("≈0") == 1, (type(place), written)
        assert "0" in written


def test_what_rounding_leaves_of_a_zero_reads_0_in_maps_and_products(program: app.Program) -> None:
    strip: Strip = find(program, BottomPanel).arithmetic.strip
    window, weights, products = (each for each in strip.pieces if isinstance(each, Block))
    assert [each.are_weights for each in (window, weights, products)] == [False, True, False]
    for block in (window, products):
        assert cell_text(block, 1e-9, 2, drops_zero=False) == "0"
    assert cell_text(weights, 1e-9, 2, drops_zero=False) == "≈0"
    find(program, BottomPanel).arithmetic.copy_as("text")
    assert QGuiApplication.clipboard().text().count("≈0") == 1
