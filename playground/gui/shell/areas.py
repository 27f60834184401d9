"""The areas of the window: input at the left, a mode's middle, right and below, and their sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from playground.gui.shell.inputsheet import InputSheet
from playground.gui.shell.side import fill_side, new_side, pad_side
from playground.gui.widgets.metrics import BOTTOM_PX

if TYPE_CHECKING:
    from playground.gui.shell.mode import Mode, Panels
    from playground.gui.state.store import Store

NARROW_PX = 1200
"""Window width under which the side panels make room for the maps."""


PADDING_PX, NARROW_PADDING_PX = 16, 12
"""At both sides of a column's panels."""


class Areas(QWidget):
    """What stands between the bar at the top and the status line; every mode has its part of it."""

    def __init__(self, top: QWidget, store: Store, parent: QWidget) -> None:
        """Be empty below the bar at the top; `add_status` ends it."""
        super().__init__(parent)
        self.left = new_side()
        self._rights = QStackedWidget(self)
        self.middles = QStackedWidget(self)
        self._bottoms = QStackedWidget(self)
        self._bottoms.setFixedHeight(BOTTOM_PX)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(top)
        body = QHBoxLayout()
        self._whole.addLayout(body, 1)
        body.setSpacing(0)
        body.addWidget(self.left)
        self._sheet = InputSheet(self.left, body, self, store)
        middle = QVBoxLayout()
        body.addLayout(middle, 1)
        middle.setSpacing(0)
        middle.addWidget(self.middles, 1)
        middle.addWidget(self._bottoms)
        body.addWidget(self._rights)
        self._feet = QStackedWidget(self)
        self._feet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole.addWidget(self._feet)

    def add_status(self, status: QWidget) -> None:
        """Put the status line below everything."""
        self._whole.addWidget(status)

    def add_middle(self, mode: Mode) -> None:
        """Take the middle of a mode; modes come in the order in which they are entered."""
        self.middles.addWidget(mode.middle)

    def add_panels(self, panels: Panels) -> None:
        """Take what stands around the middle of the mode that was added last."""
        right = new_side()
        fill_side(right, *panels.right)
        self._rights.addWidget(right)
        self._bottoms.addWidget(panels.below or QWidget())
        self._feet.addWidget(panels.foot or QWidget())

    def show_mode(self, mode: Mode, panels: Panels) -> None:
        """Show the areas of a mode; one that it has nothing for is not there."""
        at = self.middles.indexOf(mode.middle)
        for stack in (self.middles, self._rights, self._bottoms, self._feet):
            stack.setCurrentIndex(at)
        self._rights.setVisible(bool(panels.right))
        self._bottoms.setVisible(panels.below is not None)
        self._feet.setVisible(panels.foot is not None)

    def arrange(self, window: QWidget, mode: Mode) -> None:
        """Share the width out: a narrow window may have no column for the input."""
        narrow, folds = window.width() < NARROW_PX, mode.folds_input
        presents = window.isFullScreen()
        left, right = mode.narrow_sides_px if narrow else (256, 300)
        self._rights.setFixedWidth(right)
        self.left.setFixedWidth(left)
        column = self._rights.currentWidget()
        for area in (self.left, column):
            if isinstance(area, QScrollArea):
                pad_side(area, NARROW_PADDING_PX if mode.pads_little and narrow else PADDING_PX)
        folded = narrow and folds and not presents
        self._sheet.put("away" if presents else "sheet" if folded else "column")
        mode.fold_input(folded, beside=not folded and not presents)

    @property
    def covering(self) -> QWidget | None:
        """What lies over the rest and keeps the keyboard; None while nothing does."""
        return self._sheet.covers

    def make_way(self) -> None:
        """Be empty below the bar at the top, in whose menu another language was chosen."""
        Shiboken.delete(self._sheet)
        for part in (self.left, self.middles, self._bottoms, self._rights, self._feet):
            Shiboken.delete(part)
