"""A window that is built anew, in another language, leaves nothing behind that is still called."""

from __future__ import annotations

import ast
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "playground" / "gui"

LONG_LIVED = (
    *("store", "evaluation", "pointer", "trainer", "data", "application", "settings"),
    *("file", "walk", "visit", "lesson", "recipe", "sliding", "race", "inquiries", "writing"),
)
"""Names of what outlives the window.

Qt ends a connection to a method with the method's object; one to a lambda or a partial goes on, and
keeps alive and calls what it holds.
"""


def lambdas_connected_to_what_lives_on(source: str) -> list[int]:
    """The lines that connect a signal of something long-lived to a lambda or a partial."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        signal = node.func.value
        if node.func.attr != "connect" or not isinstance(signal, ast.Attribute):
            continue
        owner = ast.unparse(signal.value).rpartition(".")[2].lstrip("_")
        if owner in LONG_LIVED and isinstance(node.args[0], ast.Lambda | ast.Call):
            lines.append(node.lineno)
    return lines


def test_signals_of_what_outlives_the_window_go_to_methods() -> None:
    found = {
        str(path.relative_to(GUI)): lines
        for path in sorted(GUI.rglob("*.py"))
        if (lines := lambdas_connected_to_what_lives_on(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_lambda_is_found() -> None:
    source = "self._store.changed.connect(lambda old, new: self.update())\nb.clicked.connect(f)"
    source += "\ndata.loaded.connect(partial(f, 1))"
    assert lambdas_connected_to_what_lives_on(source) == [1, 3]
