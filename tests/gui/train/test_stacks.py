"""Choosing a stack while the data are at hand: it goes on what fits the data, as one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.flow.stackmenu import StackMenu
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from tests.gui.program import find, running
from tests.gui.train.scripted import Bench, ScriptedClient, changed, small_session


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    plan = TrainingPlan(data=Digits(size=8), device="cpu")
    with running(qtbot, tmp_path, replace(small_session(), training=plan)) as made:
        made.window.show_mode("train")
        data = made.training().data
        qtbot.waitUntil(lambda: data.dataset is not None, timeout=60_000)
        yield made
        made.training().trainer.stop_process()


def test_a_stack_is_put_in_on_the_picture_that_fits_the_data(program: app.Program) -> None:
    before = program.store.session
    find(program, StackMenu).load("classic")
    now = program.store.session
    assert now.picture is before.picture
    assert now.shape == (1, 8, 8)
    assert now.network is not before.network
    program.store.undo()
    assert program.store.session is before
    program.window.show_mode("explore")
    find(program, StackMenu).load("classic")
    assert program.store.session.picture is not before.picture


def test_the_same_stack_anew_ends_the_training_and_mixes_no_weights(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(qtbot, tmp_path)
    try:
        bench.begin(messages.Weights(0, 1, changed(bench.store.session.network, 1.0)))
        learned = tensors_of(bench.store.session.network)
        again = small_session().network
        bench.store.commit(replace(bench.store.session, network=again), "Load a stack")
        assert not bench.trainer.state.has_begun
        assert bench.client.count(messages.SetWeights) == 0
        bench.store.undo()
        for name, value in tensors_of(bench.store.session.network).items():
            np.testing.assert_array_equal(value, learned[name])
        assert bench.client.last(messages.Start).resume
    finally:
        bench.close()
