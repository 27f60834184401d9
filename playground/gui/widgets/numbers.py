"""How numbers are written on screen: as in the arithmetic, so that they can be traced by eye."""

from playground.core.word_count import MINUS
from playground.engine.explain.formats import shown

__all__ = ["MINUS", "shown"]
