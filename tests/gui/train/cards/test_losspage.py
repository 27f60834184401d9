"""The page on the loss: it says what to press, and shows what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.train.cards.landscapecard import LandscapeCard
from playground.gui.train.cards.rates import RatesCard
from playground.training.protocol import messages
from playground.training.protocol.questions.landscape import Descent, Landscape, LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.rates import RateCurve, RatesQuestion
from tests.gui.hands import click, show
from tests.gui.train.scripted import Bench, epoch_over, progress
from tests.onecell import set_cell


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def bowl(question: LandscapeQuestion) -> Landscape:
    """A round bowl, and ways down into it that end at a loss of 0.00031."""
    x = np.linspace(-1, 1, question.resolution, dtype=np.float32)
    losses = (x[:, np.newaxis] ** 2 + x**2 + 0.00031).astype(np.float32)
    points = np.linspace((0.7, 0.5), (0, 0), 31).astype(np.float32)
    fallen = ((points**2).sum(axis=1) + 0.00031).astype(np.float32)
    ways = tuple(Descent(rate, points, fallen) for rate in (0.05, 1.0, 4.0))
    trail = np.zeros((0, 2), np.float32)
    return Landscape(question, x, x, losses, (0.0, 0.0), ways, trail, ())


def work_out(bench: Bench, card: LandscapeCard) -> None:
    """Press the button, and let the process answer."""
    click(card.work)
    question = bench.asked(LandscapeQuestion).question
    assert isinstance(question, LandscapeQuestion)
    bench.answer(LandscapeQuestion, bowl(question))


def test_the_bowl_says_what_to_press_until_it_shows_what_was_chosen(
    qtbot: QtBot, bench: Bench
) -> None:
    card = LandscapeCard(bench.store, bench.trainer)
    show(qtbot, card, 900, 400)
    hint = card.plot.hint
    assert hint.isVisible()
    assert card.work.text() in hint.text()
    started = bench.begin()
    work_out(bench, card)
    assert not hint.isVisible()
    assert "to 0.00031 in 30 steps" in card.about.text()
    click(card.kind.button("path"))
    assert hint.isVisible()  # of the way nothing was asked yet
    work_out(bench, card)
    assert not hint.isVisible()
    bench.trainer.reset()
    bench.hear(started)
    assert hint.isVisible()  # the weights are others


def test_the_bowl_says_whose_it_is_once_the_weights_are_others(qtbot: QtBot, bench: Bench) -> None:
    card = LandscapeCard(bench.store, bench.trainer)
    show(qtbot, card, 900, 400)
    bench.begin(epoch_over(1), messages.PhaseChanged("paused"))
    work_out(bench, card)
    assert "+ is the network as it is." in card.about.text()
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 9.0)
    assert "as it was in epoch 1: its weights are others now" in card.about.text()
    work_out(bench, card)
    assert "+ is the network as it is." in card.about.text()
    bench.hear(epoch_over(2))
    assert "as it was in epoch 1" in card.about.text()
    work_out(bench, card)
    bench.trainer.look_back(1)
    bench.answer(LookBack, 1)
    assert "as it was in epoch 2" in card.about.text()
    bench.trainer.look_back(2)
    bench.answer(LookBack, 1)
    assert "+ is the network as it is." in card.about.text()
    click(card.kind.button("path"))
    cleared: list[bool] = []
    card.plot.clear = lambda: cleared.append(True)  # type: ignore[method-assign]
    bench.hear(progress(2, 3))
    assert cleared == []  # nothing of it was asked, and nothing is done at each report


def curve(losses: np.ndarray) -> RateCurve:
    rates = np.geomspace(1e-6, 1, len(losses)).astype(np.float32)
    slope = np.gradient(losses[: int(losses.argmin()) + 2], np.log(rates)[: losses.argmin() + 2])
    suggested = float(rates[int(slope.argmin())])
    return RateCurve(rates, losses, losses, suggested, True)


def tried(qtbot: QtBot, bench: Bench, losses: np.ndarray) -> RatesCard:
    card = RatesCard(bench.store, bench.trainer)
    show(qtbot, card, 900, 300)
    assert card.hint.isVisible()
    assert card.work.text() in card.hint.text()
    bench.begin()
    click(card.work)
    bench.answer(RatesQuestion, curve(losses.astype(np.float32)))
    assert not card.hint.isVisible()
    return card


def test_a_rate_is_suggested_when_the_loss_falls(qtbot: QtBot, bench: Bench) -> None:
    rates = np.geomspace(1e-6, 1, 100)
    card = tried(qtbot, bench, 2.3 - 1.8 * np.exp(-(np.log10(rates / 0.05) ** 2)))
    assert card.use.isEnabled()
    click(card.use)
    assert 1e-3 < bench.store.session.training.rate < 0.05


def test_the_noise_of_a_trained_network_suggests_no_rate(qtbot: QtBot, bench: Bench) -> None:
    falling = np.r_[0.002 / np.arange(1, 11), np.full(70, 0.0002), np.geomspace(0.0002, 3, 20)]
    card = tried(qtbot, bench, falling)
    assert not card.use.isEnabled()
    assert not card._mark.isVisible()
    assert "No rate" in card.about.text()
