"""Curves and confusion matrices as figures: every value at its place, every count written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground import app
from playground.core.messages import Refused
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.figures.drawing.axes import Axes, ticks
from playground.figures.drawing.figure import TEXT, Figure, Image, Line, Text
from playground.figures.found import FIGURES, FILMS
from playground.figures.kinds.plots import history, run_ink
from playground.figures.subject import Learning
from playground.gui.export.subjects import learning_of
from playground.gui.state.viewstate import ViewState
from playground.gui.train import runcolours
from playground.layers.state import tensors_of
from playground.training.history.timeline import Checkpoint, Timeline
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import Run
from playground.training.protocol.state import TrainingState
from tests.figures.subjects import page, stack_session, subject


def run(number: int, losses: list[float]) -> Run:
    """A run with these losses of what was held out."""
    rows = [
        EpochMetrics(at, loss, 0.5, loss, 1 / (1 + loss), 0.1, 1.0, 10.0)
        for at, loss in enumerate(losses)
    ]
    points = np.array([(row.epoch, row.loss, 0.5) for row in rows])
    return Run(number, tuple(rows), points, key=number)


def drawn(kind: str, learning: Learning, width: float = 170.0) -> Figure:
    """A figure of a training."""
    of = replace(subject(app.first_session()), learning=learning)
    return FIGURES[kind].draw(of, page(width))


def falling(figure: Figure, count: int) -> list[float]:
    """How far down the points of the black line lie that falls and has so many."""
    lines = [item.points for item in figure.items if isinstance(item, Line) and item.ink == TEXT]
    found = next(each for each in lines if len(each) == count and each[0][1] < each[-1][1])
    return [y for _, y in found]


def test_nothing_learned_is_a_sentence() -> None:
    for kind in ("plots", "confusion"):
        with pytest.raises(Refused, match="there "):
            drawn(kind, Learning(runs=(Run(1),)))


@pytest.mark.parametrize("is_over", [False, True])
def test_runs_are_drawn_as_the_window_draws_them(is_over: bool) -> None:
    """Without a training, and where the present run is hidden, all are earlier ones."""
    plan = TrainingPlan(data=Digits())
    first = run(1, [2.0, 1.0, 0.5]).with_plan(plan)
    present = run(2, [2.0, 1.5, 1.25, 1.1]).with_plan(plan)
    session = app.first_session()
    if not is_over:
        session = replace(session, runs=session.runs.with_note(2, is_hidden=True))
    state = TrainingState(
        start=0 if is_over else 2, plan=None if is_over else plan, runs=(first, present)
    )
    learning = learning_of(state, session, ViewState())
    figure = drawn("plots", learning)
    lines = [item for item in figure.items if isinstance(item, Line)]
    dashed = [len(item.points) for item in lines if item.dash and len(item.points) > 2]
    assert sorted(set(dashed)) == ([3, 4] if is_over else [3])
    assert not any(len(item.points) == 4 for item in lines if item.ink == TEXT)
    table = history(replace(subject(session), learning=learning)).decode()
    assert len(table.splitlines()) == 1 + 4  # the table is of what was trained last, drawn or not


@pytest.mark.parametrize("width", [80.0, 170.0])
def test_curves_go_through_their_values(width: float) -> None:
    losses = [2.0, 1.0, 0.5, 0.25]
    figure = drawn("plots", Learning(runs=(run(1, losses),)), width)
    lines = [item for item in figure.items if isinstance(item, Line) and item.ink == TEXT]
    curve = next(
        line for line in lines if len(line.points) == 4 and line.points[0][1] < line.points[3][1]
    )
    heights = np.array([y for _, y in curve.points])
    assert np.allclose(np.diff(heights)[:-1] / np.diff(heights)[1:], 2.0)
    assert "0.25" in figure.texts
    assert "80 %" in figure.texts


def test_equal_factors_are_equal_steps() -> None:
    figure = drawn("plots", Learning(runs=(run(1, [8.0, 4.0, 2.0]),), is_log=True))
    lines = [item for item in figure.items if isinstance(item, Line) and item.ink == TEXT]
    curve = next(
        line for line in lines if len(line.points) == 3 and line.points[0][1] < line.points[2][1]
    )
    first, second = np.diff([y for _, y in curve.points])
    assert first == pytest.approx(second)


def test_runs_are_called_and_coloured_as_in_the_window() -> None:
    runs = (run(1, [2.0, 1.0]), run(2, [2.0, 1.5]), run(3, [2.0, 0.5]))
    figure = drawn("plots", Learning(runs=runs, names={1: "slow"}))
    assert {"slow", "run 2"} <= set(figure.texts)
    for number in (1, 2, 9):
        colour = runcolours.run_colour(number)
        assert run_ink(number) == (colour.red(), colour.green(), colour.blue())


def test_a_value_that_is_no_number_breaks_the_line() -> None:
    axes = Axes(0, 0, 10, 10, 0, 4, 0, 1)
    at = np.arange(5.0)
    lines = list(axes.line(at, np.array([0.1, 0.2, np.nan, 0.4, 0.5]), TEXT, 0.2))
    assert [len(line.points) for line in lines] == [2, 2]
    assert next(iter(axes.line(at[:1], np.array([0.5]), TEXT, 0.2))).closed


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 12), (0, 2300), (3, 4), (0, 1e-4)])
def test_ticks_are_few_round_and_within(low: float, high: float) -> None:
    found = ticks(low, high)
    assert 2 <= len(found) <= 6
    assert all(low - 1e-9 <= value <= high + 1e-9 for value in found)
    steps = np.diff(found)
    assert np.allclose(steps, steps[0])
    assert f"{steps[0]:e}"[0] in "125"


def test_the_matrix_has_every_count() -> None:
    counts = np.array([[30, 2, 0], [1, 28, 3], [0, 0, 41]])
    learning = Learning(confusion=counts, classes=("cat", "dog", "lorry"), epoch=7)
    figure = drawn("confusion", learning, 100.0)
    written = [text for text in figure.texts if text.isdigit()]
    assert written == ["30", "2", "1", "28", "3", "41"]
    assert {"cat", "dog", "lorry"} <= set(figure.texts)
    assert any("99 of 105 right" in text for text in figure.texts)


def test_a_large_matrix_is_a_picture_with_some_names() -> None:
    counts = np.eye(200, dtype=np.int64) * 50
    figure = drawn("confusion", Learning(confusion=counts, classes=()), 100.0)
    images = [item for item in figure.items if isinstance(item, Image)]
    assert len(images) == 1
    names = [text for text in figure.texts if text.isdigit()]
    assert 20 <= len(names) // 2 < 60


def test_the_film_of_a_training_has_each_epoch_with_the_same_colours(tmp_path: Path) -> None:
    of = subject(stack_session("lenet5"))
    timeline = Timeline(tmp_path)
    for epoch, factor in ((0, 1.0), (1, 2.0), (4, 3.0)):
        weights = {
            f"weights.{name}": np.asarray(value) * np.float32(factor)
            for name, value in tensors_of(of.session.network).items()
        }
        timeline.add(Checkpoint(epoch, weights, {"epoch": str(epoch)}))
    only = run(1, [2.0, 1.0])
    learning = Learning(runs=(only,), last=only, folder=str(tmp_path), kept=(0, 1, 4))
    film = FILMS["timeline"].shoot(replace(of, learning=learning), page(120.0))
    assert film.count == 3
    frames = [film.frame(at) for at in range(3)]
    assert len({frame.height for frame in frames}) == 1
    assert len({frame.texts[-3:] for frame in frames}) == 1  # the numbers of the scale
    assert any("epoch 1, held out 50 %" in text for text in frames[1].texts)
    pictures = [
        next(item.pixels for item in frame.items if isinstance(item, Image)) for frame in frames
    ]
    assert (pictures[0] != pictures[2]).any()


def test_in_the_film_of_a_training_everything_stays_where_it_is(tmp_path: Path) -> None:
    of = subject(stack_session("four-edges"))
    timeline = Timeline(tmp_path)
    for epoch in (0, 1):  # a bias gets a line of its own beneath the name
        weights = {
            f"weights.{name}": np.asarray(value) + np.float32(epoch)
            for name, value in tensors_of(of.session.network).items()
        }
        timeline.add(Checkpoint(epoch, weights, {"epoch": str(epoch)}))
    learning = Learning(folder=str(tmp_path), kept=(0, 1))
    film = FILMS["timeline"].shoot(replace(of, learning=learning), page(120.0))
    first, second = film.frame(0), film.frame(1)
    assert not any("bias" in text for text in first.texts)
    assert any("bias" in text for text in second.texts)
    assert first.height == second.height
    last = [
        [item for item in frame.items if isinstance(item, Text)][-1] for frame in (first, second)
    ]
    assert last[0].y == last[1].y < second.height  # of the scale


def test_without_epochs_the_film_is_a_sentence() -> None:
    of = subject(stack_session("lenet5"))
    with pytest.raises(Refused, match="no epochs"):
        FILMS["timeline"].shoot(of, page(120.0))
