"""What is pointed at while steps come and go: it is of one document, and marks no other's maps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.startmenu import StartMenu
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.wording import translated
from playground.layers.starts import load_starts
from tests.gui.clock import drain
from tests.gui.present.pointing import point_at
from tests.gui.present.staging import explore_page, present
from tests.gui.program import find, running, settle

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def keep_example(qtbot: QtBot, program: app.Program, name: str) -> None:
    """Open an example, and keep it as a step."""
    title = translated("start", load_starts()[name].title)
    (action,) = [each for each in find(program, StartMenu).actions() if each.text() == title]
    action.trigger()
    settle(qtbot, program)
    drain()
    QTest.keyClick(program.window, Key.Key_K, CTRL_SHIFT)
    drain()


def go(qtbot: QtBot, program: app.Program, key: Qt.Key) -> None:
    """Press a key of a presenter's remote, and wait for what it shows."""
    QTest.keyClick(find(program, Presentation), key)
    settle(qtbot, program)
    drain()


def check_marks(page: ExplorePage) -> None:
    """Every mark lies on a cell or a unit of the map that it is on."""
    for slot in page.operands.slots:
        plane = slot.vector.plane
        assert plane is not None or not slot.vector.marked
        for units, _ in slot.vector.marked:
            assert plane is not None
            assert units.max() < plane.height
        for mark in slot.tile.highlights if slot.isVisible() else ():
            assert slot.tile.plane is not None
            assert mark.row < slot.tile.plane.height
            assert mark.column < slot.tile.plane.width


@pytest.mark.parametrize("order", [("small-squares", "four-nodes"), ("four-nodes", "flashlight")])
def test_going_between_unlike_networks_with_the_mouse_on_a_map_marks_what_is_there(
    qtbot: QtBot, program: app.Program, order: tuple[str, str]
) -> None:
    for name in order:
        keep_example(qtbot, program, name)
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    for where in ((60, 120), (900, 200), (480, 250)):
        for key in (Key.Key_PageUp, Key.Key_PageDown) * 3:
            point_at(presentation, *where)
            go(qtbot, program, key)
            check_marks(page)
    assert not [bar for bar in presentation.findChildren(MessageBar) if bar.isVisible()]
