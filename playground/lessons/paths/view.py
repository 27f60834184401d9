"""Paths into how the document is looked at; no step of undo, as in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from playground.core.messages import marked
from playground.engine.trace.cell_address import Cell
from playground.lessons.mistake import Wrong
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation
from playground.lessons.values import whole

MODES: Final = ("explore", "train", "look_inside", "compare")
PAGES: Final = ("arithmetic", "lens", "vector", "fields")


def _looked(situation: Situation, **changes: object) -> Situation:
    look = replace(situation.look, **changes)  # type: ignore[arg-type]
    return replace(situation, look=look)


def _set_layer(situation: Situation, text: str) -> Situation:
    return _looked(situation, layer=whole(text, 0, 9999))


def _set_filter(situation: Situation, text: str) -> Situation:
    return _looked(situation, filter=whole(text, 0, 9999))


def _set_mode(situation: Situation, text: str) -> Situation:
    return _looked(situation, mode=_one_of(text, MODES))


def _set_below(situation: Situation, text: str) -> Situation:
    return _looked(situation, below=_one_of(text, PAGES))


def _one_of(text: str, names: Sequence[str]) -> str:
    if text not in names:
        sentence = marked("message", "There is no {name}; there are {names}.")
        raise Wrong(sentence, name=text, names=", ".join(names))
    return text


def _set_pin(situation: Situation, text: str) -> Situation:
    parts = text.split()
    if len(parts) != 4:
        text_ = marked("message", "A cell is four numbers: layer, map, row and column.")
        raise Wrong(text_)
    stage = -1 if parts[0] == "-1" else whole(parts[0], 0, 9999)
    return _looked(situation, pin=Cell(stage, *(whole(part, 0, 9999) for part in parts[1:])))


def _pin(situation: Situation) -> Cell:
    if situation.look.pin is None:
        raise LookupError
    return situation.look.pin


@path_kind("view.layer", "the number of the selected layer", "number", _set_layer)
def _layer(situation: Situation) -> float:
    return situation.look.layer


@path_kind("view.filter", "the number of the selected filter", "number", _set_filter)
def _filter(situation: Situation) -> float:
    return situation.look.filter


@path_kind(
    "view.mode", "the mode of the window: explore, train, look_inside or compare", "text", _set_mode
)
def _mode(situation: Situation) -> str:
    return situation.look.mode


@path_kind(
    "view.below", "the page below the maps: arithmetic, lens, vector or fields", "text", _set_below
)
def _below(situation: Situation) -> str:
    return situation.look.below


def _set_unit(situation: Situation, text: str) -> Situation:
    parts = text.split()
    if len(parts) != 2:
        raise Wrong(marked("message", "A unit is two numbers: its layer, and its own."))
    return _looked(situation, unit=(whole(parts[0], 0, 9999), whole(parts[1], 0, 99_999)))


def _set_shuffled(situation: Situation, text: str) -> Situation:
    return _looked(situation, shuffled=whole(text, 0, 9999))


@path_kind("view.unit", "the unit that Look inside asks about: layer and number", "text", _set_unit)
def _whole_unit(situation: Situation) -> str | None:
    unit = situation.look.unit
    return None if unit is None else " ".join(map(str, unit))


@path_kind("view.unit.layer", "the layer of that unit; -1 while an answer is asked about", "number")
def _unit_layer(situation: Situation) -> float:
    return -1 if situation.look.unit is None else situation.look.unit[0]


@path_kind("view.shuffled", "how many layers Look inside has shuffled", "number", _set_shuffled)
def _shuffled(situation: Situation) -> float:
    return situation.look.shuffled


@path_kind("view.pinned", "whether a cell is pinned", "yes or no")
def _pinned(situation: Situation) -> bool:
    return situation.look.pin is not None


@path_kind("view.pin", "the pinned cell: layer, map, row and column", "text", _set_pin)
def _whole_pin(situation: Situation) -> str:
    return " ".join(map(str, _pin(situation)))


@path_kind("view.pin.layer", "the layer of the pinned cell; -1 for the picture", "number")
def _pin_layer(situation: Situation) -> float:
    return _pin(situation).stage


@path_kind("view.pin.row", "the row of the pinned cell", "number")
def _pin_row(situation: Situation) -> float:
    return _pin(situation).row


@path_kind("view.pin.column", "the column of the pinned cell", "number")
def _pin_column(situation: Situation) -> float:
    return _pin(situation).column


@path_kind("view.pin.value", "the number in the pinned cell", "number")
def _pin_value(situation: Situation) -> float:
    pin = _pin(situation)
    maps = situation.results.maps(pin.stage)
    if maps is None:
        raise LookupError
    return float(maps[pin.channel, pin.row, pin.column])
