"""Films as files: GIF and WebP by Pillow, MP4 by the ffmpeg that imageio-ffmpeg brings."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.core.atomic_file import is_disk_full, replacing
from playground.core.cancelling import Cancelled, never
from playground.core.file_ending import wrong_ending
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file
from playground.core.system_reason import reason_of
from playground.figures.drawing.figure import Figure
from playground.figures.film import Film
from playground.gui.export.painter import size_in_pixels, to_image
from playground.pictures.save import unwritable

if TYPE_CHECKING:
    from PIL import Image

MAX_SIDE_PX = {".gif": 65_535, ".webp": 16_383, ".mp4": 16_384}
"""Pixels of the longest side by the format: two bytes, 14 bits, and x264's MAX_RESOLUTION."""

FILM_SUFFIXES = tuple(MAX_SIDE_PX)
ROOM_BYTES = 2**16
"""Bytes for which a disk that ffmpeg has filled has no room."""

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
    width, height = _size(film.frame(0), dpi)
    if max(width, height) > MAX_SIDE_PX[suffix]:
        raise Refused(
            marked(
                "message",
                "Pictures of {width}×{height} pixels are too large for a {suffix} file, which has"
                " at most {most} a side: choose fewer dpi.",
            ),
            width=width,
            height=height,
            suffix=suffix,
            most=MAX_SIDE_PX[suffix],
        )
    if width * height * film.count > MAX_FILM_PIXELS:
        raise Refused(
            marked("message", "A film of {count} pictures of {width}×{height} is not made."),
            count=film.count,
            width=width,
            height=height,
        )

    def frames() -> Iterator[NDArray[np.uint8]]:
        for at in range(film.count):
            if cancelled():
                raise Cancelled
            yield _pixels(film, at, dpi)
            progress(at + 1, film.count)

    try:
        with replacing(path) as stream:
            if suffix == ".mp4":
                _write_mp4(stream, frames(), (width, height), rate)
            else:
                _write_pillow(stream, suffix[1:].upper(), frames(), rate)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None


def _size(figure: Figure, dpi: float) -> tuple[int, int]:
    """Width and height of a picture, both even, as video wants them."""
    width, height = size_in_pixels(figure, dpi)
    return width + width % 2, height + height % 2


def _pixels(film: Film, at: int, dpi: float) -> NDArray[np.uint8]:
    """One picture: height × width × 3, of an even size."""
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
    size: tuple[int, int],
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
    with _temporary_folder() as folder:
        target = folder / "film.mp4"
        writer = imageio_ffmpeg.write_frames(
            str(target), size, fps=rate, macro_block_size=2, quality=8
        )
        writer.send(None)
        count = 0
        try:
            for pixels in frames:
                _send(writer, pixels)
                count += 1
        except Refused:
            _check_room(folder)
            raise
        finally:
            writer.close()
        if _pictures_in(target) < count:  # ffmpeg has failed, and imageio-ffmpeg says nothing
            _check_room(folder)
            raise _unmade()
        with open_file(target) as written:
            shutil.copyfileobj(written, stream)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder of one's own, gone afterwards; raises Refused where there can be none."""
    try:
        made = tempfile.TemporaryDirectory()
    except OSError as error:
        raise Refused(
            marked("message", "There is no folder {folder}, and it cannot be made: {reason}."),
            folder=tempfile.tempdir or "—",
            reason=reason_of(error),
        ) from None
    with made as name:
        yield Path(name)


def _check_room(folder: Path) -> None:
    """Raise Refused where the disk of temporary files is full: what ffmpeg has written fills it."""
    try:
        (folder / "room").write_bytes(bytes(ROOM_BYTES))
    except OSError as error:
        if is_disk_full(error):
            text = marked(
                "message",
                "The film was not made: the disk with the folder for temporary files, {folder}, is"
                " full.",
            )
            raise Refused(text, folder=str(folder.parent)) from None


def _pictures_in(path: Path) -> int:
    """How many pictures a film has, none of which is decoded; 0 where it is damaged or missing."""
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "quiet", "-progress", "-", "-i", str(path)]
    told = subprocess.run(
        [*command, "-map", "0:v:0", "-c", "copy", "-f", "null", "-"],
        stdin=subprocess.DEVNULL,  # else it listens to the terminal, and stops in the background
        stdout=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        check=False,
    ).stdout
    counts = re.findall(rb"^frame=\s*(\d+)", told, re.MULTILINE)
    return int(counts[-1]) if counts else 0


def _send(writer: Generator[None, NDArray[np.uint8], None], pixels: NDArray[np.uint8]) -> None:
    """Give ffmpeg a picture; raises Refused where it has ended, its whole command in the error."""
    try:
        writer.send(np.ascontiguousarray(pixels))
    except OSError:
        raise _unmade() from None


def _unmade() -> Refused:
    return Refused(
        marked("message", "ffmpeg could not make this film: choose fewer dpi, GIF or WebP.")
    )
