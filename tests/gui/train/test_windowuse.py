"""Random use of the window; `pytest tests/bench/random_use.py` plays 300 such sequences."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.clock import Clock
from tests.gui.train.windowuse import use_window


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_the_window_shows_what_is_and_undo_leads_back_to_the_beginning(
    qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    use_window(qtbot, clock, monkeypatch, tmp_path, seed, count=10, windows=5)
