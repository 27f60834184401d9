"""Themes, colours of signed values and motion: chosen in View, seen at once, kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.gui.flow.glide import Glide
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.shell.actions import scale_action, theme_action
from playground.gui.state.sliding import SPEEDS_HZ
from playground.gui.widgets.colours import choose_signed_scale, contrast, ink_on
from playground.gui.widgets.theme import THEMES, theme
from tests.gui.clock import Clock, drain
from tests.gui.program import find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def seen(program: app.Program) -> QImage:
    drain()
    return program.window.grab().toImage()


def choose(program: app.Program, name: str) -> None:
    program.window.actions_[name].trigger()
    drain()


@pytest.mark.parametrize("scale", [name for name in SIGNED if name != BLUE_ORANGE])
def test_another_scale_is_seen_everywhere_at_once_and_the_first_one_again(
    program: app.Program, scale: str
) -> None:
    first = seen(program)
    choose(program, scale_action(scale))
    other = seen(program)
    program.window.resize(1441, 901)  # whatever is kept of an image is made anew
    drain()
    program.window.resize(1440, 900)
    assert seen(program) == other != first
    orange = QColor(*SIGNED[BLUE_ORANGE].negative).rgb()  # its blue is the theme's, too
    assert not np.any(pixels(other) == orange)
    assert np.any(pixels(first) == orange)
    choose(program, scale_action(BLUE_ORANGE))
    assert seen(program) == first


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(image.constBits(), np.uint32)
    return found.reshape(image.height(), image.width())


def test_presets_in_the_menu_have_the_present_colours(program: app.Program) -> None:
    (button,) = program.window.findChildren(PresetButton)
    looks = []
    for scale in SIGNED:
        choose(program, scale_action(scale))
        button.menu().aboutToShow.emit()
        group = button.menu().findChildren(QMenu)[0]
        looks.append(group.actions()[0].icon().pixmap(16, 16).toImage())
    assert looks[0] != looks[1] != looks[2]


def looks_ticked(program: app.Program) -> set[str]:
    """The ticked actions that change how things look, not which areas or epochs are there."""
    names = (each.objectName() for each in program.window.actions_.all() if each.isChecked())
    return {name for name in names if not name.startswith(("fold_", "epochs_"))}


def test_the_menu_ticks_what_is_so(program: app.Program) -> None:
    def ticked() -> set[str]:
        return looks_ticked(program)

    assert ticked() == {"theme_light", scale_action(BLUE_ORANGE)}
    choose(program, "theme")
    choose(program, scale_action("light-dark"))
    choose(program, "motion")
    assert ticked() == {"theme_dark", "scale_light-dark", "motion"}
    choose(program, "theme_dark")  # what is chosen already stays chosen
    assert ticked() == {"theme_dark", "scale_light-dark", "motion"}


def test_what_is_chosen_is_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with running(qtbot, tmp_path) as first:
        for name in (theme_action("dark"), scale_action("purple-green"), "motion"):
            choose(first, name)
    file = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    choose_signed_scale(BLUE_ORANGE)
    second = app.start(application, app.first_session(), file)
    try:
        qtbot.waitUntil(lambda: second.window.is_complete)
        assert looks_ticked(second) == {"theme_dark", "scale_purple-green", "motion"}
    finally:
        second.window.close()
        second.window.deleteLater()
        drain()


@pytest.mark.parametrize("name", list(THEMES))
def test_each_theme_is_an_entry_of_the_menu(program: app.Program, name: str) -> None:
    choose(program, theme_action(name))
    assert theme().name == name


def test_with_less_motion_columns_are_at_their_places_and_sliding_begins_slowly(
    program: app.Program, clock: Clock
) -> None:
    glide = find(program, Glide)
    assert program.sliding.speed == SPEEDS_HZ[1]
    choose(program, "motion")
    assert program.sliding.speed == SPEEDS_HZ[0]
    program.store.look(filter=2)
    assert not glide.is_gliding
    choose(program, "motion")
    assert program.sliding.speed == SPEEDS_HZ[1]
    program.store.look(filter=0)
    assert glide.is_gliding


@pytest.mark.parametrize("grey", range(0, 256, 5))
def test_digits_are_read_on_every_colour(grey: int) -> None:
    for ground in (QColor(grey, grey, grey), QColor(grey, 255 - grey, 128), QColor(0, 60, grey)):
        assert contrast(ink_on(ground), ground) >= 4.5
