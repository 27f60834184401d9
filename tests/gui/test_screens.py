"""In every scene the window is whole: nothing cut, hidden, too small to read, or out of line.

A part of the sizes; `./run bench screens DIR --check` tries all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, QSize, Qt, QTranslator
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.gui.state.language import install_language
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.theme import apply_theme, choose_text_size
from tests.gui.paintedtexts import HYPHENED, cut_in_painting
from tests.gui.scenes import SCENES, Scene
from tests.gui.scenewindow import come_to_rest, scene_window, seen_window
from tests.gui.screenchecks import (
    beyond_parent,
    cut_for_a_class,
    cut_text,
    findings,
    off_grid,
    other_height,
    overlaps,
    text_of,
)

SIZES = {"en": ((1024, 768), (1440, 900)), "zh_CN": ((1366, 768), (1920, 1080))}
"""Those that are tried in each language: all of them, each once."""

ON_END = {"en": (640, 768), "zh_CN": (768, 1366)}
"""Screens that are higher than wide, on which a presentation is tried as well."""


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication, own_fonts: None) -> Iterator[str]:
    translators: tuple[QTranslator, ...] = install_language(qapp, request.param)
    yield request.param
    install_language(qapp, "en", translators)


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_nothing_is_wrong_in_any_scene(qtbot: QtBot, language: str, scene: Scene) -> None:
    found: list[str] = []
    with scene_window(scene, SIZES[language][0]) as program:
        on_end = scene.presents and scene.on_end
        sizes = (*SIZES[language], ON_END[language]) if on_end else SIZES[language]
        for width, height in sizes:
            window = seen_window(program)
            window.resize(width, height)
            come_to_rest(program)
            name = f"{scene.name}-{width}x{height}-{language}"
            found += map(str, findings(window, scene, name))
    assert found == []


FIGURE = re.compile(r"[\d.]+( %)? reads")
"""A number that is shortened is another number."""


@pytest.fixture
def large_text(qapp: QApplication, own_fonts: None) -> Iterator[None]:
    choose_text_size("130")
    apply_theme(qapp, "light")
    yield
    choose_text_size("100")
    apply_theme(qapp, "light")


@pytest.mark.parametrize("name", ["start", "train-running", "compare"])
def test_nothing_is_cut_in_large_text_on_a_projector(
    qtbot: QtBot, large_text: None, name: str
) -> None:
    """The input was wider than its column, its buttons touched, and "97.4 %" read "97.…"."""
    scene = next(scene for scene in SCENES if scene.name == name)
    with scene_window(scene, (1024, 768)) as program:
        found = findings(program.window, scene, name)
        assert [str(each) for each in found if each.rule in ("cut", "outside", "overlap")] == []
        assert [each for each in cut_for_a_class(program.window) if FIGURE.match(each)] == []


def test_faults_are_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(100, 40)
    box = QHBoxLayout(holder)
    label = QLabel("a line that is far too long for so narrow a widget", holder)
    label.setFixedWidth(40)
    box.addWidget(label)
    outside = QPushButton("outside", holder)
    outside.setGeometry(60, 5, 80, 20)
    holder.show()
    assert "of 40 px" in cut_text(label)
    assert beyond_parent(outside)
    label.setGeometry(50, 0, 40, 20)
    assert list(overlaps([label, outside])) == [(outside, label)]


class Painted(QWidget):
    """Paints a line of text at its top."""

    text = "+34.5"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignTop, self.text)
        painter.end()


def test_painted_texts_that_are_cut_are_found(qtbot: QtBot) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    wide, tall = painted.fontMetrics().horizontalAdvance("+34.5"), painted.fontMetrics().height()
    faults = {}
    for width, height in ((wide + 4, tall), (wide + 4, tall // 2), (wide // 2, tall)):
        painted.setFixedSize(width, height)
        faults[width, height] = [widget for widget, _ in cut_in_painting(painted)]
    assert list(faults.values()) == [[], [painted], [painted]]


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("-34.5", True),
        ("x -3", True),
        ("(-.5)", True),
        ("1e-05", True),
        ("−34.5", False),
        ("1e−05", False),
        ("LeNet-5", False),
        ("0-1", False),
        ("run-12.json", False),
        ("a - b", False),
    ],
)
def test_hyphens_for_minus_signs_are_found(qtbot: QtBot, text: str, is_wrong: bool) -> None:
    painted = Painted()
    painted.text = text
    qtbot.addWidget(painted)
    painted.resize(200, 40)
    assert bool(cut_in_painting(painted)) == is_wrong
    assert bool(HYPHENED.search(text_of(QLabel(text, painted)))) == is_wrong


class Panel(QWidget):
    """Counts as one of the window's: what is in it is laid out by its rules."""

    __module__ = "playground.gui.shell.panel"


def test_heights_and_places_off_the_grid_are_found(qtbot: QtBot) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    box = QVBoxLayout(panel)
    box.setContentsMargins(8, 8, 8, 8)
    box.setSpacing(4)
    high, usual, picture = (QToolButton(panel) for _ in range(3))
    picture.setIconSize(QSize(40, 40))
    for button in (high, usual, picture):
        box.addWidget(button)
    panel.show()
    for button, tall in ((high, 40), (usual, line_height(usual)), (picture, 48)):
        button.resize(48, tall)
    assert "want" in other_height(high)
    assert [other_height(button) for button in (usual, picture)] == ["", ""]
    assert list(off_grid([panel])) == []
    row = QHBoxLayout()
    box.addLayout(row)
    row.setSpacing(6)
    row.addWidget(QLabel(panel))
    row.addWidget(QLabel(panel))
    box.addSpacing(5)
    assert [what for _, what in off_grid([panel])] == [
        "margins (8, 8, 8, 8), gaps (4, 5)",
        "margins (0, 0, 0, 0), gaps (6,)",
    ]
