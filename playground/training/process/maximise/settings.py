"""How a picture for a unit is made: each way to keep it natural can be switched off."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias

Start: TypeAlias = Literal["fourier", "noise"]
"""1/f Fourier coefficients with decorrelated colours, or gray and noise, pixel by pixel."""

STEPS = 512


@dataclass(frozen=True, slots=True)
class Maximising:
    """Settings of a picture made in so many steps of Adam; a share is one of the picture's side.

    Without any of the ways, pictures have a higher number and look like noise.
    """

    steps: int = STEPS
    rate: float = 0.05
    seed: int = 0
    start: Start = "fourier"
    jitter: float = 0.04
    """How far the picture is moved at random, as a share."""
    scale: float = 0.1
    """By which share it is made larger or smaller at random."""
    rotation: float = 10.0
    """Degrees by which it is turned at random."""
    decay: float = 1e-4
    """L2: how much squares of what differs from gray count against it."""
    variation: float = 1e-4
    """Total variation: how much differences of neighbours count against it."""
    blur: float = 0.3
    """Pixels of a blur (standard deviation) of what the network is shown."""
    negative: bool = False
    """Whether the unit's number is to become as low as possible."""

    def without(self, *ways: str) -> Maximising:
        """The same with ways of `WAYS` switched off."""
        off: dict[str, Any] = dict.fromkeys(ways, 0.0)
        return replace(self, **off)


WAYS = ("jitter", "scale", "rotation", "decay", "variation", "blur")
"""Those that can be switched off, by setting them to 0."""

assert {*WAYS} <= {field.name for field in fields(Maximising)}
