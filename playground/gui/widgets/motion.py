"""Whether parts of the window may move by themselves."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QApplication, QStyle

Motion = Literal["system", "reduced", "full"]

_motion: Motion = "system"


def choose_motion(motion: Motion) -> None:
    """Reduce motion, or not, or as the system asks for."""
    global _motion
    _motion = motion


def is_reduced() -> bool:
    """Whether what changes place is to be there at once, and what runs is to run slowly."""
    if _motion != "system":
        return _motion == "reduced"
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration  # 0 where the system wants no motion
    return QApplication.style().styleHint(hint) == 0
