"""The runs as a list: their names, what tells them from one another, what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np

from playground.core.plan import TrainingPlan
from playground.core.run_notes import RunNotes
from playground.training.protocol.run_scale import highest_sensible, loss_rows
from playground.training.protocol.runs import Run
from playground.training.protocol.state import TrainingState

Outcome = Literal["", "exploded", "not a number"]

STACK = "stack"
"""The name of what differs, beside those of a plan's fields, when the layers do."""


@dataclass(frozen=True, slots=True, eq=False)
class ListedRun:
    """A run in the list.

    `elsewhere` is the field of the plan because of which it shares no axes with the present run, ""
    if it does. `differing` are the fields of the plan, and STACK, in which the listed runs differ.
    """

    run: Run
    name: str
    is_hidden: bool
    is_present: bool
    elsewhere: Literal["", "data", "loss"]
    differing: tuple[str, ...]
    outcome: Outcome
    epoch: int = 0
    """The epoch in which the outcome came, 0 when there is none."""

    @property
    def is_drawn(self) -> bool:
        """Whether the plots have it."""
        return not self.is_hidden and not self.elsewhere


def listed_runs(state: TrainingState, notes: RunNotes) -> tuple[Run, ...]:
    """Return the runs that were not deleted; the present one is there even while it is empty."""
    present = state.run if state.start else None
    return tuple(
        run
        for run in state.runs
        if run is present or not (notes.of(run.key).is_deleted or run.is_empty)
    )


def drawn_runs(state: TrainingState, notes: RunNotes, plan: TrainingPlan) -> tuple[Run, ...]:
    """Return the runs whose curves are drawn, the present one last; `plan` is as for `listed`.

    An empty one stands for it where it is hidden, or where there is no training now: the curves of
    a training that has ended are those of an earlier run.
    """
    present = state.run if state.start else None
    earlier = [run for run in listed_runs(state, notes) if run is not present]
    shown = [run for run in earlier if not notes.of(run.key).is_hidden]
    if present is None:
        present = Run(len(state.runs) + 1, plan=plan)
    elif notes.of(present.key).is_hidden:
        present = Run(present.number, plan=present.plan, key=present.key)
    return (*shown, present)


def listed(state: TrainingState, notes: RunNotes, plan: TrainingPlan) -> tuple[ListedRun, ...]:
    """Return the runs to list; `plan` is that of the next training, when there is none now."""
    there = listed_runs(state, notes)
    present = state.run if state.start and state.run is not None else Run(0, plan=plan)
    differing = _differing(there)
    sensible = highest_sensible([run for run in there if run.is_comparable(present)])
    found = []
    for run in there:
        note = notes.of(run.key)
        outcome, epoch = _outcome(run, sensible if run.is_comparable(present) else np.inf)
        found.append(
            ListedRun(
                run=run,
                name=note.name,
                is_hidden=note.is_hidden,
                is_present=run is present,
                elsewhere=_elsewhere(run, present),
                differing=differing,
                outcome=outcome,
                epoch=epoch,
            )
        )
    return tuple(found)


def _elsewhere(run: Run, present: Run) -> Literal["", "data", "loss"]:
    if run.plan is None or present.plan is None or run.is_comparable(present):
        return ""
    return "data" if run.plan.data != present.plan.data else "loss"


def _differing(runs: Sequence[Run]) -> tuple[str, ...]:
    plans = [(run.plan, run.last_plan) for run in runs if run.plan is not None]
    names = [item.name for item in fields(TrainingPlan)]
    found = [name for name in names if not _all_equal([_values(plan, name) for plan in plans])]
    layers = [[tuple(map(str, link)) for link in run.layers] for run in runs if run.layers]
    return (*found, STACK) if not _all_equal(layers) else tuple(found)


def _values(plans: tuple[TrainingPlan | None, ...], name: str) -> list[object]:
    return [getattr(plan, name) for plan in plans if plan is not None]


def _all_equal(values: Sequence[object]) -> bool:
    return all(value == values[0] for value in values)


def _outcome(run: Run, sensible: float) -> tuple[Outcome, int]:
    """The failure of a run, "" for none, and its epoch, 0 for none.

    What it recovered from does not count, but for what spoilt more than half of its losses.
    """
    rows = loss_rows(run)
    values = rows[:, 1]
    if not len(rows):
        return "", 0
    unknown, high = ~np.isfinite(values), values > sensible
    if unknown[-1]:
        return "not a number", _epoch_of(rows, unknown)
    if high[-1] or np.mean(high | unknown) > 0.5:
        return "exploded", _epoch_of(rows, high | unknown)
    return "", 0


def _epoch_of(rows: np.ndarray, amiss: np.ndarray) -> int:
    """The number of the epoch in which the first of these rows came."""
    return max(1, int(np.ceil(rows[int(amiss.argmax()), 0])))
