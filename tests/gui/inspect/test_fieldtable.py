"""The table of receptive fields, and its sums."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.gui.inspect.fieldtable import FieldTable
from playground.gui.state.store import Store
from playground.layers import Activation, Convolution, Dense


def test_the_last_row_is_the_sum_of_those_above(qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    first = edits.set_working_size(app.first_session(), 8, True)
    convolution = Convolution.default((1, 8, 8), rng)
    dense = Dense.default(convolution.output_shape((1, 8, 8)), rng)
    network = Network((convolution, Activation(), dense))
    store = Store(edits.set_network(first, network))
    table = FieldTable(store)
    qtbot.addWidget(table)
    rows, last = table.rows(), table.totals()
    assert len(rows) == 3
    for column in (4, 5):
        assert int(last[column].replace("\N{NO-BREAK SPACE}", "")) == sum(
            int(row[column].replace("\N{NO-BREAK SPACE}", "")) for row in rows
        )
    assert last[0] in table.table.text()
