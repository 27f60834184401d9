"""The input of a network: size, channels, intensities, and how drawings are laid in its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.core.arrays import Shape

Levels: TypeAlias = Literal["unit", "byte"]
"""The range of intensities that a network is fed: 0–1 or 0–255."""


@dataclass(frozen=True, slots=True)
class Framing:
    """How the pictures of a data set lie in their frame, for drawings that are to look like them.

    `fill` is the share of the frame that the longer side takes; `centre` says what lies in the
    middle: the box around the drawing, or its centre of mass.
    """

    fill: float
    centre: Literal["box", "mass"] = "box"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a picture came from.

    A picture of a data set (`kind` "data") is shown to the network as the data gave it: it lies in
    its frame already. Only what was drawn on an empty sheet is laid in the frame.
    """

    kind: Literal["opened", "sample", "drawn", "data"] = "opened"
    data: str = ""
    """The kind of data set that it is from."""
    index: int = -1
    """Its place there; −1 when it was drawn on since."""


OPENED = Origin("opened")
SAMPLE = Origin("sample")
DRAWN = Origin("drawn")


@dataclass(frozen=True, slots=True)
class NetworkInput:
    """The input that a network takes, of the document; a picture is fitted to it.

    A network without a `shape` is free: it takes whatever the picture gives, in the picture's own
    size, channels and intensities. With one (channels, height, width) it is bound: its weights are
    for this size and these `levels`, and every picture is fitted to them. A bound network that
    was trained or read from a file is `kept`: it stays bound whatever layers it has.
    """

    shape: Shape | None = None
    levels: Levels | None = None
    framing: Framing | None = None
    frames_drawings: bool = True
    """Whether what was drawn is laid in the frame as `framing` says, or scaled whole."""
    kept: bool = False
    normalised: bool = False
    """Whether a training put the normalisation there that is the first layer."""

    @property
    def is_bound(self) -> bool:
        """Whether pictures are fitted to the network, whatever their size."""
        return self.shape is not None
