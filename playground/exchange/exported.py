"""The exported parts of a session: its layers by name, their weights, its picture as a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from playground import VERSION
from playground.core.arrays import FloatArray
from playground.core.cancelling import never
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.engine.compute.evaluate import evaluate
from playground.exchange.all_writers import WRITERS
from playground.exchange.places import Place, places_of, weights_of
from playground.pictures.network_input import Taken, network_input

Words: TypeAlias = Callable[[str, str], str]
"""A text, marked in a context, in the words of a language."""


def in_english(context: str, text: str) -> str:
    """The text as it is."""
    del context
    return text


@dataclass(frozen=True, slots=True, eq=False)
class Exported:
    """A session with what the program computes for its picture.

    `weights` are by the names of `places`. `taken` is what the network gets of the picture, and
    `output` what it makes of that: the maps of its last layer. `data_classes` are those of the
    data at hand, for outputs that nobody has named. What is written to be read, not to be run, is
    in `words`.
    """

    session: Session
    places: tuple[Place[Any], ...]
    weights: dict[str, FloatArray]
    taken: Taken
    output: FloatArray
    data_classes: tuple[str, ...] = ()
    words: Words = in_english

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the outputs stand for; () where they are not known."""
        if self.output.shape[1:] != (1, 1):
            return ()
        last = len(self.session.network) - 1
        return self.session.classes_at(last, len(self.output), self.data_classes)


def exported(
    session: Session,
    cancelled: Callable[[], bool] = never,
    data_classes: tuple[str, ...] = (),
    words: Words = in_english,
) -> Exported:
    """All that is exported of a session; raises Refused where its network cannot be computed.

    Weights that are not made yet are made, which may take seconds.
    """
    taken = network_input(session)
    prefixes = {kind: writer.prefix for kind, writer in WRITERS.items()}
    places = tuple(places_of(session.network, session.shape, prefixes))
    weights = weights_of(places)
    results = evaluate(session.network, taken.x, cancelled=cancelled)
    output = results.maps(len(results.stages) - 1)
    if output is None:
        raise Refused(marked("message", "The network has no output, so nothing was exported."))
    return Exported(session, places, weights, taken, output, data_classes, words)


def program() -> str:
    """The name of this program and its version."""
    return f"Convolution Playground {VERSION}"
