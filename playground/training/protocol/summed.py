"""Which outputs of a network stand for a class of other data, as written: 281-285, lynx."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playground.core.messages import Refused, marked

_RANGE = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")


def outputs_of(text: str, names: Sequence[str]) -> tuple[int, ...]:
    """The places of the outputs that a text names, by number, range or a part of their names.

    Raises Refused where there is none of that number or name.
    """
    found: dict[int, None] = {}
    for part in filter(None, (each.strip() for each in re.split("[,，、;；]", text))):
        numbers = _RANGE.fullmatch(part)
        if numbers is not None:
            start, end = int(numbers[1]), int(numbers[2] or numbers[1])
            if start > end or end >= len(names):
                raise Refused(
                    marked("message", "The network has outputs 0 to {last}: no {text}."),
                    last=len(names) - 1,
                    text=part,
                )
            found |= dict.fromkeys(range(start, end + 1))
            continue
        wanted = part.casefold()
        meant = [place for place, name in enumerate(names) if wanted in name.casefold()]
        if not meant:
            raise Refused(marked("message", "No class of the network is called {text}."), text=part)
        found |= dict.fromkeys(meant)
    return tuple(found)
