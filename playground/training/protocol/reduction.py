"""How the state of a training changes: by messages, and when it is left and come back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from playground.core.plan import TrainingPlan
from playground.training.protocol import messages
from playground.training.protocol.inquiries.messages import (
    Found,
    GiveUp,
    Inquire,
    InquiryOver,
    InquiryProgress,
    LookAt,
)
from playground.training.protocol.judgement import findings_in_view
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import Question
from playground.training.protocol.runs import Run
from playground.training.protocol.state import NOTHING, Answer, TrainingState, Waiting

Happening: TypeAlias = messages.Command | messages.Reply | Question
"""A message either way, or a question that the user wants to be asked."""


def reduced(state: TrainingState, happening: Happening) -> TrainingState:
    """The state after a message to or from the process, or after a question was wanted.

    The very same state comes back when a message belongs to another training than the present one.
    Raises TypeError for what is no message.
    """
    if is_stale(state, happening):
        return state
    new = _after(state, happening)
    if _judged_by(new) == _judged_by(state):
        return new
    return replace(new, findings=findings_in_view(new))


def _judged_by(state: TrainingState) -> tuple[object, ...]:
    """Whatever the findings depend on; equal when it is the very same."""
    rows = state.run.epochs if state.run is not None else ()
    parts = state.setup, rows, state.layers_at, state.health, state.set_by_hand
    return *map(id, parts), state.epoch_in_view


def _after(state: TrainingState, happening: Happening) -> TrainingState:
    match happening:
        # To the process.
        case messages.Start():
            return _begun(state, happening)
        case messages.Reset(number, folder):
            again = replace(
                _without_training(state),
                phase="paused",
                start=number,
                network=state.network,
                plan=state.plan,
                setup=state.setup,
                folder=folder,
            )
            return _with_new_run(again)
        case messages.Stop():
            return _without_training(state)
        case messages.GoTo(epoch):
            return _with_run(state, state.run.until(epoch) if state.run else None)
        case messages.CancelQuestion(token):
            return _without_question(state, token, ask_next=False)
        case (
            messages.Pause()
            | messages.Resume()
            | messages.StepOnce()
            | messages.EpochOnce()
            | messages.WatchWeights()
            | messages.Ask()
            | LookAt()
            | Inquire()
            | GiveUp()
            | messages.Quit()
        ):
            return state  # what comes of them, the process says
        case messages.Adjust(plan) | messages.PlanAdjusted(plan):
            return _with_plan(state, plan) if state.start else state
        case messages.SetWeights(edit=edit):
            return replace(state, edits=edit)
        case Question():
            return _asking(state, happening)
        # From the process.
        case messages.Ready(devices):
            return replace(state, devices=devices)
        case messages.PhaseChanged(phase):
            return _without_training(state) if phase == "idle" else replace(state, phase=phase)
        case messages.Loading():
            return replace(state, loading=happening if happening.total else None)
        case messages.Started():
            return _set_up(state, happening)
        case messages.Progress():
            run = state.run.with_progress(happening, state.plan) if state.run else None
            return _with_run(replace(state, progress=happening, edits_learned=state.edits), run)
        case messages.EpochOver():
            return _after_epoch(state, happening)
        case messages.WentBack():
            return _gone_back(state, happening)
        case messages.Health():
            return replace(state, health=happening)
        case messages.StepRecorded(step):
            return replace(state, last_step=step)
        case messages.KeptEpochs(epochs):
            return replace(state, kept=epochs, layers_at=_among(state.layers_at, epochs))
        case messages.AnswerProgress(token, done, total):
            return _with_progress(state, token, done, total)
        case messages.Answered():
            return _answered(state, happening)
        case messages.Failed():
            if state.setup is None:
                return _without_training(state)
            return _without_question(replace(state, loading=None), happening.token)
        case messages.ProcessDied():
            if state.setup is None:
                return _without_training(state)
            return replace(state, phase="idle", loading=None, died=True, waiting=NOTHING)
        case messages.Weights() | messages.LostPictures() | messages.Warned():
            return state  # weights go to the document, sentences to the message bar
        case InquiryProgress() | Found() | InquiryOver():
            return state  # they are of no training
    raise TypeError(f"no rule for {type(happening).__name__}")


def is_stale(state: TrainingState, happening: Happening) -> bool:
    """Whether a message belongs to another training, or weights lack what was set by hand since."""
    if isinstance(happening, messages.Weights) and happening.edit < state.edits:
        return True
    return isinstance(happening, messages.OfStart) and happening.start != state.start


def newly_asked(old: TrainingState, new: TrainingState) -> tuple[Waiting, ...]:
    """The questions that are to be sent to the process because the state changed."""
    before = {waiting.token for waiting in old.waiting.values()}
    return tuple(waiting for waiting in new.waiting.values() if waiting.token not in before)


# Leaving a training and coming back to it.


def resting(state: TrainingState) -> TrainingState:
    """The state that can be come back to when another training takes the place of this one."""
    if state.setup is None:
        return _without_training(state)
    return replace(
        state,
        phase="finished" if state.phase == "finished" else "paused",
        left=state.start if state.is_training else state.left,
        loading=None,
        looked_at=None,
        waiting=NOTHING,
        died=False,
    )


def returning(state: TrainingState, target: TrainingState, number: int) -> TrainingState:
    """The state while the process goes back to `target`, a training that rested."""
    known = replace(target, devices=state.devices, tokens=state.tokens)
    if target.setup is None:
        return known
    new = replace(known, phase="loading", start=number, edits=0)
    return replace(new, findings=findings_in_view(new))


# Beginning and ending.


def _without_training(state: TrainingState) -> TrainingState:
    """The state that outlasts a training: curves, unless nothing was learned, and some answers."""
    runs = state.runs
    if state.start and runs and runs[-1].is_empty:
        runs = runs[:-1]
    outlasting = {
        kind: found for kind, found in state.answers.items() if found.question.outlasts_start
    }
    answers = state.answers if len(outlasting) == len(state.answers) else outlasting
    return TrainingState(devices=state.devices, runs=runs, answers=answers, tokens=state.tokens)


def _begun(state: TrainingState, start: messages.Start) -> TrainingState:
    new = replace(
        _without_training(state),
        phase="loading",
        start=start.number,
        network=start.network,
        plan=start.plan,
        folder=start.folder,
    )
    if start.resume:
        new = replace(new, kept=state.kept, layers_at=state.layers_at)
        if state.run is not None and not state.run.is_empty:
            return new
    return _with_new_run(new)


def _set_up(state: TrainingState, started: messages.Started) -> TrainingState:
    new = replace(
        state,
        setup=started,
        network=started.network,
        left=0,
        loading=None,
        epoch=started.epoch,
        layers_at={**state.layers_at, started.epoch: started.layers},
    )
    if state.plan is not None and state.network is not None:
        by = len(started.network) - len(state.network)
        if by:  # a normalisation came before the others, or went
            places = tuple(place + by for place in state.plan.frozen if place + by >= 0)
            new = replace(new, plan=replace(state.plan, frozen=places))
    run = state.run.with_network(started.network) if state.run else None
    new = _with_run(new, run.with_history(started.history) if run and started.history else run)
    if state.left and started.batches and new.progress and new.progress.epoch == started.epoch:
        return new  # a little further on in the same epoch: how far, is said next
    return _at_part(new, started.epoch, started.batches)


def _at_part(state: TrainingState, epoch: int, batches: int) -> TrainingState:
    """With the progress that there was if it is still that; else the epoch has begun anew."""
    at = state.progress
    if at is None or (at.epoch, at.batch) == (epoch, batches):
        return state
    if not batches and (at.epoch + 1, at.batch) == (epoch, at.batches):
        return state
    return _with_run(replace(state, progress=None), state.run.until(epoch) if state.run else None)


# Training.


def _with_new_run(state: TrainingState) -> TrainingState:
    run = Run(len(state.runs) + 1, plan=state.plan, last_plan=state.plan, key=state.start)
    if state.network is not None:
        run = run.with_network(state.network)
    return replace(state, runs=(*state.runs, run))


def _with_run(state: TrainingState, run: Run | None) -> TrainingState:
    """With another one in the place of the present run."""
    return state if run is None else replace(state, runs=(*state.runs[:-1], run))


def _with_plan(state: TrainingState, plan: TrainingPlan) -> TrainingState:
    """By another plan from now on: a run that has learned something came to it once it goes on."""
    new = replace(state, plan=plan)
    run = state.run
    return _with_run(new, run.with_plan(plan) if run is not None and run.is_empty else None)


def _after_epoch(state: TrainingState, over: messages.EpochOver) -> TrainingState:
    epoch = over.metrics.epoch
    found = Examination(epoch, over.held_out, over.examined)
    run = state.run.with_epoch(over.metrics, state.plan) if state.run else None
    layers_at = {**_until(state.layers_at, epoch), epoch: over.layers}
    new = replace(
        state,
        epoch=epoch,
        examination=found,
        health=None,
        layers_at=layers_at,
        edits_learned=state.edits,
    )
    return _with_run(new, run)


def _among(
    layers_at: Mapping[int, tuple[LayerHealth, ...]], kept: tuple[int, ...]
) -> Mapping[int, tuple[LayerHealth, ...]]:
    """The layers of the epochs that can be looked at: kept ones, and those being written."""
    last = max(kept, default=0)
    there = set(kept)
    stays = {at: layers_at[at] for at in layers_at if at in there or not 0 < at < last}
    return stays if len(stays) < len(layers_at) else layers_at


def _until(
    layers_at: Mapping[int, tuple[LayerHealth, ...]], epoch: int
) -> dict[int, tuple[LayerHealth, ...]]:
    """The layers of the epochs up to this one."""
    return {at: layers for at, layers in layers_at.items() if at <= epoch}


def _gone_back(state: TrainingState, back: messages.WentBack) -> TrainingState:
    at = state.progress
    if back.batches and at is not None and (at.epoch, at.batch) == (back.epoch, back.batches):
        # It goes on in the middle of an epoch: nothing is gone.
        return replace(state, looked_at=None, folder=back.folder or state.folder)
    new = replace(
        state,
        epoch=back.epoch,
        looked_at=None,
        progress=None,
        folder=back.folder or state.folder,
        examination=Examination(back.epoch, back.metrics, back.examined),
        health=None,
        layers_at=_until(state.layers_at, back.epoch),
    )
    run = state.run.until(back.epoch).with_history(back.history) if state.run else None
    return _with_run(new, run)


# Questions.


def _asking(state: TrainingState, question: Question) -> TrainingState:
    """The question is asked at once, or when the one of its kind before is answered."""
    if not state.has_begun:
        return state
    before = state.waiting.get(question.kind)
    if before is not None:
        return _with_waiting(state, replace(before, then=question))
    asked = Waiting(state.tokens + 1, question, state.weights_in_view)
    return _with_waiting(replace(state, tokens=asked.token), asked)


def _with_waiting(state: TrainingState, waiting: Waiting) -> TrainingState:
    return replace(state, waiting={**state.waiting, waiting.question.kind: waiting})


def _found(state: TrainingState, token: int) -> Waiting | None:
    """The question with this token that is still waited for."""
    return next((item for item in state.waiting.values() if item.token == token), None)


def _without_question(state: TrainingState, token: int, ask_next: bool = True) -> TrainingState:
    """The question is answered, or never will be; the next of its kind is asked, if any."""
    waiting = _found(state, token)
    if waiting is None:
        return state
    kind = waiting.question.kind
    rest = {other: item for other, item in state.waiting.items() if other != kind}
    new = replace(state, waiting=rest or NOTHING)
    return _asking(new, waiting.then) if ask_next and waiting.then is not None else new


def _with_progress(state: TrainingState, token: int, done: int, total: int) -> TrainingState:
    waiting = _found(state, token)
    if waiting is None:
        return state
    return _with_waiting(state, replace(waiting, done=done, total=total))


def _answered(state: TrainingState, answered: messages.Answered) -> TrainingState:
    waiting = _found(state, answered.token)
    if waiting is None:
        return state
    question, answer = waiting.question, answered.answer
    found = {**state.answers, question.kind: Answer(question, answer, waiting.of)}
    new = replace(state, answers=found)
    if isinstance(question, LookBack):
        new = replace(new, looked_at=question.epoch)
    elif isinstance(question, ExaminationQuestion):
        new = replace(new, examination=answer)
    return _without_question(new, answered.token)
