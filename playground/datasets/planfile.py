"""Training plans and data sources as plain values for JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from playground.core.fields import fields_of
from playground.core.messages import Refused, marked
from playground.core.pathtext import path_from_data, path_to_data
from playground.core.plan import Augmentation, DataSource, TrainingPlan
from playground.datasets.corrections import corrections_from_data, corrections_to_data
from playground.datasets.folder import FolderOfPictures
from playground.datasets.kinds import DATASETS

T = TypeVar("T")


def source_to_json(source: DataSource) -> dict[str, Any]:
    """The kind and the settings; examples that were drawn are not among them."""
    changes = getattr(source, "corrections", ())
    others = {"corrections": corrections_to_data(changes)} if changes else {}
    return {"kind": source.kind, **_plain(source), **others}


def source_from_json(values: Mapping[str, Any]) -> DataSource:
    """The source again; raises Refused when the kind or a setting is unknown."""
    kind = _table(values, "data").get("kind")
    if not isinstance(kind, str) or kind not in DATASETS:
        raise Refused(marked("message", "There is no data set called {kind}."), kind=kind)
    rest = {name: value for name, value in values.items() if name != "kind"}
    if kind != FolderOfPictures.kind or "corrections" not in rest:
        return _made(DATASETS[kind], rest)
    changes = corrections_from_data(rest.pop("corrections"))
    return replace(_made(FolderOfPictures, rest), corrections=changes)


def plan_to_json(plan: TrainingPlan) -> dict[str, Any]:
    """Every setting by its name; the data and the augmentation as tables of their own."""
    return {
        **_plain(plan),
        "frozen": list(plan.frozen),
        "data": source_to_json(plan.data) if plan.data.kind else None,
        "augmentation": _plain(plan.augmentation),
    }


def plan_from_json(values: Mapping[str, Any]) -> TrainingPlan:
    """The plan again; settings that are missing have their default, unknown ones are refused."""
    rest = dict(_table(values, "plan"))
    data = rest.pop("data", None)
    augmentation = rest.pop("augmentation", {})
    frozen = rest.pop("frozen", [])
    if not isinstance(frozen, list):
        raise _no_value(frozen, "frozen")
    made = _made(TrainingPlan, rest)
    parts: dict[str, Any] = {name: getattr(made, name) for name in fields_of(made)}
    return TrainingPlan(
        **parts,
        data=DataSource() if data is None else source_from_json(data),
        augmentation=_made(Augmentation, _table(augmentation, "augmentation")),
        frozen=tuple(sorted({_place(item) for item in frozen})),
    )


def checked(owner: T) -> T:
    """The same settings, each in its own type and within its bounds; raises Refused."""
    declared = {
        name: field.checked(getattr(owner, name)) for name, field in fields_of(owner).items()
    }
    others = {
        item.name: getattr(owner, item.name)
        for item in fields(cast(Any, owner))
        if item.name not in declared
    }
    return type(owner)(**declared, **others)


def _plain(owner: Any) -> dict[str, Any]:
    """The fields that JSON knows: numbers, texts, choices."""
    found = {item.name: getattr(owner, item.name) for item in fields(owner)}
    return {
        name: _as_plain(value)
        for name, value in found.items()
        if not is_dataclass(value) and (name in fields_of(owner) or isinstance(value, str))
    }


def _as_plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return path_to_data(value) if isinstance(value, str) else value


def _made(cls: type[T], values: Mapping[str, Any]) -> T:
    declared = fields_of(cls)
    texts = {item.name for item in fields(cast(Any, cls)) if isinstance(item.default, str)}
    given: dict[str, Any] = {}
    for name, value in values.items():
        if name in declared:
            if not declared[name].is_of_kind(value):
                raise _no_value(value, declared[name].label)
            given[name] = declared[name].checked(value)
        elif name in texts:
            try:
                given[name] = path_from_data(value)
            except ValueError:
                raise _no_value(value, name) from None
        else:
            raise Refused(marked("message", "There is no setting called {name}."), name=name)
    return cls(**given)


def _table(values: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):
        raise _no_value(values, name)
    return values


def _no_value(value: Any, label: str) -> Refused:
    return Refused(marked("message", "{value} is no value for {label}."), value=value, label=label)


def _place(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise Refused(marked("message", "{value} is not the place of a layer."), value=value)
    return value
