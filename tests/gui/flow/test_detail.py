"""The maps of each channel, opened before a convolution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.view.planes import plane
from playground.gui.flow import tile as tile_module
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def test_a_layer_that_is_off_and_does_not_fit_has_no_maps_of_channels(
    qtbot: QtBot, program: app.Program
) -> None:
    """Its last group would read channels that are not there."""
    matrix = load_presets()["box-3"].matrix()
    first = make_filter("box", matrix, 1, "box-3")
    layer = Convolution(filters=(first,) * 4, groups=4)
    network = Network((replace(layer, enabled=False),))
    program.store.commit(edits.set_network(program.store.session, network), "four groups")
    settle(qtbot, program)
    program.store.look(layer=0, filter=3, detail=(0, 3))
    settle(qtbot, program)
    flow = find(program, FlowView)
    qtbot.waitUntil(lambda: not flow.detail.is_busy)
    assert flow.detail.found is None


def test_every_depth_slice_has_a_number_of_its_own(qtbot: QtBot, program: app.Program) -> None:
    convolution = program.store.session.network[0]
    second = Convolution(filters=(make_filter("second", load_presets()["box-3"].matrix(), 4),))
    program.store.edit("x", edits.set_network, Network((convolution, second)))
    settle(qtbot, program)
    program.store.look(layer=1, filter=0, detail=(1, 0))
    detail = find(program, FlowView).detail
    qtbot.waitUntil(lambda: detail.found is not None and not detail.is_busy)
    names = [each.accessibleName() for each in program.window.findChildren(PixelGrid)]
    wanted = [f"Depth slice {number}" for number in (1, 2, 3, 4)]
    assert sorted(name for name in names if name.startswith("Depth slice")) == wanted


def test_a_map_too_narrow_for_its_name_has_its_number(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(tile_module, "draw_squeezed", lambda _painter, _rect, t: written.append(t))
    tile = MapTile()
    qtbot.addWidget(tile)
    tile.show_plane(plane(np.zeros((64, 64), np.float32)), 1.0, "signed")
    tile.set_caption("channel 12", "12")
    for width, wanted in ((160, "channel 12"), (48, "12")):
        tile.resize(width, width)
        tile.grab()
        assert written[-1] == wanted
    assert tile.toolTip() == "channel 12"


def biased(network: Network) -> Network:
    """The network with a bias of many digits in its first filter."""
    first = network[0]
    assert isinstance(first, Convolution)
    filters = (replace(first.filters[0], bias=0.123456), *first.filters[1:])
    return Network((replace(first, filters=filters, has_bias=True), *network.layers[1:]))


def test_a_detail_has_the_digits_that_are_set(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(digits=4)
    program.store.edit("bias", edits.set_network, biased(program.store.session.network))
    settle(qtbot, program)
    program.store.look(layer=0, filter=0, detail=(0, 0))
    detail = find(program, FlowView).detail
    qtbot.waitUntil(lambda: bool(detail.tiles) and not detail.is_busy)
    assert {tile.digits for tile in detail.tiles} == {4}
    assert "0.1235" in detail.header.text
    program.store.look(digits=2)
    assert "0.12" in detail.header.text
    assert "0.1235" not in detail.header.text
