"""Style sheet rules that depend on a property follow it only when the widget is polished anew."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: Any) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
