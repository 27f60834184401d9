"""Python holds on to no item of a layout: Qt deletes them without a word, and uses their addresses.

What Qt puts in such a place next would come to Python as a layout item, whatever it is: a window's
handle did once. PySide wraps the items of a layout that has some when it is put into another, so
every layout goes into its place while it is empty.
"""

from __future__ import annotations

import ast
import gc
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import playground
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
        for mode in ("explore", "train", "look_inside", "compare"):
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


def filled_before(source: str) -> list[str]:
    """The lines of a module on which a layout that has items already is put into another."""
    found: list[str] = []
    if "Layout(" not in source:
        return found  # most modules, and to look through them all takes seconds
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        filled: dict[str, int] = {}
        nodes = [node for node in ast.walk(function) if isinstance(node, ast.Call | ast.Assign)]
        for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
            if isinstance(node, ast.Assign):  # another layout of that name
                for target in node.targets:
                    filled.pop(ast.unparse(target), None)
                continue
            if not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("addLayout", "insertLayout"):
                inner = next((ast.unparse(a) for a in node.args if ast.unparse(a) in filled), None)
                if inner is not None:
                    found.append(f"{node.lineno}: {inner}, filled on line {filled[inner]}")
            if node.func.attr.startswith(("add", "insert")):
                filled.setdefault(ast.unparse(node.func.value), node.lineno)
    return found


def test_no_module_puts_a_filled_layout_into_another() -> None:
    package = Path(playground.__file__).parent
    found = {
        path.name: lines
        for path in sorted(package.rglob("*.py"))
        if (lines := filled_before(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_module_that_does_is_found() -> None:
    right = "def f():\n line = Q()\n box.addLayout(line)\n line.addWidget(w)\n"
    wrong = "def f():\n line = Q()\n line.addWidget(w)\n box.addLayout(line, 1)\n"
    assert filled_before(right) == []
    assert filled_before(wrong) == ["4: line, filled on line 3"]
