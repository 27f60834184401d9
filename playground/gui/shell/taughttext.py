"""Texts of lessons and recipes as their bars show them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

ENDS = ("?", "!", "…", "？", "！")
"""The marks that a heading may end with in the place of a full stop."""


def taught_label(role: str, parent: QWidget) -> QLabel:
    """A label for a text of Markdown that goes on in the next line."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    if role:
        label.setProperty("role", role)
    return label


def headed(heading: str, text: str) -> str:
    """A heading and its text as one paragraph."""
    if heading.endswith(ENDS):
        return f"**{heading}** {text}"
    pattern = QCoreApplication.translate("TaughtText", "**{heading}**. {text}")
    return pattern.format(heading=heading, text=text)
