"""Random events on random widgets of the whole window: nothing raises and Qt warns of nothing.

The command `./run bench monkey` does much more of it, and starts and kills real trainings.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from tests.bench.monkey import Monkey
from tests.gui.program import running
from tests.gui.train.scripted import ScriptedClient

EVENTS = 500


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nothing_that_a_monkey_does_raises_or_warns(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    folder = tmp_path / "files"
    folder.mkdir()
    with running(qtbot, tmp_path) as program:
        monkey = Monkey(program, seed, folder, without=("kill",))
        monkey.play(EVENTS)
        monkey.rest()
        assert not monkey.findings.exceptions, str(monkey.findings)
        assert not monkey.findings.warnings, str(monkey.findings)
