"""One cause, as it is told."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.messages import Message


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A finding: a name for the program, what is seen, and what helps, each a sentence.

    When it `ends` the training, nothing but to begin anew helps.
    """

    cause: str
    seen: Message
    advice: tuple[Message, ...] = ()
    ends: bool = False

    @property
    def sentences(self) -> tuple[Message, ...]:
        """All of it, in order."""
        return self.seen, *self.advice

    def __str__(self) -> str:
        return " ".join(map(str, self.sentences))
