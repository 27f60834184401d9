"""What comes late shows what those show that were there from the beginning.

A window in another language is built anew in the middle of a training, and the Train mode when it
is entered: its cards are made when all that they show has happened already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground.core.messages import Message
from playground.gui.state.evaluation import Evaluation
from playground.gui.train.cards.epochbar import EpochBar
from playground.gui.train.cards.gallery import Gallery
from playground.gui.train.cards.health import HealthCard
from playground.gui.train.cards.landscapecard import LandscapeCard
from playground.gui.train.cards.prediction import Prediction as PredictionCard
from playground.gui.train.cards.racecard import RaceCard
from playground.gui.train.cards.rates import RatesCard
from playground.gui.train.cards.results import ResultsCard
from playground.gui.train.cards.stepboard import StepBoard
from playground.gui.train.controls import TrainingPanel
from playground.gui.train.pages import TrainBoard
from playground.training.protocol import messages
from playground.training.protocol.layer_health import Histogram, LayerHealth
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.rates import RatesQuestion
from tests.gui.hands import show
from tests.gui.train.cards.test_losspage import bowl, curve
from tests.gui.train.cards.test_stepboard import recorded_step
from tests.gui.train.scripted import Bench, epoch_over, progress


class Place:
    """A bench whose data are there, and the maps that predictions come with."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.bench = Bench(qtbot, folder)
        self.evaluation = Evaluation(self.bench.store)
        self.bench.data.load()
        qtbot.waitUntil(lambda: self.bench.data.dataset is not None)
        self.settle()

    def settle(self) -> None:
        """Wait until the maps are there."""
        self.qtbot.waitUntil(
            lambda: not self.evaluation.is_busy and self.evaluation.shown is not None
        )


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.evaluation.stop()
    made.bench.close()


CARDS: dict[str, Callable[[Place], QWidget]] = {
    "gallery": lambda at: Gallery(at.bench.store, at.bench.trainer),
    "epochs": lambda at: EpochBar(at.bench.store, at.bench.trainer),
    "results": lambda at: ResultsCard(at.bench.store, at.bench.trainer, at.bench.data),
    "health": lambda at: HealthCard(at.bench.store, at.bench.trainer),
    "rates": lambda at: RatesCard(at.bench.store, at.bench.trainer),
    "landscape": lambda at: LandscapeCard(at.bench.store, at.bench.trainer),
    "steps": lambda at: StepBoard(at.bench.store, at.bench.trainer, at.bench.notices()),
    "prediction": lambda at: PredictionCard(at.bench.store, at.evaluation, at.bench.data),
    "panel": lambda at: TrainingPanel(at.bench.store, at.bench.trainer, at.bench.data),
    "race": lambda at: RaceCard(
        at.bench.store,
        at.bench.trainer,
        at.bench.race,
        at.bench.notices(),
    ),
    "board": lambda at: TrainBoard(at.bench.store, at.bench.trainer, at.bench.data, at.bench.race),
}


def loading(place: Place) -> None:
    place.bench.trainer.toggle()
    place.bench.hear(messages.PhaseChanged("loading"), messages.Loading(40, 100))


def trained(place: Place) -> None:
    """Two epochs, a step with all its numbers, health, and an answer to every question."""
    bench, trainer = place.bench, place.bench.trainer
    layer = LayerHealth(0, *[Histogram(np.arange(8), -1.0, 1.0, 0.5, True)] * 2)
    warned = messages.Health(23, (layer,))
    bench.begin(
        progress(0, 5), epoch_over(1), epoch_over(2), messages.KeptEpochs((0, 1, 2)), warned
    )
    bench.hear(messages.PhaseChanged("paused"), recorded_step(bench))
    place.settle()
    for question in (LandscapeQuestion(), RatesQuestion()):
        trainer.ask(question)
    bench.hear(messages.AnswerProgress(bench.asked(RatesQuestion).token, 40, 100))
    bench.answer(LandscapeQuestion, bowl(LandscapeQuestion()))
    falling = 2.3 - 1.8 * np.exp(-(np.log10(np.geomspace(1e-6, 1, 100) / 0.05) ** 2))
    bench.answer(RatesQuestion, curve(falling.astype(np.float32)))
    place.settle()


def asking(place: Place) -> None:
    trained(place)
    place.bench.trainer.ask(RatesQuestion())
    place.bench.hear(messages.AnswerProgress(place.bench.asked(RatesQuestion).token, 40, 100))


