"""Whatever works behind the window is late, if asked for: as on a busy machine, at times.

LATE_S=0.3 ./run test -n 6 tests/gui
"""

from __future__ import annotations

import os
import threading
from typing import Any

from playground.gui.state.latest import LatestWins

LATE_S = float(os.environ.get("LATE_S", "0"))
"""Seconds by which each piece of work is late."""


def make_workers_late() -> None:
    """Have tests fail that hold only as long as work in the background is done in time."""
    serve = LatestWins._serve

    def serve_late(worker: LatestWins, *arguments: Any) -> None:
        threading.Event().wait(LATE_S)
        serve(worker, *arguments)

    if LATE_S:
        LatestWins._serve = serve_late  # type: ignore[method-assign]
