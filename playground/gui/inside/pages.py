"""The middle of the Look inside mode: why this answer, or what a unit looks for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.gui.inside.board import InsideBoard
from playground.gui.inside.layerboard import LayerBoard
from playground.gui.inside.networkstrip import NetworkStrip
from playground.gui.inside.picturesboard import PicturesBoard
from playground.gui.inside.unitboard import UnitBoard
from playground.gui.inside.workingsboard import WorkingsBoard
from playground.gui.state.insideview import InsidePage
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.segmented import Segmented

MARGIN_PX = 12


class InsidePages(QWidget):
    """Shows one of the pages; which one stands in the view state."""

    palette_part = marked("palette", "Look inside")

    def __init__(
        self,
        store: Store,
        strip: NetworkStrip,
        why: InsideBoard,
        workings: WorkingsBoard,
        unit: UnitBoard,
        layer: LayerBoard,
        pictures: PicturesBoard,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.why, self.workings, self.unit, self.layer = why, workings, unit, layer
        self.pictures, self.strip = pictures, strip
        self.setObjectName("Flow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Look inside"))
        self.pages = Segmented(
            [
                ("why", self.tr("Why this answer"), self.tr("What each method says of an answer")),
                (
                    "workings",
                    self.tr("Its numbers"),
                    self.tr("Grad-CAM's sum term by term, the deconvnet's way back by layers"),
                ),
                (
                    "unit",
                    self.tr("One unit"),
                    self.tr("Its weights, strongest places, and a picture made for it"),
                ),
                (
                    "layer",
                    self.tr("All units"),
                    self.tr("The strongest places of every unit of a layer"),
                ),
                (
                    "pictures",
                    self.tr("Pictures"),
                    self.tr("How alike pictures are to the network, by the features of a layer"),
                ),
            ],
            self,
        )
        self.pages.setAccessibleName(self.tr("Page"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(why)
        self._stack.addWidget(workings)
        self._stack.addWidget(unit)
        self._stack.addWidget(layer)
        self._stack.addWidget(pictures)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        box.setSpacing(8)
        box.addWidget(self.strip)
        box.addWidget(self.pages)
        box.addWidget(self._stack, 1)
        self.pages.chosen.connect(self._choose)
        store.view_changed.connect(self._view_changed)
        self._show()

    def _choose(self, page: str) -> None:
        self._store.look(inside=replace(self._store.view.inside, page=page))  # type: ignore[arg-type]

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.page != new.inside.page:
            self._show()

    def _show(self) -> None:
        page = self._store.view.inside.page
        self.pages.set_value(page)
        pages: dict[InsidePage, QWidget] = {
            "why": self.why,
            "workings": self.workings,
            "unit": self.unit,
            "layer": self.layer,
            "pictures": self.pictures,
        }
        self._stack.setCurrentWidget(pages[page])
