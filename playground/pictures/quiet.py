"""Picture libraries that print nothing: what is wrong with a file is said in one sentence.

Each library is asked to be quiet, once for the whole process. Turning the process's standard error
elsewhere while one of them works would take other threads' lines with it.
"""

from __future__ import annotations

import ctypes
import logging
import struct
from contextlib import suppress
from functools import cache

import cv2

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SHOWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The chunks of a PNG file that pixels come from."""


def bare_png(data: bytes) -> bytes:
    """A PNG file without its notes: libpng prints what it does not like about them."""
    kept, place = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    while place + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, place)
        end = place + 12 + size
        if data[place + 4 : place + 8] in SHOWN:
            kept.append(data[place:end])
        place = end
    return b"".join(kept)


@cache
def quieten_libraries() -> None:
    """Silence libtiff in Pillow, Pillow's own log, and OpenCV's with the libtiff in it.

    The libpng in OpenCV cannot be: see `bare_png`.
    """
    from PIL import _imaging

    logging.getLogger("PIL").addHandler(logging.NullHandler())  # else errors go to standard error
    logging.getLogger("PIL").propagate = False
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    # libtiff prints by two functions of the whole process. It is found through the module that is
    # linked with it; where it is part of that module (Windows), it has no console to print on.
    with suppress(OSError, AttributeError):
        libtiff = ctypes.CDLL(_imaging.__file__)
        for name in ("TIFFSetErrorHandler", "TIFFSetWarningHandler"):
            setter = getattr(libtiff, name)
            setter.argtypes, setter.restype = [ctypes.c_void_p], ctypes.c_void_p
            setter(None)
