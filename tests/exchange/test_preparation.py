"""The exported preparation of a picture, against the program's own, at every size of picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground import app
from playground.core.picture import Colour, Picture
from playground.exchange.exported import Exported
from playground.exchange.preparation import preparation
from playground.pictures.network_input import network_input


@pytest.mark.parametrize(
    ("shape", "dtype", "size", "is_square"),
    [
        ((300, 400), "uint8", 256, False),
        ((512, 512), "uint8", 256, False),
        ((512, 512, 3), "uint8", 256, False),
        ((768, 768), "uint8", 128, False),
        ((640, 640), "uint8", 64, False),
        ((2000, 1600), "uint8", 256, False),
        ((1600, 2000, 3), "uint8", 64, True),
        ((512, 512), "uint16", 256, False),
        ((1200, 1200), "uint16", 100, False),
        ((333, 500), "float32", 128, True),
        ((1200, 1200), "float32", 100, False),
    ],
)
@pytest.mark.parametrize("colour", ["gray", "rgb"])
def test_noise_is_prepared_as_the_program_does(
    shape: tuple[int, ...], dtype: str, size: int, is_square: bool, colour: Colour
) -> None:
    assert differences(shape, dtype, size, is_square, colour).max() <= 1e-6


@pytest.mark.parametrize(
    ("shape", "size", "is_square"),
    [
        ((333, 500, 3), 200, True),
        ((256, 256, 3), 100, False),
        ((256, 256), 28, True),
        ((451, 300), 256, False),
        ((301, 451, 3), 300, False),
        ((3001, 2003, 3), 256, False),
        ((1000, 3), 28, False),
    ],
)
@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_means_between_two_levels_go_the_same_way(
    shape: tuple[int, ...], dtype: str, size: int, is_square: bool
) -> None:
    assert differences(shape, dtype, size, is_square, "rgb").max() <= 1e-6


def differences(
    shape: tuple[int, ...], dtype: str, size: int, is_square: bool, colour: Colour
) -> np.ndarray:
    """How far the prepared cells are from those that the program has."""
    values = np.random.default_rng(1).random(shape)
    white = 1 if dtype == "float32" else np.iinfo(dtype).max
    pixels = np.asarray(np.rint(values * white) if white > 1 else values, dtype)
    first = app.first_session()
    picture = Picture("noise", pixels, size, is_square, colour)
    session = replace(first, picture=picture, network=replace(first.network, layers=()))
    taken = network_input(session)
    names: dict[str, Any] = {"np": np}
    exec(preparation(Exported(session, (), {}, taken, taken.x)).source(session), names)
    return np.asarray(np.abs(names["prepare"](pixels) - taken.x))
