"""Why this answer: each method's map of what a number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from playground.core.arrays import FloatArray
from playground.core.messages import Message
from playground.pictures.patch import PatchFill
from playground.training.protocol.inquiries.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """An output of the network, or of a layer the unit where its map is strongest."""

    unit: int
    layer: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainInquiry(Inquiry):
    """The maps of all methods but those `without`, one after the other.

    `layer` is the one whose maps Grad-CAM weighs, `patch` and `stride` are cells of the occlusion.
    The last `shuffled` layers with weights have them shuffled before; then each map comes with its
    similarity to the one of the network as it is.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.explaining"

    asked: AskedNumber
    layer: int | None = None
    patch: int = 16
    stride: int = 8
    fill: PatchFill = "gray"
    seed: int = 0
    shuffled: int = 0
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MethodText:
    """A method as it is offered; its texts are English, marked in the context "method"."""

    name: str
    title: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Methods:
    """The methods that there are, in order: the first part of the answer."""

    methods: tuple[MethodText, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """The map of a method: C × H × W, or H × W; or why there is none.

    `similarity` is the rank correlation with its map before weights were shuffled, if any were;
    None as well where one of the two has the same number everywhere.
    """

    method: str
    values: FloatArray | None
    refusal: Message | None = None
    similarity: float | None = None
