"""The option --stack, which `apply` and `train` have in common."""

from __future__ import annotations

from pathlib import Path

from playground.core.arrays import Shape
from playground.core.messages import Refused, marked
from playground.core.session import Network
from playground.layers.networkfile import read_network
from playground.layers.stacks import STACKS

HELP = f"{', '.join(STACKS)}, or a network file"


def stack_of(text: str, shape: Shape, seed: int = 0) -> Network:
    """The stack of a name, for pictures of `shape`, or what a network file holds.

    Raises Refused when it is neither.
    """
    if text in STACKS:
        return STACKS[text].network(shape, seed)
    path = Path(text)
    if not path.is_file():
        raise Refused(
            marked("message", "{name} is neither a stack nor a file; there are {stacks}."),
            name=text,
            stacks=", ".join(STACKS),
        )
    return read_network(path)
