"""The text of a file that is edited, and the bytes of the file again: nothing else changes."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import takewhile
from typing import Final

from playground.core.messages import Refused, marked

_END: Final = re.compile("\r\n|\n|\r")
"""The ends of lines, as `lines_of` takes them."""


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file, a newline at the end of each line; raises Refused for no UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            marked(
                "message",
                "{name} is no UTF-8 and cannot be edited here: "
                "save it as UTF-8 in another program.",
            ),
            name=name,
        ) from None
    return _END.sub("\n", text)


def bytes_of(text: str, before: bytes) -> bytes:
    """Return the bytes of a text that was edited, in the manner of the file that it comes from.

    The mark at its front stays, and so do the ends of its lines; a line that comes in has the end
    that most have. Raises UnicodeEncodeError for halves of characters.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    was = before.decode("utf-8-sig")
    lines, ends = text.split("\n"), _END.findall(was)
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    kept = _ends(lines, _END.split(was), ends, usual)
    whole = "".join(map("".join, zip(lines, [*kept, ""], strict=True)))
    if _END.sub("\n", whole) != text:  # two ends, with nothing between them, would be one
        whole = text.replace("\n", usual)
    return mark + whole.encode()


def _ends(lines: list[str], old: list[str], ends: list[str], usual: str) -> list[str]:
    """The ends of all lines but the last; those before and after what was edited stay."""
    if len(lines) == len(old):
        return ends
    head = _same(lines, old)
    tail = _same(lines[:head:-1], old[:head:-1])  # each with the end before it
    first, last = ends[: min(head, len(lines) - 1)], ends[len(ends) - tail :]
    return [*first, *[usual] * (len(lines) - 1 - len(first) - len(last)), *last]


def _same(lines: list[str], old: list[str]) -> int:
    """How many lines are the same, from the first on."""
    pairs = zip(lines, old, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
