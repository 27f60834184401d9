"""The axis of an activation's curve: the shape is seen, and the map's values within it."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.layer.activationcurve import ActivationCurve
from playground.layers import Activation
from playground.layers.activations import ACTIVATIONS

BENT = {"tanh": (2, 5), "sigmoid": (4, 8), "silu": (4, 10), "relu6": (6, 10), "hard_swish": (3, 6)}


def curve_of(qtbot: QtBot, function: str, reach: float) -> ActivationCurve:
    """The curve over a map whose values lie evenly from −reach to reach."""
    curve = ActivationCurve()
    qtbot.addWidget(curve)
    curve.show_layer(Activation(function=function))
    curve.show_histogram(np.full(64, 10), np.linspace(-reach, reach, 65))
    return curve


@pytest.mark.parametrize("function", BENT)
def test_the_shape_is_seen_where_the_values_are_small_and_where_they_are_large(
    qtbot: QtBot, function: str
) -> None:
    low, high = BENT[function]
    small = curve_of(qtbot, function, 0.01)
    assert low <= small.reach <= high
    assert small.share_beyond == 0
    large = curve_of(qtbot, function, 5000.0)
    assert small.reach < large.reach <= 5 * small.reach
    assert large.share_beyond > 0.9
    large.resize(300, 220)
    assert not large.grab().isNull()


@pytest.mark.parametrize("function", ["relu", "leaky_relu", "abs", "none"])
@pytest.mark.parametrize("reach", [0.01, 300.0])
def test_lines_have_the_range_of_the_values(qtbot: QtBot, function: str, reach: float) -> None:
    curve = curve_of(qtbot, function, reach)
    assert curve.reach == pytest.approx(reach)
    assert curve.share_beyond == 0


def test_every_function_has_a_range(qtbot: QtBot) -> None:
    for name, function in ACTIVATIONS.items():
        if Activation(function=name).has_curve:
            assert 0.5 <= curve_of(qtbot, name, 1.0).reach <= 24, function
