"""The bar at the top: what has room in it, in which window."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.shell.topbar import BAR_PX
from playground.gui.widgets.theme import CONTROL_PX, apply_theme
from tests.gui.clock import drain
from tests.gui.program import running

LARGER = 1.35
"""Text that is that much larger."""

KEY = re.compile("&(.)")
"""The letter that chooses an entry of an open menu."""


@pytest.mark.parametrize("scale", [1.0, LARGER])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_menu_and_button_has_room_on_a_projector(
    qtbot: QtBot, tmp_path: Path, language: str, scale: float
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with running(qtbot, tmp_path, size=(1024, 768)) as program:
        try:
            program.change_language(language)
            window = program.window
            qtbot.waitUntil(lambda: window.isVisible() and window.is_complete)
            apply_theme(application, "light", scale)
            drain()
            bar = window.top_bar
            menus = bar.menus
            assert len(menus.actions()) >= 6
            for action in menus.actions():
                assert menus.rect().contains(menus.actionGeometry(action))
            assert bar.rect().contains(menus.geometry())
            for name in ("undo", "redo", "present"):
                button = bar.findChild(QToolButton, f"button_{name}")
                assert button is not None
                assert bar.rect().contains(button.geometry())
                assert not button.geometry().intersects(menus.geometry())
            if scale == 1:
                assert bar.height() == BAR_PX
                assert bar.modes.height() == button.height() == CONTROL_PX
        finally:
            apply_theme(application, "light")
            program.change_language("en")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_key_chooses_one_entry_of_a_menu(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with running(qtbot, tmp_path) as program:
        try:
            program.change_language(language)
            window = program.window
            qtbot.waitUntil(lambda: window.isVisible() and window.is_complete)
            bar = window.top_bar.menus
            menus: list[QMenuBar | QMenu] = [bar, *bar.findChildren(QMenu)]
            assert len(menus) > 8
            twice = []
            for menu in menus:
                texts = [action.text().replace("&&", "") for action in menu.actions()]
                keys = Counter(found[1].upper() for text in texts if (found := KEY.search(text)))
                twice += [(texts, key) for key, count in keys.items() if count > 1]
            assert twice == []
        finally:
            program.change_language("en")


def test_what_left_the_bar_is_in_the_menus(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        bar, actions = program.window.top_bar, program.window.actions_
        view = next(item.menu() for item in bar.menus.actions() if item.text() == "&View")
        file = next(item.menu() for item in bar.menus.actions() if item.text() == "&File")
        assert actions["open"] in file.actions()
        for name in ("zoom_in", "zoom_out", "zoom_fit", "theme", "language", "present"):
            assert actions[name] in view.actions()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_window_may_be_640_wide_and_every_mode_and_menu_is_still_reached(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with running(qtbot, tmp_path, size=(1024, 768)) as program:
        try:
            program.change_language(language)
            window = program.window
            qtbot.waitUntil(lambda: window.isVisible() and window.is_complete)
            bar = window.top_bar
            for width in (1024, *range(900, 639, -20), 640):
                window.resize(width, 768)
                drain()
                assert window.width() == width
                assert bar.modes.isVisible() != bar.mode_button.isVisible()
                parts = [part for part in bar.findChildren(QWidget) if part.parent() is bar]
                shown = sorted((p for p in parts if p.isVisible()), key=lambda p: p.x())
                assert all(bar.rect().contains(part.geometry()) for part in shown)
                for left, right in pairwise(shown):
                    assert left.geometry().right() < right.geometry().left()
            assert bar.mode_button.isVisible()
            compare = next(a for a in bar.mode_button.menu().actions() if a.data() == "compare")
            compare.trigger()
            drain()
            assert window.mode == "compare"
            assert bar.mode_button.text() == compare.text()
            hidden = [a for a in bar.menus.actions() if not bar.menus.actionGeometry(a).isValid()]
            more = bar.menus.findChild(QToolButton, "qt_menubar_ext_button")
            assert more is not None
            assert more.isVisible() == bool(hidden)
            assert not hidden or bar.menus.rect().contains(more.geometry())
        finally:
            program.change_language("en")
