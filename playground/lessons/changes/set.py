"""The change of a value: what a path says, set."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.messages import marked
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.paths import Path, path_of
from playground.lessons.situation import Situation
from playground.lessons.values import value_of


@dataclass(frozen=True, slots=True)
class SetValue:
    """Another value at a path."""

    path: Path
    text: str

    def done(self, situation: Situation) -> Situation:
        """The situation with it."""
        return self.path.write(situation, self.text)


def _read(text: str) -> SetValue:
    name, sign, value = (part.strip() for part in text.partition("="))
    if not (sign and value):
        raise Wrong(marked("message", "set is followed by a path, = and a value."))
    path = path_of(name)
    if path.kind.write is None:
        raise Wrong(marked("message", "{path} follows from others and cannot be set."), path=name)
    value_of(value, path.kind.of)
    return SetValue(path, value)


CHANGES.add(
    "set",
    ChangeKind("set PATH = VALUE", "give a path that can be set another value", _read),
)
