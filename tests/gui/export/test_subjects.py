"""What of a training is exported: the runs that are listed."""

from __future__ import annotations

from playground import app
from playground.core.run_edits import delete_run, set_runs_hidden
from playground.gui.export.subjects import learning_of
from playground.gui.state.viewstate import ViewState
from playground.training.protocol.runs import Run
from playground.training.protocol.state import TrainingState
from tests.gui.train.scripted import row


def test_the_last_run_is_the_last_one_that_was_not_deleted() -> None:
    first, second = Run(1, (row(1),), key=1), Run(2, (row(1), row(2)), key=2)
    state, session = TrainingState(runs=(first, second)), app.first_session()
    assert learning_of(state, session, ViewState()).last is second
    hidden = set_runs_hidden(session, [2], True)
    assert learning_of(state, hidden, ViewState()).last is second  # its numbers are still there
    deleted = delete_run(session, 2)
    assert learning_of(state, deleted, ViewState()).last is first
    assert learning_of(state, delete_run(deleted, 1), ViewState()).last is None
