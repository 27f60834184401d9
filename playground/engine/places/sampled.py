"""Exact values at some places only, so that a photo of twelve megapixels follows the mouse.

Windows are separable in rows and columns, so the places that a view shows need a grid of rows and
columns of the stage before, and that a grid of the stage before it, down to the picture. Only
those grids are computed; no value differs from the whole map's but by float32 rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.layer import Layer, Taps
from playground.core.session import Network
from playground.engine.compute.convolve import activate, convolve, estimate
from playground.engine.compute.evaluate import Stage, stages_of
from playground.engine.compute.layer_weights import laid_weights
from playground.engine.places.at_places import filtered, gathering, pick, pooled, weighted
from playground.engine.places.indices import positions, rising
from playground.layers import Activation, Convolution, Pooling, TransposedConvolution
from playground.layers.geometry import Window
from playground.layers.pooling import WINDOWED_MODES

Places: TypeAlias = tuple[Taps, Taps]
"""Row indices and column indices of a map; every row is meant with every column."""

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as parts of the whole: (0, 0, 1, 1) is all of it."""


_WINDOWED = (Convolution, Pooling, TransposedConvolution)
"""Layers whose outputs are computed here from the cells that their taps name."""

SPANNED_CELL_NS = 2.0
"""Nanoseconds to copy a cell and pick the needed outputs, where all between them is computed."""


def grid(size: tuple[int, int], viewport: Rectangle, pixels: tuple[int, int]) -> Places:
    """The rows and columns of a map of `size` (height, width) to show on `pixels` (height, width).

    Every cell in the viewport when there are no more of them than pixels; otherwise the cell under
    the middle of each pixel. As the viewport is given in parts of the map, the places of a pooled
    map lie over those of the map before it, and share what has to be computed.
    """
    left, top, right, bottom = viewport
    return _axis(size[0], top, bottom, pixels[0]), _axis(size[1], left, right, pixels[1])


def _axis(n: int, begin: float, end: float, pixels: int) -> Taps:
    first, last = max(0.0, begin) * n, min(1.0, end) * n
    pixels = max(1, pixels)
    if last - first > pixels:
        middles = first + (np.arange(pixels) + 0.5) * ((last - first) / pixels)
        return middles.astype(np.intp).clip(0, n - 1)
    start = min(int(first), n - 1)
    return np.arange(start, max(start + 1, int(np.ceil(last - 1e-9))), dtype=np.intp)


def sample(
    network: Network,
    x: FloatArray,
    places: Sequence[Places | None],
    cancelled: Callable[[], bool] = never,
) -> tuple[FloatArray | None, ...]:
    """For each layer, its maps at the wanted places: channels × rows × columns.

    None where none are wanted, and from the first layer on that has no output or reads more than
    a window of its input. Raises Cancelled as soon as `cancelled()` says so.
    """
    samples = _samples(network, x.shape, places)
    sampled: list[FloatArray | None] = [None] * len(network)
    if not samples:
        return tuple(sampled)
    known = samples[0].read
    current = pick(x, *known)
    for index, part in enumerate(samples):
        if cancelled():
            raise Cancelled
        current = _computed(part, current, known)
        known = part.needed
        wanted = places[index]
        if wanted is not None:
            sampled[index] = pick(current, *_both(positions, known, wanted))
    return tuple(sampled)


@dataclass(frozen=True, slots=True, eq=False)
class _LayerSample:
    """A layer, the places of its output to compute, and those of its input that they read.

    Both are in rising order; `taps` are the input rows and columns behind every output place;
    `size` is the height and width of the whole input.
    """

    layer: Layer
    size: tuple[int, int]
    taps: Places
    needed: Places
    read: Places


def effort(network: Network, shape: tuple[int, ...], places: Sequence[Places | None]) -> float:
    """About how many milliseconds `sample` takes for an input of `shape`, by its convolutions."""
    nanoseconds = 0.0
    for part in _samples(network, shape, places):
        if isinstance(part.layer, Convolution) and part.layer.enabled:
            spanned = _spanning(part.layer, part)
            nanoseconds += min(spanned, _gathering(part.layer, part))
    return nanoseconds / 1e6


def _samples(
    network: Network, shape: tuple[int, ...], places: Sequence[Places | None]
) -> list[_LayerSample]:
    """The places to compute, layer by layer, as far as something is wanted and can be had."""
    stages: list[tuple[Layer, tuple[int, int], Places]] = []
    for stage in stages_of(network, (shape[0], shape[1], shape[2])):
        taps = _taps(stage)
        if taps is None or stage.input_shape is None:
            break
        stages.append((stage.layer, stage.input_shape[1:], taps))
    samples: list[_LayerSample] = []
    read: Places | None = None
    for index in range(len(stages) - 1, -1, -1):
        layer, size, taps = stages[index]
        wanted = places[index]
        if read is not None and wanted is not None:
            needed = _both(rising, read, wanted)
        elif read is not None:
            needed = read
        elif wanted is not None:
            needed = _both(rising, wanted, wanted)
        else:
            continue
        read = _both(_read, taps, needed)
        samples.insert(0, _LayerSample(layer, size, taps, needed, read))
    return samples


def _both(function: Callable[[Taps, Taps], Taps], first: Places, second: Places) -> Places:
    """The function of the rows of both, and of the columns of both."""
    return function(first[0], second[0]), function(first[1], second[1])


