"""Paths into the layers: their kind, their settings, their costs."""

from __future__ import annotations

from playground.core.edits import set_enabled, set_field, set_frozen
from playground.core.fields import fields_of
from playground.core.messages import marked
from playground.engine.compute.evaluate import stages_of
from playground.layers import LAYERS
from playground.lessons.mistake import Wrong
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation
from playground.lessons.values import Value, number, value_of


def _set_on(situation: Situation, at: int, text: str) -> Situation:
    on = bool(value_of(text, "yes or no"))
    return situation.with_session(set_enabled(situation.session, at, on))


def _set_setting(situation: Situation, at: int, name: str, text: str) -> Situation:
    session = situation.session
    declared = fields_of(session.network[at])
    if name not in declared:
        raise Wrong(marked("message", "The layer has no setting {name}."), name=name)
    kind = declared[name].kind
    value: object = text
    if kind == "bool":
        value = value_of(text, "yes or no")
    elif kind == "pair":
        parts = [number(part) for part in text.split("×")]
        value = parts * 2 if len(parts) == 1 else parts
    elif kind in ("sides", "numbers"):
        value = [number(part) for part in text.split()]
    elif kind != "choice":
        value = number(text)
    return situation.with_session(set_field(session, at, name, value))


def setting_names() -> frozenset[str]:
    """The settings of all kinds of layers."""
    return frozenset(name for _, kind in LAYERS.items() for name in fields_of(kind))


@path_kind("layers.count", "how many layers there are", "number")
def _count(situation: Situation) -> float:
    return len(situation.session.network)


@path_kind("layers.parameters", "learned numbers of all layers together", "number")
def _all_parameters(situation: Situation) -> float:
    return sum(layer.parameters() for layer in situation.session.network)


@path_kind("layers[N].kind", "the kind of a layer: convolution, activation, pooling, …", "text")
def _kind(situation: Situation, at: int) -> str:
    return situation.session.network[at].kind


@path_kind("layers[N].on", "whether a layer is switched on", "yes or no", _set_on)
def _on(situation: Situation, at: int) -> bool:
    return situation.session.network[at].enabled


def _set_frozen(situation: Situation, at: int, text: str) -> Situation:
    situation.session.network[at]
    frozen = bool(value_of(text, "yes or no"))
    return situation.with_session(set_frozen(situation.session, at, frozen))


@path_kind(
    "layers[N].frozen", "whether training leaves a layer's weights", "yes or no", _set_frozen
)
def _frozen(situation: Situation, at: int) -> bool:
    situation.session.network[at]
    return at in situation.session.training.frozen


@path_kind("layers[N].parameters", "learned numbers of a layer", "number")
def _parameters(situation: Situation, at: int) -> float:
    return situation.session.network[at].parameters()


@path_kind("layers[N].multiplications", "multiplications of a layer for one picture", "number")
def _multiplications(situation: Situation, at: int) -> float:
    return stages_of(situation.session.network, situation.session.shape)[at].multiplications


@path_kind(
    "layers[N].NAME",
    "a setting of a layer, as stride, padding or mode; two sides that differ are 1×2",
    "any",
    _set_setting,
    setting_names,
)
def _setting(situation: Situation, at: int, name: str) -> Value | None:
    layer = situation.session.network[at]
    if name not in fields_of(layer):
        return None
    value = getattr(layer, name)
    if isinstance(value, tuple):
        same = len(value) == 2 and value[0] == value[1]
        return float(value[0]) if same else "×".join(f"{part:g}" for part in value)
    return value if isinstance(value, bool | str) else float(value)
