"""The kinds of checks: a check says whether something is so, of two situations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from playground.core.registry import Registry
from playground.lessons.situation import Situation


class Check(Protocol):
    """Something that is so or not; a value without state."""

    def holds(self, now: Situation, began: Situation) -> bool:
        """Whether it is so `now`; `began` is the situation in which the step was opened."""


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of check: how one is written, what it asks, and what reads it (raises Wrong)."""

    form: str
    sentence: str
    of: Callable[[str], Check]


CHECKS: Final[Registry[CheckKind]] = Registry("check")
