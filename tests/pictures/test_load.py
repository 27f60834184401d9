"""Every format and oddity that a picture file can have, made here and read back."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import warnings
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from playground.core.messages import Refused
from playground.pictures import decode
from playground.pictures.finish import KEPT_PIXELS, kept_size
from playground.pictures.load import load, load_bytes

GRAY = np.arange(5 * 7, dtype=np.uint8).reshape(5, 7) * 7
RGB = np.random.default_rng(1).integers(0, 256, (5, 7, 3), dtype=np.uint8)


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def pixels_of(image: Image.Image, kind: str = "PNG", **options: Any) -> np.ndarray:
    return load_bytes(encoded(image, kind, **options), "it").pixels


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, depth: int, colour: int, rows: bytes, *extra: bytes) -> bytes:
    """A PNG file by its parts, for what Pillow does not write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *extra, chunk(b"IDAT", zlib.compress(rows, 1))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def png16(pixels: np.ndarray, colour: int, *extra: bytes) -> bytes:
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    return png(pixels.shape[1], pixels.shape[0], 16, colour, rows, *extra)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "GIF", "PPM"])
def test_gray_stays_gray_and_exact(kind: str) -> None:
    pixels = pixels_of(Image.fromarray(GRAY), kind)
    assert pixels.dtype == np.uint8
    np.testing.assert_array_equal(pixels, GRAY)
    assert not pixels.flags.writeable
    assert pixels.flags.c_contiguous


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("PPM", {}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_colour_stays_exact(kind: str, options: dict[Any, Any]) -> None:
    np.testing.assert_array_equal(pixels_of(Image.fromarray(RGB), kind, **options), RGB)


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_jpeg(mode: str, options: dict[Any, Any]) -> None:
    flat = Image.new(mode, (33, 21), 77 if mode == "L" else (200, 100, 50))
    pixels = pixels_of(flat, "JPEG", quality=95, **options)
    assert pixels.shape == ((21, 33) if mode == "L" else (21, 33, 3))
    np.testing.assert_allclose(pixels, np.asarray(flat), atol=2)


def test_a_picture_equals_what_opencv_reads() -> None:
    smooth = cv2.GaussianBlur(np.random.default_rng(2).random((40, 60, 3)), (0, 0), 3)
    data = encoded(Image.fromarray((smooth * 255).astype(np.uint8)))
    other = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)[..., ::-1]
    np.testing.assert_array_equal(load_bytes(data, "it").pixels, other)


