"""One kind of check a file; whatever lies in this folder is found."""

from playground.core.messages import marked
from playground.core.registry import import_modules
from playground.lessons.checks.kinds import CHECKS, Check
from playground.lessons.mistake import Wrong

import_modules(__name__, __path__)

__all__ = ["CHECKS", "Check", "check_of"]


def check_of(text: str) -> Check:
    """The check that a text is, as in "value picture.width = 28"; raises Wrong."""
    name, _, rest = text.partition(" ")
    if name not in CHECKS:
        raise Wrong(
            marked("message", "There is no check {name}; there are {names}."),
            name=name,
            names=", ".join(CHECKS),
        )
    return CHECKS[name].of(rest.strip())
