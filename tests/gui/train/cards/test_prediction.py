"""Probabilities as bars."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.train.cards.prediction import MAX_BARS, ShareBars
from tests.gui.hands import show


@pytest.mark.parametrize("width", [160, 200, 260])
def test_the_number_beside_a_full_bar_is_not_cut(qtbot: QtBot, width: int) -> None:
    bars = ShareBars()
    bars.show_shares([1.0, 0.0], ("a", "b"))
    show(qtbot, bars, width, 44)
    image = bars.grab().toImage().convertToFormat(bars.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    assert (pixels[:, -1] == pixels[0, -1]).all()  # nothing reaches the edge
    assert len(np.unique(pixels[:, -52 * image.width() // width :], axis=1)) > 1


def test_of_many_classes_the_likeliest_are_shown(qtbot: QtBot) -> None:
    bars = ShareBars()
    qtbot.addWidget(bars)
    shares = np.full(65_536, 0.5 / 65_536, np.float32)
    shares[[60_000, 5]] = 0.1, 0.4
    bars.show_shares(shares, ())
    assert bars.names[:2] == ["5", "60000"]
    assert bars.shares[:2] == pytest.approx([0.4, 0.1])
    assert len(bars.shares) == MAX_BARS
    bars.show_shares(shares[:3], ("a", "b", "c"))
    assert bars.names == ["a", "b", "c"]
