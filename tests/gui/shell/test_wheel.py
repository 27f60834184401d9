"""The wheel over every field of the window that holds a number or a choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.widgets import wheelrest
from playground.gui.widgets.numberspin import NumberSpin
from tests.gui.clock import drain
from tests.gui.hands import wheel
from tests.gui.program import middle_of, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The milliseconds of the wheel's clock, which the test sets."""
    now = [1000.0]
    monkeypatch.setattr(wheelrest, "now_ms", lambda: now[0])
    return now


def fields(window: QWidget) -> list[QWidget]:
    """Every part of the window that a wheel could change."""
    kinds = (QAbstractSpinBox, QComboBox, QAbstractSlider, KernelGrid)
    found = [each for kind in kinds for each in window.findChildren(kind)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def enter(field: QWidget) -> None:
    at = QPointF(1, 1)  # and on to the middle
    QApplication.sendEvent(field, QEnterEvent(at, at, QPointF(field.mapToGlobal(at))))


@pytest.mark.parametrize("mode", ["explore", "train", "look_inside", "compare"])
def test_no_field_takes_the_wheel_before_the_pointer_has_rested_over_it(
    program: app.Program, clock: list[float], mode: str
) -> None:
    program.window.show_mode(mode)
    before = program.store.session
    tried = 0
    for field in fields(program.window):
        assert field.findChild(wheelrest.WheelRest) is not None, field
        if field.hasFocus() or not field.isEnabled():
            continue
        enter(field)
        clock[0] += 100
        for _ in range(5):  # a page that is scrolled passes by for longer than a rest
            assert not wheel(field, middle_of(field), 1), field
            clock[0] += 100
        tried += 1
    assert tried > 10
    assert program.store.session is before


def test_after_a_rest_the_wheel_changes_the_field_that_is_pointed_at(
    qtbot: QtBot, program: app.Program, clock: list[float]
) -> None:
    spin = next(s for s in program.window.findChildren(NumberSpin) if s.isVisible())
    value = spin.value
    enter(spin)
    clock[0] += wheelrest.WHEEL_REST_MS
    assert wheel(spin, middle_of(spin), 1)
    assert wheel(spin, middle_of(spin), 1)
    assert spin.value != value


def test_content_that_moves_under_the_pointer_takes_no_wheel_until_the_pointer_moves(
    program: app.Program, clock: list[float]
) -> None:
    grid = next(g for g in program.window.findChildren(KernelGrid) if g.isVisible())
    enter(grid)
    clock[0] += 10_000
    grid.move(grid.pos().x(), grid.pos().y() + 1)
    before = program.store.session
    assert not wheel(grid, grid.centre_of(1, 1), 1)
    assert program.store.session is before
    clock[0] += 10_000  # who scrolls on after a pause has not pointed at it
    assert not wheel(grid, grid.centre_of(1, 1), 1)
    clock[0] += wheelrest.WHEEL_REST_MS
    assert wheel(grid, grid.centre_of(1, 1) + QPoint(3, 0), 1)
    assert program.store.session is not before


def test_a_field_that_is_told_of_a_pointer_which_stands_still_takes_no_wheel(
    program: app.Program, clock: list[float]
) -> None:
    spin = next(s for s in program.window.findChildren(NumberSpin) if s.isVisible())
    enter(spin)
    clock[0] += 10_000
    assert not wheel(spin, QPoint(1, 1), 1)
    clock[0] += wheelrest.WHEEL_REST_MS
    assert wheel(spin, middle_of(spin), 1)


def test_a_field_that_comes_back_under_the_pointer_takes_no_wheel(
    program: app.Program, clock: list[float]
) -> None:
    program.window.resize(1024, 600)
    program.window.show_mode("train")
    drain()
    spin = next(
        each
        for area in program.window.findChildren(QScrollArea)
        if area.verticalScrollBar().maximum() > 20
        for each in area.findChildren(NumberSpin)
        if each.isVisible() and each.isEnabled()
    )
    area = next(a for a in program.window.findChildren(QScrollArea) if a.isAncestorOf(spin))
    bar = area.verticalScrollBar()
    before = program.store.session
    assert not wheel(spin, QPoint(2, 2), 1)  # it came to the pointer
    for came in (lambda: None, lambda: enter(spin)):
        came()
        bar.setValue(20)  # the pointer goes elsewhere meanwhile
        bar.setValue(0)
        clock[0] += 10_000
        assert not wheel(spin, middle_of(spin), 1)
    assert program.store.session is before


def test_a_field_with_the_keyboard_takes_the_wheel_at_once(
    qtbot: QtBot, program: app.Program, clock: list[float]
) -> None:
    program.window.activateWindow()
    spin = next(s for s in program.window.findChildren(NumberSpin) if s.isVisible())
    spin.setFocus()
    qtbot.waitUntil(spin.hasFocus)
    value = spin.value
    assert wheel(spin, middle_of(spin), 1)
    assert spin.value != value
