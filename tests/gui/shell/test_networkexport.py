"""File → Export the network: a kind and a file are chosen, and a sentence says what was written."""

from __future__ import annotations

import runpy
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.core.cancelling import Cancelled
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets.spec import source_from_text
from playground.engine.compute.evaluate import evaluate
from playground.gui.shell.howfardialog import WAIT_MS, HowFarDialog
from playground.gui.widgets.messagebar import MessageBar
from playground.layers import Dense, Flatten
from playground.pictures.network_input import network_input
from playground.training.process import evaluate as examining
from tests.exchange.sessions import gray
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, tmp_path) as program:
        yield program
        settle(qtbot, program)


def export(program: Program, monkeypatch: pytest.MonkeyPatch, path: Path, suffix: str) -> list[str]:
    """Choose the first kind with an ending; the kinds that the dialog offered are returned."""
    offered: list[str] = []

    def answer(parent: object, title: str, start: str, kinds: str, chosen: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(path), next(kind for kind in offered if suffix in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    program.window.actions_["export_network"].trigger()
    return offered


def said(program: Program) -> str:
    return find(program, MessageBar).text


def test_a_script_is_written_with_its_ending_and_computes_what_is_shown(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = export(program, monkeypatch, tmp_path / "edges", "numpy script")
    qtbot.waitUntil(lambda: "edges.py is written, and edges.data.npz beside it" in said(program))
    assert any("*.safetensors *.pt *.npz" in kind for kind in offered)
    assert any("*.onnx" in kind for kind in offered)
    x = network_input(program.store.session).x
    network = runpy.run_path(str(tmp_path / "edges.py"))["network"]
    maps = evaluate(program.store.session.network, x).stages[-1].maps
    assert maps is not None
    assert np.allclose(network(x.astype(float)), maps, atol=1e-5)


def test_what_cannot_be_written_is_a_sentence(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(program, monkeypatch, tmp_path / "none" / "a.npz", "safetensors")
    qtbot.waitUntil(lambda: "there is no folder" in said(program))


def test_the_ending_that_is_typed_says_the_kind(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(program, monkeypatch, tmp_path / "edges.md", "PyTorch")
    qtbot.waitUntil(lambda: "edges.md is written" in said(program))
    assert (tmp_path / "edges.md").read_text(encoding="utf-8").startswith("# Model card: edges")


def on_digits() -> Session:
    """A network that answers with ten classes, and the small digits as its data."""
    layers = (Flatten(), Dense.random((28 * 28, 1, 1), 10, np.random.default_rng(0)))
    plan = TrainingPlan(data=source_from_text("digits"))
    return Session(gray(28, 28), Network(layers), training=plan)


def test_a_card_that_takes_long_says_how_far_it_is_and_can_be_given_up(
    qtbot: QtBot, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def examine(
        module: object, data: object, indices: object, loss: object, progress: Any, cancelled: Any
    ) -> None:
        while not cancelled():
            progress(3, 10)
            begun.set()
        raise Cancelled

    monkeypatch.setattr(examining, "examine", examine)
    target = tmp_path / "digits.md"
    with running(qtbot, tmp_path, on_digits()) as program:
        export(program, monkeypatch, target, "Model card")
        shown = find(program, HowFarDialog)
        assert not shown.isVisible()
        qtbot.waitUntil(begun.is_set)
        clock.advance(WAIT_MS)
        assert shown.isVisible()
        assert shown.text.text() == "digits.md is being written…"
        assert shown.how_far.text() == "Picture 3 of 10…"
        assert (shown.bar.value(), shown.bar.maximum()) == (3, 10)
        click(shown.cancel_button)
        qtbot.waitUntil(lambda: said(program) == "digits.md was not written: it was given up.")
        assert not target.exists()
        drain()
        assert not program.window.findChildren(HowFarDialog)
        settle(qtbot, program)


def test_a_card_that_is_there_leaves_no_dialog(
    qtbot: QtBot, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "digits.md"
    with running(qtbot, tmp_path, on_digits()) as program:
        export(program, monkeypatch, target, "Model card")
        clock.advance(WAIT_MS)
        qtbot.waitUntil(lambda: said(program) == "digits.md is written.")
        assert "held-out pictures are right" in target.read_text(encoding="utf-8")
        drain()
        assert not program.window.findChildren(HowFarDialog)
        settle(qtbot, program)
