"""A column of panels at a side of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget

SIDE_MARGIN_PX = 16
END_MARGIN_PX = 8
"""Screen pixels left and right of the panels, and above and below them."""

BAR_PX = 10


class SideArea(QScrollArea):
    """Scrolls panels when the window is low; its bar lies over the margin and takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._follow)
        inner.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(inner.setValue)

    def _follow(self, low: int, high: int) -> None:
        inner = self.verticalScrollBar()
        self.bar.setRange(low, high)
        self.bar.setPageStep(inner.pageStep())
        self.bar.setSingleStep(inner.singleStep())
        self.bar.setValue(inner.value())
        self.bar.setVisible(high > low)
        self.bar.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setGeometry(self.width() - BAR_PX, 0, BAR_PX, self.height())
        inner = self.verticalScrollBar()
        self._follow(inner.minimum(), inner.maximum())


def new_side() -> SideArea:
    """A column for panels."""
    holder = QWidget()
    holder.setObjectName("Side")
    box = QVBoxLayout(holder)
    box.setContentsMargins(SIDE_MARGIN_PX, END_MARGIN_PX, SIDE_MARGIN_PX, END_MARGIN_PX)
    box.setSpacing(12)
    box.addStretch(1)
    area = SideArea()
    area.setObjectName("Side")
    area.setWidget(holder)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it, which scrolls it
    return area


def pad_side(area: QScrollArea, side_px: int) -> None:
    """Have so much room at the left and at the right of a column's panels."""
    holder = area.widget()
    box = holder.layout() if holder is not None else None
    assert box is not None
    margins = box.contentsMargins()
    if margins.left() != side_px:
        box.setContentsMargins(side_px, margins.top(), side_px, margins.bottom())


def fill_side(area: QScrollArea, *panels: QWidget) -> None:
    """Put panels into a column, one below the other."""
    holder = area.widget()
    box = holder.layout() if holder is not None else None
    assert isinstance(box, QVBoxLayout)
    for at, panel in enumerate(panels):
        box.insertWidget(at, panel)
