"""The colour scale's numbers beneath it: none over another, however many digits they have."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from playground.engine.view.mapscale import MapScale
from playground.engine.view.palette import Palette
from playground.gui.compare.mapspage import LEGEND_PX
from playground.gui.flow.scalemenu import scale_words
from playground.gui.present.bars import ScaleBar
from playground.gui.widgets.legend import Legend


def inks(legend: Legend) -> list[QRectF]:
    """Where the numbers are that it paints, from the left."""
    found: list[QRectF] = []
    draw = QPainter.drawText

    def noted(self: QPainter, box: QRectF, flags: object, text: str) -> object:
        if text:
            flag = int(getattr(flags, "value", 0))
            found.append(QFontMetricsF(self.font()).boundingRect(box, flag, text))
        return draw(self, box, flags, text)  # type: ignore[call-overload]

    with patch.object(QPainter, "drawText", noted):
        legend.grab()
    return found


@pytest.mark.parametrize("palette", ["signed", "gray"])
@pytest.mark.parametrize("width", [LEGEND_PX, 400])
def test_no_number_is_over_another(qtbot: QtBot, width: int, palette: Palette) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(width, legend.sizeHint().height())
    for limit in [*np.geomspace(2.13e-9, 2.13e7, 17).tolist(), 1e-12, 255.0, 123456.0]:
        for exceeded in (False, True):
            legend.show_scale(limit, palette, exceeded)
            found = inks(legend)
            assert all(one.right() < other.left() for one, other in pairwise(found))
            assert len(found) == 3 or width < 400  # or the middle is left out


@pytest.mark.parametrize("limit", [0.004, 0.00043, 3e-7])
def test_the_end_of_a_small_scale_never_reads_0(qtbot: QtBot, limit: float) -> None:
    bar = ScaleBar()
    qtbot.addWidget(bar)
    for palette in ("signed", "gray"):
        scale = MapScale(limit, palette)
        bar.show_scale(scale)
        assert bar.text not in ("±0", "0–0")
        assert bar.text.lstrip("±").removeprefix("0–") in scale_words(scale)
