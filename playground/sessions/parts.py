"""The parts that a session with its steps consists of, each layer, picture and example once.

Steps share most with the document that they were kept from; a file has it once, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.plan import DataSource
from playground.core.session import Session
from playground.datasets.drawings import Drawings


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts in the order in which they are stored, those of the document first.

    `examples` are the drawings to train on by the names that they have in the file.
    """

    layers: tuple[Layer, ...]
    pictures: tuple[Picture, ...]
    examples: Mapping[str, np.ndarray]

    def places_of_layers(self) -> dict[int, int]:
        """Where a layer is among them, by its identity."""
        return {id(layer): at for at, layer in reversed([*enumerate(self.layers)])}

    def names_of_examples(self) -> dict[int, str]:
        """The names of the examples, by their identities."""
        return {id(example): name for name, example in self.examples.items()}

    def place_of_picture(self, picture: Picture) -> int:
        """Where the first picture of the same pixels is among them."""
        return next(at for at, each in enumerate(self.pictures) if _same_pixels(each, picture))


def parts_of(session: Session) -> Parts:
    """The parts of a session and of its steps."""
    layers, pictures = [*session.network], [session.picture]
    known = {id(layer) for layer in layers}
    examples: dict[str, np.ndarray] = {}
    named: set[int] = set()
    states = (session, *(step.session for step in session.steps))
    for number, state in enumerate(states):
        for layer in state.network:
            if id(layer) not in known:
                known.add(id(layer))
                layers.append(layer)
        if not any(_same_pixels(each, state.picture) for each in pictures):
            pictures.append(state.picture)
        for at, _, drawn in examples_in(state):
            for place, example in enumerate(drawn):
                if not number or id(example) not in named:
                    named.add(id(example))
                    examples[example_name(at, place, number)] = np.asarray(example)
    return Parts(tuple(layers), tuple(pictures), examples)


def example_name(at: int, place: int, step: int = 0) -> str:
    """The name of an example of a class; of a step, counted from 1, where the document has none."""
    return f"{f'step.{step}.' if step else ''}example.{at}.{place}"


def examples_in(session: Session) -> Iterator[tuple[int, str, tuple[np.ndarray, ...]]]:
    """Those of the data of a session that were drawn, which are once among all that it has."""
    for source in (session.training.data, *session.other_data):
        yield from examples_of(source)


def examples_of(source: DataSource) -> Iterator[tuple[int, str, tuple[np.ndarray, ...]]]:
    """The place, the name and the examples of every class that was drawn."""
    if isinstance(source, Drawings):
        for at, item in enumerate(source.classes):
            yield at, item.name, item.examples


def _same_pixels(one: Picture, other: Picture) -> bool:
    """Whether both have the same numbers and the same holes."""
    if (one.holes is None) != (other.holes is None):
        return False
    if one.holes is not None and not np.array_equal(one.holes, other.holes):  # type: ignore[arg-type]
        return False
    if one.pixels is other.pixels:
        return True
    return one.pixels.dtype == other.pixels.dtype and np.array_equal(one.pixels, other.pixels)
