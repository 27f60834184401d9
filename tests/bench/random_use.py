"""300 random sequences of use of Train: `./run test -n 3 tests/bench/random_use.py`.

`RANDOM_USE=40:80` plays some of them alone. Two thirds of the time go into fresh windows to compare
with. A third of that was the style sheet, which comes off and on with each of them: here it is
off, since what is compared are words, values and pictures; the test in the suite has it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.widgets import theme
from tests.gui.clock import Clock, clock
from tests.gui.train.windowuse import use_window

__all__ = ["clock"]

SEQUENCES = slice(*map(int, os.environ.get("RANDOM_USE", "0:300").split(":")))
ACTIONS = 20


@pytest.mark.parametrize("seed", range(SEQUENCES.start, SEQUENCES.stop))
def test_the_window_shows_what_is_and_undo_leads_back_to_the_beginning(
    qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    monkeypatch.setattr(theme, "_style_sheet", lambda colours, scale: "")
    use_window(qtbot, clock, monkeypatch, tmp_path, seed, count=ACTIONS)
