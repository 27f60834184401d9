"""In every scene the window is whole: nothing cut, hidden, too small to read, or out of line.

A part of the sizes; `python -m tests.bench.screens DIR --check` tries all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.state.language import install_language
from tests.gui.scenes import SCENES, Scene
from tests.gui.scenewindow import come_to_rest, scene_window
from tests.gui.screenchecks import beyond_parent, cut_text, findings, overlaps

SIZES = ((1024, 768), (1440, 900))
MENDED = ("flow", "inspect")
"""Areas in which nothing is wrong any more."""

RULES = ("cut", "outside", "overlap", "digits", "outcome", "header", "share", "height", "grid")


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication, own_fonts: None) -> Iterator[str]:
    translators: tuple[QTranslator, ...] = install_language(qapp, request.param)
    yield request.param
    install_language(qapp, "en", translators)


@pytest.mark.parametrize("scene", [each for each in SCENES if not each.presents], ids=str)
def test_nothing_is_wrong_in_any_scene(qtbot: QtBot, language: str, scene: Scene) -> None:
    found: list[str] = []
    with scene_window(scene, SIZES[0]) as program:
        for width, height in SIZES:
            program.window.resize(width, height)
            come_to_rest(program)
            name = f"{scene.name}-{width}x{height}-{language}"
            found += [
                str(finding)
                for finding in findings(program.window, scene, name)
                if (finding.area in MENDED or finding.rule == "share") and finding.rule in RULES
            ]
    assert found == []


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
