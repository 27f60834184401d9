"""Kinds of TIFF files that Pillow does not make pixels of by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures import tiff_tags as tags
from playground.pictures.finish import DecodedPicture, finished, over_white
from playground.pictures.numbers import NumberPixels, number_pixels
from playground.pictures.tiff_samples import ASSOCIATED, SEPARATE, Page, Samples, read_samples
from playground.pictures.tiff_tags import Directory

if TYPE_CHECKING:
    from PIL import Image


def are_gray_alike(pages: Sequence[Directory]) -> bool:
    """Whether pages are exactly three, gray, of one size and of 8 or 16 bits: red, green, blue."""
    looks = {
        tuple(page.tags.get(tag) for tag in (tags.WIDTH, tags.HEIGHT, tags.BITS)) for page in pages
    }
    return (
        len(pages) == 3
        and len(looks) == 1
        and pages[0].value(tags.BITS, 1) in (8, 16)
        and all(
            page.value(tags.PHOTOMETRIC) in (0, 1)
            and page.value(tags.SAMPLES, 1) == page.value(tags.SAMPLE_FORMAT, 1) == 1
            for page in pages
        )
    )


def samples_decoded(page: Page, stream: IO[bytes], name: str) -> DecodedPicture:
    """The pixels of a page whose samples are read by `tiff_samples`."""
    samples = read_samples(page, stream)
    colour = samples[..., : page.colours]
    notes: tuple[Message, ...] = ()
    if page.white_is_zero:
        colour = _inverted(colour)
    alpha = samples[..., page.colours :] if page.extra in (ASSOCIATED, SEPARATE) else None
    if page.extra == 0:
        text = marked("message", "Its last channel, of no meaning that is stated, was left out.")
        notes = (Message(text),)
    if alpha is not None and colour.dtype in (np.uint8, np.uint16):
        colour = _on_white(colour, alpha, page.extra == ASSOCIATED)
        alpha = None
    found = number_pixels(colour[..., 0] if colour.shape[2] == 1 else colour)
    pixels = found.pixels
    if alpha is not None:
        share = np.clip(_unit(alpha), 0, 1)[..., 0 if pixels.ndim == 2 else slice(None)]
        pixels = _unit(pixels)
        inked = pixels if page.extra == ASSOCIATED else pixels * share
        pixels = np.clip(inked + (1 - share), 0, 1).astype(np.float32)
    return finished(NumberPixels(pixels, found.holes, notes + found.notes), page.orientation, name)


def _inverted(samples: Samples) -> Samples:
    if samples.dtype.kind == "u":
        return np.asarray(np.iinfo(samples.dtype).max - samples)
    return np.asarray(1 - samples if samples.dtype.kind == "f" else -1 - samples)


def _on_white(colour: Samples, alpha: Samples, multiplied: bool) -> PixelArray:
    if not multiplied:
        return over_white(colour, alpha)
    white = int(np.iinfo(colour.dtype).max)
    mixed = np.minimum(colour.astype(np.uint32) + (white - alpha), white)
    return np.asarray(mixed, colour.dtype)


def _unit(values: Samples) -> NDArray[np.float32]:
    """Values as floats; whole ones as shares of their type's highest."""
    if values.dtype.kind in "iu":
        return (values / np.iinfo(values.dtype).max).astype(np.float32)
    return values.astype(np.float32)


def lab_to_rgb() -> Callable[[Image.Image], PixelArray]:
    """A function from strips in CIELab to pixels in sRGB."""
    from PIL import ImageCms

    profiles = (ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"))
    transform = ImageCms.buildTransform(*profiles, "LAB", "RGB")

    def convert(strip: Image.Image) -> PixelArray:
        found = ImageCms.applyTransform(strip, transform)
        assert found is not None
        return np.asarray(found)

    return convert
