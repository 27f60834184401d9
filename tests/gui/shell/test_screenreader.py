"""What screen readers are told of every widget, through Qt's accessibility interface."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from playground import app
from playground.gui.flow.addcolumn import AddColumn
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.input.canvas import DrawingGrid
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.present.presentation import Presentation
from playground.gui.state.insideview import InsidePage
from playground.gui.state.language import install_language
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.cards.gallery import FilterWall
from playground.gui.widgets import accessible
from playground.gui.widgets.sliders import NumberControl
from tests.gui.clock import drain
from tests.gui.program import find, running

Role = QAccessible.Role
Text = QAccessible.Text

PAGES = tuple(f"look_inside/{page}" for page in get_args(InsidePage))
PRESENTED = tuple(f"{mode}/presented" for mode in ("explore", "train", "compare", "look_inside"))
MODES = ("explore", "train", "compare", *PAGES, *PRESENTED)
"""Modes, pages of one, and modes that are presented."""


@pytest.fixture(params=["en", "zh_CN"])
def program(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    accessible.install()
    translators = install_language(application, request.param)
    try:
        with running(qtbot, tmp_path) as running_program:
            yield running_program
    finally:
        install_language(application, "en", translators)


def parts(program: app.Program, mode: str) -> Iterator[QWidget]:
    """The widgets in view that can have the keyboard or show a text."""
    mode, _, page = mode.partition("/")
    window: QWidget = program.window
    if page in get_args(InsidePage):
        look = replace(program.store.view.inside, page=page)  # type: ignore[arg-type]
        program.store.look(inside=look)
    program.window.show_mode(mode)
    drain()
    if page == "presented":
        program.window.actions_["present"].trigger()
        drain()
        window = find(program, Presentation)
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.window() is not window:
            continue
        reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if reached or (isinstance(each, QLabel | QAbstractButton) and each.text()):
            yield each


def told(widget: QWidget, which: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(which)


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


@pytest.mark.parametrize("mode", MODES)
def test_every_widget_has_a_name_of_its_own_and_a_role(program: app.Program, mode: str) -> None:
    names: Counter[tuple[int, QAccessible.Role, str]] = Counter()
    count = 0
    for part in parts(program, mode):
        name = told(part, Text.Name)
        if isinstance(part, QComboBox):  # on Linux its name is what is chosen
            name = part.accessibleName()
        assert name.strip(), part
        assert "<" not in name + told(part, Text.Description), (part, name)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            says_all = isinstance(part, QAbstractButton | QLineEdit) or role_of(part) == Role.Slider
            assert says_all or told(part, Text.Description), part
            is_scrolled = hasattr(part, "horizontalScrollBar") and not hasattr(
                part, "accessible_role"
            )
            assert is_scrolled or role_of(part) != Role.Client, part
        names[id(part.parentWidget()), role_of(part), name] += 1
        count += 1
    assert count > (8 if mode in PRESENTED else 30)
    assert [name for name, times in names.items() if times > 1] == []


PROPER = {
    *("ReLU", "RGB", "Adam", "AdamW", "SGD", "Lens", "Sobel", "English", "numpy", "LaTeX"),
    *("Page", "Down", "Left", "Right", "Convolution", "Playground", "Alt", "softmax", "Softmax"),
    *("Del", "Delete", "Ctrl", "Shift", "Esc", "Return", "Tab", "full", "same", "valid"),
    *("Grad", "CAM", "Zeiler", "Fergus"),
}
"""Words that stay as they are in Chinese."""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", ["zh_CN"], indirect=True)
def test_names_and_descriptions_are_in_the_language_of_the_window(
    program: app.Program, mode: str
) -> None:
    foreign: dict[str, str] = {}
    for part in parts(program, mode):
        for which in (Text.Name, Text.Description):
            text = told(part, which)
            for word in re.findall(r"[A-Za-z]{3,}", text):
                if word not in PROPER:
                    foreign[word] = text
    assert foreign == {}


def test_roles_say_what_painted_widgets_are(program: app.Program) -> None:
    program.window.show_mode("train")
    drain()
    expected = {
        ColumnHeader: Role.Button,
        AddColumn: Role.Button,
        MapTile: Role.Graphic,
        DrawingGrid: Role.Graphic,
        FilterPictures: Role.List,
        FilterWall: Role.List,
        KernelGrid: Role.Table,
        ConfusionGrid: Role.Table,
    }
    for kind, role in expected.items():
        found: list[QWidget] = program.window.findChildren(kind)
        assert found, kind
        assert {role_of(each) for each in found} == {role}


def test_the_value_of_a_map_is_the_pointed_number(program: app.Program) -> None:
    tile = find(program, FlowView).tile(0, 0)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right)
    cell, plane = program.store.view.hover, tile.plane
    assert cell is not None
    assert plane is not None
    value = told(tile, Text.Value)
    assert str(cell.row + 1) in value
    assert str(cell.column + 1) in value
    number = float(plane.values[cell.row, cell.column])
    assert f"{abs(number):.2f}".rstrip("0").rstrip(".") in value


def test_the_value_of_filters_is_the_chosen_one(program: app.Program) -> None:
    pictures = find(program, FilterPictures)
    first = told(pictures, Text.Value)
    program.store.look(layer=0, filter=2)
    drain()
    assert first != told(pictures, Text.Value) != ""


def test_a_slider_tells_its_number_and_not_its_place(program: app.Program) -> None:
    controls = [each for each in program.window.findChildren(NumberControl) if each.isVisible()]
    assert len(controls) > 1
    for control in controls:
        control.set_value(control.spin.value)
        assert told(control.slider, Text.Description) == control.spin.text()
        assert isinstance(control.slider, QSlider)
        assert role_of(control.slider) == Role.Slider


def test_what_is_told_lives_as_long_as_its_widget(qtbot: QtBot) -> None:
    accessible.install()
    for _ in range(50):
        column = AddColumn()
        interface = QAccessible.queryAccessibleInterface(column)
        assert interface is not None
        assert interface.role() == Role.Button
        Shiboken.delete(column)
        del interface, column
    gc.collect()
