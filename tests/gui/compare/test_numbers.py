"""The numbers of two sides: a share of 1 is never 0 or 1 by rounding alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playground import app
from playground.core.session import Network
from playground.gui.compare.comparer import Taken
from playground.gui.state.comparison import Side
from playground.layers import Activation


@pytest.mark.parametrize(
    ("function", "value", "text"),
    [("softmax", 0.99999, "0.9999"), ("softmax", 1e-6, "< 0.0001"), ("tanh", 0.99999, "1")],
)
def test_a_share_is_written_as_one_where_it_is_one(function: str, value: float, text: str) -> None:
    network = Network((Activation(function=function),))
    taken = Taken(Side(stage=0), session=replace(app.first_session(), network=network))
    assert taken.written(value, 2) == text
