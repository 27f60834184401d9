"""What a click does asks which button was pressed: the right one is for menus."""

from __future__ import annotations

import ast
from pathlib import Path

from playground import gui

HANDLERS = ("mousePressEvent", "mouseReleaseEvent")

ANY_BUTTON = {
    "present/kernelslot.py",  # swallows what falls beside the cells
    "present/explore.py",  # a click beside the editor closes it
    "shell/gesturesheet.py",  # any click closes the sheet
    "shell/handle.py",  # a release ends the drag
    "compare/swipeline.py",  # likewise
    "present/steplist.py",  # likewise; the press has asked
}


def test_a_click_asks_for_its_button() -> None:
    folder = Path(gui.__path__[0])
    careless = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name in HANDLERS:
                asked = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
                if "button" not in asked:
                    careless.add(file.relative_to(folder).as_posix())
    assert careless == ANY_BUTTON
