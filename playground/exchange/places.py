"""The layers of a network with the names that they have in exported code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Layer
from playground.core.messages import Message, Refused, marked
from playground.core.session import Network
from playground.engine.compute.evaluate import stages_of

L = TypeVar("L", bound=Layer)


@dataclass(frozen=True, slots=True, eq=False)
class Place(Generic[L]):
    """A layer where it stands: its name, such as conv1, and the shapes of its input and output."""

    layer: L
    index: int
    name: str
    before: Shape
    after: Shape

    def tensor(self, name: str) -> str:
        """The name of one of the layer's tensors: conv1.weight."""
        return f"{self.name}.{name}"

    def tensors(self) -> dict[str, FloatArray]:
        """The layer's tensors by these names."""
        return {self.tensor(name): values for name, values in self.layer.tensors().items()}


def by(shape: tuple[int, ...]) -> str:
    """A shape in words: 6 × 28 × 28."""
    return " × ".join(map(str, shape))


def places_of(network: Network, shape: Shape, prefixes: Mapping[type, str]) -> Iterator[Place[Any]]:
    """Yield the layers that are switched on, for an input of `shape`.

    `prefixes` are the names of kinds, which are numbered. Raises Refused where a layer does not
    fit, or where its kind has no name.
    """
    counts: Counter[str] = Counter()
    for index, stage in enumerate(stages_of(network, shape)):
        if stage.refusal is not None:
            raise Refused(stage.refusal.text, **stage.refusal.values)
        if not stage.layer.enabled:
            continue
        prefix = prefixes.get(type(stage.layer))
        if prefix is None:
            raise unwritable_layer(stage.layer)
        counts[prefix] += 1
        assert stage.input_shape is not None
        assert stage.shape is not None
        yield Place(stage.layer, index, f"{prefix}{counts[prefix]}", stage.input_shape, stage.shape)


def unwritable_layer(layer: Layer) -> Refused:
    """That there is no code for a layer."""
    text = marked("message", "{layer} has no form in code or ONNX yet, so nothing was exported.")
    return Refused(text, layer=layer.name())


def weights_of(places: tuple[Place[Any], ...]) -> dict[str, FloatArray]:
    """All learned and measured values by name; raises Refused where one is no finite number."""
    found: dict[str, FloatArray] = {}
    for place in places:
        for name, values in place.tensors().items():
            if not np.isfinite(values).all():
                text = marked(
                    "message", "{layer} has weights that are infinite or no numbers: not exported."
                )
                raise Refused(text, layer=Message("{name}", {"name": place.name}))
            found[name] = np.ascontiguousarray(values, np.float32)
    return found
