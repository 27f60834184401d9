"""Edits of a filter's cells by mouse, wheel and keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Cell: TypeAlias = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """An edit that the user asks for: `value` in `cells` (row, column).

    With `shift`, the value is the old one moved by a drag or by steps. Edits of the same `gesture`
    are one step to undo; "" is a step of its own.
    """

    cells: tuple[Cell, ...]
    value: float
    shift: bool = False
    gesture: str = ""


@dataclass(slots=True)
class Drag:
    """A button that is held down: it drags a cell's value, or paints."""

    cell: Cell
    gesture: str
    y: float
    value: float
    step: float
    paints: bool
    moved: bool = False


def fine_or_coarse(step: float, modifiers: Qt.KeyboardModifier) -> float:
    """A tenth of the step with Shift, ten times the step with Ctrl."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return step / 10
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return step * 10
    return step


def clipboard_key(event: QKeyEvent) -> str:
    """Return what a key press asks of the clipboard: tsv, numpy, paste or nothing."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return "tsv"
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_C and event.modifiers() == control_shift:
        return "numpy"
    return ""


def cells_between(start: Cell, end: Cell) -> tuple[Cell, ...]:
    """The cells on a straight line, without the first."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    rows = np.rint(np.linspace(start[0], end[0], steps + 1)).astype(int)
    columns = np.rint(np.linspace(start[1], end[1], steps + 1)).astype(int)
    return tuple(zip(rows[1:].tolist(), columns[1:].tolist(), strict=True))
