"""The numbers behind figures as files: .npy for numpy, .csv for spreadsheets, both exact."""

from __future__ import annotations

import io

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked

MAX_CSV_NUMBERS = 20_000_000


def to_npy(values: FloatArray) -> bytes:
    """An array as numpy reads it, float32 in C order."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.ascontiguousarray(values, np.float32), allow_pickle=False)
    return stream.getvalue()


def to_csv(values: FloatArray) -> bytes:
    """Rows and columns; matrices, an empty line between; stacks of them, two empty lines between.

    Each number is the shortest that is read back as the same float32. Raises Refused for too many.
    """
    if values.size > MAX_CSV_NUMBERS:
        raise Refused(marked("message", "These are too many numbers for .csv: write a .npy file."))
    return _lines(values.astype(np.float32)).encode()


def _lines(values: FloatArray) -> str:
    if values.ndim < 3:
        return "".join(",".join(map(str, row)) + "\n" for row in values)
    return ("\n" * (values.ndim - 2)).join(map(_lines, values))
