"""From a picture and a network to every map, reusing what an edit left as it was."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.cancelling import Cancelled, never
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused
from playground.core.session import Network
from playground.engine.compute.convolve import activate, convolve, pool
from playground.engine.compute.convolve_threads import share
from playground.engine.compute.dense import dense
from playground.engine.compute.layer_weights import laid_weights, some_laid_weights
from playground.engine.compute.map_memory import Contents, MapMemory
from playground.engine.compute.upsampling import upsample
from playground.layers import Activation, Convolution, Dense, Pooling, Upsampling
from playground.layers.pooling import WINDOWED_MODES


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One layer's output, with all that is known of it.

    `maps` are channels × height × width, read-only; None when `refusal` says why there are none,
    when the layer `waits` for its weights to be made, or when an earlier layer has none. `fresh`
    are the channels whose numbers may differ from those of the results that were reused; None
    stands for all. `contents` has an object for the numbers of each channel, the same where they
    are.
    """

    layer: Layer
    input_shape: Shape | None
    shape: Shape | None
    maps: FloatArray | None
    refusal: Message | None = None
    multiplications: int = 0
    fresh: frozenset[int] | None = None
    contents: Contents | None = None
    waits: bool = False


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


def stages_of(network: Network, shape: Shape) -> tuple[Stage, ...]:
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
    cancelled: Callable[[], bool] = never,
    memory: MapMemory | None = None,
    makes_weights: bool = True,
) -> Results:
    """Run the network on `x` (channels × height × width).

    Stages of `previous` whose layer and input are the very same are taken over; of a convolution
    that differs only in some filters, only those are computed. Raises Cancelled as soon as
    `cancelled()` says so. Large maps are written into `memory`. Weights that are still to be made
    are made, or else the maps end before the layer that waits for them.
    """
    *_, results = evaluations(network, x, previous, cancelled, memory, makes_weights)
    return results


def evaluations(
    network: Network,
    x: FloatArray,
    previous: Results | None = None,
    cancelled: Callable[[], bool] = never,
    memory: MapMemory | None = None,
    makes_weights: bool = True,
) -> Iterator[Results]:
    """Yield what there is before each layer, and at the end all of it; see `evaluate`."""
    memory = memory or MapMemory()
    spent, started = 0.0, time.perf_counter()
    stages: list[Stage] = []
    current: FloatArray | None = frozen(x)
    fresh: frozenset[int] | None = None
    if previous is not None and previous.input is x:
        fresh = frozenset()
    wanted = stages_of(network, (x.shape[0], x.shape[1], x.shape[2]))
    for index, stage in enumerate(wanted):
        if cancelled():
            raise Cancelled
        spent += time.perf_counter() - started
        yield Results(x, (*stages, *wanted[index:]), spent * 1000)
        started = time.perf_counter()
        if stage.shape is None or current is None:
            stages.append(stage)
            current = None
            continue
        if stage.layer.enabled and not is_ready(stage.layer):
            if not makes_weights:
                stages.append(replace(stage, waits=True))
                current = None
                continue
            make_weights((stage.layer,), cancelled)
        old = previous.stages[index] if previous and index < len(previous.stages) else None
        current, fresh, contents = _output(stage, current, old, fresh, cancelled, memory)
        stages.append(replace(stage, maps=current, fresh=fresh, contents=contents))
    memory.keep_only(stage.shape for stage in stages)
    spent += time.perf_counter() - started
    yield Results(x, tuple(stages), spent * 1000)


def is_ready(layer: Layer) -> bool:
    """Whether the layer can be computed at once: all of its weights are there."""
    return all(array.is_made for array in layer.deferred())


def make_weights(layers: Iterable[Layer], cancelled: Callable[[], bool] = never) -> None:
    """Make the weights of layers that are switched on; raises Cancelled, to be gone on with."""
    for layer in layers:
        for array in layer.deferred() if layer.enabled else ():
            array.made(cancelled)


def fresh_channels(
    network: Network, x: FloatArray, previous: Results | None
) -> tuple[frozenset[int] | None, ...]:
    """The channels of each stage whose numbers may differ from those of `previous`; None: all.

    It is what `evaluate` would find out, without computing a map.
    """
    fresh = frozenset[int]() if previous is not None and previous.input is x else None
    found = []
    for index, layer in enumerate(network):
        old = previous.stages[index] if previous and index < len(previous.stages) else None
        if old is None or old.maps is None or old.layer.enabled != layer.enabled:
            fresh = None
        elif fresh is not None and layer.enabled:
            fresh = _fresh_of(layer, old, fresh)
        found.append(fresh)
    return tuple(found)


def _fresh_of(layer: Layer, old: Stage, fresh: frozenset[int]) -> frozenset[int] | None:
    """The channels that may differ from the old stage's, whose input differs in `fresh` ones."""
    if old.layer is layer and (not fresh or layer.is_channelwise):
        return fresh
    if not isinstance(layer, Convolution) or fresh:
        return None
    changed = _changed_filters(layer, old)
    return None if changed is None else frozenset(changed)


