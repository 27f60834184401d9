"""The sides or runs that are compared, and how they are looked at: part of the view state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.core.undo_step import Label

SourceKind: TypeAlias = Literal["present", "held", "step", "epoch", "session", "picture"]
Way: TypeAlias = Literal["swipe", "beside", "difference"]
ComparePage: TypeAlias = Literal["maps", "kernels", "runs"]
Letter: TypeAlias = Literal["a", "b"]

Align: TypeAlias = Literal["input", "corner"]
"""By the places of the input that cells see the middle of, or cell by cell from the top left."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which document a side is taken from.

    What is "held" is a `session` of earlier, which no file has: the one before the step with this
    `label`, or with none, what there was when it was asked to be held. `number` is the place of a
    step of the presentation, or an epoch. `path` is that of a session's file, or of a picture that
    the network gets instead (a file, or the name of a sample).
    """

    kind: SourceKind = "present"
    number: int = 0
    path: str = ""
    session: Session | None = None
    label: Label = ""


PRESENT = Source()
"""The document as it is now."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a map of a stage (−1 is the input) of a document."""

    source: Source = PRESENT
    stage: int = 0
    channel: int = 0


@dataclass(frozen=True, slots=True)
class RunChoice:
    """A run by its key; `path` is that of the session's file that has it, "" for this session."""

    key: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and how they are shown.

    `line` is where the swipe line stands, as a part of the width: A is seen left of it, B right of
    it. With `shares_scale` a number has the same colour in both.
    """

    a: Side = Side()
    b: Side = Side()
    way: Way = "swipe"
    line: float = 0.5
    shares_scale: bool = True
    align: Align = "input"
    page: ComparePage = "maps"
    depth: int = 0
    run_a: RunChoice | None = None
    run_b: RunChoice | None = None

    def side(self, letter: Letter) -> Side:
        """A or B."""
        return self.a if letter == "a" else self.b

    def with_side(self, letter: Letter, side: Side) -> Comparison:
        """With another A or B."""
        return replace(self, a=side) if letter == "a" else replace(self, b=side)

    def with_run(self, letter: Letter, run: RunChoice) -> Comparison:
        """With another run as A or B."""
        return replace(self, run_a=run) if letter == "a" else replace(self, run_b=run)

    @property
    def swapped(self) -> Comparison:
        """With A for B and B for A."""
        return replace(self, a=self.b, b=self.a, run_a=self.run_b, run_b=self.run_a)


def usual_comparison(session: Session, layer: int, channel: int) -> Comparison:
    """A map with the next one of its layer, else with the input: what there is to begin with."""
    layers = session.network.layers
    if not 0 <= layer < len(layers):
        return Comparison(Side(stage=-1), Side(stage=-1))
    chosen = layers[layer]
    count = len(chosen.filters) if isinstance(chosen, FilterLayer) else 1
    a = Side(stage=layer, channel=channel)
    if count > 1:
        return Comparison(a, replace(a, channel=(channel + 1) % count))
    return Comparison(a, Side(stage=-1))


def compared_with(now: Comparison, session: Session, a: Side, b: Side | None = None) -> Comparison:
    """With a map as A; B is given, or stays if it is another map, or is the usual one."""
    other = now.b if b is None else b
    if other == a:
        other = usual_comparison(session, a.stage, a.channel).b
    return replace(now, a=a, b=other, page="maps")
