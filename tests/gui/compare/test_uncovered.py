"""What the swipe line uncovers is painted as all of the map would be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.viewport import Viewport
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import area, enter
from tests.gui.hands import Key
from tests.gui.program import running

MOVES = (Key.Key_Left, Key.Key_PageUp, Key.Key_Right, Key.Key_PageDown, Key.Key_Home, Key.Key_End)


def on_screen(widget: QWidget) -> NDArray[np.uint8]:
    """What stands on the screen where a widget lies: height × width × 3, in its pixels."""
    window = widget.window()
    whole = widget.screen().grabWindow(window.winId()).toImage()
    image = whole.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    pixels = data.reshape(image.height(), image.bytesPerLine() // 4, 4)
    ratio, at = widget.devicePixelRatio(), widget.mapTo(window, QPoint(0, 0))
    left, top, right, bottom = (
        round(ratio * place)
        for place in (at.x(), at.y(), at.x() + widget.width(), at.y() + widget.height())
    )
    return pixels[top:bottom, left:right, :3].copy()


@pytest.mark.parametrize("zoom", [1.0, 1.7, 9.1])
def test_what_the_line_uncovers_is_as_in_a_whole_paint(
    qtbot: QtBot, tmp_path: Path, zoom: float
) -> None:
    with running(qtbot, tmp_path) as program:
        enter(qtbot, program)
        maps = area(program)
        cell = maps.a.cell_size()
        maps.viewport_wanted.emit(Viewport(0.13, 0.21, zoom).inside())
        drain()
        assert maps.a.cell_size() == pytest.approx(zoom * cell)
        for key in MOVES * 2:
            before = on_screen(maps)
            QTest.keyClick(maps.line, key)
            drain()
            shown = on_screen(maps)
            assert not np.array_equal(shown, before)
            for widget in (maps, maps.a, maps.b):
                widget.update()
            drain()
            assert np.array_equal(shown, on_screen(maps)), key