def turned(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """How a camera held so stores an upright picture."""
    return {
        1: lambda p: p,
        2: np.fliplr,
        3: lambda p: np.rot90(p, 2),
        4: np.flipud,
        5: lambda p: p.swapaxes(0, 1),
        6: lambda p: np.rot90(p, 1),
        7: lambda p: np.rot90(p.swapaxes(0, 1), 2),
        8: lambda p: np.rot90(p, -1),
    }[orientation](pixels)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "TIFF-lzw", "WEBP", "JPEG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(kind: str, orientation: int) -> None:
    upright = np.zeros((24, 40), np.uint8)
    upright[:8, :16] = 250
    upright[16:, :8] = 120
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if kind == "WEBP" else {}
    if kind == "TIFF-lzw":
        kind, options = "TIFF", {"compression": "tiff_lzw"}
    image = Image.fromarray(np.ascontiguousarray(turned(upright, orientation)))
    image = image.convert("RGB") if kind == "WEBP" else image
    pixels = pixels_of(image, kind, exif=exif, **options)
    if kind == "WEBP":
        pixels = pixels[..., 0]
    assert pixels.shape == upright.shape
    np.testing.assert_allclose(pixels, upright, atol=3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_of_16_bit_colour_in_tiff(orientation: int) -> None:
    upright = np.random.default_rng(3).integers(0, 65536, (4, 6, 3), dtype=np.uint16)
    stored = np.ascontiguousarray(turned(upright, orientation))
    data = tiff_rgb16(stored, orientation)
    pixels = load_bytes(data, "it").pixels
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, upright)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_of_16_bit_colour_in_png(orientation: int) -> None:
    upright = np.random.default_rng(3).integers(0, 65536, (4, 6, 3), dtype=np.uint16)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = np.ascontiguousarray(turned(upright, orientation))
    data = png16(stored, 2, chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0")))
    np.testing.assert_array_equal(load_bytes(data, "it").pixels, upright)


def tiff_rgb16(pixels: np.ndarray, orientation: int) -> bytes:
    """An uncompressed little-endian TIFF of 16-bit RGB."""
    height, width = pixels.shape[:2]
    bits_at = 8
    data_at = bits_at + 6
    data = pixels.astype("<u2").tobytes()
    tags = [
        (256, 3, 1, width),
        (257, 3, 1, height),
        (258, 3, 3, bits_at),
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (273, 4, 1, data_at),
        (274, 3, 1, orientation),
        (277, 3, 1, 3),
        (278, 3, 1, height),
        (279, 4, 1, len(data)),
        (284, 3, 1, 1),
    ]
    directory = struct.pack("<H", len(tags))
    directory += b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 0)
    head = b"II*\0" + struct.pack("<I", data_at + len(data)) + struct.pack("<HHH", 16, 16, 16)
    return head + data + directory


def test_disordered_exif_costs_nothing() -> None:
    data = encoded(Image.fromarray(GRAY), "JPEG", exif=b"Exif\0\0MM\0*\0\0\xff\xff\xff\xff")
    assert load_bytes(data, "it").pixels.shape == GRAY.shape


def test_palette_of_colours() -> None:
    image = Image.fromarray(RGB).quantize(16)
    np.testing.assert_array_equal(pixels_of(image), np.asarray(image.convert("RGB")))


def test_palette_of_grays_is_gray() -> None:
    image = Image.new("P", (3, 1))
    image.putpalette([200, 200, 200, 10, 10, 10, 90, 90, 90, 255, 0, 0])
    image.putdata([0, 1, 2])
    for kind in ("PNG", "GIF"):
        np.testing.assert_array_equal(pixels_of(image, kind), [[200, 10, 90]])
    image.putdata([0, 1, 3])
    assert pixels_of(image).shape == (1, 3, 3)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM"])
def test_one_bit(kind: str) -> None:
    bits = np.array([[True, False, True], [False, False, True]])
    np.testing.assert_array_equal(pixels_of(Image.fromarray(bits), kind), bits * np.uint8(255))


def test_few_bits_fill_the_range() -> None:
    rows = b"\0" + bytes([0b00011011])
    np.testing.assert_array_equal(
        load_bytes(png(4, 1, 2, 0, rows), "it").pixels, [[0, 85, 170, 255]]
    )


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_16_bit_gray_is_kept(kind: str) -> None:
    deep = np.array([[0, 1, 255], [256, 40000, 65535]], np.uint16)
    pixels = pixels_of(Image.fromarray(deep), kind)
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, deep)


def test_16_bit_gray_that_is_dark_keeps_its_depth() -> None:
    deep = np.array([[0, 1], [2, 200]], np.uint16)
    pixels = pixels_of(Image.fromarray(deep))
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, deep)


def test_16_bit_gray_with_a_transparent_value() -> None:
    deep = np.array([[0, 300], [4000, 300]], np.uint16)
    data = png16(deep, 0, chunk(b"tRNS", struct.pack(">H", 300)))
    np.testing.assert_array_equal(load_bytes(data, "it").pixels, [[0, 65535], [4000, 65535]])


def test_16_bit_colour_is_kept() -> None:
    deep = np.random.default_rng(4).integers(0, 65536, (3, 5, 3), dtype=np.uint16)
    pixels = load_bytes(png16(deep, 2), "it").pixels
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, deep)


def test_16_bit_colour_with_alpha() -> None:
    deep = np.array([[[100, 200, 300, 65535], [1, 2, 3, 0], [0, 0, 65535, 32768]]], np.uint16)
    pixels = load_bytes(png16(deep, 6), "it").pixels
    assert pixels.dtype == np.uint16
    half = 65535 - 32768
    np.testing.assert_array_equal(pixels, [[[100, 200, 300], [65535] * 3, [half, half, 65535]]])


def test_16_bit_gray_with_alpha_stays_gray() -> None:
    deep = np.array([[[100, 65535], [1, 0]]], np.uint16)
    pixels = load_bytes(png16(deep, 4), "it").pixels
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, [[100, 65535]])


def test_16_bit_gray_with_alpha_is_what_was_written() -> None:
    deep = np.random.default_rng(5).integers(0, 65536, (3, 5, 2), dtype=np.uint16)
    gray, alpha = np.moveaxis(deep.astype(np.int64), -1, 0)
    expected = (gray * alpha + 65535 * (65535 - alpha) + 32767) // 65535
    np.testing.assert_array_equal(load_bytes(png16(deep, 4), "it").pixels, expected)


