"""Names for the outputs of the networks that come along, in words that are translated.

Such names are those of the whole list: a folder's own class that is called "mouse" stays that.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from playground.layers.shipped import shipped_networks

CONTEXT: Final = "class"
"""That translations of the names are in."""


@cache
def translated_lists() -> frozenset[tuple[str, ...]]:
    """The lists of names that are words; digits are the same in all languages."""
    lists = (entry.classes() for _, entry in shipped_networks().items())
    return frozenset(names for names in lists if not all(name.isdecimal() for name in names))


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of these names that a user can see."""
    return [(CONTEXT, name) for names in sorted(translated_lists()) for name in names]
