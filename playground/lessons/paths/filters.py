"""Paths into the filters of a layer."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from playground.core.filteredits import (
    delete_filter,
    duplicate_filter,
    set_bias,
    set_kernel_size,
    set_weights,
    transform,
)
from playground.core.filters import MAX_SIZE, Filter, seen_slice
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.kernels.presets import load_presets
from playground.lessons.mistake import Wrong
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation
from playground.lessons.values import number, whole

F: Final = "layers[N].filters[N]"

MAX_COUNT: Final = 64
"""Filters that can be shown in one step."""


def _layer(situation: Situation, at: int) -> FilterLayer:
    layer = situation.session.network[at]
    if not isinstance(layer, FilterLayer):
        raise LookupError(at)
    return layer


def _filter(situation: Situation, at: int, index: int) -> Filter:
    return _layer(situation, at).filters[index]


def _set_size(situation: Situation, at: int, text: str) -> Situation:
    _layer(situation, at)
    side = whole(text, 1, MAX_SIZE)
    return situation.with_session(set_kernel_size(situation.session, at, side, side))


def _set_count(situation: Situation, at: int, text: str) -> Situation:
    session = situation.session
    wanted, has = whole(text, 1, MAX_COUNT), len(_layer(situation, at).filters)
    for last in range(has, wanted):
        session = duplicate_filter(session, at, last - 1)
    for last in range(has, wanted, -1):
        session = delete_filter(session, at, last - 1)
    return situation.with_session(session)


def _set_bias(situation: Situation, at: int, index: int, text: str) -> Situation:
    _filter(situation, at, index)
    return situation.with_session(set_bias(situation.session, at, index, number(text)))


def _set_biases(situation: Situation, at: int, text: str) -> Situation:
    session = situation.session
    for index in range(len(_layer(situation, at).filters)):
        session = set_bias(session, at, index, number(text))
    return situation.with_session(session)


def _set_preset(situation: Situation, at: int, index: int, text: str) -> Situation:
    _filter(situation, at, index)
    presets = load_presets()
    if text not in presets:
        raise Wrong(marked("message", "There is no filter preset {name}."), name=text)
    session = situation.session
    return situation.with_session(
        set_weights(session, at, index, presets[text].matrix(), text, presets[text].title)
    )


def _set_weights(situation: Situation, at: int, index: int, text: str) -> Situation:
    _filter(situation, at, index)
    rows = [[number(part) for part in row.split()] for row in text.split("/")]
    if not rows[0] or {len(row) for row in rows} != {len(rows[0])}:
        raise Wrong(marked("message", "The rows of a filter have equally many numbers."))
    return situation.with_session(
        set_weights(situation.session, at, index, np.array(rows, np.float32))
    )


def _set_weight(
    situation: Situation, at: int, index: int, row: int, column: int, text: str
) -> Situation:
    value = number(text)

    def with_cell(weights: Any) -> Any:
        changed = weights.copy()
        changed[:, row, column] = value
        return changed

    _filter(situation, at, index)
    return situation.with_session(transform(situation.session, at, index, with_cell))


@path_kind("layers[N].filters.count", "how many filters a layer has", "number", _set_count)
def _count(situation: Situation, at: int) -> float:
    return len(_layer(situation, at).filters)


@path_kind("layers[N].filters.size", "rows of the filters of a layer", "number", _set_size)
def _size(situation: Situation, at: int) -> float:
    return _layer(situation, at).kernel_size[0]


@path_kind(
    "layers[N].filters.bias", "the highest bias of a layer; set, all are", "number", _set_biases
)
def _biases(situation: Situation, at: int) -> float:
    return max(each.bias for each in _layer(situation, at).filters)


@path_kind(f"{F}.sum", "the sum of a filter's numbers", "number")
def _sum(situation: Situation, at: int, index: int) -> float:
    return float(_filter(situation, at, index).weights.sum(dtype=np.float64))


@path_kind(f"{F}.depth", "depth slices of a filter", "number")
def _depth(situation: Situation, at: int, index: int) -> float:
    return _filter(situation, at, index).depth


@path_kind(f"{F}.bias", "the bias of a filter", "number", _set_bias)
def _bias(situation: Situation, at: int, index: int) -> float:
    return _filter(situation, at, index).bias


@path_kind(f"{F}.preset", "the preset that a filter is, empty once edited", "text", _set_preset)
def _preset(situation: Situation, at: int, index: int) -> str:
    return _filter(situation, at, index).preset


@path_kind(f"{F}.weights", "a filter's numbers, as -1 0 1 / -2 0 2 / -1 0 1", "text", _set_weights)
def _weights(situation: Situation, at: int, index: int) -> str:
    rows = seen_slice(_filter(situation, at, index).weights)
    return " / ".join(" ".join(f"{cell:g}" for cell in row) for row in rows)


@path_kind(f"{F}.weights[N,N]", "one number of a filter: row, column", "number", _set_weight)
def _weight(situation: Situation, at: int, index: int, row: int, column: int) -> float:
    return float(seen_slice(_filter(situation, at, index).weights)[row, column])
