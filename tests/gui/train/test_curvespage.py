"""The curves of the Train mode, as the document and its training change."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.program import running
from tests.gui.train.epochprocess import EpochProcess
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import train_widgets
from tests.gui.train.windowuse import NearEnd, scripted_clients


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [("loss", "half-squared", "1"), ("loss", "cross-entropy", ""), ("rate", 0.5, "")],
)
def test_without_a_training_curves_are_those_that_share_axes_with_the_next(
    qtbot: QtBot,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    value: object,
    count: str,
) -> None:
    clients = scripted_clients(monkeypatch)
    monkeypatch.setattr(app, "training_folder", lambda: tmp_path / "training")
    with running(qtbot, tmp_path, small_session(), mode="train") as program:
        process, widgets = EpochProcess(NearEnd(program, clients)), train_widgets(program)
        qtbot.waitUntil(lambda: program.training().data.dataset is not None)
        click(widgets.transport.play)
        process.work()
        process.work(3)
        assert program.training().trainer.state.epoch == 1
        widgets.transport.stop.trigger()
        process.work()
        note = widgets.board.loss.note
        widgets.panel.control(name).edited.emit(value, False)
        clock.advance(1000)
        drain()
        assert note.text.rpartition(" ")[2] == count
        program.window.actions_["undo"].trigger()
        clock.advance(1000)
        drain()
        assert note.isHidden()
        program.training().trainer.stop_process()
