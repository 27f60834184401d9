"""Paths into the picture and what the network takes of it."""

from __future__ import annotations

from playground.core.edits import set_colour, set_levels, set_picture, set_working_size
from playground.core.messages import marked
from playground.lessons.mistake import Wrong
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation
from playground.lessons.values import whole
from playground.pictures.samples import sample_picture


def _set_name(situation: Situation, text: str) -> Situation:
    return situation.with_session(set_picture(situation.session, sample_picture(text)))


def _set_colour(situation: Situation, text: str) -> Situation:
    if text not in ("gray", "rgb"):
        raise Wrong(marked("message", "{text} is neither gray nor rgb."), text=text)
    return situation.with_session(set_colour(situation.session, "rgb" if text == "rgb" else "gray"))


def _set_levels(situation: Situation, text: str) -> Situation:
    if text not in ("unit", "byte"):
        raise Wrong(marked("message", "{text} is neither unit nor byte."), text=text)
    return situation.with_session(
        set_levels(situation.session, "byte" if text == "byte" else "unit")
    )


def _set_size(situation: Situation, text: str) -> Situation:
    square = situation.session.picture.square
    return situation.with_session(
        set_working_size(situation.session, whole(text, 0, 100_000), square)
    )


@path_kind("picture.name", "the name of the picture, a sample's for samples", "text", _set_name)
def _name(situation: Situation) -> str:
    return situation.session.picture.name


@path_kind("picture.colour", "gray or rgb, as the network is fed it", "text", _set_colour)
def _colour(situation: Situation) -> str:
    return situation.session.picture.colour


@path_kind(
    "picture.size", "the longest side that was chosen, 0 for all pixels", "number", _set_size
)
def _size(situation: Situation) -> float:
    return situation.session.picture.size


@path_kind("picture.levels", "unit for intensities of 0–1, byte for 0–255", "text", _set_levels)
def _levels(situation: Situation) -> str:
    return situation.session.levels


@path_kind("picture.channels", "channels of what the network takes", "number")
def _channels(situation: Situation) -> float:
    return situation.session.shape[0]


@path_kind("picture.height", "rows of what the network takes", "number")
def _height(situation: Situation) -> float:
    return situation.session.shape[1]


@path_kind("picture.width", "columns of what the network takes", "number")
def _width(situation: Situation) -> float:
    return situation.session.shape[2]
