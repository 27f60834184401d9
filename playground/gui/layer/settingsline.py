"""The settings of a layer that are folded away, in a line."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from playground.core.fields import Field, fields_of
from playground.core.layer import Layer
from playground.core.messages import marked
from playground.gui.widgets.wording import translated
from playground.kernels.text import format_number


def folded_names(kind: type[Layer]) -> tuple[str, ...]:
    """The fields of a kind of layer that its panel folds away."""
    return tuple(name for name, field in fields_of(kind).items() if field.folded)


def settings_line(layer: Layer, names: Iterable[str]) -> str:
    """The line of those fields' values: always where a field has a brief wording, else if unusual.

    Where that would be nothing, it is the first of them.
    """
    fields = fields_of(layer)
    usual = {item.name: item.default for item in dataclasses.fields(layer)}
    names = list(names)
    parts = [_words(layer, name, fields[name], usual[name]) for name in names]
    said = " · ".join(part for part in parts if part)
    return said or next((_words(layer, name, fields[name], None) for name in names), "")


def _words(layer: Layer, name: str, field: Field, usual: Any) -> str:
    value = getattr(layer, name)
    if field.relevant is not None and not field.relevant(layer):
        return ""
    said = _value(field, value)
    if field.brief:
        return translated("field", field.brief).format(value=said)
    if value == usual:
        return ""
    label = translated("field", field.label)
    if field.kind == "bool":
        on = translated("settings", marked("settings", "{label}: yes"))
        off = translated("settings", marked("settings", "{label}: no"))
        return (on if value else off).format(label=label)
    return said if field.kind == "choice" else f"{label} {said}"


def _value(field: Field, value: Any) -> str:
    if field.kind == "choice":
        labels = {choice.value: choice.label for choice in field.choices}
        return translated("field", labels.get(value, value))
    if isinstance(value, tuple):
        parts = [format_number(part) for part in value]
        if field.kind == "pair":
            return parts[0] if parts[0] == parts[1] else "×".join(parts)
        return " ".join(parts)
    return str(value)
