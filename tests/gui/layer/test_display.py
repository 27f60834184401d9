"""How numbers are shown is a part of the view: whatever shows or sets it follows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.engine.explain.formats import number_text
from playground.gui.flow.enlarged import Enlarged
from playground.gui.layer.display import DisplayPanel
from tests.gui.program import find, running, settle


def test_digits_of_a_session_or_a_step_are_shown_wherever_they_count(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        program.store.look(enlarged=(0, 0))
        settle(qtbot, program)
        shown = program.evaluation.shown
        assert shown is not None
        assert shown.results is not None
        maps = shown.results.maps(0)
        assert maps is not None
        mean = float(np.mean(maps[0]))
        enlarged = find(program, Enlarged)
        for digits in (5, 6, 3):
            program.store.look(digits=digits)  # as when a session is opened
            assert find(program, DisplayPanel).digits.value() == digits
            told = " ".join(label.text() for label in enlarged.findChildren(QLabel))
            assert f"mean {number_text(mean, digits)}" in told
