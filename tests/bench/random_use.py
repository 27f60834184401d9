"""300 random sequences of use of Train: `python -P -m pytest -n auto tests/bench/random_use.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.train.randomuse import RandomUse

SEQUENCES = 300
ACTIONS = 20


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_panel_and_training_agree_and_undo_leads_back_to_the_beginning(
    qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    use = RandomUse(qtbot, tmp_path, seed)
    try:
        use.play(ACTIONS, panel_every=10)
    finally:
        use.close()
