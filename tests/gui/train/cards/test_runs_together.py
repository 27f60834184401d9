"""Several runs on one pair of axes: which are drawn, and how far the axes go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.core.plan import TrainingPlan
from playground.datasets import Digits, Shapes
from playground.gui.state.viewstate import PlotView
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.runcolours import (
    run_colour,
    run_pattern,
    training_colour,
    validation_colour,
)
from playground.gui.widgets.theme import THEMES, apply_theme, theme
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.run_scale import highest_framed, highest_shown
from playground.training.protocol.runs import Run
from tests.gui.clock import drain
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
    assert plot.note.text == "Out of the frame: run 1 (8e7)"
    plot.show_runs((run(1, 2.0, 1.0, 0.5), run(2, 5e6, 8e7, 2e7)))
    assert upright(plot)[1] < 2.2  # also when it is the present one
    assert "run 2 (8e7)" in plot.note.text
    plot.show_runs((run(1, 5e6, 8e7, 2e7),))
    assert upright(plot)[1] > 8e7
    assert plot.note.isHidden()


def test_a_run_that_stays_just_below_an_explosion_flattens_no_other(plot: CurvePlot) -> None:
    plot.show_runs((run(1, 2.4, 9.6, 9.5), run(2, 2.3, 0.6, 0.2)))
    assert upright(plot)[1] < 2.6
    assert plot.note.text == "Out of the frame: run 1 (9.6)"
    squared = replace(DIGITS, loss="half-squared")
    plot.show_runs((run(1, 0.5, 3.0, plan=squared), run(2, 0.45, 0.1, plan=squared)))
    assert upright(plot)[1] < 0.6
    plot.show_runs((run(1, 2.4, 2.4, 2.3), run(2, 0.3, 0.1, 0.05)))  # from random, from learned
    assert upright(plot)[1] > 2.4


def top(*runs: Run) -> float:
    curves = [np.array([item.validation_loss for item in each.epochs]) for each in runs]
    return highest_shown(curves, highest_framed(runs))


def test_a_slow_run_has_not_exploded() -> None:
    good = run(2, 1.0, 0.3, 0.1)
    assert top(good, run(1, 2.3, 2.2, 2.1)) == 2.3
    assert top(run(1, np.nan), good) == 1
    assert top(run(1, 0.001), run(2, 2.0)) == 2.0  # it only has not learned
    assert top(run(1, 40.0, 0.1), run(2, 2.0, 1e9)) == 2.0
    assert top(run(1, 40.0, 0.1), run(2, 30.0, 1e9)) == 40.0
    assert top(run(1, 3.0, 1e9)) == 1e9  # there is none to flatten
    assert top() == 1


def test_runs_on_other_data_are_counted_but_not_drawn(plot: CurvePlot) -> None:
    other = replace(DIGITS, data=Shapes(size=12))
    plot.show_runs((run(1, 9.0, 8.0, plan=other), run(2, 2.0, 1.0)))
    assert upright(plot)[1] < 2.2
    assert plot.note.text == "Not drawn, as on other data: 1"
    plot.show_runs((run(1, 3.5, 3.0, plan=replace(DIGITS, rate=0.1)), run(2, 2.0, 1.0)))
    assert upright(plot)[1] > 3.5
    assert plot.note.isHidden()


def test_however_much_is_to_be_said_of_runs_the_plot_keeps_its_room(plot: CurvePlot) -> None:
    plot.resize(240, 190)
    other = replace(DIGITS, data=Shapes(size=12))
    good, away = run(4, 2.0, 1.0), run(1, 1.0, plan=other)
    plot.show_runs((away, run(2, 2.3, 0.4), good))
    drain()
    high = plot.plot.height()
    plot.show_runs((away, run(2, 2.3, 1e12), run(3, 2.3, 5e13), good))
    drain()
    assert plot.plot.height() == high
    assert "run 2 (1e12), run 3 (5e13)" in plot.note.toolTip()
    assert "on other data: 1" in plot.note.toolTip()


def test_earlier_runs_have_colours_of_their_own(plot: CurvePlot) -> None:
    plot.show_runs(tuple(run(number, 2.0, 1.0) for number in (1, 2, 3, 4)))
    colours = {item.opts["pen"].color().name() for item in plot._older.lines}
    assert len(colours) == 3


def test_colours_stand_out_from_the_plot_and_from_one_another(theme_name: str) -> None:
    ground = theme().raised
    numbers = range(1, 7)
    colours = [training_colour(), validation_colour(), *map(run_colour, numbers)]
    for at, colour in enumerate(colours):
        assert contrast(colour, ground) >= 3
        for other in colours[:at]:
            assert distance(colour, other) > 20, (colour.name(), other.name())
    assert run_colour(7) == run_colour(1)
    assert run_pattern(7) != run_pattern(1)


@pytest.fixture(params=list(THEMES))
def theme_name(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    apply_theme(qapp, request.param)
    yield request.param
    apply_theme(qapp, "light")


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of luminances, as the Web Content Accessibility Guidelines 2.1 define it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(colour: QColor) -> np.ndarray:
    values = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _luminance(colour: QColor) -> float:
    return float(_linear(colour) @ [0.2126, 0.7152, 0.0722])


def distance(one: QColor, other: QColor) -> float:
    """The difference of two colours in CIELAB (1976); about 2 can just be seen."""
    pair = np.float32([[_linear(one), _linear(other)]])
    lab = cv2.cvtColor(pair, cv2.COLOR_LRGB2Lab)[0]
    return float(np.linalg.norm(lab[0] - lab[1]))


def test_the_wheel_zooms_no_further_than_there_are_curves(plot: CurvePlot) -> None:
    plot.show_runs((run(1, 2.0, 1.0, 0.5),))
    whole = upright(plot)
    view = plot.plot.viewport()
    click(view, view.rect().center())
    for _ in range(40):
        wheel(view, view.rect().center(), -10)
    assert upright(plot) == pytest.approx(whole)
    assert plot.whole.isHidden()
    for _ in range(40):
        wheel(view, view.rect().center(), 10)
    near = upright(plot)
    assert whole[0] <= near[0] < near[1] <= whole[1]
    assert near[1] - near[0] > (whole[1] - whole[0]) / 300
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert upright(plot) == pytest.approx(whole)
    assert plot.whole.isHidden()


def test_another_training_is_seen_whole(plot: CurvePlot) -> None:
    first = replace(run(1, 2.0, 1.0, 0.5), key=1)
    plot.show_runs((first,))
    view = plot.plot.viewport()
    click(view, view.rect().center())
    wheel(view, view.rect().center(), 5)
    assert not plot.whole.isHidden()
    plot.show_runs((first, replace(run(2, 3.0), key=2)))
    assert plot.whole.isHidden()
    assert upright(plot)[1] > 3


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


losses = st.lists(st.one_of(st.floats(1e-6, 10.0), st.just(float("nan"))), min_size=1, max_size=12)
exploded = st.lists(st.one_of(st.floats(1e3, 1e30), st.just(float("inf"))), max_size=12)


@pytest.fixture(scope="module")
def tried() -> Iterator[Counter[str]]:
    seen: Counter[str] = Counter()
    yield seen
    assert seen["ordinary"] > 100
    assert seen["exploded"] > 20


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(runs=st.lists(st.tuples(losses, exploded), min_size=1, max_size=5), on_log=st.booleans())
def test_the_axes_contain_all_ordinary_points_of_runs(
    plot: CurvePlot, tried: Counter[str], runs: list[tuple[list[float], list[float]]], on_log: bool
) -> None:
    """Runs that begin with ordinary losses, some of which explode later."""
    plot.set_view(PlotView(is_log=on_log))
    plot.show_runs(tuple(run(at, *good, *bad) for at, (good, bad) in enumerate(runs, start=1)))
    (left, right), (low, high) = plot.plot.getPlotItem().vb.viewRange()
    assert np.isfinite([left, right, low, high]).all()
    assert left < right
    assert low < high
    several = sum(bool(np.isfinite(good + bad).any()) for good, bad in runs) > 1
    framed = 5.0 if several and not on_log else np.inf
    for good, bad in runs:
        tried["exploded"] += bool(bad)
        for epoch, loss in enumerate(good, start=1):
            if np.isfinite(loss) and loss <= framed:
                tried["ordinary"] += 1
                assert left <= epoch <= right
                assert low <= (np.log10(loss) if on_log else loss) <= high
    if not on_log and several:
        assert high < 21  # twice 10 at the most, and what is left free
