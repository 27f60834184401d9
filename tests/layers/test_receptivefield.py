"""The receptive field by formula against the one found by perturbing pixels."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from playground.core.arrays import FloatArray
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import (
    Activation,
    BatchNormalisation,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
)
from playground.layers.initialise import he_filters
from playground.layers.receptivefield import receptive_field, seen_part
from playground.layers.stacks import load_stacks

PADDINGS = ("valid", "same", "full", "explicit")


def ones(height: int, width: int) -> tuple:
    return (make_filter("ones", np.ones((height, width), np.float32)),)


def pair(rng: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    first, second = rng.integers(low, high + 1, 2)
    return int(first), int(second)


def random_windowed(rng: np.random.Generator) -> Layer:
    """A layer whose outputs read a window; every weight is 1, so that none hides a cell."""
    sides = tuple(int(n) for n in rng.integers(0, 2, 4))
    match int(rng.integers(6)):
        case 0 | 1:
            return Convolution(
                filters=ones(*pair(rng, 1, 4)),
                stride=pair(rng, 1, 2),
                dilation=pair(rng, 1, 2),
                padding=str(rng.choice(PADDINGS)),
                sides=sides,
            )
        case 2:
            return Pooling(
                mode=str(rng.choice(["max", "average", "min"])),
                size=pair(rng, 1, 3),
                stride=pair(rng, 1, 2),
            )
        case 3:
            stride = pair(rng, 1, 3)
            size = tuple(s + int(rng.integers(0, 3)) for s in stride)
            cut = str(rng.choice(["none", "same", "explicit"]))
            return TransposedConvolution(filters=ones(*size), stride=stride, cut=cut, sides=sides)
        case 4:
            return Activation()
        case _:
            kinds = (Dropout(), BatchNormalisation(), LocalResponseNormalisation())
            return kinds[int(rng.integers(3))]


def run(layers: list[Layer], x: FloatArray) -> FloatArray:
    for layer in layers:
        x = layer.forward(x) if layer.enabled else x
    return x


def seen_by(layers: list[Layer], x: FloatArray, axis: int) -> list[tuple[int, int]]:
    """For every output row (axis 0) or column, the first and last pixel that it depends on.

    A pixel is perturbed to NaN, which reaches every output that reads it, whatever the others.
    """
    length = x.shape[axis + 1]
    reached = []
    for place in range(length):
        perturbed = x.copy()
        perturbed[(slice(None), place) if axis == 0 else (slice(None), slice(None), place)] = np.nan
        reached.append(np.isnan(run(layers, perturbed)).any(axis=(0, 2 - axis)))
    table = np.array(reached)
    return [
        (int(np.flatnonzero(column)[0]), int(np.flatnonzero(column)[-1]))
        if column.any()
        else (0, -1)
        for column in table.T
    ]


def test_random_stacks_see_what_the_formula_says() -> None:
    rng = np.random.default_rng(0)
    compared = transposed = 0
    while compared < 60:
        layers = [random_windowed(rng) for _ in range(int(rng.integers(1, 6)))]
        layers = [replace(layer, enabled=bool(rng.random() < 0.9)) for layer in layers]
        shape = (1, 44, 41)
        try:
            fields = receptive_field(Network(tuple(layers)), shape)
        except Refused:
            continue
        field = fields[-1]
        if max(field.size) > 30 or run(layers, np.ones(shape, np.float32)).size > 40_000:
            continue
        assert field.jump is not None
        assert field.offset is not None
        x = rng.random(shape).astype(np.float32)
        uneven = any(isinstance(layer, TransposedConvolution) for layer in layers if layer.enabled)
        for axis in (0, 1):
            size, offset, jump = field.size[axis], field.offset[axis], field.jump[axis]
            margin = 2 if uneven else 0
            inner = [
                (index, first, last)
                for index, (first, last) in enumerate(seen_by(layers, x, axis))
                if margin <= offset + jump * index <= shape[axis + 1] - size - margin
            ]
            if uneven:
                assert all(last - first + 1 <= size for _, first, last in inner)
                if len(inner) >= 8:
                    assert max(last - first + 1 for _, first, last in inner) == size
            else:
                for index, first, last in inner:
                    assert first == offset + jump * index
                    assert last - first + 1 == size
            compared += bool(inner)
            transposed += uneven
    assert transposed > 5


def test_edges_cut_the_field_off() -> None:
    layers: list[Layer] = [
        Convolution(filters=ones(3, 3)),
        Pooling(),
        Convolution(filters=ones(5, 5)),
    ]
    field = receptive_field(Network(tuple(layers)), (1, 20, 20))[-1]
    assert (field.size, field.jump, field.offset) == ((12, 12), (2, 2), (-5, -5))
    found = seen_by(layers, np.ones((1, 20, 20), np.float32), 0)
    assert found[0] == (0, 6)
    assert found[3] == (1, 12)


def test_it_grows_with_depth() -> None:
    """Article figure: 3×3, then 3×3 sees 5×5, then 3×3 sees 7×7."""
    network = Network((Convolution(filters=ones(3, 3)),) * 3)
    assert [field.size for field in receptive_field(network, (1, 28, 28))] == [
        (3, 3),
        (5, 5),
        (7, 7),
    ]


def test_lenet_sees_all_of_its_picture() -> None:
    fields = receptive_field(load_stacks()["lenet5"].network((1, 32, 32)), (1, 32, 32))
    assert [field.size[0] for field in fields[:6]] == [5, 5, 6, 14, 14, 16]
    assert [field.jump for field in fields[:6]] == [(j, j) for j in (1, 1, 2, 2, 2, 4)]
    assert all(field.whole and field.size == (32, 32) for field in fields[6:])


def test_a_flattened_cell_still_sees_its_window() -> None:
    layers = (Convolution(filters=ones(3, 3)), Flatten(), Activation(), Dense())
    fields = receptive_field(Network(layers), (1, 9, 9))
    assert (fields[1].size, fields[1].jump, fields[1].whole) == ((3, 3), None, False)
    assert fields[2].whole
    assert fields[3].whole
    assert fields[3].size == (9, 9)


def test_global_pooling_sees_everything() -> None:
    fields = receptive_field(Network((Pooling(mode="global max"),)), (2, 7, 5))
    assert fields[0].whole
    assert fields[0].size == (7, 5)


def test_a_transposed_convolution_halves_the_steps() -> None:
    network = Network((TransposedConvolution(filters=ones(4, 4)),))
    field = receptive_field(network, (1, 9, 9))[0]
    assert field.jump == (Fraction(1, 2), Fraction(1, 2))
    assert field.size == (2, 2)
    assert field.uneven
    found = seen_by(list(network), np.ones((1, 9, 9), np.float32), 0)
    assert found[:4] == [(0, 0), (0, 1), (0, 1), (1, 2)]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(Refused):
        receptive_field(Network((Convolution(filters=ones(9, 9), padding="valid"),)), (1, 5, 5))


def test_the_part_that_a_cell_sees_ends_with_the_picture() -> None:
    filters = he_filters(1, 1, (3, 3), np.random.default_rng(0))
    network = Network((Convolution(filters=filters), Pooling(), Convolution(filters=filters)))
    field = receptive_field(network, (1, 12, 10))[-1]
    assert field.size == (8, 8)
    assert seen_part(field, (1, 12, 10), 2, 2) == (1, 1, 8, 8)
    assert seen_part(field, (1, 12, 10), 0, 4) == (0, 5, 5, 5)
    whole = receptive_field(Network((Pooling(mode="global average"),)), (1, 12, 10))[-1]
    assert seen_part(whole, (1, 12, 10), 0, 0) == (0, 0, 12, 10)
