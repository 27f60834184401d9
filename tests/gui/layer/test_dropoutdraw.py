"""One draw of a dropout layer, in its maps alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.gui.flow.view import FlowView
from playground.gui.layer.dropoutdraw import DropoutDraw
from playground.layers import Activation, Convolution, Dropout
from tests.gui.hands import click
from tests.gui.program import find, running

RATE = 0.25


def test_a_draw_is_seen_drawn_again_and_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    first = edits.set_working_size(app.first_session(), 64, True)
    convolution = Convolution.default((1, 64, 64), np.random.default_rng(0))
    layers = (convolution, Dropout(rate=RATE), Activation())
    with running(qtbot, tmp_path, edits.set_network(first, Network(layers))) as program:
        flow, store = find(program, FlowView), program.store
        draw = find(program, DropoutDraw)
        store.look(layer=0)
        assert draw.isHidden()
        store.look(layer=1)

        def values(stage: int) -> np.ndarray:
            plane = flow.tile(stage, 0).plane
            assert plane is not None
            return plane.values

        plain, after = values(1), values(2)
        assert not draw.again.isEnabled()
        click(draw.switch)
        one = values(1)
        dropped = one == 0
        assert abs(dropped.mean() - RATE) < 0.03
        np.testing.assert_allclose(one[~dropped], plain[~dropped] / (1 - RATE), rtol=1e-6)
        assert values(2) is after
        click(draw.again)
        assert (values(1) != one).any()
        click(draw.switch)
        assert values(1) is plain
        click(draw.switch)
        assert abs((values(1) == 0).mean() - RATE) < 0.03
