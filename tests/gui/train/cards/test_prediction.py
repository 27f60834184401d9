"""Probabilities as bars."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.train.cards.prediction import ShareBars
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
