"""What was typed for something that is gone meanwhile goes with it, and changes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import channeledits, edits, filteredits
from playground.core.messages import Gone
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.datasets import drawing_edits
from playground.gui.kernel.editor import KernelEditor
from playground.gui.state.store import Store
from playground.layers import Activation, Convolution, Flatten
from tests.gui.clock import drain
from tests.gui.hands import Key, press, type_text
from tests.gui.program import find, running

EXAMPLE = np.zeros((1, 4, 4), np.float32)

EDITS: dict[str, tuple[Callable[..., Session], tuple[Any, ...]]] = {
    "a filter's name": (filteredits.rename_filter, (0, 0, "other")),
    "a filter of a layer that has fewer": (filteredits.rename_filter, (1, 99, "other")),
    "a layer that the stack does not have": (filteredits.rename_filter, (9, 0, "other")),
    "a bias": (filteredits.set_bias, (0, 0, 1.0)),
    "weights": (filteredits.set_weights, (0, 0, np.ones((3, 3)))),
    "a transform": (filteredits.transform, (0, 0, np.negative)),
    "a size": (filteredits.set_kernel_size, (0, 5, 5)),
    "a copy": (filteredits.duplicate_filter, (1, 99)),
    "a setting": (edits.set_field, (0, "stride", (2, 2))),
    "a setting of a layer too many": (edits.set_field, (9, "stride", (2, 2))),
    "a channel's number": (channeledits.set_channel_number, (0, "gamma", 0, 2.0)),
    "a class's name": (drawing_edits.rename_class, (0, "other")),
    "a class": (drawing_edits.remove_class, (0,)),
    "an example": (drawing_edits.remove_example, (0, 0)),
    "an example for it": (drawing_edits.add_example, (0, EXAMPLE)),
}


@pytest.fixture
def store() -> Store:
    """Of a stack that begins with a layer that has neither filters nor settings of one."""
    rng = np.random.default_rng(0)
    blank = Picture("blank", np.zeros((8, 8), np.float32), 0)
    layers = (Activation(), Convolution.default((1, 8, 8), rng))
    session = Session(blank, Network(layers))
    return Store(edits.set_training_field(session, "epochs", 3))


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_of_what_is_gone_changes_nothing_and_says_nothing(store: Store, what: str) -> None:
    said: list[object] = []
    store.refused.connect(said.append)
    before, (edit, arguments) = store.session, EDITS[what]
    with pytest.raises(Gone):
        edit(before, *arguments)
    assert not store.edit("edit", edit, *arguments)
    assert store.session is before
    assert store.history.undo_label is None
    assert not said


def test_a_name_typed_for_a_filter_goes_with_its_stack(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        name = find(program, KernelEditor).name
        name.setFocus()
        name.selectAll()
        type_text("mine")
        stack = Network((Activation(), Flatten()))
        assert program.store.edit("Open a stack", lambda session: replace(session, network=stack))
        drain()
        press(Key.Key_Tab)
        assert program.store.session.network is stack