@pytest.mark.parametrize(("depth", "row"), [(1, 0b01000000), (2, 0b00011011), (4, 0b01011111)])
def test_a_clear_gray_of_few_bits(depth: int, row: int) -> None:
    samples = [row >> (8 - depth * at) & (2**depth - 1) for at in range(1, 8 // depth + 1)]
    for clear in samples:
        data = png(len(samples), 1, depth, 0, bytes([0, row]), chunk(b"tRNS", bytes([0, clear])))
        expected = [255 if at == clear else at * 255 // (2**depth - 1) for at in samples]
        np.testing.assert_array_equal(load_bytes(data, "it").pixels, [expected])


def test_a_clear_colour_of_16_bits_that_is_read_with_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "kept_size", lambda width, height: (width // 2, height))
    deep = np.array([[1000, 2000, 3000], [40000, 50000, 60000]], np.uint16)
    clear = chunk(b"tRNS", struct.pack(">3H", *deep[1].tolist()))
    pixels = load_bytes(png16(deep[[0, 0, 1, 1]][None], 2, clear), "it").pixels
    np.testing.assert_array_equal(pixels, [[[3, 7, 11], [255, 255, 255]]])


def test_32_bit_integers() -> None:
    for values, dtype in (([0, 7, 255], np.uint8), ([0, 256, 65535], np.uint16)):
        loaded = load_bytes(encoded(Image.fromarray(np.array([values], np.int32)), "TIFF"), "it")
        assert loaded.pixels.dtype == dtype
        assert not loaded.notes
        np.testing.assert_array_equal(loaded.pixels, [values])
    wide = Image.fromarray(np.array([[-100_000, 0, 100_000]], np.int32))
    loaded = load_bytes(encoded(wide, "TIFF"), "it")
    np.testing.assert_array_equal(loaded.pixels, np.array([[0, 0.5, 1]], np.float32))
    assert "−100000 to 100000" in str(loaded.notes[0])


def test_floats() -> None:
    unit = np.array([[0, 0.25, 1]], np.float32)
    loaded = load_bytes(encoded(Image.fromarray(unit), "TIFF"), "it")
    np.testing.assert_array_equal(loaded.pixels, unit)
    assert loaded.pixels.dtype == np.float32
    assert not loaded.notes
    wild = np.array([[-2, np.nan, 0, 2, np.inf]], np.float32)
    loaded = load_bytes(encoded(Image.fromarray(wild), "TIFF"), "it")
    np.testing.assert_array_equal(loaded.pixels, np.array([[0, 0, 0.5, 1, 1]], np.float32))
    assert "−2 to 2" in str(loaded.notes[0])
    nothing = np.full((2, 2), np.nan, np.float32)
    loaded = load_bytes(encoded(Image.fromarray(nothing), "TIFF"), "it")
    np.testing.assert_array_equal(loaded.pixels, np.zeros((2, 2)))


def over_white(colour: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    return np.rint(np.float64(colour) * alpha / 255 + 255 - alpha)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_alpha_over_white(kind: str) -> None:
    alpha = np.random.default_rng(5).integers(0, 256, (5, 7, 1), dtype=np.uint8)
    alpha[0], alpha[1] = 0, 255
    image = Image.fromarray(np.concatenate([RGB, alpha], 2))
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    pixels = pixels_of(image, kind, **options)
    np.testing.assert_array_equal(pixels, over_white(RGB, alpha))
    assert np.all(pixels[0] == 255)
    np.testing.assert_array_equal(pixels[1], RGB[1])


def test_gray_with_alpha_stays_gray() -> None:
    alpha = np.full_like(GRAY, 51)
    pixels = pixels_of(Image.merge("LA", [Image.fromarray(GRAY), Image.fromarray(alpha)]))
    np.testing.assert_array_equal(pixels, over_white(GRAY, alpha))


def test_transparent_colours() -> None:
    np.testing.assert_array_equal(
        pixels_of(Image.fromarray(GRAY), transparency=int(GRAY[2, 3])),
        np.where(GRAY[2, 3] == GRAY, 255, GRAY),
    )
    expected = RGB.copy()
    expected[1, 2] = 255
    clear = tuple(int(v) for v in RGB[1, 2])
    np.testing.assert_array_equal(pixels_of(Image.fromarray(RGB), transparency=clear), expected)
    bits = Image.fromarray(np.array([[True, False]]))
    np.testing.assert_array_equal(pixels_of(bits, transparency=0), [[255, 255]])


def test_transparent_palette() -> None:
    image = Image.new("P", (3, 1))
    image.putpalette([255, 0, 0, 0, 0, 255, 0, 255, 0])
    image.putdata([0, 1, 2])
    pixels = pixels_of(image, transparency=bytes([255, 0, 128]))
    np.testing.assert_array_equal(pixels, [[[255, 0, 0], [255, 255, 255], [127, 255, 127]]])
    pixels = pixels_of(image, "GIF", transparency=1)
    np.testing.assert_array_equal(pixels, [[[255, 0, 0], [255, 255, 255], [0, 255, 0]]])


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk(kind: str) -> None:
    flat = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    pixels = pixels_of(flat, kind)
    assert pixels.shape == (16, 16, 3)
    np.testing.assert_allclose(pixels, np.broadcast_to([255, 0, 0], (16, 16, 3)), atol=3)


def test_first_frame() -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "TIFF", "PNG", "WEBP"):
        options = {"lossless": True} if kind == "WEBP" else {}
        pixels = pixels_of(frames[0], kind, save_all=True, append_images=frames[1:], **options)
        np.testing.assert_array_equal(pixels, np.asarray(frames[0]))


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1), (2, 3)])
def test_tiny(size: tuple[int, int]) -> None:
    assert pixels_of(Image.new("L", size, 9)).tolist() == [[9] * size[0]] * size[1]


def test_several_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_STRIP_PIXELS", 15)
    np.testing.assert_array_equal(pixels_of(Image.fromarray(RGB)), RGB)
    image = Image.fromarray(RGB).quantize(16)
    np.testing.assert_array_equal(pixels_of(image), np.asarray(image.convert("RGB")))


# Sizes


def ramp(width: int, height: int) -> np.ndarray:
    return np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1))


