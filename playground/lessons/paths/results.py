"""Paths into the maps that the layers make."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.evaluate import stages_of
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation


def _shape(situation: Situation, at: int) -> tuple[int, int, int]:
    shape = stages_of(situation.session.network, situation.session.shape)[at].shape
    if shape is None:
        raise LookupError(at)
    return shape


def _maps(situation: Situation, at: int) -> FloatArray:
    maps = situation.results.stages[at].maps
    if maps is None:
        raise LookupError(at)
    return maps


@path_kind("results[N].channels", "maps that a layer makes", "number")
def _channels(situation: Situation, at: int) -> float:
    return _shape(situation, at)[0]


@path_kind("results[N].height", "rows of a layer's maps", "number")
def _height(situation: Situation, at: int) -> float:
    return _shape(situation, at)[1]


@path_kind("results[N].width", "columns of a layer's maps", "number")
def _width(situation: Situation, at: int) -> float:
    return _shape(situation, at)[2]


def _declare(name: str, what: str, of: Callable[[FloatArray], float]) -> None:
    @path_kind(f"results[N].{name}", f"{what} of all maps of a layer", "number")
    def _whole(situation: Situation, at: int) -> float:
        return float(of(_maps(situation, at)))

    @path_kind(f"results[N].maps[N].{name}", f"{what} of one map", "number")
    def _one(situation: Situation, at: int, channel: int) -> float:
        return float(of(_maps(situation, at)[channel]))


_declare("max", "the highest value", np.max)
_declare("min", "the lowest value", np.min)
_declare("mean", "the mean", lambda maps: float(np.mean(maps, dtype=np.float64)))


@path_kind("results[N].maps[N].at[N,N]", "one number of a map: row, column", "number")
def _at(situation: Situation, at: int, channel: int, row: int, column: int) -> float:
    return float(_maps(situation, at)[channel, row, column])
