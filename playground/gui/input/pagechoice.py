"""Which picture of a file with several is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.messages import marked
from playground.core.picture import PageOf
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.segmented import Segmented

ALL = "all"


class PageChoice(QWidget):
    """A number with its total; three gray pages have a button each, and one for all in colour."""

    chosen = Signal(object)
    """The page, counted from 0; None for all as red, green and blue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PageOf | None = None
        self.segments: Segmented | None = None
        self.spin: NumberSpin | None = None
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def set_page(self, page: PageOf | None) -> None:
        """Show which page it is of which file."""
        old, self._shown = self._shown, page
        if page is None:
            return
        kind = (page.pages, page.combines)
        if old is None or kind != (old.pages, old.combines):
            self._fill(*kind)
        if self.segments is not None:
            self.segments.set_value(ALL if page.page is None else str(page.page))
        if self.spin is not None:
            self.spin.set_value(float(from_one(page.page or 0)))

    def _fill(self, pages: int, combines: bool) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.segments = self.spin = None
        if combines:
            all_of_them = self.tr("All pages, as red, green and blue")
            one = self.tr("Page {number} alone")
            choices = [(ALL, self.tr("RGB"), all_of_them)]
            choices += [
                (str(i), str(from_one(i)), one.format(number=from_one(i))) for i in range(pages)
            ]
            self.segments = Segmented(choices, self)
            self.segments.setAccessibleName(self.tr("Page"))
            self.segments.chosen.connect(self._segment_chosen)
            self._box.addWidget(self.segments)
        else:
            field = Field("int", marked("field", "Page"), "", low=1, high=pages)
            self.spin = NumberSpin(field, parent=self)
            self.spin.setAccessibleName(self.tr("Page"))
            self.spin.setToolTip(self.tr("Which of the pictures in the file is shown"))
            self.spin.edited.connect(lambda value, live: self.chosen.emit(int(value) - 1))
            self._box.addWidget(self.spin)
            self._box.addWidget(QLabel(self.tr("of {count}").format(count=pages), self))
        self._box.addStretch(1)

    def _segment_chosen(self, value: str) -> None:
        self.chosen.emit(None if value == ALL else int(value))
