"""The classes of the data that a document was looked at with, in the view that its file keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MAX_CLASSES: Final = 10_000


def kept_classes(view: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names that outputs had in the window where nobody had named them; or ()."""
    names = view.get("data_classes")
    if not isinstance(names, list) or len(names) > MAX_CLASSES:
        return ()
    return tuple(names) if all(isinstance(name, str) for name in names) else ()
