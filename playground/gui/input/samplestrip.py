"""The sample pictures as thumbnails to click on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from playground.core.messages import marked
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.picturethumb import square_pixmap
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow
from playground.pictures.samples import Sample, picture_names, sample, thumbnail

THUMBNAIL_PX = 40
"""Side of a thumbnail, in pixels of the screen's own scale."""

SOURCE_PX = 96
"""Longest side of the small picture that a thumbnail shows the middle of."""


@gestures(
    marked("gesture", "The sample pictures"),
    marked("gesture", "Click or Enter: puts the picture in; Undo brings the one before back"),
    marked("gesture", "Arrow keys: go from picture to picture"),
)
class SampleStrip(WrapRow):
    """A thumbnail a sample; Tab reaches the strip, arrow keys move in it."""

    chosen = Signal(str)
    """The name of the sample that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, 4, parent)
        self.setAccessibleName(self.tr("Sample pictures"))
        self._buttons = {name: self._button(sample(name)) for name in picture_names()}
        self.set_items(list(self._buttons.values()))
        self._only_tab_stop(next(iter(self._buttons.values())))

    def button(self, name: str) -> QToolButton:
        """The button of a sample."""
        return self._buttons[name]

    def mark(self, name: str) -> None:
        """Show which sample is the picture; "" when none is."""
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    def _button(self, item: Sample) -> QToolButton:
        title = translated("sample", item.title)
        explanation = translated("sample", item.sentence)
        button = QToolButton(self)
        button.setCheckable(True)
        button.setProperty("tool", True)
        button.setAccessibleName(title)
        button.setAccessibleDescription(explanation)
        button.setToolTip(f"<b>{title}</b><br>{explanation}")
        small = thumbnail(item.name, SOURCE_PX)
        button.setIcon(QIcon(square_pixmap(small, THUMBNAIL_PX, self.devicePixelRatioF())))
        button.setIconSize(QSize(THUMBNAIL_PX, THUMBNAIL_PX))
        button.clicked.connect(lambda: self._clicked(item.name))
        button.installEventFilter(self)
        return button

    def _clicked(self, name: str) -> None:
        self.mark(name)
        self.chosen.emit(name)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QToolButton)
        ):
            return self._move_focus(watched, Qt.Key(event.key()))
        return False

    def _move_focus(self, button: QToolButton, key: Qt.Key) -> bool:
        """Left and right to the neighbours, up and down to the lines above and below."""
        buttons = list(self._buttons.values())
        columns = max(1, len(self.lines(self.width())[0]))
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button.click()
            return True
        if key not in steps:
            return False
        to = buttons.index(button) + steps[key]
        if 0 <= to < len(buttons):
            self._only_tab_stop(buttons[to])
            buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _only_tab_stop(self, chosen: QToolButton) -> None:
        for button in self._buttons.values():
            both = Qt.FocusPolicy.StrongFocus
            button.setFocusPolicy(both if button is chosen else Qt.FocusPolicy.ClickFocus)
