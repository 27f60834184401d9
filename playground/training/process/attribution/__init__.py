"""Why this answer: methods, one a file; every module here that calls `declare` is found."""

from playground.core.registry import import_modules
from playground.training.process.attribution.method import METHODS

import_modules(__name__, __path__)

__all__ = ["METHODS"]
