"""One kind of change a file, for "show me"; whatever lies in this folder is found."""

from playground.core.messages import marked
from playground.core.registry import import_modules
from playground.lessons.changes.kinds import CHANGES, Change
from playground.lessons.mistake import Wrong

import_modules(__name__, __path__)

__all__ = ["CHANGES", "Change", "change_of"]


def change_of(text: str) -> Change:
    """The change that a text is, as in "set picture.size = 28"; raises Wrong."""
    name, _, rest = text.partition(" ")
    if name not in CHANGES:
        raise Wrong(
            marked("message", "There is no change {name}; there are {names}."),
            name=name,
            names=", ".join(CHANGES),
        )
    return CHANGES[name].of(rest.strip())
