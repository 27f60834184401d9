"""Layers and sentences in the words of the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.core.fields import fields_of
from playground.core.filters import Filter
from playground.core.messages import Message
from playground.core.session import FilterLayer, Layer
from playground.layers import Activation, Convolution, Pooling
from playground.layers.pooling import WINDOWED_MODES


def translated(context: str, text: str) -> str:
    """A literal that was marked with `marked`, in the user's language."""
    return QCoreApplication.translate(context, text)


def sentence(message: Message) -> str:
    """A message with its numbers in, in the user's language."""
    return message.filled(translated)


def layer_title(layer: Layer) -> str:
    """The name of a layer on its card."""
    match layer:
        case Activation(function=function):
            return _choice_label(layer, "function", function)
        case Pooling(mode="none"):
            return QCoreApplication.translate("layer", "No pooling")
        case Pooling(mode=mode):
            return QCoreApplication.translate("layer", "{mode} pooling").format(
                mode=_choice_label(layer, "mode", mode)
            )
        case Convolution():
            return QCoreApplication.translate("layer", "Convolution")
        case _:
            return translated("layer", getattr(layer, "title", layer.kind))


def _choice_label(layer: Layer, name: str, value: str) -> str:
    label = next(item.label for item in fields_of(layer)[name].choices if item.value == value)
    text = translated("field", label)
    return text[:1].upper() + text[1:]


def filter_name(item: Filter) -> str:
    """The name of a filter; those that come with the program are translated."""
    return translated("filter", item.name)


def layer_detail(layer: Layer) -> str:
    """The numbers of a layer in a few words, "" where there are none."""
    parts = []
    if isinstance(layer, FilterLayer):
        height, width = layer.kernel_size
        parts.append(f"{height}×{width}")
        count = len(layer.filters)
        if count == 1:
            parts.append(QCoreApplication.translate("layer", "1 filter"))
        else:
            parts.append(QCoreApplication.translate("layer", "{count} filters").format(count=count))
    if isinstance(layer, Pooling) and layer.mode in WINDOWED_MODES:
        parts.append(f"{layer.size[0]}×{layer.size[1]}")
    stride = getattr(layer, "stride", (1, 1))
    if stride != (1, 1) and (not isinstance(layer, Pooling) or layer.mode in WINDOWED_MODES):
        steps = str(stride[0]) if stride[0] == stride[1] else f"{stride[0]}×{stride[1]}"
        parts.append(QCoreApplication.translate("layer", "stride {steps}").format(steps=steps))
    return " · ".join(parts)
