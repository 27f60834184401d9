"""The `check` command: what is in a session file, in words, or what is wrong with it."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass

from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.core.word_count import grouped
from playground.datasets.drawings import Drawings
from playground.engine.compute.evaluate import stages_of
from playground.engine.view.shapechain import shape_chain
from playground.sessions.sessionfile import Kept, read_session


@dataclass(frozen=True, slots=True)
class Line:
    """A line on one kind of thing; without a label it goes on with the kind of the line before."""

    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label:<12}{self.text}"


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Say what is in a session file. Where it is damaged, one sentence says so and the exit"
        " status is 2; nothing is changed."
    )
    parser.add_argument("session", metavar="SESSION", help="a .convplay file")


def run(options: argparse.Namespace) -> int:
    """Print what is in the file; raises Refused with what is wrong."""
    for line in described(read_session(options.session)):
        print(line)
    return 0


def described(kept: Kept) -> Iterator[Line]:
    """Yield the lines on the content of a session file, one kind of thing after the other."""
    session = kept.session
    yield Line("picture", _picture(session.picture))
    yield Line(
        "network", str(shape_chain(stages_of(session.network, session.shape), session.shape))
    )
    shapes = (shape for layer in session.network for shape in layer.tensor_shapes().values())
    weights = sum(math.prod(shape) for shape in shapes)
    yield Line("weights", grouped(weights))
    if session.classes:
        yield Line("outputs", ", ".join(session.classes))
    yield from _training(session, session.training)
    for number, step in enumerate(session.steps, 1):
        words, strokes = len(step.notes.split()), len(step.ink.strokes)
        parts = [f"{number}. {step.title}"]
        parts += [f"{counted(words, 'word')} of notes"] if words else []
        parts += [f"{counted(strokes, 'stroke')} of ink"] if strokes else []
        yield Line("steps" if number == 1 else "", ", ".join(parts))
    yield from _trained(kept)


def counted(count: int, thing: str) -> str:
    """So many things: 1 example, 2 examples."""
    return f"{grouped(count)} {thing}" + "s" * (count != 1)


def _picture(picture: Picture) -> str:
    height, width = picture.pixels.shape[:2]
    kind = "grey" if picture.colour == "gray" else "colour"
    return f"{picture.name}, {width}×{height} pixels, seen in {kind}"


def _training(session: Session, plan: TrainingPlan) -> Iterator[Line]:
    if not plan.data.kind:
        return
    yield Line("data", plan.data.title)
    if isinstance(plan.data, Drawings):
        for drawn in plan.data.classes:
            yield Line("", f"{drawn.name}: {counted(len(drawn.examples), 'example')}")
    epochs = counted(plan.epochs, "epoch")
    text = f"{plan.optimiser}, rate {plan.rate:g}, batches of {plan.batch}, {epochs}"
    yield Line("settings", text)


def _trained(kept: Kept) -> Iterator[Line]:
    notes, standing = kept.session.runs, kept.training.standing
    for run in kept.training.runs:
        note = notes.of(run.key)
        if not note.is_deleted and not run.is_empty:
            name = note.name or f"run {run.number}"
            yield Line("run", f"{name}, {counted(len(run.epochs), 'epoch')}")
    if standing is not None:
        are = "is" if len(standing.kept) == 1 else "are"
        text = f"after epoch {standing.epoch}; {len(standing.kept)} {are} kept"
        text += ", the first weights among them" * (0 in standing.kept)
        missing = f": epoch {standing.epoch} is missing" * (standing.epoch not in standing.kept)
        yield Line("training", text + missing)
