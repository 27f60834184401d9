"""The check of a change: a value is another one than when the step was opened."""

from __future__ import annotations

from dataclasses import dataclass

from playground.lessons.checks.kinds import CHECKS, CheckKind
from playground.lessons.paths import Path, path_of
from playground.lessons.situation import Situation


@dataclass(frozen=True, slots=True)
class ChangedCheck:
    """Whether what is at a path differs from what was there."""

    path: Path

    def holds(self, now: Situation, began: Situation) -> bool:
        """Whether it does; something that is gone is no change that was asked for."""
        value = self.path.read(now)
        return value is not None and value != self.path.read(began)


CHECKS.add(
    "changed",
    CheckKind(
        "changed PATH",
        "a value is another one than when the step began",
        lambda text: ChangedCheck(path_of(text)),
    ),
)
