"""Edits of the list of steps, and going to one: pure functions Session -> Session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.core.ink import Ink
from playground.core.messages import Refused, marked
from playground.core.run_notes import RunNotes
from playground.core.session import Session, is_same
from playground.core.steps import MAX_NOTES_CHARACTERS, MAX_STEPS, MAX_TITLE_CHARACTERS, Step

NO_INK = Ink()


def keep_step(
    session: Session,
    at: int,
    title: str,
    view: Mapping[str, Any],
    mode: str,
    shown: tuple[str, ...] = (),
    ink: Ink = NO_INK,
) -> Session:
    """Keep the present state as a step at a place of the list."""
    if len(session.steps) >= MAX_STEPS:
        raise Refused(marked("message", "A presentation has at most {most} steps."), most=MAX_STEPS)
    step = Step(_state(session), _one_line(title), "", view, mode, shown, ink)
    return replace(session, steps=(*session.steps[:at], step, *session.steps[at:]), step=at)


def renew_step(
    session: Session, at: int, view: Mapping[str, Any], mode: str, shown: tuple[str, ...] = ()
) -> Session:
    """Let a step be the present state; its title and notes stay."""
    step = replace(session.steps[at], session=_state(session), view=view, mode=mode, shown=shown)
    return replace(_with_step(session, at, step), step=at)


def rename_step(session: Session, at: int, title: str) -> Session:
    """Give a step a title of one line."""
    title, step = _one_line(title), session.steps[at]
    return session if title == step.title else _with_step(session, at, replace(step, title=title))


def set_step_notes(session: Session, at: int, notes: str) -> Session:
    """Give a step notes for who presents it."""
    notes, step = notes[:MAX_NOTES_CHARACTERS], session.steps[at]
    return session if notes == step.notes else _with_step(session, at, replace(step, notes=notes))


def set_step_ink(session: Session, at: int, ink: Ink) -> Session:
    """Keep what is drawn over a step."""
    step = session.steps[at]
    return session if ink == step.ink else _with_step(session, at, replace(step, ink=ink))


def move_step(session: Session, at: int, to: int) -> Session:
    """Take a step to another place of the list."""
    if at == to:
        return session
    rest = [*session.steps[:at], *session.steps[at + 1 :]]
    rest.insert(to, session.steps[at])
    order = [*range(len(rest))]
    order.insert(to, order.pop(at))
    here = order.index(session.step) if session.step in order else -1
    return replace(session, steps=tuple(rest), step=here)


def delete_step(session: Session, at: int) -> Session:
    """Take a step out of the list."""
    here = session.step - (session.step >= at)
    steps = (*session.steps[:at], *session.steps[at + 1 :])
    return replace(session, steps=steps, step=max(-1, here))


def go_to_step(session: Session, at: int) -> Session:
    """Go back to the state of a step; the steps stay, and so do the notes on runs.

    Data with work of the user's stay beside those of the step.

    The session itself where it is there.
    """
    step = session.steps[at]
    state = replace(
        step.session,
        steps=session.steps,
        runs=session.runs,
        step=at,
        other_data=session.other_data_with(step.session.training),
    )
    return session if is_same(session, state) else state


def step_of(document: Session) -> int:
    """The place of the first step whose state the document is in, -1 where it is in none."""
    for at, step in enumerate(document.steps):
        state = step.session
        if state.network is not document.network or state.picture is not document.picture:
            continue  # this is asked at every edit
        if is_same(replace(go_to_step(document, at), step=document.step), document):
            return at
    return -1


def _state(session: Session) -> Session:
    return replace(session, steps=(), step=-1, runs=RunNotes(), other_data=())


def _one_line(title: str) -> str:
    return " ".join(title.split())[:MAX_TITLE_CHARACTERS].strip()


def _with_step(session: Session, at: int, step: Step) -> Session:
    return replace(session, steps=(*session.steps[:at], step, *session.steps[at + 1 :]))
