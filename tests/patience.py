"""How long tests wait for what must come: so long that only what never comes fails."""

from __future__ import annotations

import threading
from collections.abc import Callable

PATIENCE_S = 60
PATIENCE_MS = 1000 * PATIENCE_S
PAUSE_S = 0.02


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait until a condition holds that nothing tells of; an error that says what never came."""
    pause = threading.Event()
    for _ in range(round(PATIENCE_S / PAUSE_S)):
        if condition():
            return
        pause.wait(PAUSE_S)
    raise AssertionError(f"never came: {what}")
