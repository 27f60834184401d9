"""The properties panel in the window: all that is set often is seen without scrolling."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.widgets.theme import CONTROL_PX
from playground.layers import LAYERS, Convolution
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, running

PROJECTOR = (1024, 768)


def session_of(*layers: Layer, rgb: bool = False) -> Session:
    pixels = np.arange(24 * 24 * (3 if rgb else 1), dtype=np.uint8)
    pixels = pixels.reshape((24, 24, 3) if rgb else (24, 24))
    picture = Picture("ramp", pixels, colour="rgb" if rgb else "gray")
    return edits.set_network(Session(picture, Network(())), Network(layers))


def convolution(size: int, depth: int = 1) -> Convolution:
    weights = np.linspace(-1, 1, depth * size * size, dtype=np.float32)
    return Convolution(filters=(make_filter("ramp", weights.reshape(depth, size, size)),))


def scrolled(panel: PropertiesPanel) -> int:
    """How many pixels of the panel are out of sight."""
    area: QWidget | None = panel
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    return area.verticalScrollBar().maximum()


CASES = {
    "3x3": lambda: session_of(convolution(3)),
    "5x5": lambda: session_of(convolution(5)),
    "7x7": lambda: session_of(convolution(7)),
    "31x31": lambda: session_of(convolution(31)),
    "rgb": lambda: session_of(convolution(5, 3), rgb=True),
    **{
        kind: lambda kind=kind: session_of(
            LAYERS[kind].default((3, 24, 24), np.random.default_rng(0)), rgb=True
        )
        for kind in LAYERS
    },
}


@pytest.mark.parametrize("case", list(CASES))
def test_everything_but_the_folds_content_is_in_sight(
    qtbot: QtBot, tmp_path: Path, case: str
) -> None:
    with running(qtbot, tmp_path, CASES[case](), size=PROJECTOR) as program:
        program.store.look(layer=0)
        drain()
        panel = find(program, PropertiesPanel)
        assert scrolled(panel) == 0
        assert panel.title.width() > 100
        for part in panel.findChildren(QWidget):
            if part.isVisible() and part.window() is panel.window():
                right = part.mapTo(panel, QPoint(part.width(), 0)).x()
                assert right <= panel.width(), f"{type(part).__name__} {part.accessibleName()}"


@pytest.mark.parametrize("case", ["3x3", "rgb"])
def test_it_fits_a_low_laptop_too(qtbot: QtBot, own_fonts: None, tmp_path: Path, case: str) -> None:
    with running(qtbot, tmp_path, CASES[case](), size=(1366, 768)) as program:
        program.store.look(layer=0)
        drain()
        assert scrolled(find(program, PropertiesPanel)) == 0
        program.window.resize(1366, 749)  # beneath a title bar
        drain()
        assert scrolled(find(program, PropertiesPanel)) == 0


def test_the_kernel_is_as_wide_as_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, size=PROJECTOR) as program:
        program.store.look(layer=0)
        for size in ((1024, 768), (1440, 900)):
            program.window.resize(*size)
            drain()
            grid = find(program, PropertiesPanel).kernel.weights.grid
            assert grid.area().width() > grid.width() - 8
            assert grid.width() == find(program, PropertiesPanel).width()


def test_rows_stay_where_they_are_whatever_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, size=PROJECTOR) as program:
        program.store.look(layer=0)
        drain()
        panel = find(program, PropertiesPanel)
        form = panel.form()
        assert form is not None
        padding = form.control("padding")
        kernel = panel.kernel

        def places() -> list[int]:
            drain()
            parts = (kernel.preset.button, kernel.size_choice, kernel.bias, padding)
            return [part.mapTo(panel, QPoint(0, 0)).y() for part in parts]

        before = places()
        click(padding.segments.button("explicit"))  # type: ignore[attr-defined]
        click(kernel.size_choice.usual.button("other"))
        assert places() == before
        stride = form.control("stride")
        click(stride.chain)  # type: ignore[attr-defined]
        assert places() == before
        assert stride.height() == CONTROL_PX
        program.store.edit("off", edits.set_field, 0, "has_bias", False)
        assert places() == before


def test_a_closed_fold_says_what_is_set_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, size=PROJECTOR) as program:
        program.store.look(layer=0)
        panel = find(program, PropertiesPanel)
        qtbot.waitUntil(lambda: panel.figures.line.text == "40 parameters · sum 0 · rank 1")
        assert panel.more.line.text == "zeros outside · dilation 1"
        program.store.edit("x", edits.set_field, 0, "dilation", (1, 2))
        program.store.edit("x", edits.set_field, 0, "operation", "convolution")
        assert panel.more.line.text == "zeros outside · dilation 1×2 · convolution"
        assert panel.more.header.accessibleDescription() == panel.more.line.text
        more = panel.more_form()
        assert more is not None
        assert not more.isVisible()
        click(panel.more.header)
        assert more.isVisible()
        assert not panel.more.line.isVisible()


def test_a_closed_fold_is_never_empty(qtbot: QtBot, tmp_path: Path) -> None:
    dense = LAYERS["dense"].default((1, 24, 24), np.random.default_rng(0))
    with running(qtbot, tmp_path, session_of(dense), size=PROJECTOR) as program:
        program.store.look(layer=0)
        panel = find(program, PropertiesPanel)
        assert panel.more.line.text == "Adds a bias: yes"
        assert panel.figures.line.text == "5770 parameters"


def test_folds_stay_open_on_another_layer_and_with_other_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path, size=PROJECTOR) as program:
        program.store.look(layer=0)
        click(find(program, PropertiesPanel).figures.header)
        program.store.look(layer=1)
        panel = find(program, PropertiesPanel)
        assert panel.facts.isVisible()
        QCoreApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        drain()
        assert panel.facts.isVisible()
        assert not panel.more.is_open
