"""Layers and sentences in the words of the user's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from playground.core.counting import from_one
from playground.core.filters import Filter
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Message, Term, marked
from playground.kernels import names as kernel_names
from playground.layers.classnames import CONTEXT, translated_lists


def translated(context: str, text: str) -> str:
    """A literal that was marked with `marked`, in the user's language."""
    return QCoreApplication.translate(context, text)


def sentence(message: Message) -> str:
    """A message with its numbers in, in the user's language."""
    return message.filled(translated)


def sentences(messages: Iterable[Message]) -> str:
    """Several messages, one after the other, as a paragraph."""
    written = ""
    for text in map(sentence, messages):
        # Chinese full stops bring their own room.
        written += text if not written or written.endswith("。") else f" {text}"
    return written


def in_words(name: str | Term | Message) -> str:
    """A name: in the user's language where it is the program's."""
    if isinstance(name, Term):
        return name.written(translated(name.context, name.text))
    return sentence(name) if isinstance(name, Message) else name


def class_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of classes in the user's language, where they are those of a network that comes along.

    Others, of a folder's classes, are the user's own words.
    """
    if len(names) < 2 or names not in translated_lists():
        return names
    return _translated_names(names, QLocale().name())


@lru_cache(maxsize=4)
def _translated_names(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    del language
    return tuple(translated(CONTEXT, name) for name in names)


def layer_title(layer: Layer) -> str:
    """The name of a layer on its card."""
    return sentence(layer.name())


def filter_name(item: Filter) -> str:
    """The name of a filter; those that come with the program are translated."""
    return kernel_names.filter_name(item, translated)


def layer_detail(layer: Layer) -> str:
    """The numbers of a layer in a few words, "" where there are none."""
    return " · ".join(sentence(part) for part in layer.details())


def channels_read(layer: Layer, index: int) -> str:
    """The input channels that a filter of a grouped layer reads, as 3 or 3–4; "" for all."""
    if not isinstance(layer, FilterLayer) or layer.groups == 1 or index >= len(layer.filters):
        return ""
    seen = layer.input_channels(index)
    first, last = from_one(seen.start), seen.stop
    return str(first) if first == last else f"{first}–{last}"


def reading_words(layer: Layer, index: int) -> str:
    """The same as a sentence."""
    channels = channels_read(layer, index)
    if not channels:
        return ""
    text = translated("layer", marked("layer", "Filter {number} reads channel {channels} alone."))
    if not channels.isdecimal():
        several = marked("layer", "Filter {number} reads channels {channels} alone.")
        text = translated("layer", several)
    return text.format(number=from_one(index), channels=channels)
