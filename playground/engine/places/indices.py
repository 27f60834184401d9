"""Sets of rows, of columns or of channels as arrays of indices."""

from __future__ import annotations

import numpy as np

from playground.core.layer import Taps


def rising(*indices: Taps) -> Taps:
    """The indices of all together, in rising order, each once; −1 is dropped."""
    seen = np.zeros(max(int(part.max(initial=-1)) for part in indices) + 2, dtype=bool)
    for part in indices:
        seen[part] = True  # −1 marks the last entry
    return np.flatnonzero(seen[:-1])


def positions(have: Taps, wanted: Taps) -> Taps:
    """Where in the rising indices `have` each wanted one is; −1 stays −1."""
    return np.where(wanted < 0, -1, np.searchsorted(have, wanted))
