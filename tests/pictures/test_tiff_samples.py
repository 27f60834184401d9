"""Deep colour, floats and planes apart: every way that a TIFF stores them gives the same pixels."""

from __future__ import annotations

import itertools
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from playground.core.messages import Refused
from playground.pictures.load import LoadedPicture, load_bytes
from tests.pictures.tiffs import FLOATING, HORIZONTAL, tiff

HEIGHT, WIDTH = 21, 37


def values(dtype: str, count: int) -> NDArray[Any]:
    rng = np.random.default_rng(count)
    if dtype[0] == "f":
        return rng.random((HEIGHT, WIDTH, count)).astype(dtype)
    high = min(65535, int(np.iinfo(dtype).max))
    found = rng.integers(0, high, (HEIGHT, WIDTH, count), endpoint=True).astype(dtype)
    found[0, 0] = high
    return found


def opened(data: bytes) -> LoadedPicture:
    return load_bytes(data, "it")


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        opened(data)
    return str(caught.value)


WAYS: list[dict[str, Any]] = [
    {"planar": planar, "order": order, "deflate": deflate, **blocks}
    for planar, order, deflate, blocks in itertools.product(
        (False, True), "<>", (False, True), ({}, {"strip_rows": 4}, {"tile": 16})
    )
]


@pytest.mark.parametrize("dtype", ["u2", "u4", "i2", "i4", "f2", "f4", "f8"])
@pytest.mark.parametrize("count", [1, 3])
def test_all_ways_of_storing_give_the_same_pixels(dtype: str, count: int) -> None:
    samples = values(dtype, count)
    expected = samples.astype(np.float32 if dtype[0] == "f" else np.uint16).squeeze()
    predictors = (1, FLOATING if dtype[0] == "f" else HORIZONTAL)
    for way, predictor in itertools.product(WAYS, predictors):
        if predictor != 1 and not way["deflate"]:
            continue  # what is not compressed needs no predictor
        loaded = opened(tiff(samples, predictor=predictor, **way))
        assert loaded.pixels.dtype == expected.dtype, (way, predictor)
        np.testing.assert_array_equal(loaded.pixels, expected, str((way, predictor)))
        assert not loaded.notes


@pytest.mark.parametrize("compression", [1, 5, 32946])
@pytest.mark.parametrize("dtype", ["u2", "f4"])
def test_what_opencv_writes(compression: int, dtype: str) -> None:
    samples = values(dtype, 3)
    options = [cv2.IMWRITE_TIFF_COMPRESSION, compression]
    data = cv2.imencode(".tiff", samples[..., ::-1], options)[1].tobytes()
    np.testing.assert_array_equal(opened(data).pixels, samples)


def test_white_is_zero_and_a_picture_on_its_side() -> None:
    samples = values("f4", 1)
    turned = np.ascontiguousarray(np.rot90(1 - samples[..., 0]))[..., None]
    data = tiff(turned, photometric=0, others={274: 6})
    np.testing.assert_allclose(opened(data).pixels, samples[..., 0], atol=1e-6)


@pytest.mark.parametrize("dtype", ["u2", "f4"])
@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("multiplied", [False, True])
def test_alpha_is_seen_on_white(dtype: str, count: int, multiplied: bool) -> None:
    samples = values(dtype, count)
    unit = samples / (65535 if dtype == "u2" else 1)
    expected = unit[..., :-1] * unit[..., -1:] + 1 - unit[..., -1:]
    if multiplied:
        ink = unit[..., :-1] * unit[..., -1:]
        samples[..., :-1] = np.rint(ink * 65535) if dtype == "u2" else ink
    loaded = opened(tiff(samples, extra=1 if multiplied else 2))
    assert loaded.pixels.ndim == (2 if count == 2 else 3)
    found = loaded.pixels / (65535 if dtype == "u2" else 1)
    np.testing.assert_allclose(found, expected.squeeze(), atol=2e-5)


def test_a_channel_without_a_meaning_is_left_out_and_said() -> None:
    samples = values("u2", 4)
    loaded = opened(tiff(samples, extra=0))
    np.testing.assert_array_equal(loaded.pixels, samples[..., :3])
    assert "was left out" in str(loaded.notes[0])


@pytest.mark.parametrize("planar", [False, True])
def test_holes_are_counted_and_are_0(planar: bool) -> None:
    samples = values("f4", 3)
    samples[2:5, 3:9, 1] = np.nan
    samples[0, 0] = np.nan
    loaded = opened(tiff(samples, planar=planar))
    assert loaded.holes is not None
    assert loaded.holes.sum() == 19
    np.testing.assert_array_equal(loaded.holes, np.isnan(samples).any(axis=2))
    assert not loaded.pixels[loaded.holes].any()
    np.testing.assert_array_equal(loaded.pixels[~loaded.holes], samples[~loaded.holes])
    assert str(loaded.notes[0]).startswith("19 of its pixels have no value (NaN)")


def test_infinite_values_are_said() -> None:
    samples = values("f4", 1)
    samples[0, :3, 0] = np.inf
    loaded = opened(tiff(samples))
    assert loaded.pixels.max() == 1
    assert str(loaded.notes[0]).startswith("3 of its values are infinite")


def test_whole_numbers_of_32_bits_have_no_sign() -> None:
    samples = np.array([[[0], [1 << 31], [(1 << 32) - 1]]], np.uint32)
    loaded = opened(tiff(samples))
    np.testing.assert_allclose(loaded.pixels, [[0, 0.5, 1]], atol=1e-6)
    assert "0 to 4.29497e+09" in str(loaded.notes[0])


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ({262: 8}, None),  # 16-bit CIELab
        ({259: 7}, "3 channels of 16 bits"),  # JPEG of 16 bits
        ({258: 24}, "3 channels of 24 bits"),
        ({339: 6}, "3 channels of 16 bits of another kind"),  # complex numbers
    ],
)
def test_a_kind_that_is_not_read_is_called_by_its_name(
    others: dict[int, int], kind: str | None
) -> None:
    said = refusal(tiff(values("u2", 3), others=others))
    assert "not a picture" not in said
    assert "TIFF picture" in said
    assert kind is None or f"of a kind that cannot be read: {kind}." in said


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_a_sentence(way: dict[str, Any]) -> None:
    data = tiff(values("u2", 3), **way)
    rng = np.random.default_rng(5)
    refused = 0
    for _ in range(60):
        damaged = np.frombuffer(data, np.uint8).copy()
        place = rng.integers(0, 4)
        at = len(data) - rng.integers(1, 260, 2) if place else rng.integers(0, len(data), 2)
        damaged[at] = rng.integers(0, 256, 2)
        try:
            pixels = opened(damaged.tobytes()).pixels
        except Refused:
            refused += 1
        else:
            assert pixels.ndim in (2, 3)
    assert refused > 5
    for length in (len(data) // 3, len(data) - 40, 9):
        assert refusal(data[:length])


def test_a_directory_that_claims_too_much_is_refused_before_it_is_read() -> None:
    samples = values("u2", 3)
    assert "up to 200 megapixels" in refusal(tiff(samples, others={256: 1 << 20, 257: 1 << 20}))
    assert "not enough memory" in refusal(tiff(samples, others={256: 20_000, 257: 10_000}))
    assert "damaged" in refusal(tiff(samples, others={256: 9_000, 257: 9_000}))
    assert "damaged" in refusal(tiff(samples, others={274: 99}))
