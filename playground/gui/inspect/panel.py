"""The area below the maps: arithmetic, kernel lens, flattened picture, receptive fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import marked
from playground.gui.inspect.arithmetic.panel import ArithmeticPanel
from playground.gui.inspect.fieldtable import FieldTable
from playground.gui.inspect.lens import LensPanel
from playground.gui.inspect.vector import VectorPanel
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.gui.state.viewstate import BelowPage, ViewState
from playground.gui.widgets.metrics import BOTTOM_PX
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wheelrest import WheelRest

NARROW_PX = 640


class BottomPanel(QWidget):
    """Tabs to the left, the tools of the chosen page beside them, the page below."""

    palette_part = marked("palette", "Arithmetic")

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        pointer: Pointer,
        sliding: Sliding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.setObjectName("Bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.arithmetic = ArithmeticPanel(store, pointer, sliding)
        self.lens = LensPanel(store)
        self.vector = VectorPanel(store, evaluation, pointer)
        self.fields = FieldTable(store)
        self._pages: dict[str, ArithmeticPanel | LensPanel | VectorPanel | FieldTable] = {
            "arithmetic": self.arithmetic,
            "lens": self.lens,
            "vector": self.vector,
            "fields": self.fields,
        }
        choices = [
            (
                "arithmetic",
                self.tr("Arithmetic"),
                self.tr("How the number of the pointed cell comes about"),
            ),
            (
                "lens",
                self.tr("Lens"),
                self.tr("What the selected filter does to waves, and what it is made of"),
            ),
            (
                "vector",
                self.tr("Vector"),
                self.tr("The picture flattened into one row, as a dense layer gets it"),
            ),
            (
                "fields",
                self.tr("Fields"),
                self.tr("The receptive field, parameters and cost of every layer"),
            ),
        ]
        self.tabs = Segmented(choices, self)
        self.list = QComboBox(self)
        WheelRest(self.list)
        for name, label, explanation in choices:
            self.list.addItem(label, name)
            self.list.setItemData(self.list.count() - 1, explanation, Qt.ItemDataRole.ToolTipRole)
        self.list.activated.connect(lambda _: self.show_page(self.list.currentData()))
        self.list.setAccessibleName(self.tr("What is shown below the maps"))
        self.tabs.setAccessibleName(self.tr("What is shown below the maps"))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tools = QStackedWidget(self)
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._tools.addWidget(page.tools)
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        top = QHBoxLayout()
        box.addLayout(top)
        top.setContentsMargins(16, 8, 16, 0)
        top.setSpacing(12)
        top.addWidget(self.tabs)
        top.addWidget(self.list)
        top.addWidget(self._tools, 1)
        box.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_page)
        store.view_changed.connect(self._view_changed)
        self._show_page(store.view.below)

    def show_page(self, name: str) -> None:
        """Ask for one of the pages: which one it is, the view state says."""
        self._store.look(below=name)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.below != new.below:
            self._show_page(new.below)

    def _show_page(self, name: BelowPage) -> None:
        self.tabs.set_value(name)
        self.list.setCurrentIndex(self.list.findData(name))
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self._tools.setCurrentWidget(page.tools)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where tabs have no room, a list stands in for them."""
        narrow = self.width() < NARROW_PX
        self.tabs.setVisible(not narrow)
        self.list.setVisible(narrow)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give the page the place of the maps as well, or give it back."""
        if event.position().y() < self._stack.y():
            self._store.look(below_is_large=not self._store.view.below_is_large)

    def sizeHint(self) -> QSize:
        """As high as a window of 3×3 needs."""
        return QSize(super().sizeHint().width(), BOTTOM_PX)

    def minimumSizeHint(self) -> QSize:
        """The list's width, not that of the tabs; the area it is in says how high it is."""
        return QSize(420, 0)
