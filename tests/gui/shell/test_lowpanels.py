"""On a projector, below a title bar, the panels at the right show all that they have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.shell.side import SideArea
from tests.gui.clock import drain
from tests.gui.program import running, settle
from tests.gui.scenes import training_session
from tests.gui.train.scripted import ScriptedClient

TITLED = (1024, 749)


@pytest.fixture
def program(
    qtbot: QtBot, own_fonts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)  # nothing is trained
    with running(qtbot, tmp_path, training_session(), TITLED) as made:
        yield made
        made.training().trainer.stop_process()


def test_lenets_settings_do_not_scroll_in_any_mode_nor_after_another(
    qtbot: QtBot, program: app.Program
) -> None:
    for mode in ("explore", "train", "explore", "look_inside", "explore"):
        program.window.show_mode(mode)
        if mode == "train":
            qtbot.waitUntil(lambda: program.training().data.dataset is not None, timeout=60_000)
        settle(qtbot, program)
        drain()
        sides = [each for each in program.window.findChildren(SideArea) if each.isVisible()]
        assert sides
        for side in sides:
            assert not side.bar.isVisible(), mode
            assert side.verticalScrollBar().maximum() == 0, mode
