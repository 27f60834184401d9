"""A map has the same scale and colours wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import Shape
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.explain.explain_windows import Convolved, Pooled
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice, map_scale
from playground.engine.view.palette import Palette
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.view import FlowView
from playground.gui.inspect.arithmetic.pieces import Block
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.display import DisplayPanel
from playground.gui.state.pointing import pointing_at
from playground.gui.widgets.legend import Legend
from playground.layers import Convolution, Pooling
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import edit, find, running, settle
from tests.layers.randomlayers import random_layer, random_network

NETWORKS = 5
MOST_NETWORKS = 40  # another kind of layer has all of them drawn otherwise
SHOWN_CHANNELS = 2


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    session = edits.set_working_size(app.first_session(), 12, True)
    with running(qtbot, tmp_path, session) as made:
        yield made


def end_of(limit: float, palette: Palette, exceeded: bool) -> list[str]:
    """The numbers of a legend of this scale."""
    legend = Legend()
    legend.show_scale(limit, palette, exceeded)
    return legend.labels()


def with_windows(rng: np.random.Generator) -> Network:
    """Two layers whose arithmetic has windows, then any others."""
    layers: list[Layer] = []
    shape: Shape = (1, 12, 12)
    while len(layers) < 2:
        with suppress(Refused):
            layer = random_layer(Convolution if rng.random() < 0.7 else Pooling, shape, rng)
            layers.append(layer)
            shape = layer.output_shape(shape)
    return Network((*layers, *random_network(rng, shape, most=3, cells=4000)))


def compare(qtbot: QtBot, program: app.Program, by: ScaleChoice) -> dict[str, int]:
    """Look at maps of every stage in all places that show them; how many of each were seen."""
    seen = dict.fromkeys(("tile", "vector", "enlarged", "detail", "arithmetic"), 0)
    store, flow, enlarged = program.store, find(program, FlowView), find(program, Enlarged)
    strip = find(program, BottomPanel).arithmetic.strip
    legend = find(find(program, DisplayPanel), Legend)
    store.look(scale=by, pin=None, detail=None)
    shown = program.evaluation.shown
    assert shown is not None
    for stage, view in enumerate(shown.views, -1):
        for channel in range(min(len(view.planes), SHOWN_CHANNELS)):
            scale = map_scale(shown, stage, channel, by)
            look = (scale.limit, scale.palette)
            vector = flow.column(stage).vector
            if vector is not None:
                assert vector.scale == look
                seen["vector"] += 1
            else:
                assert flow.tile(stage, channel).scale == look
                seen["tile"] += 1
            store.look(layer=stage, filter=channel, enlarged=(stage, channel))
            assert (enlarged.vector if view.vector else enlarged.grid).scale == look
            assert legend.labels() == end_of(*look, scale.is_exceeded)
            seen["enlarged"] += 1
            store.look(enlarged=None)
            layer = shown.stages[stage].layer if stage >= 0 else None
            if not isinstance(layer, Convolution | Pooling) or not layer.enabled:
                continue
            store.look(pin=Cell(stage, channel, 0, 0), detail=(stage, channel))
            step = pointing_at(shown, store.view).steps[-1]
            if isinstance(step, Convolved | Pooled) and step.cell.stage == stage:
                first = step.slices[0].channel if isinstance(step, Convolved) else channel
                before = map_scale(shown, stage - 1, first, by)
                looks = [(each.limit, each.palette) for each in strip.pieces if type(each) is Block]
                assert (before.limit, before.palette) in looks
                seen["arithmetic"] += 1
            qtbot.waitUntil(lambda: not flow.detail.is_busy)
            drain()
            for tile in flow.detail.tiles:
                assert tile.scale == look
                seen["detail"] += 1
            store.look(pin=None, detail=None)
    return seen


def test_one_scale_everywhere_over_random_networks(qtbot: QtBot, program: app.Program) -> None:
    total: dict[str, int] = {}
    for seed in range(MOST_NETWORKS):
        if seed >= NETWORKS and min(total.values()) >= 2:
            break
        network = with_windows(np.random.default_rng(seed))
        edit(
            qtbot,
            program,
            lambda network=network: program.store.edit("n", edits.set_network, network),
        )
        by = ScaleChoice("map" if seed % 2 else "layer", "most" if seed % 4 < 2 else "largest")
        for place, count in compare(qtbot, program, by).items():
            total[place] = total.get(place, 0) + count
    assert min(total.values()) >= 2, total


def test_the_only_channel_of_a_map_has_the_colours_of_the_map(
    qtbot: QtBot, program: app.Program
) -> None:
    """Beside a strong filter, a weak one is white; so is what its one channel adds to it."""
    weak = make_filter("weak", np.array([[0.01, -0.01]], np.float32))
    strong = make_filter("strong", np.array([[5, -5]], np.float32))
    network = Network((Convolution(filters=(weak, strong)),))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, network))
    flow = find(program, FlowView)
    tile = flow.tile(0, 0)
    for by in (ScaleChoice("layer"), ScaleChoice("map", "largest"), ScaleChoice("layer")):
        program.store.look(scale=by)
        click(tile)
        qtbot.waitUntil(lambda: bool(flow.detail.tiles) and not flow.detail.is_busy)
        drain()
        (channel,) = flow.detail.tiles
        assert channel.scale == tile.scale
        assert channel.plane is not None
        assert tile.plane is not None
        np.testing.assert_allclose(channel.plane.values, tile.plane.values, atol=1e-6)


def test_the_arithmetic_follows_a_change_of_scale(qtbot: QtBot, program: app.Program) -> None:
    first = program.store.session.network[0]
    assert isinstance(first, Convolution)
    second = Convolution(filters=(make_filter("second", np.ones((3, 3), np.float32), 4),))
    network = Network((replace(first), second))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, network))
    settle(qtbot, program)
    program.store.look(pin=Cell(1, 0, 4, 4), layer=1)
    strip = find(program, BottomPanel).arithmetic.strip
    shown = program.evaluation.shown
    assert shown is not None
    for by in (ScaleChoice("map"), ScaleChoice("layer")):
        for channel in range(len(shown.views[1].planes)):
            program.store.look(scale=by, share=channel)
            window = strip.pieces[0]
            assert isinstance(window, Block)
            assert window.caption == f"window, channel {channel + 1}"
            assert window.limit == map_scale(shown, 0, channel, by).limit
