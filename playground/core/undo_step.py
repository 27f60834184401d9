"""A step of the history, what it holds, and what is going to be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from numpy.typing import NDArray

from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Message
from playground.core.session import Network, Session
from playground.core.step_edits import step_of

Label: TypeAlias = str | Message
"""The name of a step: a text marked for "edit", or a message with its numbers."""

NO_LAYERS: Mapping[int, Layer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A session, what was done to reach it, and the key that lets a drag stay one step.

    `point` is a number that a step has from the one before until it is given another: that of the
    training that belongs to it. So is `document`, as undo leads from one document to the one
    before. `replaced` are the layers, learned meanwhile, whose cells an edit made while something
    was being learned. A step that `opens` is what a learning began with: one with what is learned,
    as soon as that is a step. `released` counts the bytes of arrays that the step before holds and
    this one does not: what forgetting that step would free.
    """

    session: Session
    label: Label
    merge: str | None = None
    released: int = 0
    point: int = 0
    opens: bool = False
    replaced: Mapping[int, Layer] = field(default_factory=lambda: NO_LAYERS)
    document: int = 0


@dataclass(frozen=True, slots=True)
class Learning:
    """Weights that are laid over the present, and the step that they are going to be.

    What is only `looked_at` becomes none: undo and redo leave it there on their way between steps
    of the same point, and take it off on the way to another.
    """

    network: Network
    label: Label
    point: int
    looked_at: bool = False


def holds(saved: Session, session: Session) -> bool:
    """Whether a session is a saved one, or is at one of the steps in that."""
    if session is saved:
        return True
    is_like = session.steps is saved.steps and session.runs == saved.runs
    return is_like and step_of(session) >= 0


def bytes_only_in(session: Session, other: Session) -> int:
    """The bytes of the arrays that only the first of two sessions holds, steps included."""
    theirs = set(other.network)
    lost = {id(session.picture.pixels): session.picture.pixels}
    lost |= _by_id(arrays_of(layer for layer in session.network if layer not in theirs))
    if session.steps is not other.steps:
        lost |= _by_id(_arrays_of_steps(session))
    lost.pop(id(other.picture.pixels), None)
    for layer in other.network:
        for key in _ids(layer).intersection(lost):
            del lost[key]
    if lost and other.steps:
        lost = {key: lost[key] for key in lost.keys() - set(map(id, _arrays_of_steps(other)))}
    return sum(array.nbytes for array in lost.values())


def _by_id(arrays: Iterable[NDArray[Any]]) -> dict[int, NDArray[Any]]:
    return {id(array): array for array in arrays}


_known_ids: WeakKeyDictionary[FilterLayer, frozenset[int]] = WeakKeyDictionary()
"""The ids of the weights of filters, thousands in a published network: they live as it does."""


def _ids(layer: Layer) -> frozenset[int]:
    known = _known_ids.get(layer) if isinstance(layer, FilterLayer) else None
    if known is None:
        known = frozenset(map(id, layer.arrays()))
        if isinstance(layer, FilterLayer):
            _known_ids[layer] = known
    return known


def _arrays(session: Session) -> Iterator[NDArray[Any]]:
    yield session.picture.pixels
    yield from arrays_of(session.network)


def _arrays_of_steps(session: Session) -> Iterator[NDArray[Any]]:
    for step in session.steps:
        yield from _arrays(step.session)


def arrays_of(layers: Iterable[Layer]) -> Iterator[NDArray[Any]]:
    """The arrays of layers."""
    for layer in layers:
        yield from layer.arrays()
