"""TIFF files of rarer kinds: white is zero, CIELab, and a page for each of red, green and blue."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image, TiffImagePlugin

from playground.pictures.load import RGB, load_bytes

RAMP = (np.arange(24).reshape(4, 6) * 2730).astype(np.uint16)


def test_white_is_zero_in_16_bits() -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[262] = 0
    stream = io.BytesIO()
    Image.fromarray(RAMP).save(stream, "TIFF", tiffinfo=tags)
    if Image.open(io.BytesIO(stream.getvalue())).tag_v2[262] != 0:  # type: ignore[attr-defined]
        data = bytearray(stream.getvalue())
        place = data.index(b"\x06\x01\x03\x00\x01\x00\x00\x00")
        data[place + 8] = 0
        stream = io.BytesIO(bytes(data))
    np.testing.assert_array_equal(load_bytes(stream.getvalue(), "it").pixels, 65535 - RAMP)


def test_cielab_is_in_colour() -> None:
    # L* from 0 to 255, a* and b* with a sign. Pale ones: the whites of the two formulas differ.
    lab = np.array([[[255, 0, 0], [0, 0, 0], [136, 8, 11], [128, 0, 0]]])
    scaled = (lab * np.array([100 / 255, 1, 1])).astype(np.float32)
    wanted = 255 * cv2.cvtColor(scaled, cv2.COLOR_LAB2RGB)
    lab = (lab % 256).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(lab, "LAB").save(stream, "TIFF")
    pixels = load_bytes(stream.getvalue(), "it").pixels
    np.testing.assert_allclose(pixels, wanted, atol=4)


def test_three_gray_pages_are_red_green_and_blue_where_that_is_asked_for() -> None:
    rng = np.random.default_rng(0)
    pages = [Image.fromarray(rng.integers(0, 256, (5, 7), np.uint8)) for _ in range(4)]
    for count in (1, 2, 3, 4):
        stream = io.BytesIO()
        pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:count])
        first = load_bytes(stream.getvalue(), "it")
        np.testing.assert_array_equal(first.pixels, np.asarray(pages[0]))
        assert first.combines == (count == 3)
        if first.combines:
            together = load_bytes(stream.getvalue(), "it", RGB).pixels
            np.testing.assert_array_equal(together, np.dstack(pages[:3]))
