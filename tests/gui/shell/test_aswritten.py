"""What a document calls its filters and classes is shown letter by letter, tags and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QMenu,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.numberlist import NumberList
from playground.layers import Convolution
from playground.layers.kinds import FULLY_CONNECTED, grouped_kinds
from playground.layers.newlayer import with_new_layer
from tests.gui.clock import drain
from tests.gui.inside.insidewindow import small_session
from tests.gui.present.staging import present
from tests.gui.program import running, settle

NAME = "<s>x</s>"
MODES = ("explore", "train", "compare", "look_inside")


def named() -> Session:
    session = small_session()
    first = session.network.layers[0]
    assert isinstance(first, Convolution)
    filters = tuple(replace(each, name=NAME) for each in first.filters)
    layers = (replace(first, filters=filters), *session.network.layers[1:])
    classes = tuple(f"{NAME} {each}" for each in session.classes)
    picture = replace(session.picture, name=NAME)
    return replace(session, picture=picture, network=Network(layers), classes=classes)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, named()) as made:
        yield made


def tooltips(widget: QWidget) -> list[str]:
    """What a widget and its rows or entries say where the mouse rests."""
    texts = [widget.toolTip()]
    if isinstance(widget, QListWidget):
        texts += [widget.item(at).toolTip() for at in range(widget.count())]
    if isinstance(widget, NumberList):
        rows = map(widget.index_at, range(len(widget.numbers)))
        texts += [row.data(Qt.ItemDataRole.ToolTipRole) for row in rows]
    if isinstance(widget, QTreeWidget):
        rows = map(widget.topLevelItem, range(widget.topLevelItemCount()))
        texts += [row.toolTip(at) for row in rows for at in range(widget.columnCount())]
    if isinstance(widget, QComboBox):
        role = Qt.ItemDataRole.ToolTipRole
        texts += [widget.itemData(at, role) or "" for at in range(widget.count())]
    if isinstance(widget, QMenu):
        texts += [action.toolTip() for action in widget.actions()]
    return texts


def struck_out(window: QWidget) -> list[tuple[str, str]]:
    """The texts of a window in which a name is read as HTML, with the widget that has each."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        texts = tooltips(widget)
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            texts.append(widget.text())
        kind = type(widget).__name__
        found += [(kind, each) for each in texts if "<s>" in each and Qt.mightBeRichText(each)]
    return found


def ill_shown(window: QWidget) -> list[tuple[str, str]]:
    """The tooltips of a window that are wider than a small screen, or show their tags."""
    return [
        (type(widget).__name__, text)
        for widget in (window, *window.findChildren(QWidget))
        for text in tooltips(widget)
        if (as_written(text) != text and not Qt.mightBeRichText(text)) or "&lt;p&gt;" in text
    ]


def test_a_long_line_of_a_tooltip_is_broken(qtbot: QtBot) -> None:
    """What stands in HTML is wrapped by Qt, what does not is one line as wide as it may be."""
    layers = " → ".join(f"Conv 3×3 {at} filters" for at in range(16))
    for text in (f"run 1\n{layers}", "每个输出值都加上一个自己的数" * 8):
        label = QLabel(as_written(text))
        label.setWordWrap(Qt.mightBeRichText(label.text()))  # as Qt's tooltip does
        qtbot.addWidget(label)
        assert label.sizeHint().width() < 800
    assert as_written("每个输出值都加上一个数") == "每个输出值都加上一个数"
    assert as_written("run 1\nConv 3×3") == "run 1\nConv 3×3"
    assert as_written("/folder" * 20) == "/folder" * 20


@pytest.mark.parametrize("mode", MODES)
def test_no_name_is_read_as_html(qtbot: QtBot, program: app.Program, mode: str) -> None:
    program.window.show_mode(mode)
    program.store.look(pin=Cell(0, 0, 2, 2))
    settle(qtbot, program)
    seen = ""
    for layer in (0, 4, 5):
        program.store.look(layer=layer)
        settle(qtbot, program)
        drain()
        assert struck_out(program.window) == []
        for widget in program.window.findChildren(QWidget):
            seen += widget.toolTip() + widget.accessibleName()
            seen += widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    presentation = present(qtbot, program)
    settle(qtbot, program)
    drain()
    assert struck_out(presentation) == []
    assert NAME in seen
    qtbot.keyClick(presentation, Qt.Key.Key_F5)
    drain()


def every_layer() -> Session:
    """A small network with a layer of each kind."""
    session = small_session()
    there = {type(layer) for layer in session.network.layers}
    for group, kinds in grouped_kinds().items():
        for kind in kinds:
            if kind not in there and group != FULLY_CONNECTED:
                session = with_new_layer(session, 1, kind.kind)
    return session


@pytest.mark.parametrize("mode", MODES)
def test_no_tooltip_is_wider_than_a_small_screen(qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    """What the program itself explains is broken into lines too, with each layer chosen."""
    with running(qtbot, tmp_path, every_layer()) as program:
        program.window.show_mode(mode)
        settle(qtbot, program)
        for layer in range(len(program.store.session.network.layers)):
            program.store.look(layer=layer)
            settle(qtbot, program)
            assert ill_shown(program.window) == []
        drain()
        presentation = present(qtbot, program)
        settle(qtbot, program)
        assert ill_shown(presentation) == []
        qtbot.keyClick(presentation, Qt.Key.Key_F5)
        drain()


@pytest.mark.parametrize("text", [NAME, 'a <img src="/x">', "<b>a</b>\nc", "a &lt; b", "x<y", "é"])
def test_a_tooltip_shows_the_letters(qapp: QApplication, text: str) -> None:
    label = QLabel(as_written(text))
    shown = QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    assert abs(label.sizeHint().width() - shown.sizeHint().width()) <= 2
    label.deleteLater()
    shown.deleteLater()
