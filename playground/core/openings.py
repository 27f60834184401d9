"""The steps that a learning began with become one step with it; edits made since go beneath it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from playground.core.learned import moved_to
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.core.undo_step import NO_LAYERS, Label, UndoStep

Value = TypeVar("Value", Session, TrainingPlan)


def without_openings(steps: Sequence[UndoStep]) -> list[UndoStep]:
    """Return the steps without those that `open` the learning over the last of them.

    Edits that were made since become edits of what there was before: a filter's cell that was set
    is set there. Where one cannot be made there, all stay, and no step opens anything any more.
    """
    last = len(steps) - 1
    while last > 0 and not steps[last].opens and steps[last].point == steps[-1].point:
        last -= 1
    first = last
    while first > 0 and steps[first].opens:
        first -= 1
    if first == last:
        return list(steps)
    before, opening = steps[first], steps[last]
    rebuilt = []
    for step in steps[last + 1 :]:
        session = carried_over(step.session, opening.session, before.session)
        if session is None:
            plain = (replace(each, opens=False) for each in steps[first + 1 : last + 1])
            return [*steps[: first + 1], *plain, *steps[last + 1 :]]
        rebuilt.append(replace(step, session=session, point=before.point, replaced=NO_LAYERS))
    return [*steps[: first + 1], *rebuilt]


def with_opening(
    steps: Sequence[UndoStep], opened: Callable[[Session], Session], label: Label, point: int
) -> list[UndoStep]:
    """Return the steps after the first of these, with one before them that opens a learning.

    They become edits of what is `opened`, and have its point. Where one of them cannot be, they
    stay as they are, and what opens comes last.
    """
    first = opened(steps[0].session)
    opening = UndoStep(first, label, point=point, opens=True, document=steps[0].document)
    rebuilt = [opening]
    for step in steps[1:]:
        session = carried_over(step.session, steps[0].session, opening.session)
        if session is None:
            last = replace(opening, session=opened(steps[-1].session))
            return [*steps[1:], last]
        rebuilt.append(replace(step, session=session, point=point))
    return rebuilt


def carried_over(session: Session, before: Session, onto: Session) -> Session | None:
    """Return what led from `before` to the session, done to `onto`; None if that cannot be."""
    if session.input != before.input:
        return None
    network = moved_to(onto.network, before.network, session.network)
    if network is None:
        return None
    training = _carried(session.training, before.training, onto.training)
    if session.training.frozen != before.training.frozen:
        by = len(onto.network) - len(before.network)
        frozen = (place + by for place in session.training.frozen)
        training = replace(training, frozen=tuple(place for place in frozen if place >= 0))
    return replace(_carried(session, before, onto), network=network, training=training)


def _carried(value: Value, before: Value, onto: Value) -> Value:
    """Return `onto` with the fields of `value` that differ from `before`."""
    parts = {}
    for item in fields(value):
        mine, old, new = (getattr(each, item.name) for each in (value, before, onto))
        parts[item.name] = new if mine is old or mine == old else mine
    return replace(value, **parts)
