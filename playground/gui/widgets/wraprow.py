"""Buttons in a row that goes on in the next line where the panel is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.styleproperty import restyle


class WrapRow(QWidget):
    """Lays widgets out from left to right, and on the next line when there is no more room."""

    def __init__(self, gap: int = 8, line_gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._items: list[QWidget] = []
        self._kept: list[QWidget] = []
        self._sizes: dict[QWidget, QSize] = {}
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keep(self, item: QWidget) -> None:
        """Only hide a widget when it is taken out, as it comes back."""
        self._kept.append(item)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Show these widgets; others are taken out, and deleted unless they are kept."""
        for old in self._items:
            if old not in items:
                old.hide()
                if old not in self._kept:
                    old.setParent(None)
                    old.deleteLater()
        self._items = list(items)
        for item in items:
            item.setParent(self)
            item.show()
        self._measure_anew()

    def items(self) -> list[QWidget]:
        """The widgets in their order."""
        return list(self._items)

    def lines(self, width: int) -> list[list[QWidget]]:
        """Which widgets stand together on a line when there is so much room."""
        lines: list[list[QWidget]] = []
        used = 0
        for item in self.wanted(width):
            needed = self._size(item).width()
            if lines and used + self._gap + needed <= width:
                lines[-1].append(item)
                used += self._gap + needed
            else:
                lines.append([item])
                used = needed
        return lines

    def wanted(self, width: int) -> Sequence[QWidget]:
        """The widgets that are shown when there is so much room: all of them."""
        return self._items

    def size_of(self, item: QWidget) -> QSize:
        """How large an item is made."""
        item.ensurePolished()
        return item.sizeHint()

    def _size(self, item: QWidget) -> QSize:
        """The same, remembered: any change in a panel makes its layout ask all rows in it again."""
        size = self._sizes.get(item)
        if size is None:
            size = self._sizes[item] = self.size_of(item)
        return size

    def _measure_anew(self) -> None:
        self._sizes.clear()
        self._heights.clear()
        self._arrange()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        height = self._heights.get(width)
        if height is None:
            heights = [self._height(line) + self._line_gap for line in self.lines(width)]
            height = self._heights[width] = sum(heights) - self._line_gap if heights else 0
        return height

    def _height(self, line: list[QWidget]) -> int:
        return max(self._size(item).height() for item in line)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        width = sum(self._size(item).width() + self._gap for item in self._items)
        return QSize(max(0, width - self._gap), self.heightForWidth(10**6))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest item, at the present width's height."""
        width = max((self._size(item).width() for item in self._items), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        before, now = event.oldSize().width(), event.size().width()
        if before != now:
            self._arrange()
            if self.heightForWidth(before) != self.heightForWidth(now):
                self.updateGeometry()  # layouts keep the least size that they were told

    def showEvent(self, event: QShowEvent) -> None:
        self._measure_anew()  # only now do the items have their fonts and styles

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # an item wants another size
            self._measure_anew()
        return super().event(event)

    def _arrange(self) -> None:
        y = 0
        for line in self.lines(self.width()):
            height = self._height(line)
            x = 0
            for item in line:
                width = self._size(item).width()
                item.setGeometry(x, y, min(width, self.width()), height)
                x += width + self._gap
            self._placed(line)
            y += height + self._line_gap

    def _placed(self, line: list[QWidget]) -> None:
        """Called for each line that was laid out."""


class WrapSegments(WrapRow):
    """A choice of few like Segmented, that breaks into several lines and can be filled anew."""

    chosen = Signal(str)
    """The value that the user chose; setting it by program stays silent."""

    def __init__(self, parent: QWidget | None = None, compact: bool = False) -> None:
        """Compact segments have less room around their labels, so that more fit on a line."""
        super().__init__(0, 4, parent)
        self._name = ""
        self._compact = compact
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._value: str | None = None

    def set_choices(
        self, choices: Sequence[tuple[str, str, str]], icons: Mapping[str, str] | None = None
    ) -> None:
        """Show (value, label, help) for each choice; the value stays if it is still there.

        `icons` names the icon that a choice shows in the place of its label.
        """
        self._buttons = {}
        for value, label, explanation in choices:
            button = IconButton(icons[value], label) if icons else QToolButton()
            button.setText(label)
            button.setToolTip(as_written(explanation))
            button.setAccessibleName(f"{self._name}: {label}" if self._name else label)
            button.setAccessibleDescription(explanation)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("segment", True)
            button.setProperty("compact", self._compact)
            button.clicked.connect(lambda _=False, value=value: self._clicked(value))
            self._group.addButton(button)
            self._buttons[value] = button
        self.set_items(list(self._buttons.values()))
        chosen = self._value
        self._value = None
        self.set_value(chosen)

    def size_of(self, item: QWidget) -> QSize:
        """Narrower than asked for when compact: labels of digits need no room for spaces."""
        size = super().size_of(item)
        size.setHeight(line_height(item))
        if self._compact and isinstance(item, QToolButton):
            if item.icon().isNull():
                size.setWidth(item.fontMetrics().horizontalAdvance(item.text()) + 13)
            else:
                size.setWidth(item.iconSize().width() + 10)
        return size

    @property
    def value(self) -> str | None:
        """The chosen value; None while nothing is chosen."""
        return self._value

    def values(self) -> list[str]:
        """All choices."""
        return list(self._buttons)

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

    def button(self, value: str) -> QToolButton:
        """The button of a choice."""
        return self._buttons[value]

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each button as one of it."""
        super().setAccessibleName(name)
        self._name = name
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _clicked(self, value: str) -> None:
        self._value = value
        self.chosen.emit(value)

    def _placed(self, line: list[QWidget]) -> None:
        """Round the outer corners of each line."""
        for place, button in enumerate(line):
            first, last = place == 0, place == len(line) - 1
            name = "only" if first and last else "first" if first else "last" if last else "middle"
            restyle(button, "place", name)
