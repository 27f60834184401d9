"""Sessions that older versions of the program have written, brought to the present format.

Each version has one function, which takes the words of a file to the version after it. A file of
each version is kept in `tests/sessions/samples`, and a new version brings one along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

Words = dict[str, Any]


def _with_training(words: Words) -> Words:
    """Version 1 had no curves and no epochs: what was trained was only in the weights."""
    return {**words, "trained": None}


MIGRATIONS: Final[Mapping[int, Callable[[Words], Words]]] = {1: _with_training}
"""The functions that lead from a version to the next, by the version that they begin at."""


def migrated(words: Words) -> Words:
    """The words of a session file as the present version has them; their version is known."""
    for version in range(words["version"], max(MIGRATIONS) + 1):
        words = {**MIGRATIONS[version](words), "version": version + 1}
    return words