def _taps(stage: Stage) -> Places | None:
    """The input rows and columns of each output, or None when it cannot be sampled."""
    if stage.shape is None or stage.input_shape is None:
        return None
    if not stage.layer.enabled:
        return Layer.taps(stage.layer, stage.input_shape)
    taps = stage.layer.taps(stage.input_shape)
    if taps is None or isinstance(stage.layer, _WINDOWED) or _in_place(taps):
        return taps
    return None if stage.layer.tap_weights(stage.input_shape) is None else taps


def _in_place(taps: Places) -> bool:
    """Whether every output cell reads the one cell at its own place."""
    return all(
        axis.shape[1] == 1 and np.array_equal(axis[:, 0], np.arange(len(axis))) for axis in taps
    )


def _read(taps: Taps, needed: Taps) -> Taps:
    """The input indices behind the needed ones, in rising order.

    When all are padded zeros it is index 0, so that there is something to pick from.
    """
    read = rising(taps[needed])
    return read if read.size else np.zeros(1, np.intp)


def _computed(part: _LayerSample, x: FloatArray, known: Places) -> FloatArray:
    """The layer's output at the needed places, from its input at the known ones."""
    layer = part.layer
    under = part.taps[0][part.needed[0]], part.taps[1][part.needed[1]]
    rows, columns = _both(positions, known, under)
    if layer.enabled:
        match layer:
            case Convolution():
                span = _span(layer, part)
                if span is not None:
                    return _spanned(layer, part, span, x, known)
                return filtered(x, rows, columns, *laid_weights(layer), layer.groups)
            case TransposedConvolution():
                weights = np.stack([item.weights for item in layer.filters])
                return filtered(x, rows, columns, weights, layer.biases(), layer.groups)
            case Pooling() if layer.mode in WINDOWED_MODES:
                counts = layer.window.tap_counts(*part.size, layer.count_padding)
                counted = counts[0][part.needed[0]], counts[1][part.needed[1]]
                return pooled(x, rows, columns, WINDOWED_MODES[layer.mode], counted)
        shares = layer.tap_weights((x.shape[0], *part.size))
        if shares is not None:
            down, across = shares[0][part.needed[0]], shares[1][part.needed[1]]
            return weighted(x, rows, columns, down, across)
    x = pick(x, rows[:, 0], columns[:, 0])
    if not layer.enabled:
        return x
    if isinstance(layer, Activation):
        return activate(x, layer)
    return layer.forward(x)


def _span(layer: Convolution, part: _LayerSample) -> Window | None:
    """The window that slides over everything between the outermost needed places.

    None where it is quicker to gather the cells under the needed windows alone.
    """
    return _sliding(layer) if _spanning(layer, part) < _gathering(layer, part) else None


def _sliding(layer: Convolution) -> Window:
    return replace(layer.window, padding="valid", border="zeros")


def _spanning(layer: Convolution, part: _LayerSample) -> float:
    """About how many nanoseconds it takes to compute all between the outermost needed places."""
    window = _sliding(layer)
    height, width = (int(at[-1] - at[0]) + 1 for at in part.needed)
    copying = height * width * SPANNED_CELL_NS
    if copying > _gathering(layer, part):
        return copying  # so that there is no need to know more
    return copying + layer.groups * estimate(
        window,
        (height - 1) * window.stride[0] + window.extent[0],
        (width - 1) * window.stride[1] + window.extent[1],
        layer.filters[0].depth,
        len(layer.filters) // layer.groups,
    )


def _gathering(layer: Convolution, part: _LayerSample) -> float:
    """About how many nanoseconds it takes to gather the cells under the needed windows alone."""
    cells = len(part.needed[0]) * len(part.needed[1])
    taps = layer.window.kernel[0] * layer.window.kernel[1]
    return gathering(cells, layer.filters[0].depth * layer.groups, taps)


def _spanned(
    layer: Convolution, part: _LayerSample, window: Window, x: FloatArray, known: Places
) -> FloatArray:
    """The convolution of everything between the outermost needed places, then those alone.

    Between needed places, what was not read is taken from anywhere: it reaches no needed output.
    """
    sources = [
        _laid_out(taps[at[0] : at[-1] + 1], stride, dilation)
        for taps, at, stride, dilation in zip(
            part.taps, part.needed, window.stride, window.dilation, strict=True
        )
    ]
    (rows, columns), (known_rows, known_columns) = sources, known
    patch = pick(x, positions(known_rows, rows), positions(known_columns, columns))
    if (rows < 0).any() or (columns < 0).any():  # so that it is a copy already
        patch[:, rows < 0, :] = 0
        patch[:, :, columns < 0] = 0
    maps = convolve(patch, *laid_weights(layer), window, layer.groups)
    return pick(maps, part.needed[0] - part.needed[0][0], part.needed[1] - part.needed[1][0])


def _laid_out(taps: Taps, stride: int, dilation: int) -> Taps:
    """The input index behind each cell of the padded axis that the outputs' windows span."""
    outputs, kernel = taps.shape
    sources = np.full((outputs - 1) * stride + (kernel - 1) * dilation + 1, -1, np.intp)
    sources[np.arange(outputs)[:, None] * stride + np.arange(kernel) * dilation] = taps
    return sources
