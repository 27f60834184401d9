"""A window makes way for one in another language and leaves nothing behind: again and again."""

from __future__ import annotations

import ast
import gc
import threading
import weakref
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import playground.gui
from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.engine.trace.cell_address import Cell
from playground.gui.shell.window import Window
from playground.gui.state.language import LANGUAGES
from playground.gui.widgets.viewport import Viewport
from tests.gui.clock import drain
from tests.gui.program import running, settle
from tests.gui.train.scripted import small_session

CHANGES = 20

LASTING = {"store", "evaluation", "pointer", "trainer", "data", "application", "settings"}
"""Names of what outlives a window."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=200, device="cpu")
    with running(qtbot, tmp_path, replace(small_session(), training=plan)) as made:
        yield made
        made.change_language("en")


def other_language(program: app.Program) -> str:
    spoken = program.settings.get(app.LANGUAGE)
    return next(code for code in sorted(LANGUAGES) if code != spoken)


def deleted() -> Counter[str]:
    """The objects of closed windows whose Python halves somebody still holds."""
    drain()
    gc.collect()
    found: Counter[str] = Counter()
    for each in gc.get_objects():
        if isinstance(each, QObject) and not isValid(each):
            found[type(each).__name__] += 1
    return found


def top_levels() -> Counter[str]:
    """What stands beside the window, by its kind."""
    return Counter(type(each).__name__ for each in QApplication.topLevelWidgets())


def test_a_window_that_makes_way_leaves_nothing_behind(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(
        layer=0, filter=1, pin=Cell(0, 1, 2, 3), viewport=Viewport(0.4, 0.6, 2.0), digits=4
    )
    view = program.store.view
    old_windows: list[weakref.ref[Window]] = []
    before = deleted()
    threads: set[int] = set()
    beside: dict[str, set[frozenset[tuple[str, int]]]] = {}
    for _ in range(CHANGES):
        old_windows.append(weakref.ref(program.window))
        language = other_language(program)
        program.change_language(language)
        settle(qtbot, program)
        assert program.window.mode == "explore"
        assert program.store.view == view
        drain()
        threads.add(threading.active_count())
        beside.setdefault(language, set()).add(frozenset(top_levels().items()))
    assert len(threads) == 1
    assert all(len(kinds) == 1 for kinds in beside.values())
    assert deleted() - before == Counter()
    assert [ref() for ref in old_windows] == [None] * CHANGES


def lasting_lambdas() -> Iterator[str]:
    """Places where what outlives the window is connected to what no window takes with it.

    A connection to a method ends with the method's object; one to a lambda or a partial goes on,
    and keeps alive and calls what it holds.
    """
    for file in sorted(Path(playground.gui.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            signal = node.func.value
            if node.func.attr != "connect" or not isinstance(signal, ast.Attribute):
                continue
            sender = ast.unparse(signal.value).rpartition(".")[2].strip("_")
            if sender in LASTING and isinstance(node.args[0], ast.Lambda | ast.Call):
                yield f"{file.name}:{node.lineno}"


def test_what_outlives_a_window_is_connected_to_methods_alone() -> None:
    assert list(lasting_lambdas()) == []
