"""What the network sees of a picture: sizes, averages, luma and levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.pictures.fit import SIZES, at_size, size_choices, working_size

WHITE = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535, np.dtype(np.float32): 1}


@st.composite
def pictures(draw: Callable[..., Any], longest: int = 40) -> np.ndarray | None:
    height, width = draw(st.integers(1, longest)), draw(st.integers(1, longest))
    shape = (height, width, 3) if draw(st.booleans()) else (height, width)
    dtype = draw(st.sampled_from([np.uint8, np.uint16, np.float32]))
    elements = st.floats(0, 1, width=32) if dtype is np.float32 else None
    return draw(hnp.arrays(dtype, shape, elements=elements))


def double(pixels: np.ndarray) -> np.ndarray:
    return pixels.astype(np.float64) / WHITE[pixels.dtype]


@given(pictures(), st.sampled_from(["gray", "rgb"]), st.sampled_from(["unit", "byte"]))
def test_without_scaling_every_value_is_exact(pixels: np.ndarray, colour: str, levels: str) -> None:
    seen = at_size(pixels, 0, False, colour, levels)
    assert seen.dtype == np.float32
    assert seen.flags.c_contiguous
    assert seen.flags.owndata or seen.base is not pixels
    top = 255 if levels == "byte" else 1
    if pixels.ndim == 2:
        expected = np.repeat(double(pixels)[None], 3 if colour == "rgb" else 1, axis=0)
    elif colour == "rgb":
        expected = double(pixels).transpose(2, 0, 1)
    else:
        expected = (double(pixels) @ [0.299, 0.587, 0.114])[None]
    assert seen.shape == expected.shape
    np.testing.assert_allclose(seen, expected * top, rtol=3e-7, atol=1e-37)


@given(hnp.arrays(np.uint8, (6, 5)))
def test_bytes_stay_bytes(pixels: np.ndarray) -> None:
    np.testing.assert_array_equal(at_size(pixels, 0, False, "gray", "byte")[0], pixels)
    exact = pixels.astype(np.float32) / np.float32(255)
    np.testing.assert_array_equal(at_size(pixels, 0, False, "gray", "unit")[0], exact)


@given(pictures().filter(lambda p: p.ndim == 2), st.sampled_from(["unit", "byte"]))
def test_neutral_colour_is_the_same_gray_to_the_last_bit(pixels: np.ndarray, levels: str) -> None:
    neutral = np.repeat(pixels[..., None], 3, axis=2)
    np.testing.assert_array_equal(
        at_size(neutral, 0, False, "gray", levels),
        at_size(pixels, 0, False, "gray", levels),
    )


@settings(deadline=None)
@given(
    pictures(),
    st.one_of(st.just(0), st.integers(4, 60)),
    st.booleans(),
    st.sampled_from(["gray", "rgb"]),
)
def test_shape_is_what_the_document_says(
    pixels: np.ndarray, size: int, square: bool, colour: str
) -> None:
    seen = at_size(pixels, size, square, colour, "unit")
    assert seen.shape == Picture("it", pixels, size, square, colour).shape
    assert seen.min() >= 0
    assert seen.max() <= 1


@pytest.mark.parametrize("colour", ["gray", "rgb"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("side", [64, 2048])
def test_scaling_by_a_whole_factor_averages_areas(side: int, dtype: type, colour: str) -> None:
    white = WHITE[np.dtype(dtype)]
    pixels = (np.random.default_rng(0).random((side, side, 3)) * white).astype(dtype)
    size = side // 16
    seen = at_size(pixels, size, False, colour, "unit")
    mean = double(pixels).reshape(size, 16, size, 16, 3).mean(axis=(1, 3))
    expected = (mean @ [0.299, 0.587, 0.114])[None] if colour == "gray" else mean.transpose(2, 0, 1)
    step = {np.uint8: 1 / 255, np.uint16: 3 / 65535, np.float32: 1e-6}[dtype]
    np.testing.assert_allclose(seen, expected, atol=step)
    assert abs(seen.mean() - expected.mean()) < 0.2 * step  # roundings do not add up


@pytest.mark.parametrize(
    ("height", "width"), [(1537, 2051), (2047, 1025), (3000, 1002), (2400, 1600)]
)
def test_large_pictures_scale_as_one_area_average_would(height: int, width: int) -> None:
    smooth = cv2.resize(np.random.default_rng(1).random((9, 9)), (width, height))
    pixels = (smooth * 255).astype(np.uint8)
    seen = at_size(pixels, 100, False, "gray", "byte")
    direct = cv2.resize(pixels.astype(np.float64), seen.shape[:0:-1], interpolation=cv2.INTER_AREA)
    np.testing.assert_allclose(seen[0], direct, atol=1.1)


def test_fine_patterns_turn_gray_instead_of_aliasing() -> None:
    fine = np.indices((512, 512)).sum(axis=0) % 2
    seen = at_size((fine * 255).astype(np.uint8), 100, False, "gray", "unit")
    np.testing.assert_allclose(seen, 0.5, atol=0.06)


def test_the_square_is_centred() -> None:
    pixels = np.zeros((10, 17), np.uint8)
    pixels[:, 3:13] = 9
    np.testing.assert_array_equal(at_size(pixels, 0, True, "gray", "byte"), np.full((1, 10, 10), 9))
    np.testing.assert_array_equal(at_size(pixels.T, 5, True, "gray", "byte"), np.full((1, 5, 5), 9))


def test_no_pixels_are_invented() -> None:
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4)
    for size in (4, 5, 1000):
        np.testing.assert_array_equal(at_size(pixels, size, False, "gray", "byte")[0], pixels)


@pytest.mark.parametrize("size", [-1, 1, 2, 3])
def test_sizes_below_four_are_refused(size: int) -> None:
    with pytest.raises(Refused, match="at least 4 pixels"):
        at_size(np.zeros((9, 9), np.uint8), size, False, "gray", "unit")


def test_read_only_pixels_are_left_alone() -> None:
    pixels = np.zeros((9, 9), np.float32)
    pixels.setflags(write=False)
    seen = at_size(pixels, 0, False, "gray", "unit")
    seen += 1
    assert not pixels.any()


def test_size_choices() -> None:
    assert size_choices((28, 28)) == (4, 8, 16, 0)
    assert size_choices((300, 451)) == (4, 8, 16, 28, 32, 64, 128, 256, 0)
    assert size_choices((300, 20), square=True) == (4, 8, 16, 0)
    assert size_choices((3, 2)) == (0,)
    assert size_choices((4000, 3000)) == (*SIZES, 0)
    for size in size_choices((300, 451)):
        assert working_size(300, 451, size, False)[1] == (size or 451)
