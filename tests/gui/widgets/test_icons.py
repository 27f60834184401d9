"""Every icon is drawn, in the colour asked for, sharp at any size."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground import resources
from playground.gui.widgets.icons import application_icon, icon, names

BLUE = QColor("#0877bd")

pytestmark = pytest.mark.usefixtures("qapp")


def pixels(
    drawn: QIcon, size: int, ratio: float = 1.0, mode: QIcon.Mode = QIcon.Mode.Normal
) -> np.ndarray:
    """Red, green, blue and alpha of the icon, height × width × 4."""
    image = drawn.pixmap(QSize(size, size), ratio, mode).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


@pytest.mark.parametrize("name", names())
def test_an_icon_is_drawn_in_its_colour_and_inside_its_square(name: str) -> None:
    drawn = pixels(icon(name, BLUE), 24)
    inked = drawn[..., 3] > 0
    assert 0.04 < inked.mean() < 0.75
    solid = drawn[drawn[..., 3] > 200]
    assert len(solid)
    assert np.abs(solid[:, :3].astype(int) - (BLUE.red(), BLUE.green(), BLUE.blue())).max() <= 2
    edges = (drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1])
    assert max(edge[..., 3].max() for edge in edges) == 0


@pytest.mark.parametrize("name", names())
def test_a_drawing_has_one_colour_and_the_common_frame(name: str) -> None:
    text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}


@pytest.mark.parametrize(
    ("size", "ratio"), [(16, 1.0), (18, 1.25), (18, 2.0), (24, 1.5), (96, 3.0)]
)
def test_every_pixel_of_a_screen_is_drawn_not_stretched(size: int, ratio: float) -> None:
    drawn = pixels(icon("rectangle", BLUE), size, ratio)
    assert drawn.shape == (int(size * ratio + 0.5), int(size * ratio + 0.5), 4)
    # A line's edge takes two pixels at most; in a stretched picture it takes more.
    row = drawn[drawn.shape[0] // 2, : drawn.shape[1] // 2, 3]
    assert ((row > 0) & (row < 255)).sum() <= 2


def test_colours_do_not_mix_and_transparent_ones_shine_through() -> None:
    def strongest(colour: QColor) -> list[int]:
        drawn = pixels(icon("plus", colour), 24).reshape(-1, 4)
        return drawn[drawn[:, 3].argmax()].tolist()

    assert strongest(QColor("#ff0000")) == [255, 0, 0, 255]
    assert strongest(QColor("#00ff00")) == [0, 255, 0, 255]
    assert strongest(QColor(255, 0, 0, 128))[3] == pytest.approx(128, abs=2)


def test_a_disabled_button_dims_its_icon(qtbot: QtBot) -> None:
    drawn = icon("play", BLUE)
    normal = pixels(drawn, 24)[..., 3].max()
    dimmed = pixels(drawn, 24, mode=QIcon.Mode.Disabled)
    assert dimmed[..., 3].max() == pytest.approx(0.38 * normal, abs=3)

    button = QPushButton(drawn, "")
    qtbot.addWidget(button)
    enabled = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != enabled


def test_an_icon_survives_copies_that_are_changed() -> None:
    for _ in range(50):
        copy = QIcon(icon("save", BLUE))
        copy.addPixmap(copy.pixmap(QSize(16, 16)))
        assert not copy.isNull()
    assert pixels(icon("save", BLUE), 24)[..., 3].max() == 255


def test_the_same_icon_is_made_once() -> None:
    assert icon("undo", BLUE).cacheKey() == icon("undo", QColor(BLUE)).cacheKey()


@pytest.mark.parametrize("name", ["", "no-such-icon", "../fonts/OFL", "convolution-playground"])
def test_an_unknown_name_raises(name: str) -> None:
    with pytest.raises(KeyError, match="no icon"):
        icon(name, BLUE)


def test_the_program_has_an_icon_with_both_its_colours() -> None:
    drawn = pixels(application_icon(), 64).reshape(-1, 4)
    for colour in ((0x08, 0x77, 0xBD), (0xF5, 0x93, 0x22)):
        assert (np.abs(drawn[:, :3].astype(int) - colour).max(axis=1) <= 2).sum() > 50
