"""The steps of a presentation: states of the document, kept to be shown one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from playground.core.ink import Ink

if TYPE_CHECKING:
    from playground.core.session import Session

MAX_STEPS: Final = 200
MAX_TITLE_CHARACTERS: Final = 120
MAX_NOTES_CHARACTERS: Final = 20_000

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """The state that is shown in a step, and the notes of what is said to it.

    `session` is the state that it goes back to; it shares its layers and pictures with the document
    that it was kept from, and has neither steps nor notes on runs of its own. `view` is how that
    was looked at, as plain values; `mode` is the mode of the window, and `shown` are the parts of
    its presentation that were on, () for those that usually are. `ink` was drawn over it.
    """

    session: Session
    title: str = ""
    notes: str = ""
    view: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    mode: str = ""
    shown: tuple[str, ...] = ()
    ink: Ink = Ink()
