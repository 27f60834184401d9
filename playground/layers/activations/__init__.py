"""The activation functions, one a file: whatever module of this folder calls `declare` is found."""

from playground.core.registry import import_modules
from playground.layers.activations.function import ACTIVATIONS

import_modules(__name__, __path__)

__all__ = ["ACTIVATIONS"]
