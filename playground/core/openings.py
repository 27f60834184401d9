"""What a learning began with becomes one step with it; edits that were made since go beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

from playground.core.learned import moved_to
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.core.undo_step import NO_LAYERS, UndoStep

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
        session = _without(step.session, opening.session, before.session)
        if session is None:
            plain = (replace(each, opens=False) for each in steps[first + 1 : last + 1])
            return [*steps[: first + 1], *plain, *steps[last + 1 :]]
        rebuilt.append(replace(step, session=session, point=before.point, replaced=NO_LAYERS))
    return [*steps[: first + 1], *rebuilt]


def _without(session: Session, opening: Session, before: Session) -> Session | None:
    """An edit of the opening, as one of what there was before it; None if that cannot be."""
    if session.input != opening.input:
        return None
    network = moved_to(before.network, opening.network, session.network)
    if network is None:
        return None
    training = _carried(session.training, opening.training, before.training)
    if session.training.frozen != opening.training.frozen:
        by = len(opening.network) - len(before.network)
        frozen = tuple(place - by for place in session.training.frozen if place >= by)
        training = replace(training, frozen=frozen)
    carried = _carried(session, opening, before)
    return replace(carried, network=network, training=training)


def _carried(value: Value, opening: Value, before: Value) -> Value:
    """What differs from the opening, on what there was before."""
    parts = {}
    for item in fields(value):
        mine, opened, old = (getattr(each, item.name) for each in (value, opening, before))
        parts[item.name] = old if mine is opened or mine == opened else mine
    return replace(value, **parts)