def looking_back(place: Place) -> None:
    trained(place)
    place.bench.trainer.look_back(1)
    place.bench.answer(LookBack, 1)
    over = epoch_over(1)
    found = Examination(1, over.held_out, over.examined)
    place.bench.answer(ExaminationQuestion, found)


def about_to_look_back(place: Place) -> None:
    """The slider is at an epoch of which nothing is known yet."""
    trained(place)
    place.bench.trainer.look_back(0)


def finished(place: Place) -> None:
    trained(place)
    place.bench.hear(
        epoch_over(3), messages.KeptEpochs((0, 1, 2, 3)), messages.PhaseChanged("finished")
    )


def reset(place: Place) -> None:
    trained(place)
    place.bench.trainer.reset()
    setup = place.bench.trainer.state.setup
    assert setup is not None
    place.bench.hear(replace(setup, epoch=0), messages.PhaseChanged("paused"))
    place.settle()


def stopped(place: Place) -> None:
    trained(place)
    place.bench.trainer.stop()
    place.settle()


def dead(place: Place) -> None:
    trained(place)
    place.bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    place.settle()


HISTORIES = (
    *(loading, trained, asking, looking_back, about_to_look_back),
    *(finished, reset, stopped, dead),
)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("history", HISTORIES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("card", CARDS)
def test_a_card_that_comes_late_looks_like_one_that_heard_everything(
    qtbot: QtBot, place: Place, card: str, history: Callable[[Place], None]
) -> None:
    early = CARDS[card](place)
    show(qtbot, early, 760, 520)
    history(place)
    late = CARDS[card](place)
    show(qtbot, late, 760, 520)
    show(qtbot, QLineEdit())  # has the keyboard, whose place would be framed
    size = early.size().expandedTo(late.size())
    early.resize(size)
    late.resize(size)
    qtbot.waitUntil(lambda: picture(early) == picture(late))


def test_a_prediction_that_is_known_is_there_before_the_process_answers_again(
    qtbot: QtBot, place: Place
) -> None:
    early = CARDS["prediction"](place)
    trained(place)
    late = CARDS["prediction"](place)
    for card in (early, late):
        assert isinstance(card, PredictionCard)
        qtbot.addWidget(card)
    assert late.bars.shares == early.bars.shares != []  # type: ignore[attr-defined]


def test_a_matrix_of_another_epoch_than_the_sliders_is_pale(qtbot: QtBot, place: Place) -> None:
    results, epochs = CARDS["results"](place), CARDS["epochs"](place)
    assert isinstance(results, ResultsCard)
    assert isinstance(epochs, EpochBar)
    show(qtbot, results, 420, 250)
    show(qtbot, epochs, 420, 40)
    trained(place)
    assert not results.grid.is_dimmed
    epochs.slider.setValue(1)
    assert results.grid.is_dimmed
    place.bench.answer(LookBack, 1)
    assert results.grid.is_dimmed  # the weights are those of epoch 1, the matrix is not yet
    over = epoch_over(1)
    place.bench.answer(ExaminationQuestion, Examination(1, over.held_out, over.examined))
    assert not results.grid.is_dimmed
    epochs.slider.setValue(0)
    epochs.slider.setValue(2)
    assert results.grid.is_dimmed
    place.bench.answer(LookBack, 0)
    place.bench.answer(ExaminationQuestion, Examination(0, over.held_out, over.examined))
    assert results.grid.is_dimmed
    place.bench.answer(LookBack, 2)
    place.bench.answer(ExaminationQuestion, Examination(2, over.held_out, over.examined))
    assert not results.grid.is_dimmed


def test_what_a_session_keeps_of_the_view_is_shown_and_not_written_over(place: Place) -> None:
    """A card of a file that is opened took its own old state for the user's wish."""
    health = HealthCard(place.bench.store, place.bench.trainer)
    results = ResultsCard(place.bench.store, place.bench.trainer, place.bench.data)
    trained(place)
    place.bench.store.look(unfolds_findings=True, confused=(1, 2))
    assert health.fold.isChecked()
    place.bench.hear(messages.Health(24, ()))
    health._show()
    assert place.bench.store.view.unfolds_findings
    setup = place.bench.trainer.state.setup
    assert setup is not None
    place.bench.hear(replace(setup, epoch=2))  # as from the process that takes an opened one over
    assert place.bench.trainer.state.setup is not setup
    assert place.bench.store.view.confused == (1, 2)
    place.bench.trainer.reset()
    place.bench.hear(messages.PhaseChanged("loading"))
    place.bench.hear(replace(setup, classes=("a", "b", "c")))
    assert place.bench.store.view.confused is None
    for card in (health, results):
        card.deleteLater()
