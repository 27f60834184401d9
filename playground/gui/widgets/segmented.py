"""A choice of few: joined buttons of which one is down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.styleproperty import restyle

ROOMY_PX = 9
TIGHT_PX = 5
"""Screen pixels at both sides of a segment's text, where there is room and where there is not."""


COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard is where it was; how it came there was said then."""


class SegmentButton(QToolButton):
    """One segment; it gives up some of its room before the row becomes too long."""

    def sizeHint(self) -> QSize:
        """With room at both sides of the text."""
        return self._size(ROOMY_PX)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the text can still be read."""
        return self._size(TIGHT_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK and self.property("mode"):
            restyle(self, "by_mouse", event.reason() == Qt.FocusReason.MouseFocusReason)

    def _size(self, side: int) -> QSize:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)  # as the chosen one is written
        text = QFontMetrics(font).boundingRect(self.text()).width()
        return QSize(text + 2 * side + 1, line_height(self))


class Segmented(QWidget):
    """Shows every choice at once; arrow keys move among them, Tab goes past them."""

    chosen = Signal(str)
    """The value that the user chose; setting it by program stays silent."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
        filled: bool = False,
    ) -> None:
        """Take (value, label, help) for each choice; `filled` is for the one that leads."""
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for place, (value, label, explanation) in enumerate(choices):
            button = SegmentButton(self)
            button.setText(label)
            button.setToolTip(as_written(explanation))
            button.setAccessibleDescription(explanation)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("segment", True)
            button.setProperty("compact", True)
            button.setProperty("mode", filled)
            button.setProperty("place", _place(place, len(choices)))
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, value=value: self._clicked(value))
            self._group.addButton(button)
            self._buttons[value] = button
            box.addWidget(button)
        box.addStretch(1)
        self._value: str | None = None
        self._let_tab_find_one()

    @property
    def value(self) -> str | None:
        """The chosen value; None while nothing is chosen."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a choice; one that is not among the buttons shows none."""
        value = value if value in self._buttons else None
        if value == self._value:
            return
        self._value = value
        if value is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[value].setChecked(True)
        self._let_tab_find_one()

    def set_off(self, reason: str) -> None:
        """Switch it off, with the reason where each choice else says what it does; "" for on."""
        self.setEnabled(not reason)
        for button in self._buttons.values():
            button.setToolTip(as_written(reason or button.accessibleDescription()))

    def _let_tab_find_one(self) -> None:
        """Tab goes to what is chosen, or to the first; Qt would go to the first in any case."""
        found = self._value or next(iter(self._buttons), None)
        for value, button in self._buttons.items():
            focus = Qt.FocusPolicy.StrongFocus if value == found else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(focus)

    def button(self, value: str) -> QToolButton:
        """The button of a choice."""
        return self._buttons[value]

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each button as one of it."""
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _clicked(self, value: str) -> None:
        self._value = value
        self._let_tab_find_one()
        self.chosen.emit(value)


def _place(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"
