"""The page of an explanation's numbers: Grad-CAM's sum, and the deconvnet's way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.engine.view.planes import is_signed
from playground.gui.inside.backcell import BackCells
from playground.gui.inside.backsheet import BackSheet
from playground.gui.inside.board import asked_words
from playground.gui.inside.camsheet import CamSheet
from playground.gui.inside.explaining import Explaining
from playground.gui.inside.layerchoice import layer_words
from playground.gui.inside.working import Working, Workings
from playground.gui.state.insideview import UnitPlace
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import sentence


class WorkingsBoard(QWidget):
    """Shows how one of two explanations is made of numbers; which one is in the view state."""

    def __init__(
        self,
        store: Store,
        explaining: Explaining,
        working: Working,
        cells: BackCells,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._working = working
        self._cells = cells
        self.setAccessibleName(self.tr("Numbers of an explanation"))
        self.question = ElidedLabel(self)
        self.question.setProperty("role", "title")
        self.which = Segmented(
            [
                ("cam", self.tr("Grad-CAM"), self.tr("The sum of weighed maps")),
                ("back", self.tr("Deconvnet"), self.tr("The way back, layer by layer")),
            ],
            self,
        )
        self.which.setAccessibleName(self.tr("Whose numbers"))
        self.cam = CamSheet(self)
        self.back = BackSheet(self)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._areas = {"cam": self._scrolled(self.cam), "back": self.back}
        self._stack.addWidget(self.back)
        self._stack.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.question, 1)
        head.addWidget(self.which)
        box.addWidget(self._stack, 1)
        self.which.chosen.connect(lambda which: self._change(working=which))
        self.cam.opened.connect(self._open_term)
        self.back.opened.connect(self._open)
        self.back.picked.connect(lambda place: self._change(back_cell=place))
        cells.updated.connect(self._show_cell)
        working.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)
        self._show(working.now)

    def _scrolled(self, sheet: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        self._stack.addWidget(area)
        return area

    def _change(self, **changes: object) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))  # type: ignore[arg-type]

    def _open_term(self, unit: int) -> None:
        cam = self._working.now.cam
        if cam is not None:
            self._open((cam.layer, unit))

    def _open(self, unit: UnitPlace) -> None:
        self._change(page="unit", unit=unit, step=None)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.unpatched != new.inside.unpatched:
            self._show(self._working.now)

    def _show(self, now: Workings) -> None:
        which, session = self._store.view.inside.working, self._store.session
        self.which.set_value(which)
        asked = asked_words(session, self._explaining.now)
        self.question.set_parts(asked, before="")
        cam, steps = now.cam, now.steps
        self.empty.setText(self._why_empty(now))
        self._stack.setCurrentWidget(self.empty if self.empty.text() else self._areas[which])
        if self.empty.text():
            return
        count = len(session.network)
        if which == "cam" and cam is not None and cam.layer < count:
            words = layer_words(session, cam.layer)
            self.cam.show_cam(cam, words, is_signed(session.network)[cam.layer])
        elif which == "back" and all(step.layer < count for step in steps):
            step = self._cells.step()
            if step is not None:
                at = steps.index(step)
                self.back.show_step(step, steps[at - 1] if at else None, session)
                self._show_cell()

    def _show_cell(self, _now: object = None) -> None:
        """Show the arithmetic of the number that is chosen, as soon as it is there."""
        self.back.show_cell(self._cells.now, self._cells.place())

    def _why_empty(self, now: Workings) -> str:
        if now.refusal is not None:
            return sentence(now.refusal)
        which = self._store.view.inside.working
        is_there = now.cam is not None if which == "cam" else bool(now.steps)
        return "" if is_there else self.tr("being worked out")
