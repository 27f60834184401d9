"""The state of a training: every phase against every message, without Qt and without a process."""

from __future__ import annotations

import dataclasses
import inspect
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pytest

from playground.core.messages import Message
from playground.core.network_input import NetworkInput
from playground.core.plan import TrainingPlan
from playground.core.registry import import_modules
from playground.datasets.dataset import Skipped
from playground.training.protocol import messages, questions
from playground.training.protocol.inquiries import messages as inquiries
from playground.training.protocol.inquiries.explaining import AskedNumber, ExplainInquiry
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.metrics import EpochMetrics, Examined, metrics_of
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.grad_cams import GradCamsQuestion
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import QUESTIONS, Question
from playground.training.protocol.questions.rates import RatesQuestion
from playground.training.protocol.questions.summing import SummingQuestion
from playground.training.protocol.reduction import is_stale, newly_asked, reduced
from playground.training.protocol.state import TrainingState
from tests.training.networks import tiny

PLAN = TrainingPlan(epochs=3)
NETWORK = tiny()
NUMBER = 7

EXAMINED = Examined(
    np.arange(5),
    np.arange(5),
    np.arange(5),
    np.ones(5, np.float32),
    np.ones(5, np.float32),
)
METRICS = metrics_of(EXAMINED, 5)


def row(epoch: int) -> EpochMetrics:
    return EpochMetrics(epoch, 1 / epoch, 0.9, 1 / epoch, 0.9, 1e-3, 1.0, 100.0)


def over(epoch: int) -> messages.EpochOver:
    return messages.EpochOver(row(epoch), METRICS, EXAMINED, start=NUMBER)


STARTED = messages.Started(
    "CPU", 1, NETWORK, tuple("abcde"), 80, 20, NetworkInput((1, 12, 12), kept=True), (), 0, METRICS
)
PROGRESS = messages.Progress(0, 3, 5, 3, 1.0, 0.5, 1e-3, 100.0, 1.0)

# One of each kind that goes either way; those of a training get its number below.
EXAMPLES: tuple[Any, ...] = (
    messages.Start(NETWORK, PLAN, "folder", number=NUMBER + 1),
    SummingQuestion(NETWORK, ((0,),)),
    GradCamsQuestion((0,), 1),
    messages.Pause(),
    messages.Resume(),
    messages.StepOnce(),
    messages.EpochOnce(),
    messages.Stop(),
    messages.Reset(NUMBER + 1),
    messages.Adjust(PLAN),
    messages.GoTo(1),
    messages.SetWeights({}, 1),
    messages.WatchWeights(),
    messages.Ask(1, RatesQuestion()),
    messages.CancelQuestion(1),
    messages.Quit(),
    messages.Ready(("cuda", "cpu"), 1),
    messages.PhaseChanged("paused"),
    messages.PlanAdjusted(replace(PLAN, rate=0.5)),
    messages.Loading(1, 2),
    STARTED,
    PROGRESS,
    over(2),
    messages.WentBack(1, METRICS, EXAMINED, (row(1),)),
    messages.Weights(1, 5, {}),
    messages.Health(5, ()),
    messages.StepRecorded(None),  # type: ignore[arg-type]
    messages.KeptEpochs((0, 1, 2)),
    messages.LostPictures((Skipped("a.png", Message("gone")),)),
    messages.AnswerProgress(1, 2, 3),
    messages.Answered(1, None),
    messages.Warned(Message("full")),
    messages.Failed(Message("no"), 1),
    messages.ProcessDied(Message("gone"), -9),
    LookBack(1),
    inquiries.LookAt(1, Subject(NETWORK, np.zeros((1, 8, 8), np.float32))),
    inquiries.Inquire(1, ExplainInquiry(AskedNumber(0))),
    inquiries.GiveUp(1),
    inquiries.InquiryProgress(1, 2, 3),
    inquiries.Found(1, None),
    inquiries.InquiryOver(1),
)

EVERYTHING = {field.name for field in dataclasses.fields(TrainingState)}
LIVES_ON = {"devices", "tokens"}

