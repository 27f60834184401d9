"""The array types that cross module boundaries."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float32]
"""float32 values; feature maps are channels × height × width."""

PixelArray: TypeAlias = NDArray[Any]
"""Stored pixels: height × width (gray) or height × width × 3 (RGB); uint8, uint16 or float32."""

Shape: TypeAlias = tuple[int, int, int]
"""Channels, height, width."""


def distinct(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the numbers in order, each once; of many numbers, few are different.

    `numpy.unique` imports a tenth of a second of modules at its first call: the window would wait.
    """
    return np.array(sorted(set(numbers.ravel().tolist())), np.intp)


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """Return `array` marked read-only, so that a document that holds it cannot change."""
    array.setflags(write=False)
    return array
