"""A list of very many numbers: its words are made for those who ask, and for no other row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.numberlist import NUMBER, Index, NumberList
from tests.gui.hands import Key, press, show

MANY = 65_536
IN_VIEW = 400 // 20 + 2


class Spelled(NumberList):
    """Says numbers in two lines, and keeps what it was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked: list[int] = []
        self.painted: list[int] = []

    def words(self, number: int) -> str:
        self.asked.append(number)
        return f"<b>number</b>\n{number}"


class Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spelled = self.parent()
        assert isinstance(spelled, Spelled)
        spelled.painted.append(index.data(NUMBER))


@pytest.fixture
def spelled(qtbot: QtBot) -> Spelled:
    page = QWidget()
    qtbot.addWidget(page)
    spelled = Spelled(page)
    spelled.setItemDelegate(Delegate(spelled))
    spelled.resize(300, 400)
    spelled.page = page  # type: ignore[attr-defined]  # lest it goes
    show(qtbot, page, 300, 400)
    return spelled


def test_what_is_listed_and_typed_makes_no_words(spelled: Spelled) -> None:
    spelled.show_numbers(range(MANY))
    spelled.setCurrentIndex(spelled.index_at(0))
    spelled.grab()
    assert 0 < len(set(spelled.painted)) <= IN_VIEW
    spelled.painted.clear()
    spelled.show_numbers(range(MANY)[::-1])
    spelled.words_changed()
    spelled.grab()
    assert 0 < len(set(spelled.painted)) <= IN_VIEW
    assert spelled.painted[0] == MANY - 1
    assert spelled.asked == []


def test_who_asks_is_told_of_any_row(spelled: Spelled) -> None:
    spelled.show_numbers(range(MANY)[::-1])
    index = spelled.index_at(MANY - 8)
    assert index.data(NUMBER) == 7
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;number&lt;/b&gt;<br>7</qt>"
    rows = QAccessible.queryAccessibleInterface(spelled)
    assert rows.childCount() == MANY
    assert rows.child(MANY - 8).text(QAccessible.Text.Name) == "<b>number</b>, 7"
    assert not rows.child(MANY - 8).state().editable  # type: ignore[attr-defined]
    assert spelled.asked == [7, 7]


def test_the_current_number_is_told_once(spelled: Spelled) -> None:
    told: list[object] = []
    spelled.current_changed.connect(told.append)
    assert spelled.current is None
    spelled.show_numbers([5, 6, 7])
    spelled.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert spelled.current == told[-1]
    told.clear()
    spelled.show_numbers(range(MANY))
    assert told == [None]
    assert spelled.current is None
