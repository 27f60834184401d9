"""The receptive field by formula: which pixels of the picture a cell of a layer depends on.

Going back through a convolution or a pooling, n neighbouring outputs span (n − 1) · stride + extent
inputs, and the first of them starts `begin` cells before; the steps between neighbours multiply.
See Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from playground.core.arrays import Shape
from playground.core.layer import Reach
from playground.core.session import Network

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReceptiveField:
    """The part of the picture that a cell of a layer sees, along height and width.

    `size` counts pixels, padding included; the field of the first cell starts at `offset`
    (negative: in the padding), that of the next cell `jump` pixels on. Behind an upsampling or a
    transposed convolution with a stride, neighbours are `uneven`: they see this much at most, and
    `jump` is the mean step. Flattened cells have neither offset nor jump, and what follows them or
    sees all of a map counts as seeing the whole picture.
    """

    size: Pair
    jump: tuple[Fraction, Fraction] | None = None
    offset: Pair | None = None
    whole: bool = False
    uneven: bool = False


def receptive_field(network: Network, shape: Shape) -> tuple[ReceptiveField, ...]:
    """The receptive field of every layer for a picture of `shape`.

    Layers that are switched off pass on what they get. Raises Refused for a layer that does not
    fit its input.
    """
    picture = shape
    reaches: list[Reach] = []
    jump = (Fraction(1), Fraction(1))
    scattered = whole = False
    rows: list[ReceptiveField] = []
    for layer in network:
        if layer.enabled:
            reach = layer.reach(shape)
            shape = layer.output_shape(shape)
            whole = whole or scattered or reach is None
            if reach is not None:
                scattered = scattered or reach.scattered
                reaches.append(reach)
                jump = (_onwards(jump[0], reach, 0), _onwards(jump[1], reach, 1))
        rows.append(_field(reaches, jump, picture, scattered, whole))
    return tuple(rows)


def seen_part(
    field: ReceptiveField, shape: Shape, row: int, column: int
) -> tuple[int, int, int, int]:
    """Top, left, height and width of what a cell sees of a picture of `shape`, padding left out.

    All of the picture where a cell's place in it is not known.
    """
    if field.whole or field.jump is None or field.offset is None:
        return 0, 0, shape[1], shape[2]
    found: list[Pair] = []
    for axis, at in enumerate((row, column)):
        start = field.offset[axis] + math.floor(field.jump[axis] * at)
        end = min(start + field.size[axis], shape[1 + axis])
        start = min(max(0, start), shape[1 + axis] - 1)
        found.append((start, max(1, end - start)))
    (top, height), (left, width) = found
    return top, left, height, width


def _field(
    reaches: list[Reach],
    jump: tuple[Fraction, Fraction],
    picture: Shape,
    scattered: bool,
    whole: bool,
) -> ReceptiveField:
    if whole:
        return ReceptiveField((picture[1], picture[2]), whole=True)
    height, top = _back(reaches, 0)
    width, left = _back(reaches, 1)
    if scattered:
        return ReceptiveField((height, width))
    uneven = any(reach.transposed and max(reach.stride) > 1 for reach in reaches)
    return ReceptiveField((height, width), jump, (top, left), uneven=uneven)


def _back(reaches: list[Reach], axis: int) -> Pair:
    """Along one axis: how many pixels one cell behind `reaches` spans, and where cell 0 starts."""
    span, start = 1, 0
    for reach in reversed(reaches):
        extent, stride, begin = reach.extent[axis], reach.stride[axis], reach.begin[axis]
        if reach.transposed:
            span = (span + extent - 2) // stride + 1
            start = -((extent - 1 - begin - start) // stride)
        else:
            span = (span - 1) * stride + extent
            start = start * stride - begin
    return span, start


def _onwards(jump: Fraction, reach: Reach, axis: int) -> Fraction:
    """The step between neighbours behind one more layer."""
    stride = reach.stride[axis]
    if stride == 1:
        return jump
    return jump / stride if reach.transposed else jump * stride
