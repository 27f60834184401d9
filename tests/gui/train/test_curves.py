"""The curves of a training show all of it, and stand still while nothing new comes."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.train.curves import CurvePlot, Quantity
from playground.gui.train.runs import Run
from playground.training.figures import EpochFigures
from tests.gui.hands import show


def figures(epoch: int, loss: float, held_out: float) -> EpochFigures:
    return EpochFigures(epoch, loss, 0.9, held_out, 0.8, 0.001, 1.0, 1000.0)


def learning(epochs: int, name: str = "run") -> Run:
    """A run whose loss falls to about 1/epochs."""
    rng = np.random.default_rng(epochs)
    run = Run(name)
    for epoch in range(1, epochs + 1):
        run = run.with_epoch(figures(epoch, 1 / epoch, 0.2 + 0.1 * float(rng.random())))
    return run


def ranges(plot: CurvePlot) -> list[list[float]]:
    return plot.plot.getPlotItem().vb.viewRange()


@pytest.fixture(params=["loss", "accuracy"])
def plot(qtbot: QtBot, request: pytest.FixtureRequest) -> CurvePlot:
    quantity: Quantity = request.param
    widget = CurvePlot(quantity)
    show(qtbot, widget, 420, 300)
    return widget


def test_all_points_are_within_the_axes(plot: CurvePlot) -> None:
    plot.show_runs((learning(40, "first"), learning(12)))
    (left, right), (low, high) = ranges(plot)
    assert left < 1 <= 40 < right
    if plot.plot.accessibleName() == "Loss":
        assert low < 1 / 12 <= 1 < high  # of earlier runs, only what was held out
    else:
        assert low < 0.8 <= 0.9 < high


@pytest.mark.parametrize("epochs", [1, 30, 1421])
def test_to_paint_the_curves_changes_nothing_that_has_them_painted_again(
    plot: CurvePlot, epochs: int
) -> None:
    box = plot.plot.getPlotItem().vb
    for step in range(3):
        plot.show_runs((learning(epochs + step),))
        before = ranges(plot)
        assert box.autoRangeEnabled() == [False, False]
        plot.grab()
        assert ranges(plot) == before


def test_the_logarithm_of_the_loss_fits_too_and_zeros_do_not_count(
    qtbot: QtBot, plot: CurvePlot
) -> None:
    if plot.plot.accessibleName() != "Loss":
        return
    plot.show_runs((learning(100).with_epoch(figures(101, 0.0, 0.2)),))
    plot.log.click()
    box = plot.plot.getPlotItem().vb
    low, high = ranges(plot)[1]
    assert low == pytest.approx(-2.08, abs=0.01)
    assert high == pytest.approx(0.08, abs=0.01)
    assert box.autoRangeEnabled() == [False, False]


def test_without_points_there_are_axes_all_the_same(plot: CurvePlot) -> None:
    plot.show_runs((Run("new"),))
    (left, right), (low, high) = ranges(plot)
    assert left < right
    assert low < high
    nothing = Run("broken").with_epoch(figures(1, float("nan"), float("inf")))
    plot.show_runs((nothing,))
    assert np.isfinite(ranges(plot)).all()
