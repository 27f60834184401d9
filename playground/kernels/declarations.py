"""The text before "=" where a program declares a matrix."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked

MAX_DECLARATION_CHARACTERS = 200
"""Characters before "="."""

_DECLARED = re.compile(
    r"(?=[^\W\d])(?:[^\W\d][\w.]*+|<[^=\n]*?>|[*&,:]|\[[\w ,:;\[\]]*\]|[ \t])+?(?:<-|=(?!=))"
)
_SIZES = re.compile(r"[\w ]+[ *&]\w+\s*((?:\[\s*\d*\s*\]\s*)+)=\s*\{")
"""A declaration of C that says how large the array is."""


def without_declaration(text: str) -> str:
    """The text behind a name and "=", or behind a declaration; all of it when there is none."""
    declared = _DECLARED.match(text[:MAX_DECLARATION_CHARACTERS])
    return text[declared.end() :] if declared else text


def in_declared_sizes(found: NDArray[np.float64], text: str) -> NDArray[np.float64]:
    """The numbers in the sizes that a declaration of C before them gives.

    Braces need not repeat them; raises Refused when the two contradict each other.
    """
    sizes = _SIZES.match(text[:MAX_DECLARATION_CHARACTERS])
    if sizes is None:
        return found
    wanted = [int(size) if size else -1 for size in re.findall(r"\[\s*(\d*)\s*\]", sizes[1])]
    known = [size for size in wanted if size >= 0]
    flat = found.ndim == 1 and len(known) >= len(wanted) - 1
    if flat and all(known) and found.size % int(np.prod(known, dtype=object)) == 0:
        if len(known) < len(wanted) or found.size == np.prod(known, dtype=object):
            return found.reshape(wanted)
    elif len(wanted) == found.ndim and all(
        size in (-1, length) for size, length in zip(wanted, found.shape, strict=True)
    ):
        return found
    raise Refused(
        marked("message", "The declaration says {wanted}, and the numbers are {found}."),
        wanted="×".join(str(size) if size >= 0 else "?" for size in wanted),
        found="×".join(map(str, found.shape)),
    )
