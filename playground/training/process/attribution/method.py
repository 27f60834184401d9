"""The settings of methods of attribution, and the registry that a method's file adds it to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from torch import Tensor

from playground.core.registry import Registry
from playground.pictures.patch import PatchFill
from playground.training.process.attribution.subject import Subject


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the methods; each reads those that it knows."""

    steps: int = 50
    """Parts of the way from zeros to the picture, for integrated gradients."""
    samples: int = 25
    """Noisy copies of the picture, for SmoothGrad."""
    noise: float = 0.15
    """Their standard deviation, as a share of the picture's range."""
    layer: int | None = None
    """The layer whose maps Grad-CAM weighs; None for the last one with maps of several places."""
    patch: int = 16
    """Cells at each side of the occluding square."""
    stride: int = 8
    """Cells from one of its places to the next."""
    fill: PatchFill = "gray"
    top: float = 1.0
    """The highest intensity that the network is fed."""
    seed: int = 0


Explain: TypeAlias = Callable[[Subject, Settings], Tensor]
"""The attribution: C × H × W with a value for each of the input, or H × W with one for a place."""


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A way to say which part of the input a number comes from; texts are English."""

    name: str
    title: str
    sentence: str
    source: str
    """Where it was published."""
    explain: Explain
    needs_relu: bool = False
    """Whether it is the gradient, but for what it does at each ReLU."""
    takes_many_passes: bool = False
    """Whether the network is run so often that the quick methods are better shown first."""


METHODS: Registry[Method] = Registry("method of attribution")


def declare(method: Method, order: int) -> Method:
    """Register a method, in the order of menus."""
    return METHODS.add(method.name, method, order)
