"""Random layers of any kind, made from nothing but their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.fields import Field, fields_of
from playground.core.filters import Filter
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import LAYERS

MODEST = 4
"""How far above its lower bound a random whole number goes, so that layers stay small."""


def random_shape(rng: np.random.Generator, largest: int = 14) -> Shape:
    channels = int(rng.integers(1, 7))
    height, width = rng.integers(1, largest, 2)
    return channels, int(height), int(width)


def random_maps(rng: np.random.Generator, shape: Shape) -> FloatArray:
    return frozen(rng.standard_normal(shape).astype(np.float32))


def random_value(field: Field, rng: np.random.Generator) -> Any:
    """A value that the field accepts."""

    def number() -> int | float:
        if field.kind in ("float", "numbers"):
            return float(rng.uniform(field.low, field.high))
        return int(rng.integers(field.low, min(field.high, field.low + MODEST - 1) + 1))

    match field.kind:
        case "bool":
            return bool(rng.random() < 0.5)
        case "choice":
            return field.choices[int(rng.integers(len(field.choices)))].value
        case "int":
            return int(rng.integers(field.low, min(field.high, field.low + MODEST) + 1))
        case "float":
            return number()
        case "pair":
            return number(), number()
        case "sides":
            return number(), number(), number(), number()
        case "numbers":
            return tuple(number() for _ in range(int(rng.integers(1, 5))))


def random_filters(rng: np.random.Generator) -> tuple[Filter, ...]:
    size = tuple(int(n) for n in rng.integers(1, 5, 2))
    return tuple(
        Filter(f"f{index}", random_maps(rng, (1, *size)), float(np.float32(rng.normal())))
        for index in range(int(rng.integers(1, 7)))
    )


def with_random_tensors(layer: Layer, rng: np.random.Generator, scale: float = 1.0) -> Layer:
    tensors = {}
    for name, values in layer.tensors().items():
        drawn = rng.normal(0, scale, values.shape)
        positive = name == "running_var"
        tensors[name] = (np.abs(drawn) + 0.1 if positive else drawn).astype(np.float32)
    return layer.with_tensors(tensors) if tensors else layer


def random_layer(kind: type[Layer], shape: Shape, rng: np.random.Generator) -> Layer:
    """A layer that fits an input of `shape`, with random fields and weights; raises Refused."""
    values = {name: random_value(field, rng) for name, field in fields_of(kind).items()}
    layer = kind(**values)
    if isinstance(layer, FilterLayer):
        layer = replace(layer, filters=random_filters(rng))
    layer = layer.fitted(shape)
    layer.output_shape(shape)
    return with_random_tensors(layer, rng)


def fitting(kind: type[Layer], count: int, seed: int) -> Iterator[tuple[Layer, FloatArray]]:
    """`count` random layers of a kind, each with an input that it accepts."""
    rng = np.random.default_rng(seed)
    done = 0
    for _ in range(100 * count):
        shape = random_shape(rng)
        try:
            layer = random_layer(kind, shape, rng)
        except Refused:
            continue
        yield layer, random_maps(rng, shape)
        done += 1
        if done == count:
            return
    raise AssertionError(f"too few random layers of kind {kind.kind} fit their inputs")


def random_network(
    rng: np.random.Generator, shape: Shape, most: int = 8, cells: int = 20_000
) -> Network:
    """A stack of 1 to `most` random layers on pictures of `shape`, no map larger than `cells`."""
    kinds = [kind for _, kind in LAYERS.items()]
    wanted = int(rng.integers(1, most + 1))
    layers: list[Layer] = []
    while len(layers) < wanted:
        kind = kinds[int(rng.integers(len(kinds)))]
        try:
            layer = random_layer(kind, shape, rng)
        except Refused:
            continue
        enabled = bool(rng.random() < 0.9)
        output = layer.output_shape(shape) if enabled else shape
        if np.prod(output) > cells:
            continue
        layers.append(replace(layer, enabled=enabled))
        shape = output
    return Network(tuple(layers))
