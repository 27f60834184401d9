"""The words that several kinds of layers use of themselves."""

from __future__ import annotations

import dataclasses
from typing import Any

from playground.core.fields import Field, fields_of
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Message, Term, marked
from playground.core.word_count import written


def chosen(layer: Layer, field: str) -> Term:
    """The label of what a choice field of a layer is set to, with a capital."""
    choices = fields_of(layer)[field].choices
    label = next(item.label for item in choices if item.value == getattr(layer, field))
    return Term("field", label, capital=True)


def by(pair: tuple[int, int]) -> str:
    """A size such as 3×3: down × across."""
    return f"{pair[0]}×{pair[1]}"


def size(pair: tuple[int, int]) -> Message:
    """A size as a message of its own."""
    return Message("{size}", {"size": by(pair)})


def filter_count(layer: FilterLayer) -> Message:
    """How many filters there are."""
    count = len(layer.filters)
    if count == 1:
        return Message(marked("message", "1 filter"))
    return Message(marked("message", "{count} filters"), {"count": count})


def group_count(groups: int) -> tuple[Message, ...]:
    """How many groups there are, nothing where there is but one."""
    if groups == 1:
        return ()
    return (Message(marked("message", "{groups} groups"), {"groups": groups}),)


def stride_unless(stride: tuple[int, int], usual: tuple[int, int] = (1, 1)) -> tuple[Message, ...]:
    """The stride, nothing where it is the usual one."""
    if stride == usual:
        return ()
    steps = str(stride[0]) if stride[0] == stride[1] else by(stride)
    return (Message(marked("message", "stride {steps}"), {"steps": steps}),)


def dilation_unless_one(dilation: tuple[int, int]) -> tuple[Message, ...]:
    """The dilation, nothing where the cells lie side by side."""
    if dilation == (1, 1):
        return ()
    steps = str(dilation[0]) if dilation[0] == dilation[1] else by(dilation)
    return (Message(marked("message", "dilation {steps}"), {"steps": steps}),)


def no_bias_unless(has_bias: bool) -> tuple[Message, ...]:
    """That no bias is added, nothing where one is."""
    return () if has_bias else (Message(marked("message", "no bias")),)


def unusual(
    stride: tuple[int, int], dilation: tuple[int, int], groups: int, has_bias: bool
) -> tuple[Message, ...]:
    """Parts of a filter layer's link that differ from one with stride 1 and the rest as usual."""
    return (
        *stride_unless(stride),
        *dilation_unless_one(dilation),
        *group_count(groups),
        *no_bias_unless(has_bias),
    )


def further_settings(layer: Layer) -> tuple[Message, ...]:
    """The settings that the layer's link does not say, and that are not the usual ones."""
    usual = {item.name: item.default for item in dataclasses.fields(layer)}
    return tuple(
        _setting(field, value)
        for name, field in fields_of(layer).items()
        if name not in layer.in_link
        and (field.relevant is None or field.relevant(layer))
        and (value := getattr(layer, name)) != usual[name]
    )


def _setting(field: Field, value: Any) -> Message:
    label = Term("field", field.label)
    if isinstance(value, bool):
        on, off = marked("message", "{label}: on"), marked("message", "{label}: off")
        return Message(on if value else off, {"label": label})
    labels = [Term("field", item.label) for item in field.choices if item.value == value]
    if labels:
        return Message("{label} {value}", {"label": label, "value": labels[0]})
    parts = value if isinstance(value, tuple) else (value,)
    text = ", ".join(written(part) for part in parts)
    return Message("{label} {value}", {"label": label, "value": text})
