"""The kinds of changes that "show me" makes: a change is a function of the situation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from playground.core.registry import Registry
from playground.lessons.situation import Situation


class Change(Protocol):
    """Something that is done to the document or to how it is looked at; a value without state."""

    def done(self, situation: Situation) -> Situation:
        """The situation after it; raises Refused where it cannot be done."""


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change: how one is written, what it does, and what reads it (raises Wrong)."""

    form: str
    sentence: str
    of: Callable[[str], Change]


CHANGES: Final[Registry[ChangeKind]] = Registry("change")
