"""Two buttons on the picture, where the input has no panel beside the maps."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.gui.flow.tiles import Box
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.metrics import line_height

INSET_PX = 4


class InputButtons(QWidget):
    """Ask for another picture, or for a drawing."""

    wanted = Signal(str)
    """Which page of the input: "picture" or "draw"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = IconButton(
            "picture",
            self.tr("Picture"),
            self.tr("Choose, open or paste another picture; size, crop and channels"),
            self,
        )
        self.picture.setText(self.tr("Picture"))
        self.pencil = IconButton(
            "pencil",
            self.tr("Draw"),
            self.tr("Draw on an empty canvas, as large as what the network takes"),
            self,
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(INSET_PX)
        box.addWidget(self.picture)
        box.addWidget(self.pencil)
        self.picture.clicked.connect(lambda: self.wanted.emit("picture"))
        self.pencil.clicked.connect(lambda: self.wanted.emit("draw"))
        self._is_wanted = False
        self.hide()

    def set_wanted(self, wanted: bool) -> None:
        """Whether they are to be there."""
        self._is_wanted = wanted
        self.setVisible(wanted)

    def place(self, picture: Box) -> None:
        """Lie in the lower left corner of the picture, without the word where it has no room."""
        side = line_height(self.pencil)
        words = self.picture.fontMetrics().horizontalAdvance(self.picture.text()) + side + 14
        room = picture.width - 2 * INSET_PX
        has_words = words + side + INSET_PX <= room
        style = Qt.ToolButtonStyle
        self.picture.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly
        )
        fixed = QSizePolicy.Policy.Fixed
        self.picture.setSizePolicy(fixed, fixed)
        wide = (words if has_words else side) + side + INSET_PX
        self.picture.setFixedWidth(words if has_words else side)
        tall = self.picture.sizeHint().height()
        self.setGeometry(
            QRect(picture.x + INSET_PX, picture.bottom - tall - INSET_PX, min(wide, room), tall)
        )
        self.setVisible(self._is_wanted and wide <= room)
        self.raise_()
