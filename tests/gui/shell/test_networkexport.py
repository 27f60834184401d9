"""File → Export the network: a kind and a file are chosen, and a sentence says what was written."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.compute.evaluate import evaluate
from playground.gui.widgets.messagebar import MessageBar
from playground.pictures.network_input import network_input
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
