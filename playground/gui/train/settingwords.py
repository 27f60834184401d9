"""A setting of a training in words, by its name in the form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from playground.core.fields import Field, fields_of
from playground.core.plan import Augmentation, DataSource, TrainingPlan
from playground.gui.widgets.wording import translated

translate = QCoreApplication.translate


def setting_text(plan: TrainingPlan, name: str, later: TrainingPlan | None = None) -> str:
    """Return the field `name` of a plan with its value, and what it was `later` set to."""
    value = getattr(plan, name)
    text = _text(plan, name, value)
    if later is not None and getattr(later, name) != value:
        last = getattr(later, name)
        field = fields_of(plan).get(name)
        text += f" → {value_text(field, last) if field else _text(later, name, last)}"
    return text


def _text(plan: TrainingPlan, name: str, value: Any) -> str:
    if isinstance(value, DataSource):
        return translate("setting", "data {name}").format(name=_data_text(value))
    if name == "frozen":
        return translate("setting", "{count} frozen layers").format(count=len(value))
    if isinstance(value, Augmentation):
        usual = Augmentation()
        changed = [item for item in fields_of(value) if _differs(value, usual, item)]
        texts = [_field_text(value, item) for item in changed]
        return ", ".join(texts) or translate("setting", "no augmentation")
    return _field_text(plan, name)


def _data_text(data: DataSource) -> str:
    """The title of the data with what they are made by."""
    return ", ".join(
        (translated("data", data.title), *(_field_text(data, name) for name in fields_of(data)))
    )


def _differs(one: object, other: object, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


def _field_text(owner: object, name: str) -> str:
    field = fields_of(owner)[name]
    return f"{translated('field', field.label)} {value_text(field, getattr(owner, name))}"


def value_text(field: Field, value: Any) -> str:
    """Return the value of a field in words, as its control shows it."""
    for choice in field.choices:
        if choice.value == value:
            return translated("field", choice.label)
    if isinstance(value, bool):
        return translate("setting", "on") if value else translate("setting", "off")
    return f"{value:g}" if isinstance(value, float) else str(value)
