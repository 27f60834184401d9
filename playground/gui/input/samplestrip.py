"""The sample pictures as thumbnails to click on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from playground.core.messages import marked
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.picturethumb import square_pixmap
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow
from playground.pictures.samples import Sample, picture_names, sample, thumbnail

THUMBNAIL_PX = 40
"""Side of a thumbnail, in pixels of the screen's own scale."""

SOURCE_PX = 96
"""Longest side of the small picture that a thumbnail shows the middle of."""

FOLDED_LINES = 2
"""Lines of thumbnails that a low window has, the last place being that of the button for more."""


@gestures(
    marked("gesture", "The sample pictures"),
    marked("gesture", "Click or Enter: puts the picture in; Undo brings the one before back"),
    marked("gesture", "Arrow keys: go from picture to picture"),
)
class SampleStrip(WrapRow):
    """A thumbnail a sample; Tab reaches the strip, arrow keys move in it.

    Folded, it has the first of them and the chosen one, and a button that shows the others.
    """

    chosen = Signal(str)
    """The name of the sample that was chosen."""

    opened = Signal(bool)
    """The user wants to see all of them, or no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, 4, parent)
        self.setAccessibleName(self.tr("Sample pictures"))
        self._folded = self._opened = False
        self._marked = ""
        self._buttons = {name: self._button(sample(name)) for name in picture_names()}
        self.more = self._more_button()
        self.set_items([*self._buttons.values(), self.more])
        self._only_tab_stop(next(iter(self._buttons.values())))

    def button(self, name: str) -> QToolButton:
        """The button of a sample."""
        return self._buttons[name]

    def mark(self, name: str) -> None:
        """Show which sample is the picture; "" when none is."""
        self._marked = name
        for each, button in self._buttons.items():
            button.setChecked(each == name)
        if self._folded:
            self._show_wanted()

    # What is shown.

    @property
    def is_opened(self) -> bool:
        """Whether the user wants to see all, though there is little room."""
        return self._opened

    def set_opened(self, is_opened: bool) -> None:
        """Have all in view though there is little room, or not."""
        self._opened = is_opened
        self._show_wanted()

    def set_folded(self, folded: bool) -> None:
        """Whether there is little room."""
        if folded != self._folded:
            self._folded = folded
            self._show_wanted()

    def height_of(self, width: int, folded: bool) -> int:
        """The height in a width, folded or not."""
        rows = FOLDED_LINES if folded else -(-len(self._buttons) // self._columns(width))
        return rows * (self.size_of(self.more).height() + self._line_gap) - self._line_gap

    def wanted(self, width: int) -> Sequence[QWidget]:
        """All samples; of a folded strip those that have room, and the button for the others."""
        samples = list(self._buttons.values())
        if not self._folded:
            return samples
        if self._opened:
            return [*samples, self.more]
        shown = samples[: FOLDED_LINES * self._columns(width) - 1]
        chosen = self._buttons.get(self._marked)
        if chosen is not None and chosen not in shown:
            shown[-1] = chosen
        return [*shown, self.more]

    def _columns(self, width: int) -> int:
        wide = self.size_of(self.more).width() + self._gap
        return max(1, (width + self._gap) // wide)

    def _show_wanted(self) -> None:
        self._measure_anew()

    def _arrange(self) -> None:
        shown = self.wanted(self.width())
        for item in self.items():
            item.setVisible(item in shown)
        hidden = len(self._buttons) - len(shown) + 1
        text = self.tr("{count} more sample pictures").format(count=hidden)
        if self._opened:
            text = self.tr("Fewer sample pictures")
        self.more.setText("−" if self._opened else f"+{hidden}")
        self.more.setToolTip(text)
        self.more.setAccessibleName(text)
        super()._arrange()

    def _toggle(self) -> None:
        self.set_opened(not self._opened)
        self.opened.emit(self._opened)

    def size_of(self, item: QWidget) -> QSize:
        """All of one size, that of a thumbnail."""
        return super().size_of(next(iter(self._buttons.values())) if item is self.more else item)

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("tool", True)
        button.clicked.connect(self._toggle)
        button.installEventFilter(self)
        return button

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
        lines = self.lines(self.width())
        buttons = [each for line in lines for each in line if isinstance(each, QToolButton)]
        columns = max(1, len(lines[0]))
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        if key in RETURN:
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
        for button in (*self._buttons.values(), self.more):
            both = Qt.FocusPolicy.StrongFocus
            button.setFocusPolicy(both if button is chosen else Qt.FocusPolicy.ClickFocus)
