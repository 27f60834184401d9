"""The axes of curves that grow stand still as long as they can: their numbers are slow to draw."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.plots import (
    MIN_FILLED_SHARE,
    PADDING_SHARE,
    make_plot,
    number_logarithms,
    steadied,
)
from tests.gui.hands import show
from tests.gui.train.cards.test_curves import learning, ranges

ENDS = st.tuples(st.floats(-1e3, 1e3), st.floats(0.01, 1e3)).map(lambda at: (at[0], sum(at)))


@given(ENDS, ENDS, ENDS, ENDS)
def test_axes_have_all_of_their_points_and_are_filled_by_them(
    x: tuple[float, float],
    y: tuple[float, float],
    wanted_x: tuple[float, float],
    wanted_y: tuple[float, float],
) -> None:
    ranges = steadied((*x, *y), (*wanted_x, *wanted_y))
    for (low, high), (first, last) in zip(
        (ranges[:2], ranges[2:]), (wanted_x, wanted_y), strict=True
    ):
        assert low <= first < last <= high
        assert last - first >= MIN_FILLED_SHARE * (high - low)
    assert steadied(ranges, (*wanted_x, *wanted_y)) == ranges


def test_axes_of_a_growing_run_move_seldom_and_end_with_the_points_when_it_rests(
    qtbot: QtBot,
) -> None:
    plot = CurvePlot("loss")
    show(qtbot, plot, 420, 300)
    run, seen = learning(200), []
    for epochs in range(20, 201):
        plot.show_runs((run.until(epochs),), is_growing=True)
        (left, right), (low, high) = ranges(plot)
        assert left < 1 <= epochs < right
        assert low < min(item.validation_loss for item in run.epochs[:epochs])
        assert high > 1
        seen.append((left, right, low, high))
    assert 1 < len(set(seen)) <= 24
    plot.show_runs((run,))
    exact = ranges(plot)
    other = CurvePlot("loss")
    show(qtbot, other, 420, 300)
    other.show_runs((run,))
    assert np.allclose(ranges(other), exact)


def test_as_epochs_come_the_axis_begins_just_before_the_first() -> None:
    ranges = None
    moved = 0
    for epoch in range(1, 400):
        wanted = (-0.04 * epoch, 1.04 * epoch, 0.0, 1.0)
        before, ranges = ranges, steadied(ranges, wanted)
        moved += ranges != before
        left, right = ranges[:2]
        assert left <= wanted[0]
        assert right >= wanted[1]
        assert -0.06 * right <= left < 0  # no epoch −1 has room for its number
    assert moved < 60


def test_no_room_is_made_below_nought_for_what_is_never_below() -> None:
    """A loss of −0.5 had its number beside the axis, and there is none."""
    ranges = None
    for least in np.geomspace(3, 1e-4, 60):
        room = PADDING_SHARE * (3 - least)
        ranges = steadied(ranges, (0.0, 1.0, least - room, 3 + room))
        assert ranges[2] >= -PADDING_SHARE * 3
    below = steadied(ranges, (0.0, 1.0, -1.0, 3.0))
    assert below[2] < -1.0


def test_numbers_beside_an_axis_have_minus_signs(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plot = make_plot("name", "explanation", parent)
    axis = plot.getAxis("left")
    assert axis.tickStrings([-1.0, 0.0, 1e-7], 1.0, 1.0) == ["−1", "0", "1e−07"]
    plot.setYRange(-7, -1)
    number_logarithms(plot, True)
    assert "1e−06" in [text for level in axis._tickLevels for _, text in level]
