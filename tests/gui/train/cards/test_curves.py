"""The curves of a training show all of it, and stand still while nothing new comes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.core.word_count import MINUS
from playground.gui.train.cards.curves import CurvePlot, Quantity
from playground.training.protocol.metrics import EpochMetrics, Metrics
from playground.training.protocol.runs import Run
from tests.gui.clock import drain
from tests.gui.hands import show
from tests.gui.train.scripted import progress


def metrics(epoch: int, loss: float, held_out: float) -> EpochMetrics:
    return EpochMetrics(epoch, loss, 0.9, held_out, 0.8, 0.001, 1.0, 1000.0)


def learning(epochs: int, number: int = 1) -> Run:
    """A run whose loss falls to about 1/epochs."""
    rng = np.random.default_rng(epochs)
    run = Run(number)
    for epoch in range(1, epochs + 1):
        run = run.with_epoch(metrics(epoch, 1 / epoch, 0.2 + 0.1 * float(rng.random())))
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
    plot.show_runs((learning(40), learning(12, 2)))
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
    qtbot: QtBot,
) -> None:
    plot = CurvePlot("loss")
    show(qtbot, plot, 420, 300)
    plot.show_runs((learning(100).with_epoch(metrics(101, 0.0, 0.2)),))
    plot.log.click()
    box = plot.plot.getPlotItem().vb
    low, high = ranges(plot)[1]
    assert low == pytest.approx(-2.08, abs=0.01)
    assert high == pytest.approx(0.08, abs=0.01)
    assert box.autoRangeEnabled() == [False, False]


def test_without_points_there_are_axes_all_the_same(plot: CurvePlot) -> None:
    plot.show_runs((Run(1),))
    (left, right), (low, high) = ranges(plot)
    assert left < right
    assert low < high
    nothing = Run(1).with_epoch(metrics(1, float("nan"), float("inf")))
    plot.show_runs((nothing,))
    assert np.isfinite(ranges(plot)).all()


def ended(plot: CurvePlot) -> list[tuple[str, QRectF]]:
    """The names of earlier runs that are written, and where in the scene."""
    return [
        (name.toPlainText(), name.mapRectToScene(name.boundingRect()))
        for name in plot._older.names
        if name.isVisible()
    ]


def test_names_of_earlier_runs_are_within_the_plot_and_not_over_one_another(
    plot: CurvePlot,
) -> None:
    runs = (learning(3, 1), learning(2, 2), learning(40, 3), learning(9, 4))
    plot.show_runs((*runs, learning(12, 2)))
    plot.grab()
    area = plot.plot.getPlotItem().vb.sceneBoundingRect()
    found = ended(plot)
    assert [name for name, _ in found] == ["run 1", "run 2", "run 3", "run 4"]
    for at, (name, rect) in enumerate(found):
        assert area.contains(rect), name
        for _, other in found[:at]:
            assert not rect.adjusted(2, 2, -2, -2).intersects(other), name


def test_an_empty_plot_says_what_fills_it(plot: CurvePlot) -> None:
    plot.show_runs(())
    is_first = plot.quantity == "accuracy"  # one sentence is enough
    assert plot.hint.isVisible() == is_first
    assert "press Train" in plot.hint.text()
    assert plot.plot.getAxis("left").isVisible()
    plot.show_runs((learning(2),))
    assert not plot.hint.isVisible()
    assert plot.plot.getAxis("left").isVisible()


def test_a_small_loss_is_not_called_0(qtbot: QtBot) -> None:
    widget = CurvePlot("loss")
    show(qtbot, widget, 420, 300)
    widget.show_runs((Run(1).with_epoch(metrics(1, 0.00034, 0.0021)),))
    assert "training 0.00034" in widget.values.text()
    assert "held out 0.0021" in widget.values.text()


@pytest.mark.parametrize("epoch", [None, 1])
def test_where_nothing_is_held_out_no_figure_of_it_is_shown(
    plot: CurvePlot, epoch: int | None
) -> None:
    nothing = EpochMetrics(1, 0.5, 0.9, np.nan, np.nan, 0.001, 1.0, 1000.0)
    plot.show_runs((Run(1).with_epoch(nothing),))
    plot.mark(epoch)
    plot.show_now(Metrics(np.nan, np.nan, np.zeros((10, 10), np.int64)))
    assert "held out" not in plot.values.text()
    assert plot.values.text().startswith("training ")
    assert "nan" not in plot.values.text().lower()


def test_a_loss_that_has_grown_beyond_all_numbers_is_shown(qtbot: QtBot) -> None:
    widget = CurvePlot("loss")
    show(qtbot, widget, 420, 300)
    widget.show_runs((Run(1).with_epoch(metrics(1, np.inf, np.nan)),))
    assert widget.values.text() == "training ∞, held out NaN"


def test_a_plot_asks_for_no_more_room_because_it_has_much(qtbot: QtBot, plot: CurvePlot) -> None:
    plot.show_runs((learning(3),))
    plot.resize(900, 800)
    drain()
    plot.plot.updateGeometry()  # as a change of theme or letters does
    layout = plot.layout()
    assert layout is not None
    assert layout.sizeHint().height() < 250


@pytest.mark.parametrize("lowest", [0.2, 0.08, 0.001, 1e-7])
def test_numbers_beside_the_logarithm_of_the_loss_have_room(qtbot: QtBot, lowest: float) -> None:
    widget = CurvePlot("loss")
    show(qtbot, widget, 420, 220)
    widget.log.click()
    run = Run(1).with_epoch(metrics(1, 2.3, 2.0)).with_epoch(metrics(2, lowest, 2 * lowest))
    widget.show_runs((run,))
    (low, high), tall = ranges(widget)[1], widget.plot.getPlotItem().vb.height()
    levels = widget.plot.getAxis("left")._tickLevels
    assert levels is not None
    places = [place for place, _ in levels[0]]
    assert len(places) >= 2
    assert min(np.diff(places)) / (high - low) * tall > 12
    numbers = [(place, float(text.replace(MINUS, "-"))) for place, text in levels[0]]
    assert all(number == pytest.approx(10**place, rel=0.01) for place, number in numbers)
    widget.log.click()
    assert widget.plot.getAxis("left")._tickLevels is None


def test_after_the_first_step_there_is_an_epoch_to_come_and_nothing_below_0(
    plot: CurvePlot,
) -> None:
    plot.show_runs((Run(1).with_progress(progress(0, 1)),))
    (left, right), (low, high) = ranges(plot)
    assert left == pytest.approx(0, abs=0.1)
    assert right == pytest.approx(1, abs=0.1)
    assert low == pytest.approx(0, abs=0.1)
    assert high == pytest.approx(1, abs=0.1)  # a loss of 0.5 in the middle


@pytest.mark.parametrize("epochs", [10, 60, 100])
def test_the_last_epoch_has_its_number_below_the_axis(plot: CurvePlot, epochs: int) -> None:
    plot.resize(220, 200)
    plot.show_runs((learning(epochs),))
    axis = plot.plot.getAxis("bottom")
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    *_, texts = axis.generateDrawSpecs(painter)
    painter.end()
    assert max(float(text) for *_, text in texts) == epochs


def test_what_grows_has_no_earlier_run_drawn_again(plot: CurvePlot) -> None:
    """With a race or two there are dozens, and the present one grows many times a second."""
    older = tuple(replace(learning(30 + at, at + 2), key=at + 2) for at in range(5))
    present = replace(learning(3, 1), key=9)
    plot.show_runs((*older, present))
    drawn: list[object] = []
    for line in plot._older.lines:
        line.sigPlotChanged.connect(drawn.append)
    for epoch in (4, 5):
        present = present.with_epoch(metrics(epoch, 0.3, 0.3))
        plot.show_runs((*older, present), is_growing=True)
    assert drawn == []
    x, _ = plot._older.lines[2].getData()
    assert len(x) == 32
    other = (*older[:2], replace(learning(7, 4), key=4), *older[3:], present)
    plot.show_runs(other)
    assert len(drawn) == 1
    x, _ = plot._older.lines[2].getData()
    assert len(x) == 7
    plot.show_runs((older[0], present))
    assert len(plot._older.lines) == len(plot._older.names) == 1
