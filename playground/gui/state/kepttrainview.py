"""The choices in the cards of Train, as plain values for a session's file, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from playground.gui.state.viewstate import Browsing, DataPart, RaceForm
from playground.training.protocol.race import RACED

MOST = 2**31
MAX_TEXT_CHARACTERS = 1000
MAX_CHOSEN = 100


def browsing_to_data(browsing: Browsing) -> dict[str, Any]:
    """The plain values of how the data's pictures are looked through."""
    return {
        "part": browsing.part,
        "is_augmented": browsing.is_augmented,
        "draw": browsing.draw,
        "row": browsing.row,
        "first": browsing.first,
    }


def browsing_from_data(data: Any) -> Browsing:
    """The same again; what is missing or no such value has its default."""
    found = Browsing()
    if not isinstance(data, dict):
        return found
    if data.get("part") in get_args(DataPart):
        found = replace(found, part=data["part"])
    if isinstance(data.get("is_augmented"), bool):
        found = replace(found, is_augmented=data["is_augmented"])
    for name in ("draw", "row", "first"):
        if _is_whole(data.get(name)):
            found = replace(found, **{name: data[name]})
    return found


def race_to_data(race: RaceForm) -> dict[str, Any]:
    """The plain values of the form of a race."""
    return {
        "setting": race.setting,
        "text": race.text,
        "chosen": None if race.chosen is None else list(race.chosen),
        "epoch": race.epoch,
    }


def race_from_data(data: Any) -> RaceForm:
    """The same again; where its setting is none that is raced, what is suggested."""
    if not isinstance(data, dict) or data.get("setting") not in RACED:
        return RaceForm()
    found = RaceForm(data["setting"])
    if _is_text(data.get("text")):
        found = replace(found, text=data["text"])
    chosen = data.get("chosen")
    if isinstance(chosen, list) and len(chosen) <= MAX_CHOSEN and all(map(_is_text, chosen)):
        found = replace(found, chosen=tuple(chosen))
    return replace(found, epoch=data["epoch"]) if _is_whole(data.get("epoch")) else found


def cell_from_data(data: Any) -> tuple[int, int] | None:
    """A cell of the confusion matrix: class and answer."""
    if not isinstance(data, list) or len(data) != 2 or not all(map(_is_whole, data)):
        return None
    return data[0], data[1]


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < MOST


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MAX_TEXT_CHARACTERS
