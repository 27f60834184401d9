"""The pictures and classes left out of a data set, in one sentence for each reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from playground.core.messages import Message, marked
from playground.core.quoting import QUOTED_CHARACTERS, quoted
from playground.datasets.dataset import Skipped
from playground.datasets.folder_listing import NOT_READ

NAMED_FILES: Final = 3
"""Files that a sentence names of those that it counts."""

NAME_CHARACTERS: Final = 40
"""Of each name among others; what is longer loses its middle."""


def skipped_notes(skipped: Iterable[Skipped]) -> Iterator[Message]:
    """One sentence for each reason: how many there are, what the first are called, and why."""
    kinds: dict[tuple[str, str], list[Skipped]] = {}
    for item in skipped:
        key = (item.reason.text, str(item.reason.values.get("format", "")))
        kinds.setdefault(key, []).append(item)
    for (text, kind), items in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        most = NAME_CHARACTERS if len(items) > 1 else QUOTED_CHARACTERS
        names = ", ".join(quoted(item.name, most) for item in items[:NAMED_FILES])
        values = {"count": len(items), "names": names, "reason": items[0].reason, "format": kind}
        if len(items) > NAMED_FILES:
            values["names"] = f"{names}, …"
        if len(items) == 1:
            yield Message(marked("message", "Left out: {names}: {reason}"), values)
        elif text == NOT_READ:
            sentence = marked(
                "message", "{count} {format} pictures cannot be read here and are left out: {names}"
            )
            yield Message(sentence, values)
        else:
            sentence = marked(
                "message", "{count} files are left out: {names} — the first: {reason}"
            )
            yield Message(sentence, values)
