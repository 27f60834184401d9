"""A path in the view that a session's file keeps."""

from __future__ import annotations

from typing import Any, Final

from playground.core.pathtext import path_from_data

MAX_CHARACTERS: Final = 4096


def kept_path(data: Any) -> str | None:
    """The path that `path_to_data` wrote; None for what no system takes as one."""
    try:
        path = path_from_data(data)
    except ValueError:
        return None
    return path if len(path) <= MAX_CHARACTERS and "\0" not in path else None