def test_12_megapixels_are_kept() -> None:
    loaded = load_bytes(encoded(Image.fromarray(ramp(4032, 3024)), compress_level=1), "it")
    assert loaded.pixels.shape == (3024, 4032)
    assert not loaded.notes


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "L"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "I;16")]
)
def test_13_megapixels_are_scaled_and_said_so(kind: str, mode: str) -> None:
    pixels = ramp(4000, 3250)
    if mode == "I;16":
        pixels = pixels.astype(np.uint16) * 257
    image = Image.fromarray(pixels)
    if mode == "P":
        image.putpalette([v for g in range(256) for v in (g, 255 - g, 0)])
    loaded = load_bytes(
        encoded(image, kind, **({"compress_level": 1} if kind == "PNG" else {})), "p"
    )
    height, width = loaded.pixels.shape[:2]
    assert 12_000_000 < width * height <= KEPT_PIXELS
    assert abs(width / height - 4000 / 3250) < 1e-3
    assert str(loaded.notes[0]) == (
        f"p has 13.0 megapixels; it was scaled down to {width} × {height} pixels."
    )
    gray = loaded.pixels[..., 0] if mode == "P" else loaded.pixels
    assert gray.dtype == pixels.dtype
    white = 65535 if mode == "I;16" else 255
    columns = gray.mean(axis=0) / white
    np.testing.assert_allclose(columns, (np.arange(width) + 0.5) / width, atol=0.01)


def test_scaling_a_turned_jpeg() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(Image.fromarray(ramp(8000, 6500)), "JPEG", exif=exif, quality=50)
    loaded = load_bytes(data, "it")
    assert loaded.pixels.shape[0] > loaded.pixels.shape[1]
    assert loaded.notes[0].values["height"] == loaded.pixels.shape[0]
    assert loaded.pixels[:9].max() < 10  # the left of what is stored is the top


def test_kept_size() -> None:
    assert kept_size(4032, 3024) == (4032, 3024)
    for width, height in ((20000, 10000), (1, 100_000_000), (150_000_000, 1), (5, 30_000_000)):
        w, h = kept_size(width, height)
        assert 0 < w * h <= KEPT_PIXELS
        assert w * h > KEPT_PIXELS * 0.6  # a strip a few pixels wide cannot keep its proportions
        assert w <= width
        assert h <= height


