"""A recipe as a value: a goal that is scored, and settings that are known to reach it or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from playground.lessons.changes import Change
from playground.lessons.comparison import Comparison
from playground.lessons.situation import Situation
from playground.lessons.values import Value

FULL: Final = 100
"""The score of a goal that is reached."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that is to be so: a comparison, its sentence, and the number one comes from.

    `start` is worth no point; without it there is nothing between no point and all of them.
    """

    comparison: Comparison
    sentence: str
    start: float | None = None

    def value(self, situation: Situation) -> Value | None:
        """The value that is compared, as it is now."""
        return self.comparison.path.read(situation)

    def score(self, situation: Situation) -> int:
        """100 where it is so, else how much of the way from the start is done, below 100."""
        if self.comparison.holds(situation):
            return FULL
        now, target = self.value(situation), self.comparison.other
        if self.start is None or isinstance(now, str | bool | None):
            return 0
        if isinstance(target, str | bool) or not isinstance(target, float | int):
            return 0
        share = 1 - abs(now - target) / abs(self.start - target)
        return min(FULL - 1, max(0, int(FULL * share)))


@dataclass(frozen=True, slots=True)
class Way:
    """Settings that are known to work or to fail, the reason, and what sets them."""

    title: str
    reason: str
    works: bool
    show: tuple[Change, ...]
    line: int = 0

    def shown(self, situation: Situation) -> Situation:
        """The situation with these settings; raises Refused."""
        return changed(situation, self.show)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe of a file; `id` is the file's name without its ends.

    `begins` changes what it opens, which the names say as those of a lesson do.
    """

    id: str
    title: str
    minutes: int
    level: str
    stack: str
    start: str
    network: str
    picture: str
    notes: str
    text: str
    begins: tuple[Change, ...]
    goals: tuple[Goal, ...]
    ways: tuple[Way, ...]
    heading: str = ""
    line: int = 0

    def score(self, situation: Situation) -> int:
        """From 0 to 100: that of the goal that is farthest off."""
        return min(goal.score(situation) for goal in self.goals)


def changed(situation: Situation, changes: Iterable[Change]) -> Situation:
    """The situation after changes, one after the other; raises Refused."""
    for change in changes:
        situation = change.done(situation)
    return situation
