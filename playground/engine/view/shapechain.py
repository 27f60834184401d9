"""The stack in one line: shapes and layers from the picture to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from playground.core.arrays import Shape
from playground.core.messages import Message, Term, marked
from playground.core.session import FilterLayer, Layer
from playground.core.word_count import size_text
from playground.engine.compute.evaluate import Stage
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
from playground.layers.pooling import WINDOWED_MODES

Link: TypeAlias = tuple[Message, ...]
"""A shape, or a layer with its most important numbers."""

_POOLINGS = {
    "max": marked("message", "Max {size}"),
    "average": marked("message", "Average {size}"),
    "min": marked("message", "Min {size}"),
    "global max": marked("message", "Global max"),
    "global average": marked("message", "Global average"),
}


@dataclass(frozen=True, slots=True)
class ShapeChain:
    """The links from the picture on; a shape that stays as it was is not said again."""

    links: tuple[Link, ...]

    def __str__(self) -> str:
        return " → ".join(" · ".join(str(part) for part in link) for link in self.links)


def shape_chain(stages: Sequence[Stage], shape: Shape) -> ShapeChain:
    """The chain of a stack on a picture of `shape`; it ends with "?" where a layer does not fit.

    Layers that are switched off or change nothing by their nature are left out.
    """
    links: list[Link] = [_size(shape)]
    for stage in stages:
        if stage.layer.enabled and not _is_idle(stage.layer):
            links.append(layer_link(stage.layer))
        if stage.shape is None:
            links.append((Message("?"),))
            break
        if stage.shape != shape:
            shape = stage.shape
            links.append(_size(shape))
    return ShapeChain(tuple(links))


def _size(shape: Shape) -> Link:
    return (Message("{size}", {"size": size_text(shape)}),)


def _is_idle(layer: Layer) -> bool:
    match layer:
        case Activation():
            return layer.declaration.is_identity
        case Pooling(mode="none"):
            return True
        case _:
            return False


def layer_link(layer: Layer) -> Link:
    """A layer in a few words: its name, then the numbers that tell it from its default."""
    match layer:
        case Activation():
            return (Message("{name}", {"name": Term("field", layer.declaration.label, True)}),)
        case Pooling(mode=mode) if mode in WINDOWED_MODES:
            size = {"size": _by(layer.size)}
            return (Message(_POOLINGS[mode], size), *_stride(layer.stride, layer.size))
        case Pooling(mode=mode) if mode in _POOLINGS:
            return (Message(_POOLINGS[mode]),)
        case Convolution():
            name = Message(marked("message", "Conv {size}"), {"size": _by(layer.kernel_size)})
            return (name, _filters(layer), *_stride(layer.stride, (1, 1)), *_groups(layer))
        case TransposedConvolution():
            name = Message(
                marked("message", "Transposed conv {size}"), {"size": _by(layer.kernel_size)}
            )
            return (name, _filters(layer), *_stride(layer.stride, (1, 1)), *_groups(layer))
        case Dropout(rate=rate):
            share = {"share": f"{100 * rate:.3g}"}
            return (Message(marked("message", "Dropout {share} %"), share),)
        case BatchNormalisation():
            return (Message(marked("message", "Batch normalisation")),)
        case LocalResponseNormalisation():
            return (Message(marked("message", "Local response normalisation")),)
        case Flatten():
            return (Message(marked("message", "Flatten")),)
        case Dense(units=units):
            count = Message(marked("message", "{units} units"), {"units": units})
            return Message(marked("message", "Dense")), count
        case _:
            return (Message(layer.title or layer.kind),)


def _filters(layer: FilterLayer) -> Message:
    count = len(layer.filters)
    if count == 1:
        return Message(marked("message", "1 filter"))
    return Message(marked("message", "{count} filters"), {"count": count})


def _groups(layer: FilterLayer) -> Link:
    if layer.groups == 1:
        return ()
    return (Message(marked("message", "{groups} groups"), {"groups": layer.groups}),)


def _stride(stride: tuple[int, int], usual: tuple[int, int]) -> Link:
    if stride == usual:
        return ()
    steps = str(stride[0]) if stride[0] == stride[1] else _by(stride)
    return (Message(marked("message", "stride {steps}"), {"steps": steps}),)


def _by(pair: tuple[int, int]) -> str:
    return f"{pair[0]}×{pair[1]}"
