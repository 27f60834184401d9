"""A file that cannot be read is called what it is; files that hold several pictures give each."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from playground.core.messages import Refused
from playground.pictures.formats import format_of
from playground.pictures.load import RGB, LoadedPicture, load_bytes
from playground.pictures.numbers import bits_used
from tests.pictures.tiffs import tiff

FILLER = bytes(range(256)) * 8

OTHERS = {
    "AVIF": b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf",
    "CR3": b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
    "MP4": b"\0\0\0\x18ftypisom\0\0\0\0",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
    "JPEG XL": b"\xff\n",
    "Photoshop": b"8BPS\0\x01",
    "OpenEXR": b"v/1\x01\x02\0\0\0",
    "Radiance HDR": b"#?RADIANCE\n",
    "DICOM": bytes(128) + b"DICM",
    "FITS": b"SIMPLE  =                    T",
    "NumPy": b"\x93NUMPY\x01\0",
    "ICO": b"\0\0\x01\0\x01\0",
    "CUR": b"\0\0\x02\0\x01\0\x10\x10",
    "TGA": b"\0\0\x02\0\0\0\0\0\0\0\0\0",
    "PDF": b"%PDF-1.7\n",
    "SVG": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">',
}


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        load_bytes(data, "it")
    return str(caught.value)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_valid_but_not_read_is_called_by_its_name(name: str) -> None:
    said = refusal(OTHERS[name] + FILLER)
    assert said.startswith(f"it is of the format {name}, which cannot be read here")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("PNG", b"\x89PNG\r\n\x1a\n" + FILLER),
        ("JPEG", b"\xff\xd8\xff\xe0" + FILLER),
        ("BMP", b"BM" + FILLER),
        ("GIF", b"GIF89a\0\0"),
        ("WebP", b"RIFF\0\0\0\0WEBP" + FILLER),
        ("PNM", b"P6 wide high 255\n"),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + FILLER),
    ],
)
def test_a_picture_that_is_damaged_is_not_called_no_picture(name: str, data: bytes) -> None:
    assert format_of(data) == name
    said = refusal(data)
    assert "not a picture" not in said
    assert name in said or "damaged" in said


def test_what_is_none_is_no_picture() -> None:
    for data in (b"not a picture at all\n" * 9, b"PK", bytes(50), b"<html><svg></html>"):
        assert "it is not a picture" in refusal(data)


# Several pictures in one file.

COLOURS = ("red", "lime", "blue", "white")


def frames(kind: str, count: int = 4) -> bytes:
    images = [Image.new("RGB", (6, 4), colour) for colour in COLOURS[:count]]
    stream = io.BytesIO()
    options = {"lossless": True} if kind == "WEBP" else {}
    images[0].save(stream, kind, save_all=True, append_images=images[1:], **options)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "PNG", "WEBP"])
def test_each_picture_of_a_file_can_be_had(kind: str) -> None:
    data = frames(kind)
    for page, colour in enumerate(COLOURS):
        loaded = load_bytes(data, "it", page)
        assert (loaded.pages, loaded.page) == (4, page)
        expected = np.asarray(Image.new("RGB", (6, 4), colour))
        np.testing.assert_array_equal(loaded.pixels.reshape(4, 6, -1) + 0 * expected, expected)
    assert load_bytes(data, "it").page == 0
    assert load_bytes(data, "it", 99).page == 3
    assert load_bytes(frames(kind, 1), "it").pages == 1


def test_three_gray_pages_are_pages_and_a_colour_picture_where_that_is_asked_for() -> None:
    pages = [Image.new("L", (6, 4), level) for level in (10, 120, 250)]
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])
    first = load_bytes(stream.getvalue(), "it")
    assert (first.pages, first.page, first.combines) == (3, 0, True)
    assert first.pixels.tolist() == [[10] * 6] * 4
    assert not first.notes
    loaded = load_bytes(stream.getvalue(), "it", RGB)
    assert (loaded.pages, loaded.page, loaded.combines) == (3, None, True)
    assert loaded.pixels[0, 0].tolist() == [10, 120, 250]
    assert str(loaded.notes[0]).startswith("Its three grey pages")
    for page, level in enumerate((10, 120, 250)):
        alone = load_bytes(stream.getvalue(), "it", page)
        assert (alone.page, alone.combines) == (page, True)
        assert alone.pixels.tolist() == [[level] * 6] * 4
    with pytest.raises(Refused, match="it is not of three grey pages of one size"):
        load_bytes(frames("GIF"), "it", RGB)


def apng16(count: int, own_default: bool) -> tuple[bytes, NDArray[Any]]:
    """An animated PNG of 16-bit colour; with `own_default`, the first picture is not animated."""
    shots = np.random.default_rng(2).integers(0, 65536, (count, 4, 6, 3), np.uint16)

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    def rows(shot: NDArray[Any]) -> bytes:
        return zlib.compress(b"".join(b"\0" + row.astype(">u2").tobytes() for row in shot))

    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", 6, 4, 16, 2, 0, 0, 0))]
    parts.append(chunk(b"acTL", struct.pack(">II", count - own_default, 0)))
    number = 0
    for index, shot in enumerate(shots):
        if index or not own_default:
            control = struct.pack(">IIIIIHHBB", number, 6, 4, 0, 0, 1, 10, 0, 0)
            parts.append(chunk(b"fcTL", control))
            number += 1
        if index:
            parts.append(chunk(b"fdAT", struct.pack(">I", number) + rows(shot)))
            number += 1
        else:
            parts.append(chunk(b"IDAT", rows(shot)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b""), shots


@pytest.mark.parametrize("own_default", [False, True])
def test_an_animated_png_of_16_bits(own_default: bool) -> None:
    data, shots = apng16(3, own_default)
    loaded = load_bytes(data, "it")
    assert loaded.pages == 3
    assert loaded.pixels.dtype == np.uint16
    np.testing.assert_array_equal(loaded.pixels, shots[0])
    later = load_bytes(data, "it", 2)
    np.testing.assert_array_equal(later.pixels, shots[2] >> 8)
    assert "8 bits instead of 16" in str(later.notes[0])


def test_pages_of_different_kinds() -> None:
    deep = np.full((4, 6, 3), 40_000, np.uint16)
    first, second = tiff(deep), tiff(np.full((9, 5, 1), 0.25, np.float32))
    joined = bytearray(first)
    shift = len(joined) + len(joined) % 2
    joined += bytes(shift - len(joined))
    joined += moved(second, shift)
    (start,) = struct.unpack_from("<L", first, 4)
    (count,) = struct.unpack_from("<H", first, start)
    (there,) = struct.unpack_from("<L", second, 4)
    struct.pack_into("<L", joined, start + 2 + 12 * count, there + shift)
    data = bytes(joined)
    loaded: LoadedPicture = load_bytes(data, "it")
    assert loaded.pages == 2
    np.testing.assert_array_equal(loaded.pixels, deep)
    np.testing.assert_array_equal(load_bytes(data, "it", 1).pixels, np.full((9, 5), 0.25))


def moved(data: bytes, by: int) -> bytes:
    """A TIFF with one strip, to stand `by` bytes into another."""
    changed = bytearray(data)
    (start,) = struct.unpack_from("<L", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, numbers, value = struct.unpack_from("<HHLL", data, at)
        if tag == 273 or numbers > 1:
            struct.pack_into("<L", changed, at + 8, value + by)
    return bytes(changed)


# Samples of 16 bits.

DARK = (np.arange(24).reshape(4, 6) * 8).astype(np.uint16)
"""Up to 184 of 65535: as good as black."""


def pnm(samples: NDArray[Any], magic: str, white: int) -> bytes:
    height, width = samples.shape[:2]
    return f"{magic}\n{width} {height}\n{white}\n".encode() + samples.astype(">u2").tobytes()


@pytest.mark.parametrize("kind", ["TIFF", "deflated TIFF", "PNG", "PGM"])
def test_a_dark_picture_of_16_bits_stays_dark(kind: str) -> None:
    """It was taken for one of 8 bits, 257 times as bright, as no sample was above 255."""
    stream = io.BytesIO()
    if kind == "PGM":
        data = pnm(DARK, "P5", 65535)
    elif kind == "PNG":
        Image.fromarray(DARK).save(stream, "PNG")
        data = stream.getvalue()
    else:
        data = tiff(DARK[..., None], deflate=kind != "TIFF")
    picture = load_bytes(data, "it")
    assert picture.pixels.dtype == np.uint16
    np.testing.assert_array_equal(picture.pixels, DARK)


def test_that_colours_of_16_bits_are_read_with_8_is_said() -> None:
    colours = np.repeat(DARK[..., None] * 300, 3, axis=2)
    picture = load_bytes(pnm(colours, "P6", 65535), "it")
    assert any("read with 8 bits instead of 16" in str(note) for note in picture.notes)
    assert picture.pixels.dtype == np.uint8


@pytest.mark.parametrize(
    ("high", "bits"),
    [(5, None), (127, None), (200, 8), (255, 8), (1000, 10), (4095, 12), (40_000, None)],
)
def test_bits_that_are_used_are_told_where_labels_are_not_taken_for_pictures(
    high: int, bits: int | None
) -> None:
    assert bits_used(np.array([[0, high]], np.uint16)) == bits
