"""One row under a picture that is tried on a network: what is needed between two drawings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from playground.gui.state.viewstate import InputTab
from playground.gui.widgets.iconbutton import IconButton


class TrialRow(QWidget):
    """Pencil, eraser and Clear for a drawing, Open and Paste for a picture; the rest opens."""

    tool_wanted = Signal(str)
    """The name of a drawing tool."""

    details_wanted = Signal(bool)
    """Whether all settings of the picture or the drawing are to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = {
            "pencil": IconButton("pencil", self.tr("Pencil"), self.tr("Draw freely"), self),
            "eraser": IconButton(
                "eraser",
                self.tr("Eraser"),
                self.tr("Bring the paper back; the right button does with any tool"),
                self,
            ),
        }
        for name, button in self.tools.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self.tool_wanted.emit(name))
        self.open = QPushButton(self.tr("Open…"), self)
        self.open.setToolTip(self.tr("Open a picture or another file, or drop one anywhere"))
        self.paste = QPushButton(self.tr("Paste"), self)
        self.paste.setAccessibleName(self.tr("Paste picture"))
        self.paste.setToolTip(self.tr("Put the picture on the clipboard in"))
        self.more = IconButton(
            "more",
            self.tr("More"),
            self.tr("All tools, the brush, samples, size and channels"),
            self,
        )
        self.more.setCheckable(True)
        self.more.toggled.connect(self.details_wanted)
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.setAccessibleName(self.tr("Clear picture"))
        self.clear.setToolTip(self.tr("Cover the whole picture with the paper"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for widget in (*self.tools.values(), self.open, self.paste, self.more):
            box.addWidget(widget)
        box.addStretch(1)
        box.addWidget(self.clear)

    @property
    def shows_details(self) -> bool:
        """Whether all settings are seen."""
        return self.more.isChecked()

    def show_tab(self, name: InputTab) -> None:
        """Have what a drawing needs, or what a picture does."""
        drawing = name == "draw"
        for button in (*self.tools.values(), self.clear):
            button.setVisible(drawing)
        for button in (self.open, self.paste):
            button.setVisible(not drawing)

    def show_tool(self, name: str) -> None:
        """Mark the tool that is in the hand, if it is one of these."""
        for tool, button in self.tools.items():
            button.setChecked(tool == name)