def _output(
    stage: Stage,
    x: FloatArray,
    old: Stage | None,
    fresh: frozenset[int] | None,
    cancelled: Callable[[], bool],
    memory: MapMemory,
) -> tuple[FloatArray, frozenset[int] | None, Contents | None]:
    """The stage's maps, which of them may differ from the old stage's, and what they are.

    `fresh` are the channels of `x` that may differ from the old stage's input; None: all.
    """
    layer = stage.layer
    usable = (
        old is not None
        and old.maps is not None
        and fresh is not None
        and old.input_shape == x.shape
        and old.layer.enabled == layer.enabled
    )
    if not layer.enabled:
        return x, fresh if usable else None, None
    if old is not None and old.maps is not None and fresh is not None and usable:
        if old.layer is layer and not fresh:
            return old.maps, fresh, old.contents
        if old.layer is layer and layer.is_channelwise:
            maps, contents = _with_channels(layer, x, old, fresh, cancelled, memory)
            return maps, fresh, contents
        if isinstance(layer, Convolution) and not fresh:
            changed = _changed_filters(layer, old)
            if changed == []:
                return old.maps, frozenset(), old.contents
            if changed is not None:
                maps, contents = _kept(old, changed, memory)
                _convolution(layer, x, cancelled, maps, changed)
                _written(contents, changed)
                return frozen(maps), frozenset(changed), contents
    return _anew(stage, x, cancelled, memory)


def _anew(
    stage: Stage, x: FloatArray, cancelled: Callable[[], bool], memory: MapMemory
) -> tuple[FloatArray, None, Contents | None]:
    """All maps of a stage, in memory that is used again where the layer can write into it."""
    layer = stage.layer
    assert stage.shape is not None
    if not isinstance(layer, Convolution | Activation | Pooling):
        return frozen(_forward(layer, x, cancelled)), None, None
    out, contents = memory.take(stage.shape)
    contents[:] = [None] * len(contents)
    maps = _forward(layer, x, cancelled, out)
    if maps is not out:
        return frozen(maps), None, None
    contents[:] = [object() for _ in contents]
    return frozen(out), None, contents


def _kept(old: Stage, changed: Collection[int], memory: MapMemory) -> tuple[FloatArray, Contents]:
    """Memory with the old maps of all channels but the changed ones, which are to be written."""
    assert old.maps is not None
    channels, height, width = old.maps.shape
    known = old.contents or [None] * channels
    out, contents = memory.take((channels, height, width), known)
    for channel, what in enumerate(known):
        if channel in changed:
            contents[channel] = None
        elif what is None or contents[channel] is not what:
            contents[channel] = None
            _copy(old.maps[channel], out[channel])
            contents[channel] = what
    return out, contents


def _copy(source: FloatArray, target: FloatArray) -> None:
    """Copy one map, on all cores."""
    rows = max(1, COPY_CELLS // source.shape[1])

    def copy(first: int) -> None:
        target[first : first + rows] = source[first : first + rows]

    share(copy, range(0, len(source), rows))


def _written(contents: Contents, channels: Iterable[int]) -> None:
    for channel in channels:
        contents[channel] = object()


def _with_channels(
    layer: Layer,
    x: FloatArray,
    old: Stage,
    fresh: frozenset[int],
    cancelled: Callable[[], bool],
    memory: MapMemory,
) -> tuple[FloatArray, Contents]:
    """The maps of a layer that treats channels alike and apart: the fresh ones computed anew."""
    out, contents = _kept(old, fresh, memory)
    for channel in sorted(fresh):
        target = out[channel : channel + 1]
        maps = _forward(layer, x[channel : channel + 1], cancelled, target)
        if maps is not target:
            target[...] = maps
    _written(contents, fresh)
    return frozen(out), contents


def _forward(
    layer: Layer, x: FloatArray, cancelled: Callable[[], bool], out: FloatArray | None = None
) -> FloatArray:
    """The layer's output, computed the fast way where there is one, into `out` where it can be."""
    match layer:
        case Convolution():
            return _convolution(layer, x, cancelled, out)
        case Dense():
            return dense(x, layer)
        case Activation():
            return activate(x, layer, out)
        case Pooling() if layer.mode in WINDOWED_MODES:
            return pool(x, WINDOWED_MODES[layer.mode], layer.window, layer.count_padding, out)
        case Upsampling():
            return upsample(x, layer.factor, layer.way == "bilinear")
        case _:
            return layer.forward(x)


COPY_CELLS = 2**19
"""Cells that a thread copies at a time."""

BLOCK_CELLS = 2**23
"""Output cells to compute between two looks at whether the evaluation is still wanted."""


def _convolution(
    layer: Convolution,
    x: FloatArray,
    cancelled: Callable[[], bool],
    out: FloatArray | None = None,
    wanted: Sequence[int] | None = None,
) -> FloatArray:
    """All maps, or only those `wanted`, in rising order, written into `out`."""
    shape = layer.output_shape((x.shape[0], x.shape[1], x.shape[2]))
    if out is None:
        out = np.empty(shape, np.float32)
    every = range(shape[0]) if wanted is None else wanted
    at_once = max(1, BLOCK_CELLS // max(1, shape[1] * shape[2]))
    for start in range(0, len(every), at_once):
        if cancelled():
            raise Cancelled
        some = every[start : start + at_once]
        if layer.groups > 1:
            convolve(x, *laid_weights(layer), layer.window, layer.groups, filters=some, out=out)
            continue
        row = slice(some[0], some[-1] + 1)
        if wanted is None:
            weights, biases = (values[row] for values in laid_weights(layer))
        else:
            weights, biases = some_laid_weights(layer, some)
        if row.stop - row.start == len(some):
            convolve(x, weights, biases, layer.window, out=out[row])
        else:
            out[some] = convolve(x, weights, biases, layer.window)
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
