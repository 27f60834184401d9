"""The modes as one button with a menu, for a bar in which they have no room side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.widgets.choicebutton import LEFT_PX, RIGHT_PX, ChoiceButton


class ModeButton(ChoiceButton):
    """Says which mode is shown; its menu has all of them."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """Take (value, label, help) for each mode."""
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu = self.menu()
        group = QActionGroup(menu)
        self._actions: dict[str, QAction] = {}
        for value, label, explanation in choices:
            action = menu.addAction(label)
            action.setToolTip(explanation)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            self._actions[value] = action
        menu.triggered.connect(self._triggered)

    def set_value(self, value: str) -> None:
        """Show which mode is there."""
        action = self._actions[value]
        action.setChecked(True)
        self.setText(action.text())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(self.tr("Mode: {mode}").format(mode=action.text()))

    def sizeHint(self) -> QSize:
        """As wide as the longest name of a mode."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(item.text()) for item in self._actions.values())
        return QSize(widest + LEFT_PX + RIGHT_PX + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same: a name is not cut."""
        return self.sizeHint()

    def _triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
