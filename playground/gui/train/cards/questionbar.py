"""A thin bar that shows how much of the answer to a question has been worked out."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from playground.training.protocol.state import Waiting


def question_bar(name: str, parent: QWidget) -> QProgressBar:
    """Make the bar, hidden; `name` is for those who do not see it."""
    bar = QProgressBar(parent)
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    bar.setAccessibleName(name)
    bar.hide()
    return bar


def show_progress(bar: QProgressBar, waiting: Waiting | None) -> None:
    """Show how far a question is, or hide the bar when there is none."""
    bar.setVisible(waiting is not None)
    if waiting is not None:
        bar.setRange(0, max(1, waiting.total))
        bar.setValue(waiting.done)