import_modules(questions.__name__, questions.__path__)  # those that no test asks, too

# What a message may change; all else stays the very same.
CHANGES: dict[type, set[str]] = {
    messages.Start: EVERYTHING - LIVES_ON,
    messages.Stop: EVERYTHING - LIVES_ON,
    messages.Reset: EVERYTHING - LIVES_ON - {"network", "plan", "setup"},
    messages.GoTo: {"runs", "findings"},
    messages.CancelQuestion: {"waiting", "findings"},
    messages.Adjust: {"plan", "runs"},
    messages.PlanAdjusted: {"plan", "runs"},
    messages.SetWeights: {"edits"},
    messages.Ready: {"devices"},
    messages.PhaseChanged: {"phase"},
    messages.Loading: {"loading"},
    messages.Started: {
        "setup",
        "network",
        "loading",
        "epoch",
        "layers_at",
        "findings",
        "progress",
        "runs",
    },
    messages.Progress: {"progress", "runs"},
    messages.EpochOver: {"epoch", "examination", "runs", "health", "layers_at", "findings"},
    messages.WentBack: {
        *("epoch", "examination", "runs", "looked_at", "progress"),
        *("health", "layers_at", "findings"),
    },
    messages.Health: {"health", "findings"},
    messages.StepRecorded: {"last_step"},
    messages.KeptEpochs: {"kept", "layers_at", "findings"},
    messages.AnswerProgress: {"waiting"},
    messages.Answered: {"answers", "waiting", "examination", "looked_at", "findings"},
    messages.Failed: {"loading", "waiting", "findings"},
    messages.ProcessDied: {"phase", "loading", "died", "waiting", "findings"},
    **{cls: {"waiting", "tokens"} for _, cls in QUESTIONS.items()},
    LookBack: {"waiting", "tokens", "findings"},
}


def of_training(message: Any, number: int = NUMBER) -> Any:
    """The message, with the number of the training if it has one."""
    if isinstance(message, messages.OfStart):
        return dataclasses.replace(message, start=number)
    return message


def folded(*happenings: Any, state: TrainingState | None = None) -> TrainingState:
    state = state or TrainingState()
    for happening in happenings:
        state = reduced(state, of_training(happening))
    return state


START = messages.Start(NETWORK, PLAN, "folder", number=NUMBER)
BEGUN = (START, messages.PhaseChanged("loading"), STARTED, messages.PhaseChanged("paused"))
RUNNING = (*BEGUN, messages.PhaseChanged("running"), PROGRESS, over(1), messages.KeptEpochs((0, 1)))

PHASES: dict[str, TrainingState] = {
    "fresh": TrainingState(),
    "loading": folded(START, messages.PhaseChanged("loading"), messages.Loading(1, 9)),
    "paused": folded(*BEGUN),
    "asking": folded(*BEGUN, RatesQuestion()),
    "running": folded(*RUNNING),
    "finished": folded(*RUNNING, over(3), messages.PhaseChanged("finished")),
    "looking back": folded(
        *RUNNING, messages.PhaseChanged("paused"), LookBack(0), messages.Answered(1, 0)
    ),
    "stopped": folded(*RUNNING, messages.Stop()),
    "dead": folded(*RUNNING, messages.ProcessDied(Message("gone"), -9)),
}


def kinds() -> list[type]:
    """Every class of message, as they stand in both modules, and every kind of question."""
    found = [
        item
        for module in (messages, inquiries)
        for _, item in inspect.getmembers(module, inspect.isclass)
        if item.__module__ == module.__name__ and item is not messages.OfStart
    ]
    return [*found, *(cls for _, cls in QUESTIONS.items())]


def example(kind: type) -> Any:
    """The example of a class above; a question that has none there is asked as it is by itself."""
    found = [item for item in EXAMPLES if type(item) is kind]
    if issubclass(kind, Question):
        return found[0] if found else kind()
    assert len(found) == 1, kind
    return of_training(found[0])


