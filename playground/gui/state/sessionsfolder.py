"""The folder in which dialogs for sessions and pictures begin."""

from __future__ import annotations

import os
from pathlib import Path

_chosen: Path | None = None


def choose_sessions_folder(folder: Path | None) -> None:
    """Have dialogs begin in a folder from now on; None for where they begin otherwise."""
    global _chosen
    _chosen = folder


def sessions_folder() -> Path | None:
    """The folder that was chosen, as long as it is there."""
    return _chosen if _chosen is not None and os.path.isdir(_chosen) else None
