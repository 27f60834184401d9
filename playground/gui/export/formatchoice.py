"""The formats of a file to choose from: those of which there is one of the figure."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.core.messages import marked
from playground.gui.widgets.segmented import Segmented

FORMATS = {
    ".png": ("PNG", marked("format", "A picture of dots, for slides and pages of text")),
    ".svg": ("SVG", marked("format", "Lines and texts, to be edited, sharp at any size")),
    ".pdf": ("PDF", marked("format", "Lines and texts with their fonts, for print")),
    ".csv": ("CSV", marked("format", "The numbers as a table, for spreadsheets")),
    ".npy": ("npy", marked("format", "The numbers as an array, for numpy")),
    ".gif": ("GIF", marked("format", "A film that every program shows, of 256 colours")),
    ".webp": ("WebP", marked("format", "A film in all colours, for web pages")),
    ".mp4": ("MP4", marked("format", "A video, for slides; it needs imageio-ffmpeg")),
}
"""The name and the help of each, by the ending of a file."""


class FormatChoice(QWidget):
    """A row of formats, one of which is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[str, ...] = ()
        self._row: Segmented | None = None
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    @property
    def offered(self) -> tuple[str, ...]:
        """The endings to choose from."""
        return self._offered

    @property
    def value(self) -> str:
        """The ending that is chosen."""
        return (self._row and self._row.value) or self._offered[0]

    def offer(self, suffixes: tuple[str, ...]) -> None:
        """Offer these; the one that is chosen stays, if it is among them."""
        if suffixes == self._offered:
            return
        before = self._row.value if self._row is not None else None
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
        self._offered = suffixes
        self._row = Segmented(
            [
                (each, FORMATS[each][0], QCoreApplication.translate("format", FORMATS[each][1]))
                for each in suffixes
            ],
            self,
        )
        self._row.set_value(before if before in suffixes else suffixes[0])
        self._row.chosen.connect(self.chosen)
        self._box.addWidget(self._row)

    def reserve(self, offers: Iterable[tuple[str, ...]]) -> None:
        """Have the room of the widest of some offers, so that nothing moves from one to another."""
        before, wide = self._offered, 0
        for suffixes in dict.fromkeys(offers):
            self.offer(suffixes)
            assert self._row is not None
            wide = max(wide, self._row.sizeHint().width())
        self.offer(before)
        self.setMinimumWidth(wide)

    def button(self, suffix: str) -> QToolButton:
        """The button of a format that is offered."""
        assert self._row is not None
        return self._row.button(suffix)
