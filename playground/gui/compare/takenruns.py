"""The two runs that are compared: of this session, or of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.core.messages import Message, Refused, marked
from playground.gui.compare.documents import Reader, Surroundings
from playground.gui.state.comparison import Comparison, RunChoice
from playground.training.protocol.runs import Run


@dataclass(frozen=True, slots=True, eq=False)
class TakenRun:
    """A run with the name that the user gave it, or why there is none."""

    choice: RunChoice | None = None
    run: Run | None = None
    name: str = ""
    refusal: Message | None = None


def taken_runs(
    comparison: Comparison, around: Surroundings, reader: Reader
) -> tuple[TakenRun, TakenRun]:
    """The runs that were chosen; without a choice, the last of this session and the one before."""
    there = tuple(run for run in around.runs if not run.is_empty)
    usual = tuple(RunChoice(run.key) for run in reversed(there[-2:]))
    a = comparison.run_a or (usual[0] if usual else None)
    b = comparison.run_b or (usual[1] if len(usual) > 1 else None)
    return _taken(a, around, reader), _taken(b, around, reader)


def _taken(choice: RunChoice | None, around: Surroundings, reader: Reader) -> TakenRun:
    if choice is None:
        return TakenRun()
    notes, runs = around.session.runs, around.runs
    if choice.path:
        try:
            kept = reader.kept(choice.path)
        except Refused as refused:
            return TakenRun(choice, refusal=refused.message)
        notes, runs = kept.session.runs, kept.training.runs
    for run in runs:
        if run.key == choice.key:
            return TakenRun(choice, run, notes.of(run.key).name)
    text = marked("message", "There is no such run any more: choose another.")
    return TakenRun(choice, refusal=Message(text))


def last_run(path: str, reader: Reader) -> RunChoice:
    """The last run in the file of a session; raises Refused where it has none."""
    runs = [run for run in reader.kept(path).training.runs if not run.is_empty]
    if not runs:
        text = marked("message", "{name} has no runs: nothing was trained in that session.")
        raise Refused(text, name=path.rsplit("/", 1)[-1])
    return RunChoice(runs[-1].key, path)


def drawn(run: Run, number: int) -> Run:
    """A run to be drawn beside another one, whose key and number may be the same."""
    return replace(run, key=-number, number=number)
