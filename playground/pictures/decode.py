"""From a picture that Pillow has opened to pixels: upright, on white, gray or RGB, not too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures.finish import (
    DecodedPicture,
    finished,
    kept_size,
    over_white,
    scaling_note,
    upright,
)
from playground.pictures.numbers import number_pixels
from playground.pictures.quiet import bare_png
from playground.pictures.tiff import lab_to_rgb

if TYPE_CHECKING:
    from PIL import Image

_STRIP_PIXELS: Final = 1 << 20  # converted at a time, so that no second full copy is held
_GRAY_MODES: Final = ("1", "L", "LA", "La")


@dataclass(frozen=True, slots=True)
class _Conversion:
    """How strips of a Pillow picture become pixels: one channel is gray, three are RGB."""

    channels: int
    dtype: np.dtype[Any]
    convert: Callable[[Image.Image], PixelArray]


def decoded(image: Image.Image, stream: IO[bytes], name: str, page: int = 0) -> DecodedPicture:
    """Decode one page of `image`, read from `stream`: its pixels, and what was done to them.

    Raises what Pillow raises over damaged data.
    """
    if page:
        image.seek(page)
    full = image.size
    width, height = kept_size(*full)
    scaled = (width, height) != full
    if scaled:
        image.draft(None, (width, height))  # JPEG decodes at 1/2, 1/4 or 1/8 by itself
    raw = _raw_mode(image)
    has_deep = ";16" in raw or _has_deep_ppm(image)
    image.load()
    orientation = _orientation(image)  # 1 for a TIFF: Pillow has turned it already
    if image.mode in ("I", "F"):
        values = np.asarray(image)
        if image.mode == "I" and image.format == "PPM":  # whose samples Pillow spreads over 16 bits
            values = values.astype(np.uint16)
        return finished(number_pixels(values), orientation, name)

    is_deep = has_deep and image.mode in ("RGB", "RGBA")
    deep = _deep_colour(image, raw, stream) if is_deep and not scaled else None
    if deep is not None:
        return DecodedPicture(np.ascontiguousarray(upright(deep, orientation)))
    conversion = _conversion(image, raw)
    pixels = upright(_gathered(image, conversion, width, height), orientation)
    if page and pixels.ndim == 3 and (pixels == pixels[..., :1]).all():
        pixels = pixels[..., 0]  # Pillow makes colours of later pictures of a gray GIF
    notes: tuple[Message, ...] = ()
    if is_deep:
        notes = (Message(marked("message", "Its colours were read with 8 bits instead of 16.")),)
    if scaled:
        notes = (*notes, scaling_note(name, full, pixels.shape))
    return DecodedPicture(np.ascontiguousarray(pixels), None, notes)


def _raw_mode(image: Image.Image) -> str:
    """How the file itself stores a pixel, such as "RGB;16B"; "" where the reader does not say."""
    tile = getattr(image, "tile", None)
    args: Any = tile[0][3] if tile else ""
    if isinstance(args, tuple):
        args = args[0] if args else ""
    return args if isinstance(args, str) else ""


def _has_deep_ppm(image: Image.Image) -> bool:
    """Whether it is a PPM file whose channels have more than 8 bits, of which Pillow keeps 8."""
    tile = getattr(image, "tile", None)
    args: Any = tile[0][3] if tile else ""
    return image.format == "PPM" and isinstance(args, tuple) and args[-1] > 255


def _deep_colour(image: Image.Image, raw: str, stream: IO[bytes]) -> PixelArray | None:
    """Colour of 16 bits a channel as uint16, which Pillow would cut to 8; None if it is not that.

    Called only once Pillow has decoded the file, since OpenCV returns damaged ones half empty.
    """
    if image.format != "PNG" or image.tell():  # OpenCV reads the first picture alone
        return None
    stream.seek(0)
    data = bare_png(stream.read())
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint16 or pixels.ndim != 3:
        return None
    if pixels.shape[:2] != (image.height, image.width):
        return None
    colour: PixelArray = pixels[..., :1] if raw.startswith("LA") else pixels[..., 2::-1]
    if pixels.shape[2] == 4:
        colour = over_white(colour, pixels[..., 3:])
    return colour[..., 0] if colour.shape[2] == 1 else colour


def _conversion(image: Image.Image, raw: str) -> _Conversion:
    if image.mode.startswith("I;16"):
        return _Conversion(1, np.dtype(np.uint16), _from_16_bit)
    if image.mode == "LAB":
        return _Conversion(3, np.dtype(np.uint8), lab_to_rgb())
    gray = image.mode in _GRAY_MODES or raw.split(";")[0] == "LA" or _has_gray_palette(image)
    see_through = image.has_transparency_data
    clear = _clear_as_read(image, raw)

    def convert(strip: Image.Image) -> PixelArray:
        if clear is not None:
            strip.info["transparency"] = clear
        if strip.mode in _GRAY_MODES:
            strip = strip.convert("LA" if see_through else "L")
        else:
            strip = strip.convert("RGBA" if see_through else "RGB")
        pixels: PixelArray = np.asarray(strip)
        if see_through:
            pixels = over_white(pixels[..., :-1], pixels[..., -1:])
        if gray and pixels.ndim == 3:
            pixels = pixels[..., 0]
        return pixels

    return _Conversion(1 if gray else 3, np.dtype(np.uint8), convert)


def _clear_as_read(image: Image.Image, raw: str) -> Any:
    """The clear colour in the 8 bits of the pixels as Pillow has them; None where none is said.

    Pillow spreads samples of 2 and 4 bits over 8 and cuts those of 16, but leaves this number of a
    PNG as it is in the file.
    """
    clear = image.info.get("transparency")
    if raw in ("L;2", "L;4") and isinstance(clear, int):
        return clear * 255 // (2 ** int(raw[-1]) - 1)
    if raw == "RGB;16B" and isinstance(clear, tuple):
        return tuple(part >> 8 for part in clear)
    return clear


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
