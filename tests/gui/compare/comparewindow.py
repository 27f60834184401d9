"""The Compare mode in a window, for tests: what is on screen, and hands for its menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.compare.board import CompareBoard
from playground.gui.compare.comparer import Compared
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.mapsarea import MapsArea
from playground.gui.widgets.menubutton import MenuButton
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, settle


def board(program: app.Program) -> CompareBoard:
    """The middle of the mode."""
    return find(program, CompareBoard)


def area(program: app.Program) -> MapsArea:
    """The maps."""
    return board(program).maps.area


def enter(qtbot: QtBot, program: app.Program) -> None:
    """Click the mode's tab, and wait for what it shows."""
    click(program.window.top_bar.modes.button("compare"))
    compared(qtbot, program)


def compared(qtbot: QtBot, program: app.Program) -> Compared:
    """What is shown, once it is of the present document and choice."""
    settle(qtbot, program)
    comparing = find(program, Comparing)

    def is_settled() -> bool:
        now, wanted = comparing.now, program.store.view.comparison
        if comparing.is_busy or now is None or wanted is None:
            return False
        return (now.a.side, now.b.side) == (wanted.a, wanted.b) and (
            now.comparison.align,
            now.comparison.way == "difference",
        ) == (wanted.align, wanted.way == "difference")

    qtbot.waitUntil(is_settled)
    drain()
    assert comparing.now is not None
    return comparing.now


def entries(menu: QMenu) -> dict[str, QAction]:
    """What a menu and the menus in it offer, by their texts, as it is opened now."""
    menu.aboutToShow.emit()
    found: dict[str, QAction] = {}
    for action in menu.actions():
        within = action.menu()
        if isinstance(within, QMenu):
            found |= {f"{action.text()} > {text}": each for text, each in entries(within).items()}
        elif action.text():
            found[action.text()] = action
    return found


def choose(button: MenuButton, text: str) -> None:
    """Choose an entry of the menu of a button: the first that begins so."""
    offered = entries(button.menu())
    next(action for name, action in offered.items() if name.startswith(text)).trigger()


def drop_file(program: app.Program, target: QWidget, path: Path) -> None:
    """Drag a file from a file manager onto a part of the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(target.mapTo(program.window, target.rect().center()))
    rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enters = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, *rest)
    for event in (enters, QDropEvent(at, Qt.DropAction.CopyAction, mime, *rest)):
        QApplication.sendEvent(program.window, event)
