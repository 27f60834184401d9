"""The exponentials of softmax as a list, and shares that are nearly nothing or nearly all."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.explain_values import Shared
from playground.engine.explain.formats import Writer, share_text
from playground.gui.inspect.arithmetic.listed import MAX_IN_ORDER, exponentials_of
from playground.gui.inspect.arithmetic.outcomes import lines_of
from playground.gui.inspect.arithmetic.pieces import Figure, Sign
from playground.gui.inspect.arithmetic.rowlist import RowList
from playground.layers import Activation


def shared(values: NDArray[np.float64], unit: int) -> Shared:
    """Softmax of these numbers, at a unit."""
    x = values.astype(np.float32).reshape(-1, 1, 1)
    step = explain(evaluate(Network((Activation(function="softmax"),)), x), 0, unit, 0, 0)
    assert isinstance(step, Shared)
    return step


def test_of_many_units_the_likeliest_classes_are_in_view(qtbot: QtBot) -> None:
    values = np.random.default_rng(5).permutation(np.linspace(-3.0, 3.0, 1000))
    names = tuple(f"class {at}" for at in range(1000))
    rows = RowList()
    qtbot.addWidget(rows)
    rows.resize(420, 160)
    rows.show_rows(exponentials_of(shared(values, 7), Writer(3), names), 3)
    seen = [name for _, name, _, _ in rows.in_view()]
    likeliest = [names[at] for at in np.argsort(-values)[: len(seen)]]
    assert len(seen) > 6
    assert sorted(seen) == sorted(likeliest)
    half = len(seen) // 2  # column by column: the first of each column stand side by side
    assert [seen[0], seen[half], seen[1]] == likeliest[:3]


def test_of_a_few_units_the_order_is_theirs() -> None:
    values = np.linspace(3.0, -3.0, MAX_IN_ORDER)[::-1]
    rows = exponentials_of(shared(values, 0), Writer(3))
    assert np.concatenate(rows.columns).tolist() == list(range(MAX_IN_ORDER))


def test_every_unit_is_listed_once() -> None:
    rows = exponentials_of(shared(np.linspace(-1.0, 1.0, MAX_IN_ORDER + 1), 3), Writer(3))
    assert sorted(np.concatenate(rows.columns).tolist()) == list(range(MAX_IN_ORDER + 1))
    assert rows.marked == 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.0123, "0.012")),
        *((0.0004, "0.0004"), (0.00004, "< 0.0001"), (1e-30, "< 0.0001")),
        *((0.9996, "0.9996"), (0.99996, "0.9999"), (0.9999999, "0.9999")),
    ],
)
def test_no_share_is_a_false_0_or_1(value: float, text: str) -> None:
    assert share_text(value, 3) == text


def test_the_arithmetic_says_less_than_instead_of_about_nothing() -> None:
    step = shared(np.array([0.0, 15.0]), 0)
    assert step.result(3) == "< 0.0001"
    assert step.brief(Writer(3)).endswith(" < 0.0001")
    assert "≈" not in step.brief(Writer(3))
    (line,) = lines_of(step, Writer(3), last=True)
    assert line[-1] != Sign("≈")
    assert shared(np.array([0.0, 15.0]), 1).result(3) == "0.9999"


def test_the_drawn_sign_is_that_of_the_text() -> None:
    for inputs, sign in ((np.zeros(2), "="), (np.array([-5.5, 0.0]), "≈")):
        step = shared(inputs, 0)
        (line,) = lines_of(step, Writer(2), last=True)
        assert line[-1] == Sign(sign)
        assert f" {sign} " in step.brief(Writer(2))


@pytest.mark.parametrize(
    ("least", "caption"), [(-12.5, "its own input less the largest"), (0.0, "its own input")]
)
def test_an_input_that_the_largest_is_taken_from_is_called_so(least: float, caption: str) -> None:
    x = np.array([least, least + 1], np.float32).reshape(-1, 1, 1)
    step = explain(evaluate(Network((Activation(function="log_softmax"),)), x), 0, 0, 0, 0)
    assert step is not None
    (line,) = lines_of(step, Writer(2), last=True)
    assert [piece.caption for piece in line if isinstance(piece, Figure)][1] == caption
