"""Grouped and depthwise convolutions say which channel each filter reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.view import FlowView
from playground.gui.inspect.arithmetic.pieces import Block
from playground.gui.inspect.panel import BottomPanel
from playground.layers import Convolution
from tests.gui.program import find, running


@pytest.mark.parametrize(("groups", "reads"), [(8, ("1", "4")), (4, ("1–2", "3–4"))])
def test_header_tile_and_arithmetic_name_the_channels(
    qtbot: QtBot, tmp_path: Path, groups: int, reads: tuple[str, str]
) -> None:
    first = edits.set_working_size(app.first_session(), 12, True)
    rng = np.random.default_rng(0)
    plain = Convolution.default((1, 12, 12), rng)
    grouped = replace(Convolution.default((8, 12, 12), rng), groups=groups).fitted((8, 12, 12))
    session = edits.set_network(first, Network((plain, grouped)))
    with running(qtbot, tmp_path, session) as program:
        flow, store = find(program, FlowView), program.store
        store.look(layer=1, filter=0)
        for at, channels in zip((0, 3), reads, strict=True):
            store.look(filter=at)
            assert flow.header(1).text.startswith(f"{channels} → Convolution")
            noun = "channel" if channels.isdecimal() else "channels"
            words = f"Filter {at + 1} reads {noun} {channels} alone."
            assert words in flow.header(1).text
            assert words in flow.tile(1, at).toolTip()
            assert "→" not in flow.header(0).text
        store.look(pin=Cell(1, 3, 4, 4))
        window = find(program, BottomPanel).arithmetic.strip.pieces[0]
        assert isinstance(window, Block)
        assert window.caption == f"window, channel {reads[1][0]}"
