"""A lesson as a value: its head, its steps and what each step asks and shows."""

from __future__ import annotations

from dataclasses import dataclass

from playground.lessons.changes import Change
from playground.lessons.checks import Check
from playground.lessons.comparison import compared
from playground.lessons.places import Place
from playground.lessons.situation import Situation


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, whether it is right, and what is said to who chooses it."""

    text: str
    is_right: bool
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The prediction of something before it is seen: one of the options, or else a number."""

    text: str
    options: tuple[Option, ...] = ()
    number: float | None = None
    tolerance: float = 0.0
    reveal: str = ""

    def is_right(self, answer: float) -> bool:
        """Whether an answer is right: the place of an option, or a number."""
        if self.number is not None:
            return compared(answer, "=", self.number, self.tolerance)
        place = int(answer)
        return place == answer and 0 <= place < len(self.options) and self.options[place].is_right


@dataclass(frozen=True, slots=True)
class Miss:
    """A way to miss a step, and the sentence for it; `when` is None for all other ways."""

    when: Check | None
    sentence: str


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One thing to do: texts, what to point at, what is checked, and how it is shown.

    `line` is that of its heading in the file.
    """

    title: str
    text: str
    line: int = 0
    point: Place | None = None
    question: Question | None = None
    checks: tuple[Check, ...] = ()
    misses: tuple[Miss, ...] = ()
    hints: tuple[str, ...] = ()
    show: tuple[Change, ...] = ()

    @property
    def is_for_reading(self) -> bool:
        """Whether nothing is to be done or answered."""
        return not self.checks and self.question is None

    def is_done(self, now: Situation, began: Situation) -> bool:
        """Whether all checks hold; one without checks is done once it was read."""
        return all(check.holds(now, began) for check in self.checks)

    def miss(self, now: Situation, began: Situation) -> str:
        """The sentence for a step not done: that of the first way to miss it that applies."""
        for miss in self.misses:
            if miss.when is None or miss.when.holds(now, began):
                return miss.sentence
        return ""

    def shown(self, situation: Situation) -> Situation:
        """The situation after "show me"; raises Refused, and nothing was changed then."""
        for change in self.show:
            situation = change.done(situation)
        return situation


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of a file; `id` is the file's name without its ends.

    `rows` are those of the list of the articles. Of `stack`, `start` (an example) and `network` (a
    trained one) one at most is a name; without any it is the first session's stack. `picture` is
    one, or "" for that which is suggested.
    """

    id: str
    title: str
    minutes: int
    rows: tuple[str, ...]
    stack: str
    picture: str
    notes: str
    steps: tuple[LessonStep, ...]
    level: str = ""
    start: str = ""
    network: str = ""
