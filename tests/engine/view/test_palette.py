"""Every signed scale is read by everybody: above, below and at zero look different."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.view.palette import BLUE_ORANGE, LEVELS, SIGNED, levels, painted_rgb, table
from tests.colourvision import LACKING, apart, seen

MIN_ENDS = 55.0
"""ΔE of the two ends at least."""

MIN_TO_ZERO = 35.0
"""ΔE of either end to zero at least."""

MIN_HALVES = 35.0
"""ΔE of the values half-way to either end at least."""

MIN_NOT_A_NUMBER = 15.0
"""ΔE of NaN to every value at least."""

each_scale = pytest.mark.parametrize("scale", list(SIGNED))
each_vision = pytest.mark.parametrize("lacking", list(LACKING), ids=lambda name: name or "all")


@each_scale
@each_vision
def test_signs_are_told_apart(scale: str, lacking: str) -> None:
    colours = table("signed", scale)
    low, zero, high = colours[0], colours[LEVELS // 2], colours[LEVELS - 1]
    assert apart(low, high, lacking) > MIN_ENDS
    assert min(apart(low, zero, lacking), apart(high, zero, lacking)) > MIN_TO_ZERO
    assert apart(colours[LEVELS // 4], colours[3 * LEVELS // 4], lacking) > MIN_HALVES


@each_scale
@each_vision
def test_what_is_no_number_is_told_from_every_value(scale: str, lacking: str) -> None:
    colours = table("signed", scale)
    assert apart(colours[:LEVELS], colours[LEVELS], lacking).min() > MIN_NOT_A_NUMBER


@each_scale
@each_vision
def test_a_value_farther_from_zero_looks_farther_from_it(scale: str, lacking: str) -> None:
    colours = table("signed", scale)[:LEVELS]
    away = apart(colours, colours[LEVELS // 2], lacking)
    assert np.all(np.diff(away[LEVELS // 2 :: 8]) > 0)
    assert np.all(np.diff(away[LEVELS // 2 :: -8]) > 0)


@each_vision
def test_light_and_dark_is_read_by_lightness_alone(lacking: str) -> None:
    lightness = seen(table("signed", "light-dark")[:LEVELS], lacking)[:, 0]
    assert np.all(np.diff(lightness[::4]) > 0)
    assert lightness[-1] - lightness[0] > 70


def test_a_pair_that_colour_blind_people_confuse_would_be_found() -> None:
    """Red and green of equal lightness: what the differences above are there to refuse."""
    red, green = (0xC8, 0x4B, 0x31), (0x6E, 0x7A, 0x1E)
    assert apart(red, green) > MIN_ENDS
    assert apart(red, green, "deuteranopia") < MIN_ENDS / 2


def test_the_first_scale_is_the_one_of_pictures_that_are_saved() -> None:
    assert next(iter(SIGNED)) == BLUE_ORANGE
    assert table("signed").tolist() == table("signed", BLUE_ORANGE).tolist()


@pytest.mark.parametrize("limit", [1e-45, 1e-39, 1e-37, 2e-30, 1e-20, 1.0, 3e38])
def test_a_scale_has_all_its_colours_however_small_its_end_is(limit: float) -> None:
    """Zeros of a map of 1e-37 looked like NaN: the reciprocal of its end was infinite."""
    end = np.float32(limit)
    values = np.array([[0, end, -end, np.nan, np.inf, -np.inf, 1e38]], np.float32)
    top = LEVELS - 1
    most = top if limit < 1e38 else levels(values, float(end), "signed")[0, -1]
    expected = [[LEVELS // 2, top, 0, LEVELS, top, 0, most]]
    assert levels(values, float(end), "signed").tolist() == expected
    assert levels(values, float(end), "gray")[0, :4].tolist() == [0, top, 0, LEVELS]
    assert painted_rgb(values[:, :2].repeat(3, 0)[:, None], float(end))[0, :, 0].tolist() == [
        0,
        255,
    ]
