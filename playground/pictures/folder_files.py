"""The pictures in a folder: their paths, and each as a network takes it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from playground.core.arrays import FloatArray, frozen
from playground.core.network_input import NetworkInput
from playground.core.picture import Colour, Picture
from playground.core.session import Network, Session
from playground.pictures.load import SUFFIXES, load
from playground.pictures.network_input import network_input


def pictures_in(folder: Path, without: Path | None = None) -> Iterator[Path]:
    """Yield the pictures of a folder and of its subfolders, by name.

    Hidden files, files that are not named like pictures, and what lies in the subfolder `without`
    do not count.
    """
    for where, subfolders, names in os.walk(folder):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not name.startswith(".") and (Path(where) / name).resolve() != without
        )
        for name in sorted(names):
            file = Path(where) / name
            if not name.startswith(".") and file.suffix.lower() in SUFFIXES:
                yield file


def file_input(path: Path, taken: NetworkInput) -> FloatArray:
    """The centred square of a picture's file, as a network takes it; raises Refused."""
    shape = taken.shape
    assert shape is not None
    pixels = frozen(load(path, None).pixels)
    colour: Colour = "rgb" if shape[0] == 3 else "gray"
    picture = Picture(path.name, pixels, max(shape[1:]), square=True, colour=colour)
    return network_input(Session(picture, Network(), input=taken)).x
