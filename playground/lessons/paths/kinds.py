"""The kinds of paths: what one is called, what it reads and what "show me" may write there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from playground.core.messages import marked
from playground.core.registry import Registry
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation
from playground.lessons.values import Value, ValueKind

Part: TypeAlias = int | str
"""A number in brackets, or a name, of a path as it is written."""

Reading = Callable[..., Value | None]
"""Given a situation and the parts: the value, None where there is no such thing now."""

Writing = Callable[..., Situation]
"""Given a situation, the parts and a text: another situation; raises Refused."""

MAX_PATH_CHARACTERS: Final = 120
MAX_INDEX_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class PathKind:
    """A path by its form, in which N stands for a number from 0 on and NAME for a name."""

    form: str
    sentence: str
    of: ValueKind
    read: Reading
    write: Writing | None = None
    names: Callable[[], Collection[str]] = frozenset
    """Returns the names that NAME may be."""

    is_share: bool = False
    """Whether it is a share from 0 to 1, to be shown as per cent."""

    def match(self, text: str) -> tuple[Part, ...] | None:
        """The parts of a text that has the form."""
        found = _pattern_of(self.form).fullmatch(text)
        if found is None or not all(
            part.isdecimal() or part in self.names() for part in found.groups()
        ):
            return None
        return tuple(int(part) if part.isdecimal() else part for part in found.groups())


@cache  # each path of a lesson is held against every form
def _pattern_of(form: str) -> re.Pattern[str]:
    pattern = re.escape(form).replace("NAME", r"([a-z_]{1,40})")
    return re.compile(re.sub(r"\bN\b", rf"(\\d{{1,{MAX_INDEX_DIGITS}}})", pattern))


@dataclass(frozen=True, slots=True)
class Path:
    """A path as a lesson has it."""

    text: str
    kind: PathKind
    parts: tuple[Part, ...]

    def read(self, situation: Situation) -> Value | None:
        """The value now; None where there is no such thing."""
        try:
            return self.kind.read(situation, *self.parts)
        except LookupError:
            return None

    def write(self, situation: Situation, text: str) -> Situation:
        """The situation with another value there; raises Refused."""
        assert self.kind.write is not None, self.text
        try:
            return self.kind.write(situation, *self.parts, text)
        except LookupError:
            raise Wrong(marked("message", "There is no {path} here."), path=self.text) from None


PATHS: Final[Registry[PathKind]] = Registry("path")


def path_kind(
    form: str,
    sentence: str,
    of: ValueKind,
    write: Writing | None = None,
    names: Callable[[], Collection[str]] = frozenset,
    is_share: bool = False,
) -> Callable[[Reading], Reading]:
    """Declare a path by the function that reads it."""

    def declare(read: Reading) -> Reading:
        PATHS.add(form, PathKind(form, sentence, of, read, write, names, is_share))
        return read

    return declare
