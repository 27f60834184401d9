"""A named setting of a generator or a transform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.core.fields import Field
from playground.core.messages import Refused, marked


@dataclass(frozen=True, slots=True)
class Parameter:
    """The argument `name`, its default, and the field that a form shows and checks it by."""

    name: str
    default: int | float
    field: Field


def settled(parameters: Iterable[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """Every parameter's checked value: the one given, else its default.

    Raises Refused for a value that the field refuses and for a name that is no parameter's.
    """
    wanted = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in wanted:
            raise Refused(
                marked("message", "There is no setting {name}; there is: {known}."),
                name=name,
                known=", ".join(wanted) or "–",
            )
    return {
        name: parameter.field.checked(given.get(name, parameter.default))
        for name, parameter in wanted.items()
    }
