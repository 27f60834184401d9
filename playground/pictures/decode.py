"""From a picture that Pillow has opened to pixels: upright, on white, gray or RGB, not too many."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures.quiet import bare_png
from playground.pictures.tiff import is_colour_in_pages, is_white_zero, lab_to_rgb

if TYPE_CHECKING:
    from PIL import Image

KEPT_PIXELS: Final = 12_500_000
"""Pictures with more pixels are scaled down to about this many.

Cameras sold as "12 megapixels" have up to 12.2, and theirs should stay as they are.
"""

_STRIP_PIXELS: Final = 1 << 20  # converted at a time, so that no second full copy is held
_GRAY_MODES: Final = ("1", "L", "LA", "La")


@dataclass(frozen=True, slots=True)
class _Conversion:
    """How strips of a Pillow picture become pixels: one channel is gray, three are RGB."""

    channels: int
    dtype: np.dtype[Any]
    convert: Callable[[Image.Image], PixelArray]
    notes: tuple[Message, ...] = ()


def decoded(
    image: Image.Image, stream: IO[bytes], name: str
) -> tuple[PixelArray, tuple[Message, ...]]:
    """Decode `image`, read from `stream`: its pixels, and notes on what was done to them.

    Raises what Pillow raises over damaged data.
    """
    if not is_colour_in_pages(image):
        return _page(image, stream, name)
    pages = []
    for page in range(3):
        image.seek(page)
        pages.append(_page(image, stream, name))
    return np.stack([pixels for pixels, _ in pages], axis=2), pages[0][1]


def _page(
    image: Image.Image, stream: IO[bytes], name: str
) -> tuple[PixelArray, tuple[Message, ...]]:
    full = image.size
    width, height = kept_size(*full)
    scaled = (width, height) != full
    if scaled:
        image.draft(None, (width, height))  # JPEG decodes at 1/2, 1/4 or 1/8 by itself
    raw = _raw_mode(image)
    image.load()
    orientation = _orientation(image)  # 1 for a TIFF: both readers have turned it already

    deep = None if scaled else _deep_colour(image, raw, stream)
    if deep is not None:
        return np.ascontiguousarray(_upright(deep, orientation)), ()
    conversion = _conversion(image, raw)
    pixels = _upright(_gathered(image, conversion, width, height), orientation)
    notes = conversion.notes
    if scaled:
        notes = (*notes, _scaling_note(name, full, pixels.shape))
    return np.ascontiguousarray(pixels), notes


def kept_size(width: int, height: int) -> tuple[int, int]:
    """The size, at most KEPT_PIXELS, to which a picture of this size is scaled on loading."""
    if width * height <= KEPT_PIXELS:
        return width, height
    scale = math.sqrt(KEPT_PIXELS / (width * height))
    short = max(1, int(min(width, height) * scale))
    long = min(int(max(width, height) * scale), KEPT_PIXELS // short)
    return (long, short) if width >= height else (short, long)


def _scaling_note(name: str, full: tuple[int, int], shape: tuple[int, ...]) -> Message:
    text = marked(
        "message",
        "{name} has {megapixels} megapixels; it was scaled down to {width} × {height} pixels.",
    )
    megapixels = f"{full[0] * full[1] / 1e6:.1f}"
    return Message(
        text, {"name": name, "megapixels": megapixels, "width": shape[1], "height": shape[0]}
    )


def _raw_mode(image: Image.Image) -> str:
    """How the file itself stores a pixel, such as "RGB;16B"; "" where the reader does not say."""
    tile = getattr(image, "tile", None)
    args: Any = tile[0][3] if tile else ""
    if isinstance(args, tuple):
        args = args[0] if args else ""
    return args if isinstance(args, str) else ""


def _deep_colour(image: Image.Image, raw: str, stream: IO[bytes]) -> PixelArray | None:
    """Colour of 16 bits a channel as uint16, which Pillow would cut to 8; None if it is not that.

    Called only once Pillow has decoded the file, since OpenCV returns damaged ones half empty.
    """
    modes = {"PNG": ("RGB", "RGBA"), "TIFF": ("RGB",)}.get(image.format or "", ())
    if ";16" not in raw or image.mode not in modes:
        return None
    stream.seek(0)
    data = stream.read()
    if image.format == "PNG":
        data = bare_png(data)
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint16 or pixels.ndim != 3:
        return None
    if pixels.shape[:2] != (image.height, image.width):
        return None
    colour: PixelArray = pixels[..., :1] if raw.startswith("LA") else pixels[..., 2::-1]
    if pixels.shape[2] == 4:
        colour = _over_white(colour, pixels[..., 3:])
    return colour[..., 0] if colour.shape[2] == 1 else colour


def _conversion(image: Image.Image, raw: str) -> _Conversion:
    if image.mode.startswith("I;16"):
        if not is_white_zero(image):
            return _Conversion(1, np.dtype(np.uint16), _from_16_bit)
        return _Conversion(1, np.dtype(np.uint16), lambda strip: 65535 - _from_16_bit(strip))
    if image.mode == "LAB":
        return _Conversion(3, np.dtype(np.uint8), lab_to_rgb())
    if image.mode in ("I", "F"):
        return _number_conversion(image)
    gray = image.mode in _GRAY_MODES or raw.split(";")[0] == "LA" or _has_gray_palette(image)
    see_through = image.has_transparency_data

    def convert(strip: Image.Image) -> PixelArray:
        if strip.mode in _GRAY_MODES:
            strip = strip.convert("LA" if see_through else "L")
        else:
            strip = strip.convert("RGBA" if see_through else "RGB")
        pixels: PixelArray = np.asarray(strip)
        if see_through:
            pixels = _over_white(pixels[..., :-1], pixels[..., -1:])
        if gray and pixels.ndim == 3:
            pixels = pixels[..., 0]
        return pixels

    return _Conversion(1 if gray else 3, np.dtype(np.uint8), convert)


def _has_gray_palette(image: Image.Image) -> bool:
    """Whether the picture has a palette, and every colour that it uses of it is a gray."""
    if image.mode not in ("P", "PA"):
        return False
    palette = np.array(image.getpalette("RGB"), dtype=np.uint8).reshape(-1, 3)
    used = np.flatnonzero(image.histogram()[:256])
    used = used[used < len(palette)]
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        used = used[used != clear]
    red, green, blue = palette[used].T
    return bool(np.all((red == green) & (green == blue)))


def _from_16_bit(strip: Image.Image) -> PixelArray:
    pixels = np.asarray(strip).astype(np.uint16)
    clear = strip.info.get("transparency")
    if isinstance(clear, int):
        pixels[pixels == clear] = 65535
    return pixels


def _number_conversion(image: Image.Image) -> _Conversion:
    """For 32-bit integers and floats, which do not say which value is white."""
    low, high = _extremes(image)
    if image.mode == "I" and low >= 0 and high <= 65535:
        whole = np.dtype(np.uint8 if high <= 255 else np.uint16)
        return _Conversion(1, whole, lambda strip: np.asarray(strip).astype(whole))
    notes: tuple[Message, ...] = ()
    if image.mode == "I" or low < 0 or high > 1:
        text = marked("message", "Its values, {low} to {high}, were stretched to 0 to 1.")
        notes = (Message(text, {"low": f"{low:g}", "high": f"{high:g}"}),)
    else:
        low, high = 0.0, 1.0
    span = (high - low) or 1.0

    def convert(strip: Image.Image) -> PixelArray:
        values = np.asarray(strip, dtype=np.float64)
        values = np.nan_to_num(values, nan=low, posinf=high, neginf=low)
        return ((values - low) / span).astype(np.float32)

    return _Conversion(1, np.dtype(np.float32), convert, notes)


def _extremes(image: Image.Image) -> tuple[float, float]:
    """The lowest and the highest finite value; 0 and 0 when there is none."""
    low, high = math.inf, -math.inf
    for _, strip in _strips(image):
        values = np.asarray(strip)
        values = values[np.isfinite(values)]
        if values.size:
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    return (low, high) if low <= high else (0.0, 0.0)


def _over_white(colour: PixelArray, alpha: PixelArray) -> PixelArray:
    """`colour` (… × C) seen through `alpha` (… × 1) on white paper, rounded to the same type."""
    white = int(np.iinfo(colour.dtype).max)
    wide: type[np.unsignedinteger[Any]] = np.uint16 if white == 255 else np.uint32
    a = alpha.astype(wide)
    mixed = (colour.astype(wide) * a + white * (white - a) + white // 2) // white
    return np.asarray(mixed, dtype=colour.dtype)


def _strips(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """The picture in bands of rows, each with the row that it starts at."""
    rows = max(1, _STRIP_PIXELS // image.width)
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


def _gathered(image: Image.Image, conversion: _Conversion, width: int, height: int) -> PixelArray:
    """The whole picture as an array of width × height, averaged over areas where that is less.

    Rows are shortened band by band and the columns last, so that beside the decoded picture only
    a narrowed one is held.
    """
    colour = () if conversion.channels == 1 else (conversion.channels,)
    rows: NDArray[Any] = np.empty((image.height, width, *colour), conversion.dtype)
    for top, strip in _strips(image):
        pixels = conversion.convert(strip)
        if width != image.width:
            pixels = cv2.resize(pixels, (width, len(pixels)), interpolation=cv2.INTER_AREA)
        rows[top : top + len(pixels)] = pixels
    if height == image.height:
        return rows
    return np.asarray(cv2.resize(rows, (width, height), interpolation=cv2.INTER_AREA))


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 (upright) to 8."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # metadata in disorder must not cost the picture
        return 1


def _upright(pixels: PixelArray, orientation: int) -> PixelArray:
    """`pixels` turned and mirrored as the camera noted in the EXIF orientation."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return pixels
