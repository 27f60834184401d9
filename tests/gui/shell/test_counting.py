"""Counting starts at 1 wherever the window counts: in every text that is shown or painted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.vectortile import VectorTile
from playground.gui.flow.view import FlowView
from playground.gui.inspect.panel import BottomPanel
from playground.gui.inspect.vector import FlatRow
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.sharebars import ShareBars
from playground.layers import (
    Convolution,
    Dense,
    Flatten,
    Pooling,
    TransposedConvolution,
    Upsampling,
)
from playground.layers.initialise import he_filters
from tests.gui.clock import drain
from tests.gui.program import find, running

LEFT = Qt.MouseButton.LeftButton

COUNTED = re.compile(
    r"\b(unit|channel|map|row|column|filter|slice|layer|picture|page|class|example|run|output)"
    r"s? 0\b(?![.,]\d)",
    re.IGNORECASE,
)


class Painted:
    """Every text that a painter was given, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        draw = QPainter.drawText

        def noted(painter: QPainter, *arguments: Any) -> Any:
            self.texts += [part for part in arguments if isinstance(part, str)]
            return draw(painter, *arguments)

        monkeypatch.setattr(QPainter, "drawText", noted)

    def on(self, widget: QWidget) -> list[str]:
        """The texts on a widget."""
        self.texts.clear()
        widget.grab()
        return list(self.texts)


def written(window: QWidget) -> list[str]:
    """What labels, buttons, tooltips and screen readers say of what is seen."""
    texts = []
    for part in window.findChildren(QWidget):
        if part.isVisible():
            texts += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
            if isinstance(part, QLabel | QAbstractButton):
                texts.append(part.text())
    return [text for text in texts if text]


def classifier() -> Session:
    """Layers of every kind that counts: filters, maps, slices, units."""
    first = app.first_session()
    small = replace(first.picture, size=16)
    rng = np.random.default_rng(2)
    network = Network(
        (
            Convolution(filters=he_filters(3, 1, (3, 3), rng)),
            TransposedConvolution.default((3, 16, 16), rng),
            Upsampling(way="bilinear"),
            Pooling(),
            Flatten(),
            Dense.random((8 * 32 * 32, 1, 1), 4, rng),
        )
    )
    return edits.set_network(edits.set_picture(first, small), network)


def test_what_is_painted_begins_with_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    with running(qtbot, tmp_path, classifier()) as program:
        (units,) = (
            tile
            for tile in find(program, FlowView).findChildren(VectorTile)
            if tile.plane is not None and tile.plane.height == 4
        )
        assert painted.on(units)[::2] == ["1", "2", "3", "4"]
        qtbot.mouseClick(find(program, BottomPanel).tabs.button("vector"), LEFT)
        row = find(program, FlatRow)
        assert painted.on(row)[1:8:2] == ["1", "2", "3", "4"]
    bars = ShareBars()
    qtbot.addWidget(bars)
    bars.show_shares([0.25, 0.75], ())
    assert bars.names == ["1", "2"]
    assert {"1", "2"} <= set(painted.on(bars))
    assert "0" not in painted.texts


def test_no_text_of_the_window_counts_from_nought(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    from_one = re.compile(COUNTED.pattern.replace("0", "1"), COUNTED.flags)
    with running(qtbot, tmp_path, classifier()) as program:
        for below in ("arithmetic", "lens", "vector", "fields"):
            program.store.look(below=below)
            seen: set[str] = set()
            for stage in range(INPUT, len(program.store.session.network)):
                program.store.look(layer=max(stage, 0), filter=0, hover=Cell(stage, 0, 0, 0))
                drain()
                seen |= {*written(program.window), *painted.on(program.window)}
            counted = [text for text in seen if from_one.search(text)]
            assert len(counted) > 5, f"the pattern finds what is counted beside {below}"
            assert [text for text in seen if COUNTED.search(text)] == [], below
