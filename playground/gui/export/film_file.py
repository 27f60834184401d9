"""Films as files: GIF and WebP by Pillow, MP4 by the ffmpeg that imageio-ffmpeg brings."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.core.atomic_file import replacing
from playground.core.cancelling import Cancelled, never
from playground.core.file_ending import wrong_ending
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file
from playground.figures.film import Film
from playground.gui.export.painter import to_image
from playground.pictures.save import unwritable

if TYPE_CHECKING:
    from PIL import Image

FILM_SUFFIXES = (".gif", ".webp", ".mp4")
FILM_DPI = 110.0
MIN_RATE, MAX_RATE = 0.2, 60.0
"""Pictures a second."""

MAX_FILM_PIXELS = 2**31
"""Pixels of all pictures together."""

Progress = Callable[[int, int], None]
"""Is told how many pictures are made, of how many."""


def unwatched(done: int, count: int) -> None:
    """Watch nothing."""
    del done, count


def write_film(
    path: str | Path,
    film: Film,
    dpi: float = FILM_DPI,
    rate: float = 4.0,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> None:
    """Write a film, the file whole or not at all, by the ending of its name.

    Raises Refused with the reason, and Cancelled as soon as `cancelled()` says so.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in FILM_SUFFIXES:
        raise wrong_ending(path.name, FILM_SUFFIXES)
    first = _pixels(film, 0, dpi)
    if first.size // 3 * film.count > MAX_FILM_PIXELS:
        raise Refused(
            marked("message", "A film of {count} pictures of {width}×{height} is not made."),
            count=film.count,
            width=first.shape[1],
            height=first.shape[0],
        )

    def frames() -> Iterator[NDArray[np.uint8]]:
        for at in range(film.count):
            if cancelled():
                raise Cancelled
            yield first if at == 0 else _pixels(film, at, dpi)
            progress(at + 1, film.count)

    try:
        with replacing(path) as stream:
            if suffix == ".mp4":
                _write_mp4(stream, frames(), first.shape, rate)
            else:
                _write_pillow(stream, suffix[1:].upper(), frames(), rate)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None


def _pixels(film: Film, at: int, dpi: float) -> NDArray[np.uint8]:
    """One picture: height × width × 3, both even, as video wants them."""
    image = to_image(film.frame(at), dpi).convertToFormat(QImage.Format.Format_RGB888)
    height, width = image.height(), image.width()
    data = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    pixels = data[:, : 3 * width].reshape(height, width, 3)
    return np.pad(pixels, ((0, height % 2), (0, width % 2), (0, 0)), constant_values=255)


def _write_pillow(
    stream: BinaryIO, kind: str, frames: Iterator[NDArray[np.uint8]], rate: float
) -> None:
    from PIL import Image

    def images() -> Iterator[Image.Image]:
        for pixels in frames:
            image = Image.fromarray(pixels)
            # Each with colours of its own: a map has more than one table of 256 can hold.
            yield image.quantize(256, dither=Image.Dither.NONE) if kind == "GIF" else image

    rest = images()
    first = next(rest)
    options = {"lossless": True, "method": 3} if kind == "WEBP" else {"disposal": 1}
    duration = round(1000 / rate)
    first.save(
        stream, kind, save_all=True, append_images=rest, duration=duration, loop=0, **options
    )


def _write_mp4(
    stream: BinaryIO,
    frames: Iterator[NDArray[np.uint8]],
    shape: tuple[int, ...],
    rate: float,
) -> None:
    try:
        import imageio_ffmpeg
    except ImportError:
        raise Refused(
            marked(
                "message",
                "MP4 is written by imageio-ffmpeg, which is not installed; GIF and WebP need"
                " nothing more.",
            )
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "film.mp4"
        writer = imageio_ffmpeg.write_frames(
            str(target), (shape[1], shape[0]), fps=rate, macro_block_size=2, quality=8
        )
        writer.send(None)
        try:
            for pixels in frames:
                writer.send(np.ascontiguousarray(pixels))
        finally:
            writer.close()
        with open_file(target) as written:
            shutil.copyfileobj(written, stream)
