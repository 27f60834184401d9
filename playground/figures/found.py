"""All kinds of figures: importing this finds them."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.figures import kinds
from playground.figures.registry import FIGURES

import_modules(kinds.__name__, kinds.__path__)

__all__ = ["FIGURES"]
