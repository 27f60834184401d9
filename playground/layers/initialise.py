"""Random weights to start from: how they are drawn, and layers filled with them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, frozen
from playground.core.deferred import (
    DeferredArray,
    Weights,
    is_large,
    row_blocks,
)
from playground.core.filters import Filter, usual_name
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import marked
from playground.core.plan import TrainingPlan
from playground.core.registry import Registry
from playground.core.session import Network

SPREAD = 0.1
"""Half the range of "uniform" and the standard deviation of "normal"."""

L = TypeVar("L", bound=Layer)


@dataclass(frozen=True, slots=True)
class Draw:
    """The layer that weights are drawn for.

    `fan_in` counts the values that make one output, `fan_out` the outputs that one value reaches.
    """

    rng: np.random.Generator
    shape: tuple[int, ...]
    fan_in: int
    fan_out: int


@dataclass(frozen=True, slots=True)
class Initialiser:
    """A way to draw weights, with what menus say of it."""

    title: str
    sentence: str
    weights: Callable[[Draw], NDArray[Any]]


INITIALISERS: Registry[Initialiser] = Registry("initialiser")


def _zeros(draw: Draw) -> NDArray[Any]:
    return np.zeros(draw.shape)


def _uniform(draw: Draw) -> NDArray[Any]:
    return draw.rng.uniform(-SPREAD, SPREAD, draw.shape)


def _normal(draw: Draw) -> NDArray[Any]:
    return draw.rng.normal(0, SPREAD, draw.shape)


def _xavier(draw: Draw) -> NDArray[Any]:
    """Glorot and Bengio, Understanding the difficulty of training deep networks, 2010."""
    bound = math.sqrt(6 / (draw.fan_in + draw.fan_out))
    return draw.rng.uniform(-bound, bound, draw.shape)


def _he(draw: Draw) -> NDArray[Any]:
    """He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015."""
    return draw.rng.normal(0, math.sqrt(2 / draw.fan_in), draw.shape)


INITIALISERS.add(
    "zeros",
    Initialiser(
        marked("initialiser", "zeros"),
        marked("initialiser", "Every weight is 0: all units of a layer then learn the same."),
        _zeros,
    ),
)
INITIALISERS.add(
    "uniform",
    Initialiser(
        marked("initialiser", "uniform"),
        marked("initialiser", "Any value between −0.1 and 0.1, all equally likely."),
        _uniform,
    ),
)
INITIALISERS.add(
    "normal",
    Initialiser(
        marked("initialiser", "normal"),
        marked("initialiser", "Normally distributed, with a standard deviation of 0.1."),
        _normal,
    ),
)
INITIALISERS.add(
    "xavier",
    Initialiser(
        marked("initialiser", "Xavier"),
        marked(
            "initialiser",
            "Any value within ±√(6 / (inputs + outputs)): tanh and sigmoid layers then neither"
            " shrink nor blow up what passes.",
        ),
        _xavier,
    ),
)
INITIALISERS.add(
    "he",
    Initialiser(
        marked("initialiser", "He"),
        marked(
            "initialiser",
            "Normally distributed, with a variance of 2 / inputs: ReLU layers then neither shrink"
            " nor blow up what passes.",
        ),
        _he,
    ),
)


def drawn(
    name: str, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
) -> FloatArray:
    """Weights of `shape` from the initialiser of that name, read-only."""
    weights = np.empty(shape, np.float32)
    for _ in drawing(name, rng, weights, fan_in, fan_out):
        pass
    return frozen(weights)


def drawing(
    name: str, rng: np.random.Generator, out: FloatArray, fan_in: int, fan_out: int
) -> Iterator[None]:
    """Draw the numbers of `out`, with a pause after each block of rows.

    float64 for all of them at once would take three times the memory.
    """
    for rows in row_blocks(range(len(out)), math.prod(out.shape[1:])):
        part = out[rows]
        part[...] = INITIALISERS[name].weights(
            Draw(rng, part.shape, max(1, fan_in), max(1, fan_out))
        )
        yield


@dataclass(frozen=True, slots=True)
class Drawing:
    """The recipe of weights that are drawn, always the same ones, from a seed of their own."""

    name: str
    seed: np.random.SeedSequence
    shape: tuple[int, ...]
    fan_in: int
    fan_out: int
    sources: tuple[Weights, ...] = ()

    def fill(self, out: FloatArray, sources: Sequence[FloatArray]) -> Iterator[None]:
        """Draw them."""
        del sources
        rng = np.random.default_rng(self.seed)
        yield from drawing(self.name, rng, out, self.fan_in, self.fan_out)


def drawn_or_deferred(
    name: str, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
) -> Weights:
    """Weights as from `drawn`; a large array of them is drawn when it is needed.

    That one has a seed of its own, which the next large array of the same `rng` has not.
    """
    if not is_large(shape):
        return drawn(name, rng, shape, fan_in, fan_out)
    (child,) = rng.spawn(1)
    seed = cast(np.random.SeedSequence, child.bit_generator.seed_seq)
    return DeferredArray(Drawing(name, seed, shape, fan_in, fan_out))


def he_filters(
    count: int, depth: int, size: tuple[int, int], rng: np.random.Generator
) -> tuple[Filter, ...]:
    """Filters named f1, f2, … with weights after He and no bias."""
    blank = np.zeros((count, depth, *size), np.float32)
    filters = tuple(Filter(usual_name(index), weights) for index, weights in enumerate(blank))
    return _filled(filters, "he", rng)


def initialised(layer: L, name: str, rng: np.random.Generator) -> L:
    """The layer as new: weights from the initialiser, biases 0, scales 1, statistics neutral."""
    if isinstance(layer, FilterLayer):
        return replace(layer, filters=_filled(layer.filters, name, rng))
    shapes = layer.tensor_shapes()
    if not shapes:
        return layer
    fresh = {
        key: (drawn_or_deferred if key in layer.deferrable else drawn)(
            name, rng, shape, math.prod(shape[1:]), shape[0]
        )
        if len(shape) > 1
        else np.full(shape, layer.initial(key), np.float32)
        for key, shape in shapes.items()
    }
    return cast(L, layer.with_tensors(cast("dict[str, FloatArray]", fresh)))


def drawn_anew(network: Network, plan: TrainingPlan) -> Network:
    """The network with other first weights, by the plan's seed, in all layers that it trains.

    Where training starts from the weights as they are, they are drawn by He; else the plan's
    initialiser draws them when the training begins, and the network stays.
    """
    if plan.initialiser != "as-is":
        return network
    rng = np.random.default_rng((plan.seed, 0x117))
    return Network(
        tuple(
            layer if place in plan.frozen else initialised(layer, "he", rng)
            for place, layer in enumerate(network)
        )
    )


def _filled(filters: tuple[Filter, ...], name: str, rng: np.random.Generator) -> tuple[Filter, ...]:
    area = math.prod(filters[0].size)
    weights = drawn(
        name,
        rng,
        (len(filters), *filters[0].weights.shape),
        filters[0].depth * area,
        len(filters) * area,
    )
    return tuple(
        replace(item.with_weights(new), bias=0.0)
        for item, new in zip(filters, weights, strict=True)
    )
