"""The numbers of a batch normalisation, channel by channel: seen, typed, refused, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.channeledits import set_channel_number
from playground.core.messages import Refused
from playground.core.session import Network
from playground.gui.flow.view import FlowView
from playground.gui.layer.channeltable import ChannelTable
from playground.layers import BatchNormalisation, Convolution
from tests.gui.clock import drain
from tests.gui.hands import press, type_text
from tests.gui.program import edit, find, running, settle

DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    first = edits.set_working_size(app.first_session(), 12, True)
    rng = np.random.default_rng(0)
    convolution = Convolution.default((1, 12, 12), rng)
    layers = (convolution, BatchNormalisation.default((8, 12, 12), rng))
    session = edits.set_network(first, Network(layers))
    with running(qtbot, tmp_path, session) as made:
        made.window.activateWindow()
        made.store.look(layer=1)
        yield made


def typed(table: ChannelTable, row: int, column: int, text: str) -> None:
    """Type over a number, as the user does."""
    table.setCurrentIndex(table.model().index(row, column))
    table.setFocus()
    type_text(text)
    press(Qt.Key.Key_Return)
    drain()  # an editor hands its number in when the key has been dealt with


def written(table: ChannelTable) -> list[list[str]]:
    model = table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.data(model.index(row, at), DISPLAY) for at in columns] for row in rows]


def test_a_number_is_typed_and_the_maps_follow(qtbot: QtBot, program: app.Program) -> None:
    table, store = find(program, ChannelTable), program.store
    assert table.isVisible()
    assert written(table) == [["1", "0", "0", "1"]] * 8
    heads = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["γ, scale", "β, shift", "Mean", "Variance"]
    tile = find(program, FlowView).tile(1, 2)
    assert tile.plane is not None
    before = tile.plane.values.copy()
    edit(qtbot, program, lambda: typed(table, 2, 0, "1/4"))
    layer = store.session.network[1]
    assert isinstance(layer, BatchNormalisation)
    assert layer.weight[2] == 0.25
    assert written(table)[2][0] == "0.25"
    np.testing.assert_allclose(tile.plane.values, before / 4, rtol=1e-5)
    edit(qtbot, program, store.undo)
    assert written(table)[2][0] == "1"


@pytest.mark.parametrize(("column", "text"), [(3, "-1"), (0, "much"), (1, "1e40"), (2, "nan")])
def test_what_is_no_number_or_out_of_bounds_is_refused(
    qtbot: QtBot, program: app.Program, column: int, text: str
) -> None:
    table, store = find(program, ChannelTable), program.store
    session, said = store.session, []
    store.refused.connect(said.append)
    typed(table, 0, column, text)
    assert len(said) == 1
    assert store.session is session
    assert written(table)[0] == ["1", "0", "0", "1"]


def test_other_layers_have_no_table(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(layer=0)
    settle(qtbot, program)
    assert find(program, ChannelTable).isHidden()


def test_the_edit_itself() -> None:
    layer = BatchNormalisation.default((2, 4, 4), np.random.default_rng(0))
    session = edits.set_network(app.first_session(), Network((layer,)))
    assert set_channel_number(session, 0, "bias", 0, 0.0) is session
    with pytest.raises(Refused):
        set_channel_number(session, 0, "running_var", 0, -0.5)
