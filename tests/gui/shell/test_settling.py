"""The window comes to rest after at most two passes: no layout depends on what it decides.

A sample around the sizes in which scroll bars of the maps appear, where layouts flipped for ever
once; `./run bench widths` tries every width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QLayout, QScrollBar
from pytestqt.qtbot import QtBot

from playground import app
from playground.layers.stacks import load_stacks, with_stack
from tests.gui.program import edit, running
from tests.gui.resizes import Resizes, watched_resizes
from tests.gui.train.scripted import ScriptedClient

Size: TypeAlias = tuple[int, int]

PATHS = (
    [(width, 900) for width in (2560, 1440, 1024, 640)],
    [(1440, height) for height in (1440, 900, 600)],
)
"""Sizes of the window, from which it goes to the next."""

CHANGES = {"explore": 8, "train": 8, "look_inside": 2, "compare": 8}
"""The modes, and how many places there are at least where a scroll bar comes or goes."""

CLOSE = 4
"""Pixels between two sizes that have no other between them; layouts flipped in more than that."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)  # no training process is needed
    with running(qtbot, tmp_path) as made:
        layout = made.window.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # no noise off screen
        yield made


class Sizes:
    """The sizes that a window was given, with what did not settle."""

    def __init__(self, program: app.Program, resizes: Resizes) -> None:
        self.window = program.window
        self.resizes = resizes
        self.changes = 0
        self.unsettled: list[str] = []

    def bars(self, size: Size) -> tuple[bool, ...]:
        """Try a size; which scroll bars there are in it."""
        line = self.resizes.of(self.window, *size)
        self.unsettled += [line] if line else []
        return tuple(bar.isVisible() for bar in self.window.findChildren(QScrollBar))

    def search(self, path: Sequence[Size]) -> None:
        """Try some sizes, and those between them where scroll bars come or go."""
        found = [(size, self.bars(size)) for size in path]
        for (first, before), (last, after) in pairwise(found):
            if before == after:
                continue
            self.changes += 1
            while apart(first, last) > CLOSE:
                middle = ((first[0] + last[0]) // 2, (first[1] + last[1]) // 2)
                if self.bars(middle) == before:
                    first = middle
                else:
                    last = middle


def apart(first: Size, last: Size) -> int:
    """Pixels between two sizes."""
    return max(abs(first[0] - last[0]), abs(first[1] - last[1]))


@pytest.mark.parametrize("mode", CHANGES)
def test_every_stack_settles_in_two_passes(qtbot: QtBot, program: app.Program, mode: str) -> None:
    with watched_resizes() as resizes:
        sizes = Sizes(program, resizes)
        for name in load_stacks():
            program.window.show_mode("explore")
            session = with_stack(program.store.session, name)
            edit(qtbot, program, partial(program.store.commit, session, "stack"))
            program.window.show_mode(mode)
            resizes.passes()
            program.window.setUpdatesEnabled(False)  # what paints takes the size that it has
            for path in PATHS:
                sizes.search(path)
            program.window.setUpdatesEnabled(True)
    assert sizes.unsettled == []
    assert sizes.changes >= CHANGES[mode], "places where a scroll bar comes or goes"
