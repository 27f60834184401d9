"""Edits of the list of runs: pure functions Session -> Session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from playground.core.run_notes import MAX_NAME_CHARACTERS, RunNotes
from playground.core.session import Session


def rename_run(session: Session, key: int, name: str) -> Session:
    """Call a run by a name of one line, or by its number again where the name is empty."""
    name = " ".join(name.split())[:MAX_NAME_CHARACTERS].strip()
    return _with_runs(session, session.runs.with_note(key, name=name))


def set_runs_hidden(session: Session, keys: Iterable[int], hidden: bool) -> Session:
    """Leave runs out of the plots, or draw them again."""
    notes = session.runs
    for key in keys:
        notes = notes.with_note(key, is_hidden=hidden)
    return _with_runs(session, notes)


def delete_run(session: Session, key: int) -> Session:
    """Take a run out of list and plots."""
    return _with_runs(session, session.runs.with_note(key, is_deleted=True))


def _with_runs(session: Session, notes: RunNotes) -> Session:
    return session if notes == session.runs else replace(session, runs=notes)
