"""All that is known of a training, as one value; `reduction` has how each message changes it.

The window shows a `TrainingState` and nothing else of a training, so that a widget that comes late
shows what those show that were there from the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose, isfinite
from types import MappingProxyType
from typing import Any

from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.training.protocol import messages
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.questions.examination import Examination
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import Question
from playground.training.protocol.runs import Run
from playground.training.protocol.step_record import StepRecord

SAME_LOSS = 1e-4
"""Part by which the loss of the same weights may differ: batches are added up in another order."""

SAME_ACCURACY = 1e-8
"""Share of right answers below which two are one: a history's file has nine digits of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A question that was asked and is not answered yet; `done` of `total` are worked out.

    `then` is asked next: the latest of those that were wanted meanwhile, the others are dropped.
    """

    token: int
    question: Question
    of: tuple[int, int, int] = (0, 0, 0)
    """Which weights were there when it was sent: `weights_in_view` of then."""

    done: int = 0
    total: int = 0
    then: Question | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An answer, with the question that it is the answer to, and which weights it is of."""

    question: Question
    answer: Any
    of: tuple[int, int, int] = (0, 0, 0)
    """As `weights_in_view` said when it was asked: the process answers in that order."""


NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})
NOTHING: Mapping[str, Waiting] = MappingProxyType({})
NO_LAYERS: Mapping[int, tuple[LayerHealth, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class TrainingState:
    """A training as the window knows it; without one, `start` is 0.

    `start` is the number of the Start or Reset that set it up, `network` what it was begun with
    (with its first weights, once it is `setup`), `plan` what it runs by. `epoch` epochs are over,
    `kept` can be looked back at, and `looked_at` is the one that is, if any. `runs` and `answers`
    are those of earlier trainings too; `waiting` are questions by kind. `edits` counts how often
    weights set by hand were sent: those that do not have the last in them are out of date;
    `edits_learned` of them came before the last step. Epochs are kept in `folder`. What was left
    while it ran, under the start of the number `left`, had come a little further in the process
    than is known here. After the process `died`, what was known stays until the training is resumed
    or begun anew. `layers_at` has what the layers were like by epoch, `health` what they are like
    in the middle of one, and `findings` are what is amiss at the epoch in view, or with weights set
    by hand since, the worst first.
    """

    phase: messages.Phase = "idle"
    start: int = 0
    network: Network | None = None
    plan: TrainingPlan | None = None
    devices: tuple[str, ...] = ("cpu",)
    loading: messages.Loading | None = None
    setup: messages.Started | None = None
    progress: messages.Progress | None = None
    epoch: int = 0
    kept: tuple[int, ...] = ()
    looked_at: int | None = None
    runs: tuple[Run, ...] = ()
    examination: Examination | None = None
    health: messages.Health | None = None
    layers_at: Mapping[int, tuple[LayerHealth, ...]] = field(default_factory=lambda: NO_LAYERS)
    findings: tuple[Finding, ...] = ()
    last_step: StepRecord | None = None
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    waiting: Mapping[str, Waiting] = field(default_factory=lambda: NOTHING)
    tokens: int = 0
    edits: int = 0
    edits_learned: int = 0
    died: bool = False
    folder: str = ""
    left: int = 0

    @property
    def is_training(self) -> bool:
        """Whether steps are being taken."""
        return self.phase == "running"

    @property
    def has_begun(self) -> bool:
        """Whether there is a training to go on with."""
        return self.setup is not None and not self.died

    @property
    def is_fresh(self) -> bool:
        """Whether a training is set up and nothing is learned yet: no step has been taken."""
        return (
            self.has_begun
            and self.phase == "paused"
            and not self.epoch
            and self.progress is None
            and not self.is_looking_back
        )

    @property
    def run(self) -> Run | None:
        """The present run, or the last one."""
        return self.runs[-1] if self.runs else None

    @property
    def is_looking_back(self) -> bool:
        """Whether something earlier is shown than where training stands, or about to be."""
        if LookBack.kind not in self.waiting and self.looked_at is None:
            return False
        return self.epoch_in_view != self.epoch or self._is_past_epoch

    @property
    def epoch_in_view(self) -> int:
        """The epoch that the user chose to look at, or else the last one."""
        waiting = self.waiting.get(LookBack.kind)
        if waiting is not None:
            wanted = waiting.then or waiting.question
            assert isinstance(wanted, LookBack)
            return wanted.epoch
        return self.epoch if self.looked_at is None else self.looked_at

    @property
    def weights_in_view(self) -> tuple[int, int, int]:
        """Which weights are there: of which epoch and step in it, and how often set by hand."""
        at, step = self.progress, 0
        is_looking = LookBack.kind in self.waiting or self.looked_at is not None
        if at is not None and at.epoch == self.epoch and not is_looking:
            step = at.batch
        return self.epoch_in_view, step, self.edits

    @property
    def between_epochs(self) -> Examination | None:
        """How the weights do that are there, where those are not of an epoch's end.

        They were set by hand since, or are amid an epoch. None while it trains.
        """
        found, run = self.examination, self.run
        if found is None or run is None or self.is_training or found.epoch != self.epoch_in_view:
            return None
        if _have_other_weights(found.layers, self.layers_at.get(found.epoch, ())):
            return found
        ended = self._figures_after(found.epoch)
        if ended is None or not len(found.examined.labels):
            return None
        loss, accuracy = ended
        now = found.metrics
        is_same = isclose(now.accuracy, accuracy, rel_tol=0, abs_tol=SAME_ACCURACY)
        is_same = is_same and isclose(now.loss, loss, rel_tol=SAME_LOSS)
        return None if is_same else found

    @property
    def set_by_hand(self) -> Examination | None:
        """How the weights do that are there, where they were set by hand since the last step."""
        return None if self.edits == self.edits_learned else self.between_epochs

    @property
    def was_set_by_hand(self) -> bool:
        """Whether what is known is of weights set by hand, and steps were taken since."""
        is_older = 0 < self.edits == self.edits_learned
        return is_older and self.between_epochs is not None

    def _figures_after(self, epoch: int) -> tuple[float, float] | None:
        """The loss and the share of right answers that were held out at an epoch's end."""
        rows = self.run.epochs if self.run is not None else ()
        ended = next((row for row in rows if row.epoch == epoch), None)
        if ended is not None:
            return ended.validation_loss, ended.validation_accuracy
        first = self.setup
        if first is None or first.epoch != epoch or epoch:
            return None
        return first.metrics.loss, first.metrics.accuracy

    @property
    def _is_past_epoch(self) -> bool:
        """Whether steps were taken, or weights set by hand, since the last epoch that is over."""
        at = self.progress
        return (at is not None and at.epoch == self.epoch) or self.edits != self.edits_learned

    @property
    def is_beyond_numbers(self) -> bool:
        """Whether training rests as the loss of its last epoch is no number: it leads nowhere."""
        if self.phase not in ("paused", "finished") or self.is_looking_back:
            return False
        rows = self.run.epochs if self.run is not None else ()
        return bool(rows) and rows[-1].epoch == self.epoch and not isfinite(rows[-1].loss)

    def is_done(self, epochs: int) -> bool:
        """Whether so many epochs, all of the plan's, are over at the one that is in view.

        There is nothing to go on with then.
        """
        if self.phase not in ("paused", "finished") or self.epoch_in_view < epochs:
            return False
        at = self.progress
        return at is None or at.epoch < self.epoch or self.is_looking_back


def _have_other_weights(now: tuple[LayerHealth, ...], then: tuple[LayerHealth, ...]) -> bool:
    """Whether layers that are known at two moments have other weights, as far as sums tell."""
    before = {layer.place: layer.weights for layer in then}
    for layer in now:
        one, other = layer.weights, before.get(layer.place)
        if one is not None and other is not None and one.rms != other.rms:
            return True
    return False
