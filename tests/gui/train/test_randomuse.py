"""Random use of Train; `pytest tests/bench/random_use.py` plays 300 such sequences."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.train.randomuse import RandomUse


@pytest.mark.parametrize("seed", range(3))
def test_panel_and_training_agree_and_undo_leads_back_to_the_beginning(
    qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    use = RandomUse(qtbot, tmp_path, seed)
    try:
        use.play(20, panel_every=8)
    finally:
        use.close()
