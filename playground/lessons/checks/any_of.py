"""The check of one of several: any of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.core.messages import marked
from playground.lessons.checks.kinds import CHECKS, Check, CheckKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation

MAX_CHECKS: Final = 8


@dataclass(frozen=True, slots=True)
class AnyCheck:
    """Whether at least one of the checks holds."""

    checks: tuple[Check, ...]

    def holds(self, now: Situation, began: Situation) -> bool:
        """Whether one does."""
        return any(check.holds(now, began) for check in self.checks)


def _read(text: str) -> AnyCheck:
    from playground.lessons.checks import check_of

    parts = [part.strip() for part in text.split(" or ")]
    if not 2 <= len(parts) <= MAX_CHECKS or any(part.startswith("any") for part in parts):
        raise Wrong(
            marked("message", 'any is followed by two to {most} other checks with "or" between.'),
            most=MAX_CHECKS,
        )
    return AnyCheck(tuple(check_of(part) for part in parts))


CHECKS.add(
    "any",
    CheckKind("any CHECK or CHECK …", "one of several checks holds", _read),
    order=1,
)
