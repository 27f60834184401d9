"""Pictures that were encoded for a file, to be written again: encoding takes the longest."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from playground.core.arrays import PixelArray
from playground.core.picture import Picture
from playground.sessions.picturedata import png_of


class EncodedPictures:
    """The PNGs of the pictures that were written last; any thread may ask for them.

    Pixels of a document never change, so the same array is the same picture.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[int, tuple[PixelArray, bytes]] = {}

    def png(self, picture: Picture) -> bytes:
        """The picture as a PNG."""
        pixels = picture.pixels
        with self._lock:
            known = self._known.get(id(pixels))
        if known is not None:
            return known[1]
        data = png_of(picture)
        with self._lock:
            self._known[id(pixels)] = pixels, data  # as long as it is here, no other has its id
        return data

    def forget_others(self, pictures: Sequence[Picture]) -> None:
        """Keep the PNGs of these alone."""
        stay = {id(picture.pixels) for picture in pictures}
        with self._lock:
            self._known = {key: item for key, item in self._known.items() if key in stay}
