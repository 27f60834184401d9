"""The two weights that the landscape is drawn over, whatever kind of layer has the filters."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core.layer import FilterLayer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.state.store import Store
from playground.gui.train.cards.weightpicker import WeightPicker
from playground.layers import Convolution, TransposedConvolution
from playground.layers.initialise import he_filters


@pytest.mark.parametrize("kind", [Convolution, TransposedConvolution])
def test_the_weights_are_those_of_the_selected_filter(
    qtbot: QtBot, kind: type[FilterLayer]
) -> None:
    layer = kind(filters=he_filters(6, 2, (3, 3), np.random.default_rng(1)), groups=2)
    store = Store(Session(Picture("p", np.zeros((8, 8), np.float32)), Network((layer,))))
    store.look(layer=0, filter=4)
    picker = WeightPicker(store)
    qtbot.addWidget(picker)
    tensor, weights = layer.tensors()["weight"], layer.filters[4].weights
    cells = picker.cells()
    assert len(cells) == 2
    for name, place in cells:
        assert name == "0.weight"
        assert tensor[place] == weights[0, place[2], place[3]]
