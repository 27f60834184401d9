"""How numbers are written on screen: as in the arithmetic, so that they can be traced by eye."""

from playground.engine.counting import MINUS
from playground.engine.formats import shown

__all__ = ["MINUS", "shown"]
