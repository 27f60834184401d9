"""The list of steps and the speaker's view, looked at: nothing cut, controls of one height."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.steps import Step
from playground.gui.present.speaker import SpeakerView
from playground.gui.present.steppictures import StepPicture, StepPictures
from playground.gui.present.stopwatch import Stopwatch
from playground.gui.shell.stepsheet import StepSheet
from playground.gui.state.language import install_language
from playground.layers import Convolution
from tests.gui.clock import drain
from tests.gui.program import find, running
from tests.gui.screenchecks import (
    beyond_parent,
    cut_text,
    is_seen,
    off_grid,
    other_height,
    overlaps,
)
from tests.gui.train.scripted import small_session


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication, own_fonts: None) -> Iterator[str]:
    translators: tuple[QTranslator, ...] = install_language(qapp, request.param)
    yield request.param
    install_language(qapp, "en", translators)


def faults(root: QWidget) -> list[str]:
    """What is wrong with a widget and what is in it."""
    seen = [each for each in root.findChildren(QWidget) if is_seen(each)]
    found = [
        f"{type(each).__name__}: {fault}"
        for each in seen
        for rule in (cut_text, beyond_parent, other_height)
        if (fault := rule(each))
    ]
    found += [f"{type(a).__name__} over {type(b).__name__}" for a, b in overlaps(seen)]
    return found + [f"{type(each).__name__}: {fault}" for each, fault in off_grid(seen)]


def test_the_list_of_steps_is_whole(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as program:
        program.store.look(steps_open=True)
        drain()
        assert faults(find(program, StepSheet)) == []
        for title in ("Edges of a tripod, and why they are orange", ""):
            program.walk.keep(title, "explore")
        program.walk.write_notes(0, "Ask first. " * 30)
        drain()
        assert faults(find(program, StepSheet)) == []


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_the_speakers_view_is_whole(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with running(qtbot, tmp_path, small_session()) as program:
        view = SpeakerView(program.walk, Stopwatch(program.window), program.window)
        view.resize(*size)
        view.say_screens("The class sees projector (1024×768). You see laptop (1440×900).", True)
        view.show()
        drain()
        assert faults(view) == []
        program.walk.keep("Edges of a tripod, and why they are orange", "explore")
        program.walk.write_notes(0, "Ask first. " * 90)
        view.show_steps()
        drain()
        assert faults(view) == []
        view.pictures.stop()
        view.deleteLater()
        drain()


def _has_come(pictures: StepPictures, step: Step) -> bool:
    return pictures.of(step) is not None


@pytest.mark.parametrize(
    "kept_anew", [{"scale": ["map", "largest"]}, {"pin": [0, 1, 2, 2]}, {"filter": 1}]
)
def test_a_step_that_is_kept_anew_has_the_picture_of_how_it_is_looked_at(
    qtbot: QtBot, kept_anew: dict[str, object]
) -> None:
    pixels = np.tile(np.linspace(0, 0.1, 160, dtype=np.float32), (160, 1))
    pixels[80, 80] = 1  # beyond the scale of most values
    ones = np.ones((3, 3), np.float32)
    filters = (make_filter("", ones), make_filter("", -2 * ones))
    session = Session(Picture("ramp", pixels, 0), Network((Convolution(filters=filters),)))
    pictures = StepPictures()
    shown = []
    for changes in ({}, kept_anew, {}):
        step = Step(session, view={"layer": 0, **changes})
        pictures.want([step])
        qtbot.waitUntil(partial(_has_come, pictures, step))
        picture = pictures.of(step)
        assert picture is not None
        assert picture.map is not None
        shown.append(picture.map.copy())
    pictures.stop()
    assert shown[0] != shown[1]
    assert shown[0] == shown[2]


@pytest.mark.parametrize("is_smoothed", [False, True])
def test_the_cells_of_a_small_picture_are_cells(is_smoothed: bool, qapp: QApplication) -> None:
    cells = QImage(4, 4, QImage.Format.Format_RGB888)
    for at in range(16):
        cells.setPixelColor(at % 4, at // 4, QColor("white" if (at + at // 4) % 2 else "black"))
    sheet = QImage(120, 60, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor("red"))
    painter = QPainter(sheet)
    if is_smoothed:  # as that of a list is
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    StepPicture(cells, None, cells).paint(painter, QRectF(3.5, 2, 110, 51.3))
    painter.end()
    colours = {sheet.pixel(x, y) for x in range(120) for y in range(60)}
    assert len(colours) == 4  # black, white, the frame, and the sheet
