"""Pictures as PNG, and files written whole or refused with the reason."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.atomic_file import is_disk_full, write_file
from playground.core.messages import Refused, marked
from playground.core.system_reason import reason_of

TURNS: Final = {3: cv2.COLOR_RGB2BGR, 4: cv2.COLOR_RGBA2BGRA}
"""By the number of channels: OpenCV has blue first."""


def to_png_bytes(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG file of uint8 pixels: height × width gray, × 3 RGB or × 4 RGB with alpha.

    Raises ValueError for any other array.
    """
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    if pixels.dtype != np.uint8 or pixels.ndim not in (2, 3) or channels not in (1, 3, 4):
        raise ValueError(f"no picture: {pixels.dtype} of shape {pixels.shape}")
    if pixels.size == 0:
        raise ValueError(f"no pixels: shape {pixels.shape}")
    stored = np.ascontiguousarray(pixels)
    if channels > 1:
        stored = np.asarray(cv2.cvtColor(stored, TURNS[channels]))
    _, data = cv2.imencode(".png", stored)
    return data.tobytes()


def save_png(path: str | os.PathLike[str], pixels: NDArray[np.uint8]) -> None:
    """Write uint8 pixels as a PNG file; raise Refused when the file cannot be written."""
    save_bytes(path, to_png_bytes(pixels))


def save_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole or not at all; raise Refused with the reason when it cannot be."""
    path = Path(path)
    name = path.name or str(path)
    try:
        write_file(path, data)
    except OSError as error:
        raise unwritable(error, name, str(path.parent)) from None
    except ValueError:  # a NUL in the path
        raise Refused(marked("message", "{name} is no name for a file."), name=name) from None


def unwritable(error: OSError, name: str, folder: str) -> Refused:
    """Why a file of that name could not be written to that folder."""
    if is_disk_full(error):
        return Refused(marked("message", "{name} was not saved: the disk is full."), name=name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Refused(
            marked("message", "{name} was not saved: the folder {folder} may not be written to."),
            name=name,
            folder=folder,
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Refused(
            marked("message", "{name} was not saved: there is no folder {folder}."),
            name=name,
            folder=folder,
        )
    if isinstance(error, IsADirectoryError):
        return Refused(
            marked("message", "{name} was not saved: a folder has that name."), name=name
        )
    if error.errno == errno.ENAMETOOLONG:
        return Refused(marked("message", "{name} was not saved: the name is too long."), name=name)
    return Refused(
        marked("message", "{name} was not saved: {reason}."),
        name=name,
        reason=reason_of(error),
    )
