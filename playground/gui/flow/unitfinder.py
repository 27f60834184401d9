"""A small window that finds one of a layer's many units: sorted, and by its number or its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.filters import usual_name
from playground.core.layer import FilterLayer
from playground.core.word_count import grouped
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.engine.view.unitorder import UnitOrder, listed, strongest_cell
from playground.gui.flow.unitlist import UnitList
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.numberlist import NUMBER
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.theme import TEXT_POINTS
from playground.gui.widgets.wording import class_words, filter_name, layer_title

WIDE_PX, HIGH_PX = 452, 400
"""In text of 10 points."""

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class UnitFinder(QFrame):
    """A line to type a number or a name in, and below it the units, the strongest first.

    A click or Enter chooses one, at the place where it is strongest.
    """

    chosen = Signal(object)
    """The Cell at which the unit that was chosen is strongest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._stage = 0
        self.setProperty("card", True)
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(self.tr("Find a unit"))
        self.order = Segmented(
            [
                ("strongest", self.tr("Strongest"), self.tr("By the largest value, from the top")),
                ("number", self.tr("Number"), self.tr("As the layer has them")),
            ],
            self,
        )
        self.order.set_value("strongest")
        self.order.setAccessibleName(self.tr("Order"))
        self.list = UnitList(self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.nothing = QLabel(self.tr("No unit has this number or this name."), self)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        head, second = QHBoxLayout(), QHBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        for line in (head, second):
            line.setSpacing(8)
            box.addLayout(line)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        second.addWidget(self.line, 1)
        second.addWidget(self.order)
        box.addWidget(self.nothing)
        box.addWidget(self.list, 1)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.order.chosen.connect(lambda _: self._find())
        self.list.clicked.connect(lambda index: self._choose(index.data(NUMBER)))

    def open(self, shown: Shown, stage: int, state: ViewState, at: QPoint) -> None:
        """Show the units of a stage that has maps, beside a point of the screen."""
        view = shown.views[stage + 1]
        if not view.planes:
            return
        self._stage = stage
        names = unit_names(shown, stage, state)
        self.list.show_view(view, names, state.scale, state.digits)
        text = self.tr("Number or name") if names else self.tr("Number")
        self.line.setPlaceholderText(text)
        layer = layer_title(shown.stages[stage].layer)
        self.title.setText(f"{from_one(stage)} {layer}")
        self.line.clear()
        self._find()
        self.ensurePolished()
        scale = self.font().pointSizeF() / TEXT_POINTS
        screen = self.screen().availableGeometry()
        wide = min(round(WIDE_PX * scale), screen.width())
        high = min(round(HIGH_PX * scale), screen.height())
        left = max(screen.left(), min(at.x(), screen.right() + 1 - wide))
        top = max(screen.top(), min(at.y(), screen.bottom() + 1 - high))
        self.setGeometry(left, top, wide, high)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, _text: str = "") -> None:
        order: UnitOrder = "number" if self.order.value == "number" else "strongest"
        found = listed(self.list.values, self.list.names, self.line.text(), order)
        self.list.show_units(found)
        self.nothing.setVisible(not found)
        total = len(self.list.values)
        text = self.tr("{count} of {total}") if len(found) < total else self.tr("{total} units")
        self.count.setText(text.format(count=grouped(len(found)), total=grouped(total)))

    def _choose(self, unit: int | None) -> None:
        if unit is None:
            return
        self.close()
        self.chosen.emit(Cell(self._stage, unit, *strongest_cell(self.list.view, unit)))

    # The keyboard stays in the line; what moves in the list goes there.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._action_of(Qt.Key(event.key()))
            if act is not None:
                act(event)
                return True
        return False

    def _action_of(self, key: Qt.Key) -> Callable[[QKeyEvent], object] | None:
        if key in RETURN:
            return lambda _: self._choose(self.list.current)
        if key in _MOVES:
            return lambda event: QApplication.sendEvent(self.list, event)
        return None


def unit_names(shown: Shown, stage: int, state: ViewState) -> tuple[str, ...]:
    """The names of a stage's units: those of classes, else of filters that have some, else ()."""
    view, layer = shown.views[stage + 1], shown.stages[stage].layer
    count = view.planes[0].height if view.vector else len(view.planes)
    names = class_words(shown.session.classes_at(stage, count, state.data_classes))
    if names or not isinstance(layer, FilterLayer) or len(layer.filters) != count:
        return names
    filters = tuple(filter_name(item) for item in layer.filters)
    numbered = all(name == usual_name(at) for at, name in enumerate(filters))
    return () if numbered else filters
