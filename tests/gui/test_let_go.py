"""A document that was left for another is let go once the modes that showed it show the other.

A network has hundreds of megabytes of weights: one number kept of it would keep them all.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground import app
from playground.core.arrays import FloatArray
from playground.core.history import History
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.layers.state import tensors_of
from tests.gui.clock import drain
from tests.gui.hands import Key
from tests.gui.inside.insidewindow import small_session
from tests.gui.present.staging import present
from tests.gui.program import running, settle

pytestmark = pytest.mark.usefixtures("training_processes")

MODES = ("explore", "train", "compare", "look_inside")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


class Left:
    """The pixels and weights of a document, by name, without holding them."""

    def __init__(self, session: Session) -> None:
        arrays: dict[str, FloatArray] = {"pixels": session.picture.pixels}
        arrays |= tensors_of(session.network)
        self._arrays = {name: weakref.ref(array) for name, array in arrays.items()}

    def still_held(self) -> list[str]:
        """Those that something holds."""
        gc.collect()
        return [name for name, array in self._arrays.items() if array() is not None]


def opened(qtbot: QtBot, program: app.Program, session: Session) -> Session:
    """A document in place of the present one, as if undo went back no further."""
    program.store.commit(session, "")
    program.store.history = History(session)
    settle(qtbot, program)
    return session


def show(qtbot: QtBot, program: app.Program, mode: str) -> None:
    program.window.show_mode(mode)
    settle(qtbot, program)
    drain()


def leave(qtbot: QtBot, program: app.Program) -> None:
    """Open another, and look at it in every mode, in Look inside until it says something."""
    opened(qtbot, program, small_session(12))
    for mode in MODES:
        show(qtbot, program, mode)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("is_presented", [False, True])
def test_what_a_mode_has_shown(
    qtbot: QtBot, program: app.Program, mode: str, is_presented: bool
) -> None:
    left = Left(opened(qtbot, program, small_session()))
    program.store.look(layer=4, pin=Cell(4, 2, 0, 0))
    show(qtbot, program, mode)
    if is_presented:
        presentation = present(qtbot, program)
        settle(qtbot, program)
        drain()
        qtbot.keyClick(presentation, Key.Key_F5)
        drain()
        assert not isValid(presentation)
        del presentation
    assert left.still_held()
    leave(qtbot, program)
    qtbot.waitUntil(lambda: not left.still_held())


def test_what_a_list_of_its_numbers_has_named(qtbot: QtBot, program: app.Program) -> None:
    left = Left(opened(qtbot, program, small_session()))
    program.store.look(layer=4, pin=Cell(4, 2, 0, 0))
    drain()
    opened(qtbot, program, app.first_session())  # whose numbers are in no list
    qtbot.waitUntil(lambda: not left.still_held())


def test_what_was_saved(qtbot: QtBot, program: app.Program, tmp_path: Path) -> None:
    left = Left(opened(qtbot, program, small_session()))
    file = program.file
    with qtbot.waitSignal(file.ended):
        file.save_to(str(tmp_path / "it.json"))
    leave(qtbot, program)
    qtbot.waitUntil(lambda: not left.still_held())
