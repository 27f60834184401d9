"""Edits of the list of steps, and going to one: pure functions Session -> Session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.core.messages import Refused, marked
from playground.core.run_notes import RunNotes
from playground.core.session import Session
from playground.core.steps import MAX_NOTES_CHARACTERS, MAX_STEPS, MAX_TITLE_CHARACTERS, Step


def keep_step(
    session: Session,
    at: int,
    title: str,
    view: Mapping[str, Any],
    mode: str,
    shown: tuple[str, ...] = (),
) -> Session:
    """Keep the present state as a step at a place of the list."""
    if len(session.steps) >= MAX_STEPS:
        raise Refused(marked("message", "A presentation has at most {most} steps."), most=MAX_STEPS)
    step = Step(_state(session), _one_line(title), "", view, mode, shown)
    return replace(session, steps=(*session.steps[:at], step, *session.steps[at:]))


def renew_step(
    session: Session, at: int, view: Mapping[str, Any], mode: str, shown: tuple[str, ...] = ()
) -> Session:
    """Let a step be the present state; its title and notes stay."""
    step = replace(session.steps[at], session=_state(session), view=view, mode=mode, shown=shown)
    return _with_step(session, at, step)


def rename_step(session: Session, at: int, title: str) -> Session:
    """Give a step a title of one line."""
    title, step = _one_line(title), session.steps[at]
    return session if title == step.title else _with_step(session, at, replace(step, title=title))


def set_step_notes(session: Session, at: int, notes: str) -> Session:
    """Give a step notes for who presents it."""
    notes, step = notes[:MAX_NOTES_CHARACTERS], session.steps[at]
    return session if notes == step.notes else _with_step(session, at, replace(step, notes=notes))


def move_step(session: Session, at: int, to: int) -> Session:
    """Take a step to another place of the list."""
    if at == to:
        return session
    rest = [*session.steps[:at], *session.steps[at + 1 :]]
    rest.insert(to, session.steps[at])
    return replace(session, steps=tuple(rest))


def delete_step(session: Session, at: int) -> Session:
    """Take a step out of the list."""
    return replace(session, steps=(*session.steps[:at], *session.steps[at + 1 :]))


def go_to_step(session: Session, at: int) -> Session:
    """Go back to the state of a step; the steps stay, and so do the notes on runs."""
    step = session.steps[at]
    return replace(step.session, steps=session.steps, runs=session.runs)


def _state(session: Session) -> Session:
    return replace(session, steps=(), runs=RunNotes())


def _one_line(title: str) -> str:
    return " ".join(title.split())[:MAX_TITLE_CHARACTERS].strip()


def _with_step(session: Session, at: int, step: Step) -> Session:
    return replace(session, steps=(*session.steps[:at], step, *session.steps[at + 1 :]))