def test_every_class_of_the_module_goes_one_way_or_the_other() -> None:
    either = {*get_args(messages.Command), *get_args(messages.Reply)}
    assert either == set(kinds()) - {cls for _, cls in QUESTIONS.items()}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_message_changes_what_it_is_about_in_every_phase_and_nothing_else(
    kind: type, phase: str
) -> None:
    before = PHASES[phase]
    after = reduced(before, example(kind))
    changed = {n for n in EVERYTHING if getattr(before, n) is not getattr(after, n)}
    allowed = CHANGES.get(kind, set())
    if kind in (messages.Failed, messages.ProcessDied) and before.setup is None:
        allowed = CHANGES[messages.Stop]  # the start came to nothing
    assert changed <= allowed
    # However it came about: a training that has ended or not begun has nothing to show for it.
    if after.start == 0:
        assert after.phase == "idle"
        for name in ("setup", "network", "plan", "progress", "examination", "last_step", "health"):
            assert getattr(after, name) is None
        assert (after.kept, after.looked_at, dict(after.waiting)) == ((), None, {})
    if not after.has_begun:
        assert not after.waiting or after is before
    assert [run.number for run in after.runs] == list(range(1, len(after.runs) + 1))


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    "kind",
    [kind for kind in kinds() if issubclass(kind, messages.OfStart)],
    ids=lambda kind: kind.__name__,
)
def test_what_belongs_to_another_training_changes_nothing_at_all(kind: type, phase: str) -> None:
    late = of_training(example(kind), NUMBER - 1)
    assert reduced(PHASES[phase], late) is PHASES[phase]


def test_weights_that_lack_what_was_set_by_hand_since_are_out_of_date() -> None:
    state = reduced(PHASES["running"], of_training(messages.SetWeights({}, 1)))
    assert is_stale(state, of_training(messages.Weights(1, 5, {})))
    assert not is_stale(state, of_training(messages.Weights(1, 5, {}, edit=1)))
    assert reduced(state, messages.Reset(NUMBER + 1)).edits == 0


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(TypeError, match="no rule for str"):
        reduced(TrainingState(), "hello")  # type: ignore[arg-type]


def test_features_computed_within_a_training_are_seen_until_that_is_over() -> None:
    state = reduced(PHASES["running"], of_training(messages.Loading(3, 9)))
    assert state.loading == of_training(messages.Loading(3, 9))
    for over in (messages.Loading(0, 0), messages.Failed(Message("no room"))):
        assert reduced(state, of_training(over)).loading is None


def test_a_training_from_its_start_to_its_end() -> None:
    state = PHASES["loading"]
    assert (state.phase, state.start, state.has_begun) == ("loading", NUMBER, False)
    assert state.loading == of_training(messages.Loading(1, 9))
    state = PHASES["running"]
    assert state.is_training
    assert state.run is not None
    assert [item.epoch for item in state.run.epochs] == [1]
    assert state.examination is not None
    assert (state.epoch, state.epoch_in_view, state.examination.epoch) == (1, 1, 1)
    state = PHASES["finished"]
    assert state.is_done(3)
    assert not state.is_done(4)
    assert len(PHASES["stopped"].runs) == 1
    assert folded(START, messages.Stop()).runs == ()  # nothing was trained


def test_a_start_that_fails_leaves_no_run_and_another_one_does() -> None:
    state = folded(START, messages.Failed(Message("no data")))
    assert (state.phase, state.start, state.runs) == ("idle", 0, ())
    again = reduced(PHASES["stopped"], START)
    assert [run.number for run in again.runs] == [1, 2]


def test_after_a_death_the_run_is_gone_on_with() -> None:
    dead = PHASES["dead"]
    assert (dead.phase, dead.has_begun) == ("idle", False)
    resumed = reduced(dead, dataclasses.replace(START, resume=True, number=NUMBER + 1))
    assert resumed.runs == dead.runs
    assert resumed.kept == (0, 1)
    assert not resumed.died
    history = dataclasses.replace(STARTED, start=NUMBER + 1, epoch=1, history=(row(1),))
    state = reduced(resumed, history)
    assert (state.epoch, state.has_begun) == (1, True)


