"""All kinds of figures and films: importing this finds them."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.figures import films, kinds
from playground.figures.film import FILMS
from playground.figures.registry import FIGURES

import_modules(kinds.__name__, kinds.__path__)
import_modules(films.__name__, films.__path__)

__all__ = ["FIGURES", "FILMS"]
