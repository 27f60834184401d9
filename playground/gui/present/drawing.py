"""The input with a sheet to draw on, as large as a class needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from playground.core.network_input import DRAWN
from playground.core.session import Session
from playground.engine.view.planes import Shown, input_view, is_large
from playground.gui.input.canvas import DrawingGrid
from playground.gui.input.drawtools import DrawTools
from playground.gui.input.sheet import Sheet, paper_of
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.pictures.fit import at_size


class DrawnInput(QWidget):
    """Shows the picture; Draw puts an empty sheet in its place, and Clear empties that."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self.grid = DrawingGrid(store, self)
        self.grid.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.grid.setAccessibleName(self.tr("Input picture"))
        self._tools = DrawTools(self)
        self._tools.hide()  # a thick pencil is all that is wanted here
        self._sheet = Sheet(store, self._tools, self)
        self.draw = QPushButton(self.tr("Draw"), self)
        self.draw.setToolTip(self.tr("Draw on an empty canvas, as large as what the network takes"))
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.setAccessibleName(self.tr("Clear picture"))
        self.clear.setToolTip(self.tr("Empty the sheet"))
        box = QVBoxLayout(self)
        box.setSpacing(4)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self._spacing = box.spacing()
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        for button in (self.draw, self.clear):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        box.addStretch()
        self.draw.clicked.connect(self._begin)
        self.clear.clicked.connect(self._tools.clear_wanted)
        self._tools.pen_changed.connect(self.grid.set_pen)
        self.grid.set_pen(self._tools.pen)
        store.changed.connect(self._session_changed)
        evaluation.updated.connect(self._take_shown)
        self._show_picture()

    @property
    def controls_height(self) -> int:
        """Pixels that the buttons take beneath the picture."""
        return self.draw.sizeHint().height() + 2 * self._spacing

    def set_side(self, side: int) -> None:
        """Let the picture be no larger, so that what stands beneath it has room."""
        self.grid.setMaximumSize(side, side)

    def _begin(self) -> None:
        """Have an empty sheet, unless that is refused."""
        if self._sheet.begin():
            self._show_picture()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.picture is not new.picture or old.input != new.input:
            self._show_picture()

    def _show_picture(self) -> None:
        session = self._store.session
        picture = session.picture
        channels, height, width = picture.shape
        is_drawn = picture.origin == DRAWN
        self.grid.set_drawing(is_drawn)
        self.draw.setEnabled(not is_drawn)
        self.clear.setEnabled(is_drawn)
        if self.grid.is_committing:
            return
        self._tools.set_picture(max(height, width), channels == 3, session.levels, is_drawn)
        self._tools.follow_paper(paper_of(picture))
        if is_large(picture):
            if self._evaluation.shown is not None:
                self._take_shown(self._evaluation.shown)
            return
        x = at_size(picture.pixels, picture.size, picture.square, picture.colour, session.levels)
        self.grid.show_plane(
            input_view(x, None, self.grid.limit).planes[0], self.grid.limit, "gray"
        )

    def _take_shown(self, shown: Shown) -> None:
        """A large picture as the evaluation fitted it."""
        picture = self._store.session.picture
        if is_large(picture) and shown.session.picture is picture and not self.grid.is_busy:
            self.grid.show_plane(shown.picture.planes[0], self.grid.limit, "gray")
