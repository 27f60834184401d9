"""Several runs on one pair of axes: which are drawn, and how far the axes go."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core.plan import TrainingPlan
from playground.datasets import Digits, Shapes
from playground.gui.train.cards.curves import CurvePlot
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.run_scale import highest_shown
from playground.training.protocol.runs import Run
from tests.gui.hands import click, show, wheel

DIGITS = TrainingPlan(data=Digits(size=8))


def run(number: int, *losses: float, plan: TrainingPlan = DIGITS) -> Run:
    made = Run(number, plan=plan)
    for epoch, loss in enumerate(losses, start=1):
        made = made.with_epoch(EpochMetrics(epoch, loss, 0.5, loss, 0.5, 1e-3, 1.0, 1.0))
    return made


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    made = CurvePlot("loss")
    show(qtbot, made, 500, 300)
    return made


def upright(plot: CurvePlot) -> tuple[float, float]:
    low, high = plot.plot.getPlotItem().vb.viewRange()[1]
    return float(low), float(high)


def test_an_exploded_run_leaves_the_frame_and_that_is_said(plot: CurvePlot) -> None:
    plot.show_runs((run(1, 5e6, 8e7, 2e7), run(2, 2.0, 1.0, 0.5)))
    assert upright(plot)[1] < 2.2
    assert plot.note.text() == "run 1 leaves the frame: it goes up to 8e7."
    plot.show_runs((run(1, 2.0, 1.0, 0.5), run(2, 5e6, 8e7, 2e7)))
    assert upright(plot)[1] < 2.2  # also when it is the present one
    assert "run 2" in plot.note.text()
    plot.show_runs((run(1, 5e6, 8e7, 2e7),))
    assert upright(plot)[1] > 8e7
    assert plot.note.isHidden()


def test_a_slow_run_has_not_exploded() -> None:
    good, slow = np.array([1.0, 0.3, 0.1]), np.array([2.3, 2.2, 2.1])
    assert highest_shown((good, slow)) == 2.3
    assert highest_shown((np.array([np.nan]), good)) == 1
    assert highest_shown((np.array([0.001]), np.array([2.0]))) == 2.0  # has not learned
    assert highest_shown((np.array([500.0, 0.1]), np.array([2.0, 1e9]))) == 2.0
    assert highest_shown(()) == 1


def test_runs_on_other_data_are_counted_but_not_drawn(plot: CurvePlot) -> None:
    other = replace(DIGITS, data=Shapes(size=12))
    plot.show_runs((run(1, 9.0, 8.0, plan=other), run(2, 2.0, 1.0)))
    assert upright(plot)[1] < 2.2
    assert plot.note.text() == "Runs on other data that are not drawn: 1"
    plot.show_runs((run(1, 9.0, 8.0, plan=replace(DIGITS, rate=0.1)), run(2, 2.0, 1.0)))
    assert upright(plot)[1] > 9
    assert plot.note.isHidden()


def test_earlier_runs_have_colours_of_their_own(plot: CurvePlot) -> None:
    plot.show_runs(tuple(run(number, 2.0, 1.0) for number in (1, 2, 3, 4)))
    colours = {item.opts["pen"].color().name() for item in plot._older}
    assert len(colours) == 3


def test_the_wheel_zooms_and_a_button_leads_back(plot: CurvePlot) -> None:
    plot.show_runs((run(1, 2.0, 1.0, 0.5),))
    whole = upright(plot)
    assert plot.whole.isHidden()
    view = plot.plot.viewport()
    wheel(view, view.rect().center(), 3)
    assert upright(plot) == whole  # the page scrolls
    click(view, view.rect().center())
    wheel(view, view.rect().center(), 3)
    near = upright(plot)
    assert near[1] - near[0] < whole[1] - whole[0]
    plot.show_runs((run(1, 2.0, 1.0, 0.5, 9.0),))
    assert upright(plot) == near  # what comes meanwhile does not take the view away
    click(plot.whole)
    assert upright(plot)[1] > 9
    assert plot.whole.isHidden()


def test_the_logarithm_over_thirty_decades_has_few_numbers(plot: CurvePlot) -> None:
    plot.log.click()
    plot.show_runs((run(1, 1e15, 1.0, 1e-15),))
    ticks = plot.plot.getAxis("left")._tickLevels[0]
    assert 4 <= len(ticks) <= 8
    steps = np.diff([at for at, _ in ticks])
    assert np.allclose(steps, steps[0])