def test_a_header_that_claims_300_megapixels_is_refused_without_decoding() -> None:
    data = png(20_000, 15_000, 8, 2, b"")
    with pytest.raises(Refused, match=r"it has 20000 × 15000 pixels; .* up to 200 megapixels"):
        load_bytes(data, "it")


def test_200_megapixels_pass_pillows_own_limit() -> None:
    rows = bytes(10_000 * 2501)
    loaded = load_bytes(png(20_000, 10_000, 1, 0, rows), "big")
    assert loaded.pixels.shape == (2500, 5000)
    assert not loaded.pixels.any()
    assert "200.0 megapixels" in str(loaded.notes[0])


# What cannot be read


def refusal(call: Callable[..., Any]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    text = str(caught.value)
    assert "{" not in text
    assert text.endswith(".")
    return text


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM"])
def test_truncated(kind: str) -> None:
    noise = np.random.default_rng(6).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), kind)
    for length in (len(data) // 2, len(data) * 9 // 10):
        text = refusal(lambda length=length: load_bytes(data[:length], "it"))
        assert text.startswith("it is ")
    for length in (1, 5, 20):
        refusal(lambda length=length: load_bytes(data[:length], "it"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM"])
def test_random_damage_never_escapes_as_another_error(kind: str) -> None:
    rng = np.random.default_rng(7)
    data = np.frombuffer(encoded(Image.fromarray(RGB), kind), np.uint8)
    for _ in range(40):
        damaged = data.copy()
        damaged[rng.integers(0, len(data), 4)] = rng.integers(0, 256, 4)
        try:
            pixels = load_bytes(damaged.tobytes(), "it").pixels
        except Refused:
            continue
        assert pixels.ndim in (2, 3)


def test_files(tmp_path: Path) -> None:
    good = tmp_path / "größe 猫.png"
    Image.fromarray(GRAY).save(good)
    loaded = load(good)
    assert loaded.name == "größe 猫.png"
    np.testing.assert_array_equal(load(str(good)).pixels, GRAY)

    (tmp_path / "text.png").write_text("not a picture at all\n" * 9)
    assert refusal(lambda: load(tmp_path / "text.png")).startswith("text.png is not a picture")
    (tmp_path / "zero.png").write_bytes(b"")
    assert refusal(lambda: load(tmp_path / "zero.png")) == "zero.png is empty."
    assert refusal(lambda: load(tmp_path)).endswith("is a folder, not a picture.")
    assert refusal(lambda: load(tmp_path / "no.png")) == "There is no file no.png."
    assert refusal(lambda: load(good / "below.png")) == "There is no file below.png."
    assert refusal(lambda: load("a\0b.png")).startswith("There is no file")
    assert "cannot be read" in refusal(lambda: load(tmp_path / ("x" * 400)))
    assert refusal(lambda: load_bytes(b"", "the clipboard")) == "the clipboard is empty."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refusal(lambda: load(tmp_path / "pipe.png")) == "pipe.png is not an ordinary file."


def test_a_name_misleads_nobody(tmp_path: Path) -> None:
    (tmp_path / "it.png").write_bytes(encoded(Image.fromarray(RGB), "BMP"))
    np.testing.assert_array_equal(load(tmp_path / "it.png").pixels, RGB)


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.png"
    Image.fromarray(GRAY).save(path)

    def denied(*args: Any, **options: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert refusal(lambda: load(path)) == "secret.png may not be read: permission is denied."


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "far.png"
    Image.fromarray(GRAY).save(path)

    class Failing(io.BytesIO):
        def read(self, *args: Any) -> bytes | None:
            if self.tell() > 30:
                raise OSError(5, "Input/output error")
            return super().read(*args)

    data = path.read_bytes()
    monkeypatch.setattr("playground.pictures.load.open_file", lambda *args: Failing(data))
    assert refusal(lambda: load(path)) == "far.png cannot be read: the disk has failed."


def test_out_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(decode, "_gathered", full)
    data = encoded(Image.fromarray(GRAY))
    assert refusal(lambda: load_bytes(data, "it")) == "There is not enough memory to open it."


def test_formats_that_start_other_programs_are_not_tried() -> None:
    assert "PostScript" in refusal(lambda: load_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n", "it.eps"))


def test_importing_does_not_import_pillow() -> None:
    code = "import playground.pictures.load, sys; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
