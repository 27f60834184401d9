"""The check of a value: a comparison holds."""

from __future__ import annotations

from dataclasses import dataclass

from playground.lessons.checks.kinds import CHECKS, CheckKind
from playground.lessons.comparison import Comparison, comparison_of
from playground.lessons.situation import Situation


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """Whether a comparison holds now."""

    comparison: Comparison

    def holds(self, now: Situation, began: Situation) -> bool:
        """Whether it does; the beginning does not matter."""
        del began
        return self.comparison.holds(now)


CHECKS.add(
    "value",
    CheckKind(
        "value PATH = VALUE within TOLERANCE",
        "a value, or that of another path, by =, !=, <, <=, > or >=; the tolerance may be left out",
        lambda text: ValueCheck(comparison_of(text)),
    ),
)
