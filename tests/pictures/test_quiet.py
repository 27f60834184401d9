"""No library prints about a picture, sound or damaged: everything that is said is one sentence."""

from __future__ import annotations

import io
import random
import struct
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image

from playground.core.messages import Refused
from playground.pictures.load import load_bytes
from playground.pictures.quiet import bare_png

PIXELS = np.random.default_rng(0).integers(0, 65536, (24, 24, 3), np.uint16)


def tiff(pixels: np.ndarray, compression: str) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "TIFF", compression=compression)
    return stream.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def deep_png(*notes: bytes) -> bytes:
    data = cv2.imencode(".png", PIXELS)[1].tobytes()
    return data[:33] + b"".join(notes) + data[33:]


NOTES = [chunk(b"iCCP", b"x\0\0zz"), chunk(b"eXIf", b"junk"), chunk(b"cHRM", b"\xff" * 32)]


def test_libraries_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    gray = (PIXELS[..., 0] >> 8).astype(np.uint8)
    good = [tiff(gray, kind) for kind in ("tiff_lzw", "tiff_adobe_deflate", "raw", "jpeg")]
    good += [tiff(gray > 128, "group4"), deep_png(*NOTES)]
    rng = random.Random(3)
    refused = 0
    for case in range(300):
        data = bytearray(good[case % len(good)])
        for _ in range(rng.choice((1, 2, 8))):
            # The tags of a TIFF are at its end or at its beginning.
            near = rng.choice((range(min(300, len(data))), range(-200, 0), range(len(data))))
            data[rng.choice(near)] ^= 1 << rng.randrange(8)
        try:
            load_bytes(bytes(data), "a picture")
        except Refused:
            refused += 1
    assert refused > 50
    found = capfd.readouterr()
    assert (found.out, found.err) == ("", "")


def test_libtiff_prints_nothing_about_what_it_refuses(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(tiff(PIXELS[..., 0] > 30000, "group4"))
    place = data.index(struct.pack("<HHI", 258, 3, 1))  # bits per sample
    data[place + 8] = 8
    with pytest.raises(Refused):
        load_bytes(bytes(data), "a picture")
    assert capfd.readouterr().err == ""


def test_a_png_without_its_notes_has_the_same_pixels() -> None:
    data = deep_png(*NOTES)
    assert bare_png(data) == deep_png()
    np.testing.assert_array_equal(load_bytes(data, "it").pixels, PIXELS[..., ::-1])
