"""The sentence on a file name whose ending says no kind that can be written."""

from __future__ import annotations

from collections.abc import Sequence

from playground.core.messages import Refused, marked


def wrong_ending(name: str, suffixes: Sequence[str]) -> Refused:
    """Return the refusal of a file name that ends with none of `suffixes`, such as ".png"."""
    *others, last = suffixes
    if not others:
        return Refused(
            marked("message", "{file} does not end with {suffix}."),
            file=name or "''",
            suffix=last,
        )
    return Refused(
        marked("message", "{file} does not end with {suffixes} or {last}."),
        file=name or "''",
        suffixes=", ".join(others),
        last=last,
    )
