"""From a picture and a network to every map, reusing what an edit left as it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.messages import Message, Refused
from playground.core.session import Layer, Network
from playground.engine.convolve import activate, convolve, pool
from playground.layers import Activation, Convolution, Pooling
from playground.layers.pooling import WINDOWED_MODES


class Cancelled(Exception):
    """The evaluation was given up because a newer one is wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What one layer made of its input.

    `maps` are channels × height × width, read-only; None when `refusal` says why there are none,
    or when an earlier layer has none.
    """

    layer: Layer
    input_shape: Shape | None
    shape: Shape | None
    maps: FloatArray | None
    refusal: Message | None = None
    multiplications: int = 0


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
    """The stages without their maps: shapes, costs and refusals, for an input of `shape`."""
    stages: list[Stage] = []
    reaching: Shape | None = shape
    for layer in network:
        if reaching is None:
            stages.append(Stage(layer, None, None, None))
            continue
        if not layer.enabled:
            stages.append(Stage(layer, reaching, reaching, None))
            continue
        try:
            output = layer.output_shape(reaching)
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
    same_input = previous is not None and previous.input is x
    for index, stage in enumerate(plan(network, (x.shape[0], x.shape[1], x.shape[2]))):
        if cancelled():
            raise Cancelled
        old = previous.stages[index] if previous and index < len(previous.stages) else None
        if stage.shape is None or current is None:
            stages.append(stage)
            current = None
            continue
        maps: FloatArray
        if not stage.layer.enabled:
            maps = current
        elif old and same_input and old.layer is stage.layer and old.maps is not None:
            maps = old.maps
        else:
            reusable = old if same_input else None
            maps = frozen(_forward(stage.layer, current, reusable, cancelled))
        stages.append(
            Stage(stage.layer, stage.input_shape, stage.shape, maps, None, stage.multiplications)
        )
        same_input = old is not None and maps is old.maps
        current = maps
    return Results(x, tuple(stages), (time.perf_counter() - started) * 1000)


def _forward(
    layer: Layer, x: FloatArray, old: Stage | None, cancelled: Callable[[], bool]
) -> FloatArray:
    """The layer's output, computed the fast way where there is one."""
    match layer:
        case Convolution():
            return _convolution(layer, x, old, cancelled)
        case Activation():
            return activate(x, layer.function, layer.slope)
        case Pooling() if layer.mode in WINDOWED_MODES:
            return pool(x, WINDOWED_MODES[layer.mode], layer.window)
        case _:
            return layer.forward(x)


BLOCK = 2**23
"""Output cells to compute between two looks at whether the evaluation is still wanted."""


def _convolution(
    layer: Convolution, x: FloatArray, old: Stage | None, cancelled: Callable[[], bool]
) -> FloatArray:
    shape = layer.output_shape((x.shape[0], x.shape[1], x.shape[2]))
    out = np.empty(shape, np.float32)
    wanted = _changed_filters(layer, old) if old else list(range(shape[0]))
    if old is not None and old.maps is not None:
        for index in set(range(shape[0])) - set(wanted):
            out[index] = old.maps[index]
    weights, biases = layer.weights(), layer.biases()
    at_once = max(1, BLOCK // max(1, shape[1] * shape[2]))
    for start in range(0, len(wanted), at_once):
        if cancelled():
            raise Cancelled
        some = wanted[start : start + at_once]
        convolve(x, weights, biases, layer.window, layer.groups, filters=some, out=out)
    return out


def _changed_filters(layer: Convolution, old: Stage) -> list[int]:
    """The filters whose maps cannot be taken from the old stage, which had the same input."""
    everything = list(range(len(layer.filters)))
    before = old.layer
    if (
        not isinstance(before, Convolution)
        or old.maps is None
        or len(before.filters) != len(layer.filters)
        or (before.window, before.operation, before.groups)
        != (layer.window, layer.operation, layer.groups)
    ):
        return everything
    return [index for index in everything if not _same_numbers(layer, before, index)]


def _same_numbers(layer: Convolution, before: Convolution, index: int) -> bool:
    new, old = layer.filters[index], before.filters[index]
    return new.weights is old.weights and new.bias == old.bias
