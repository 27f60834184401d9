"""A race: trainings from the same first weights, one after another, with one setting different."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from playground.core.fields import Field, fields_of
from playground.core.messages import Refused, Term, marked
from playground.core.plan import TrainingPlan
from playground.core.word_count import MINUS

RACED = ("rate", "optimiser", "batch", "momentum", "weight_decay", "schedule")
"""The settings that can differ: those that leave the first weights, data and loss the same."""

MOST_ENTRANTS = 6
"""As many as there are colours for their curves."""

RATE_FACTORS = (0.1, 1.0, 10.0)
BATCH_FACTORS = (0.25, 1.0, 4.0)
USUAL_VALUES = {"momentum": (0.0, 0.5, 0.9), "weight_decay": (0.0, 1e-4, 1e-2)}
"""The values offered first: apart enough for their curves to be told from one another."""


@dataclass(frozen=True, slots=True)
class Race:
    """Trainings that go by `plan` but for one `setting`, which has another of `values` in each.

    The one at place `at` of the values is being trained; `start` is the number of its Start or
    Reset.
    """

    setting: str
    values: tuple[Any, ...]
    plan: TrainingPlan
    at: int = 0
    start: int = 0

    @property
    def present(self) -> TrainingPlan:
        """The plan of the training that is on."""
        return replace(self.plan, **{self.setting: self.values[self.at]})

    @property
    def is_at_last(self) -> bool:
        """Whether no training comes after the one that is on."""
        return self.at == len(self.values) - 1

    def next(self) -> Race:
        """The race when the one after is on."""
        return replace(self, at=self.at + 1, start=0)


def raced_field(setting: str) -> Field:
    """The declaration of a setting that can differ."""
    return fields_of(TrainingPlan)[setting]


def suggested_values(plan: TrainingPlan, setting: str) -> tuple[Any, ...]:
    """Return values to begin with, the plan's own among them where it is one of few."""
    field = raced_field(setting)
    if field.kind == "choice":
        return tuple(choice.value for choice in field.choices)[:MOST_ENTRANTS]
    if setting in USUAL_VALUES:
        return USUAL_VALUES[setting]
    factors = RATE_FACTORS if setting == "rate" else BATCH_FACTORS
    own = getattr(plan, setting)
    numbers = [min(max(own * factor, field.low), field.high) for factor in factors]
    if field.kind == "int":
        return tuple(dict.fromkeys(max(1, round(number)) for number in numbers))
    return tuple(dict.fromkeys(float(f"{number:.6g}") for number in numbers))


def read_values(setting: str, text: str) -> tuple[Any, ...]:
    """Return the numbers of a setting in a text, between spaces; raises Refused."""
    field = raced_field(setting)
    found = []
    for part in (part for part in re.split(r"[;\s]+|,\s+", text) if part):
        try:
            number = float(part.replace(MINUS, "-"))
        except ValueError:
            raise Refused(
                marked(
                    "message",
                    "{text} is not a number: write spaces between numbers, and a point in them.",
                ),
                text=part,
            ) from None
        found.append(field.checked(number))
    return tuple(found)


def race_of(plan: TrainingPlan, setting: str, values: Sequence[Any]) -> Race:
    """Return a race that has not begun; raises Refused where it would not be one."""
    field = raced_field(setting)
    if field.relevant is not None and not field.relevant(plan):
        raise Refused(
            marked("message", "{label} makes no difference here: {reason}"),
            label=Term("field", field.label),
            reason=Term("field", field.reason),
        )
    apart = tuple(dict.fromkeys(field.checked(value) for value in values))
    if len(apart) < 2:
        raise Refused(marked("message", "A race needs two different values at least."))
    if len(apart) > MOST_ENTRANTS:
        raise Refused(
            marked("message", "{count} values are too many for a race: {most} at most."),
            count=len(apart),
            most=MOST_ENTRANTS,
        )
    return Race(setting, apart, plan)
