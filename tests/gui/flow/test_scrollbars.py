"""Where the scroll bars of the maps meet there is nothing but the ground of the maps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.gui.flow.view import FlowView
from playground.gui.widgets.theme import THEMES, apply_theme, theme
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.program import find, running


@pytest.mark.parametrize("name", THEMES)
def test_the_corner_is_empty(qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str) -> None:
    matrix = load_presets()["sobel-vertical"].matrix()
    filters = tuple(make_filter(f"{at}", matrix, 1) for at in range(120))
    network = Network((Convolution(filters=filters), *(Activation() for _ in range(14))))
    session = edits.set_network(app.first_session(), network)
    with running(qtbot, tmp_path, session, (700, 600)) as program:
        apply_theme(qapp, name)
        drain()
        flow = find(program, FlowView)
        beside, below = flow.verticalScrollBar(), flow.horizontalScrollBar()
        assert beside.isVisible()
        assert below.isVisible()
        image = flow.grab().toImage()
        corner = [
            image.pixelColor(x, y)
            for x in range(image.width() - beside.width(), image.width())
            for y in range(image.height() - below.height(), image.height())
        ]
        assert corner
        assert set(map(str, corner)) == {str(theme().background)}
    apply_theme(qapp, "light")
