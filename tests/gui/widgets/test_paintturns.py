"""Widgets that take long to paint are repainted one after the other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.paintturns import FIRST_MS, SPACING_MS, show_in_turn, update_in_turn
from tests.gui.clock import Clock


@pytest.fixture
def window(qtbot: QtBot, clock: Clock) -> QWidget:
    """A window on the screen, with three widgets in it."""
    window = QWidget()
    box = QVBoxLayout(window)
    for _ in range(3):
        box.addWidget(QWidget())
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def widgets(window: QWidget) -> list[QWidget]:
    """The three."""
    return window.findChildren(QWidget)


def test_one_is_repainted_after_the_other(widgets: list[QWidget], clock: Clock) -> None:
    shown: list[int] = []
    for at, widget in enumerate(widgets):
        show_in_turn(widget, lambda at=at: shown.append(at))
    assert not shown, "not in the round of the event loop that changed it"
    clock.advance(FIRST_MS)
    assert shown == [0]
    clock.advance(SPACING_MS)
    assert shown == [0, 1]
    clock.advance(SPACING_MS)
    assert shown == [0, 1, 2]
    clock.advance(SPACING_MS)
    assert clock.is_at_rest


def test_one_that_waits_is_shown_once_as_asked_last(widgets: list[QWidget], clock: Clock) -> None:
    shown: list[str] = []
    show_in_turn(widgets[0], lambda: shown.append("first"))
    clock.advance(FIRST_MS)
    for text in ("old", "new"):
        show_in_turn(widgets[1], lambda text=text: shown.append(text))
    clock.advance(3 * SPACING_MS)
    assert shown == ["first", "new"]


def test_those_that_are_not_seen_any_more_are_passed_over(
    widgets: list[QWidget], clock: Clock
) -> None:
    shown: list[str] = []
    update_in_turn(widgets[2])
    clock.advance(FIRST_MS)
    show_in_turn(widgets[0], lambda: shown.append("deleted"))
    show_in_turn(widgets[1], lambda: shown.append("hidden"))
    show_in_turn(widgets[2], lambda: shown.append("seen"))
    widgets[1].hide()
    widgets[0].setParent(None)
    widgets[0].deleteLater()
    clock.advance(SPACING_MS)
    assert shown == ["seen"]
