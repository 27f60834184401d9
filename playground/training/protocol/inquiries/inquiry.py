"""The base of all inquiries: what the process is asked about a network, training or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from playground.core.arrays import FloatArray
from playground.core.session import Network


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """The subject of inquiries: a network, its input (channels × height × width), and white."""

    network: Network
    x: FloatArray
    top: float = 1.0


class Inquiry:
    """Something that is asked about a subject; its parts arrive one after the other.

    An inquiry is a frozen dataclass; `answered_in` is the module whose function `parts` yields the
    parts of the answer, each a frozen dataclass of the inquiry's file.
    """

    __slots__ = ()
    answered_in: ClassVar[str] = ""
