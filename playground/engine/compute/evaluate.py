"""From a picture and a network to every map, reusing what an edit left as it was."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused
from playground.core.session import Layer, Network
from playground.engine.compute.convolve import activate, convolve, pool
from playground.engine.compute.dense import dense
from playground.engine.compute.upsampling import upsample
from playground.layers import Activation, Convolution, Dense, Pooling, Upsampling
from playground.layers.pooling import WINDOWED_MODES


class Cancelled(Exception):
    """The evaluation was given up because a newer one is wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What one layer made of its input.

    `maps` are channels × height × width, read-only; None when `refusal` says why there are none,
    or when an earlier layer has none. `fresh` are the channels whose numbers may differ from those
    of the results that were reused; None stands for all.
    """

    layer: Layer
    input_shape: Shape | None
    shape: Shape | None
    maps: FloatArray | None
    refusal: Message | None = None
    multiplications: int = 0
    fresh: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """The input as the network saw it, a stage for each layer, and the time it took."""

    input: FloatArray
    stages: tuple[Stage, ...]
    milliseconds: float = 0.0

    @property
    def multiplications(self) -> int:
        """Multiplications in all layers together."""
        return sum(stage.multiplications for stage in self.stages)

    def maps(self, stage: int) -> FloatArray | None:
        """The maps of a stage; −1 is the input."""
        return self.input if stage < 0 else self.stages[stage].maps


def plan(network: Network, shape: Shape) -> tuple[Stage, ...]:
    """The stages without their maps: shapes, costs and refusals, for an input of `shape`.

    A layer is refused that does not fit, or with which the network would take too much memory.
    """
    stages: list[Stage] = []
    reaching: Shape | None = shape
    held = math.prod(shape)
    for layer in network:
        if reaching is None:
            stages.append(Stage(layer, None, None, None))
            continue
        if not layer.enabled:
            stages.append(Stage(layer, reaching, reaching, None))
            continue
        try:
            held += layer.held(reaching)
            check_memory(held)
            output = layer.output_shape(reaching)
            held += math.prod(output)
            check_memory(held)
            cost = layer.multiplications(reaching)
            stages.append(Stage(layer, reaching, output, None, None, cost))
            reaching = output
        except Refused as refused:
            stages.append(Stage(layer, reaching, None, None, refused.message))
            reaching = None
    return tuple(stages)


def evaluate(
    network: Network,
    x: FloatArray,
    previous: Results | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Results:
    """Run the network on `x` (channels × height × width).

    Stages of `previous` whose layer and input are the very same are taken over; of a convolution
    that differs only in some filters, only those are computed. Raises Cancelled as soon as
    `cancelled()` says so.
    """
    started = time.perf_counter()
    stages: list[Stage] = []
    current: FloatArray | None = frozen(x)
    fresh: frozenset[int] | None = None
    if previous is not None and previous.input is x:
        fresh = frozenset()
    for index, stage in enumerate(plan(network, (x.shape[0], x.shape[1], x.shape[2]))):
        if cancelled():
            raise Cancelled
        if stage.shape is None or current is None:
            stages.append(stage)
            current = None
            continue
        old = previous.stages[index] if previous and index < len(previous.stages) else None
        current, fresh = _output(stage.layer, current, old, fresh, cancelled)
        stages.append(replace(stage, maps=current, fresh=fresh))
    return Results(x, tuple(stages), (time.perf_counter() - started) * 1000)


def _output(
    layer: Layer,
    x: FloatArray,
    old: Stage | None,
    fresh: frozenset[int] | None,
    cancelled: Callable[[], bool],
) -> tuple[FloatArray, frozenset[int] | None]:
    """The layer's maps, and which of them may differ from the old stage's.

    `fresh` are the channels of `x` that may differ from the old stage's input; None: all.
    """
    usable = (
        old is not None
        and old.maps is not None
        and fresh is not None
        and old.input_shape == x.shape
        and old.layer.enabled == layer.enabled
    )
    if not layer.enabled:
        return x, fresh if usable else None
    if old is None or old.maps is None or fresh is None or not usable:
        return frozen(_forward(layer, x, cancelled)), None
    if old.layer is layer:
        if not fresh:
            return old.maps, fresh
        if layer.is_channelwise:
            return _with_channels(layer, x, old.maps, fresh, cancelled), fresh
    if isinstance(layer, Convolution) and not fresh:
        changed = _changed_filters(layer, old)
        if changed is not None:
            maps = old.maps if not changed else _convolution(layer, x, cancelled, old.maps, changed)
            return frozen(maps), frozenset(changed)
    return frozen(_forward(layer, x, cancelled)), None


def _with_channels(
    layer: Layer,
    x: FloatArray,
    known: FloatArray,
    fresh: frozenset[int],
    cancelled: Callable[[], bool],
) -> FloatArray:
    """The maps of a layer that treats channels alike and apart: the fresh ones computed anew."""
    out = np.empty_like(known)
    for channel in range(len(known)):
        if channel in fresh:
            out[channel] = _forward(layer, x[channel : channel + 1], cancelled)[0]
        else:
            out[channel] = known[channel]
    return frozen(out)


def _forward(layer: Layer, x: FloatArray, cancelled: Callable[[], bool]) -> FloatArray:
    """The layer's output, computed the fast way where there is one."""
    match layer:
        case Convolution():
            return _convolution(layer, x, cancelled)
        case Dense():
            return dense(x, layer)
        case Activation():
            return activate(x, layer)
        case Pooling() if layer.mode in WINDOWED_MODES:
            return pool(x, WINDOWED_MODES[layer.mode], layer.window, layer.count_padding)
        case Upsampling():
            return upsample(x, layer.factor, layer.way == "bilinear")
        case _:
            return layer.forward(x)


BLOCK = 2**23
"""Output cells to compute between two looks at whether the evaluation is still wanted."""


def _convolution(
    layer: Convolution,
    x: FloatArray,
    cancelled: Callable[[], bool],
    known: FloatArray | None = None,
    wanted: Sequence[int] | None = None,
) -> FloatArray:
    """All maps, or only those `wanted` with the others copied from `known`."""
    shape = layer.output_shape((x.shape[0], x.shape[1], x.shape[2]))
    out = np.empty(shape, np.float32)
    every = range(shape[0])
    wanted = every if wanted is None else wanted
    if known is not None:
        for index in set(every) - set(wanted):
            out[index] = known[index]
    weights, biases = layer.weights(), layer.biases()
    at_once = max(1, BLOCK // max(1, shape[1] * shape[2]))
    for start in range(0, len(wanted), at_once):
        if cancelled():
            raise Cancelled
        some = wanted[start : start + at_once]
        convolve(x, weights, biases, layer.window, layer.groups, filters=some, out=out)
    return out


def _changed_filters(layer: Convolution, old: Stage) -> list[int] | None:
    """The filters that differ from those of the old stage; None when everything may differ."""
    before = old.layer
    if (
        not isinstance(before, Convolution)
        or len(before.filters) != len(layer.filters)
        or (before.window, before.operation, before.groups, before.has_bias)
        != (layer.window, layer.operation, layer.groups, layer.has_bias)
    ):
        return None
    return [
        index
        for index, (new, was) in enumerate(zip(layer.filters, before.filters, strict=True))
        if new.weights is not was.weights or new.bias != was.bias
    ]