def test_one_question_of_a_kind_is_asked_at_a_time_and_the_last_one_next() -> None:
    state = before = PHASES["finished"]
    asked = []
    for epoch in (3, 2, 1, 0):
        old, state = state, reduced(state, LookBack(epoch))
        asked += newly_asked(old, state)
    assert [item.question for item in asked] == [LookBack(3)]
    assert state.epoch_in_view == 0
    assert state.examination is before.examination
    answered = reduced(state, of_training(messages.Answered(asked[0].token, 3)))
    (following,) = newly_asked(state, answered)
    assert following.question == LookBack(0)
    assert (answered.looked_at, answered.epoch_in_view) == (3, 0)
    back = reduced(answered, of_training(messages.Answered(following.token, 0)))
    assert (back.looked_at, dict(back.waiting)) == (0, {})
    failed = reduced(answered, of_training(messages.Failed(Message("lost"), following.token)))
    assert (failed.looked_at, failed.epoch_in_view) == (3, 3)


@pytest.mark.parametrize("meanwhile", [messages.SetWeights({}, 1, start=NUMBER), LookBack(0)])
def test_an_answer_is_of_the_weights_that_were_there_when_it_was_asked_for(
    meanwhile: messages.SetWeights | LookBack,
) -> None:
    """The process answers in that order, so what is set meanwhile is not in the answer."""
    state = reduced(PHASES["finished"], RatesQuestion())
    (asked,) = state.waiting.values()
    before = state.weights_in_view
    state = reduced(state, meanwhile)
    assert state.weights_in_view != before
    state = reduced(state, of_training(messages.Answered(asked.token, "rates")))
    assert state.answers[RatesQuestion.kind].of == before
    # What is asked behind it is of those.
    state = reduced(state, LandscapeQuestion())
    wanted = state.weights_in_view
    assert state.waiting[LandscapeQuestion.kind].of == wanted != before


def test_what_was_examined_is_known_with_its_epoch() -> None:
    back = PHASES["looking back"]
    assert (back.looked_at, back.epoch_in_view) == (0, 0)
    assert back.examination is not None
    assert back.examination.epoch == 1  # that of epoch 0 is still to be asked for
    asking = reduced(back, ExaminationQuestion())
    found = Examination(0, METRICS, EXAMINED)
    (asked,) = asking.waiting.values()
    state = reduced(asking, of_training(messages.Answered(asked.token, found)))
    assert state.examination is found
    assert state.examination.epoch == state.epoch_in_view


def test_a_cancelled_question_gets_no_answer_and_makes_room_for_none() -> None:
    first = PHASES["asking"]
    (asked,) = first.waiting.values()
    second = reduced(first, RatesQuestion(steps=5))
    state = reduced(second, messages.CancelQuestion(asked.token))
    assert not state.waiting
    assert reduced(state, of_training(messages.Answered(asked.token, "late"))) is state


def test_answers_that_outlast_a_start_are_those_whose_question_says_so() -> None:
    state = PHASES["paused"]
    for question in (RatesQuestion(), LandscapeQuestion()):
        state = reduced(state, question)
        token = state.waiting[question.kind].token
        state = reduced(state, of_training(messages.AnswerProgress(token, 1, 4)))
        assert (state.waiting[question.kind].done, state.waiting[question.kind].total) == (1, 4)
        state = reduced(state, of_training(messages.Answered(token, question.kind)))
    assert {kind: found.answer for kind, found in state.answers.items()} == {
        "rates": "rates",
        "landscape": "landscape",
    }
    for ending in (messages.Stop(), messages.Reset(NUMBER + 1), START):
        assert set(reduced(state, ending).answers) == {"rates"}


def test_nothing_is_asked_without_a_training() -> None:
    questions: list[Question] = [RatesQuestion(), LookBack(1)]
    for phase in ("fresh", "loading", "stopped", "dead"):
        for question in questions:
            assert reduced(PHASES[phase], question) is PHASES[phase]
