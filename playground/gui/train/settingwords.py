"""Settings of a training in words, by their names in the form: what they are, how they change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from playground.core.fields import Field, fields_of
from playground.core.plan import Augmentation, DataSource, TrainingPlan
from playground.core.word_count import written
from playground.gui.widgets.wording import translated

translate = QCoreApplication.translate


def setting_text(plan: TrainingPlan, name: str, later: TrainingPlan | None = None) -> str:
    """Return the field `name` of a plan with its value, and what it was `later` set to."""
    value = getattr(plan, name)
    text = _text(plan, name)
    if later is not None and getattr(later, name) != value:
        field = fields_of(plan).get(name)
        last = value_text(field, getattr(later, name)) if field else _text(later, name)
        text += f" → {last}"
    return text


def change_texts(old: TrainingPlan, new: TrainingPlan, name: str) -> Iterator[str]:
    """Yield a line on each thing that a change of the field `name` changes, before and after."""
    before, after = getattr(old, name), getattr(new, name)
    if isinstance(before, DataSource):
        yield from _data_changes(before, after)
    elif isinstance(before, Augmentation):
        yield from _field_changes(before, after, tuple(fields_of(before)))
    elif name in fields_of(old):
        yield from _field_changes(old, new, (name,))
    else:
        yield f"{_text(old, name)} → {_text(new, name)}"


def _text(plan: TrainingPlan, name: str) -> str:
    value = getattr(plan, name)
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


def _data_changes(old: DataSource, new: DataSource) -> Iterator[str]:
    before, after = (translated("data", each.title) for each in (old, new))
    if old.kind != new.kind:
        data = translate("setting", "Data")
        yield f"{data}: {before} → {after}"
        return
    lines = tuple(_field_changes(old, new, tuple(fields_of(old))))
    yield from (f"{after}, {line}" for line in lines)
    if not lines:
        yield translate("setting", "Data: {name}, other pictures").format(name=after)


def _field_changes(old: Any, new: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Yield a line on each of the declared fields in which two values of a kind differ."""
    for name in names:
        if _differs(old, new, name):
            field = fields_of(old)[name]
            before, after = (value_text(field, getattr(each, name)) for each in (old, new))
            yield f"{translated('field', field.label)}: {before} → {after}"


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
    text = written(value) if isinstance(value, float) else str(value)
    return f"{text} {field.unit}" if field.unit else text
