"""Python holds on to no item of a layout: Qt deletes them without a word, and uses their addresses.

What Qt puts in such a place next would come to Python as a layout item, whatever it is: a window's
handle did once. PySide wraps the items of a layout that has some when it is put into another, so
every layout goes into its place while it is empty.
"""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.gui.program import running


def _items() -> list[QLayoutItem]:
    """The items of layouts that Qt made and Python knows: of those made here, Python is told."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, QLayoutItem)
        if not isinstance(each, QObject) and not Shiboken.createdByPython(each)
    ]


def test_the_window_knows_no_layout_item_in_any_mode(qtbot: QtBot, tmp_path: Path) -> None:
    gc.collect()
    before = len(_items())
    with running(qtbot, tmp_path) as program:
        for mode in ("explore", "train"):
            program.window.show_mode(mode)
            known = [type(each.widget()).__name__ for each in _items()]
            assert len(known) == before, f"in {mode}: {known}"


def test_a_filled_layout_in_another_would_be_seen(qtbot: QtBot) -> None:
    gc.collect()
    before = len(_items())
    widget = QWidget()
    qtbot.addWidget(widget)
    box, line = QVBoxLayout(widget), QHBoxLayout()
    line.addWidget(QLabel("filled"))
    box.addLayout(line)
    assert len(_items()) == before + 1
