"""How large the network sees the picture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.core.fields import Field
from playground.core.messages import marked
from playground.core.picture import MIN_SIZE, Picture
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.wraprow import WrapSegments
from playground.pictures.fit import size_choices

MAX_SIZES = 5
"""Sizes to choose from beside the full one; the largest are the most useful."""

FULL = "0"
OTHER = "other"


def offered(picture: Picture) -> tuple[int, ...]:
    """The working sizes to offer for a picture; 0, all its pixels, is the last."""
    return size_choices(picture.full_size, picture.square)[-MAX_SIZES - 1 :]


class SizeChoice(QWidget):
    """Sizes as segments; any other one is typed under "…"."""

    edited = Signal(int, bool)
    """The longest side in pixels, 0 for all; and whether it is one of a run of steps."""

    released = Signal()
    """The run of steps is over."""

    is_typed_changed = Signal(bool)
    """Whether there is a field for any other size."""

    def __init__(self, parent: QWidget | None = None, is_typed: bool = False) -> None:
        """With a field for any other size at once where one `is_typed`."""
        super().__init__(parent)
        self._longest = 0
        self._sizes: tuple[int, ...] = ()
        self._own = False
        self._is_typed_at_first = is_typed
        self.segments = WrapSegments(self, compact=True)
        self.segments.setAccessibleName(self.tr("Size"))
        self.segments.chosen.connect(self._chosen)
        self.spin: NumberSpin | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.segments)

    def set_picture(self, picture: Picture) -> None:
        """Offer what suits a picture and show what is chosen."""
        longest = min(picture.full_size) if picture.square else max(picture.full_size)
        sizes = offered(picture)
        if sizes != self._sizes or longest != self._longest:
            self._sizes, self._longest = sizes, longest
            self._own, self._is_typed_at_first = self._is_typed_at_first, False
            self._fill()
        size = 0 if picture.size >= longest else picture.size
        if size not in sizes:
            self._own = True
        self.segments.set_value(OTHER if self._own else str(size))
        if self.spin is not None:
            self.spin.setVisible(self._own)
            self.spin.set_value(float(size or longest))
        self.is_typed_changed.emit(self._own)

    def _fill(self) -> None:
        """Build the segments and the field anew: they depend on how large the picture is."""
        choices = [
            (str(size), str(size), self.tr("At most {size} pixels a side").format(size=size))
            for size in self._sizes
            if size
        ]
        choices.append(
            (FULL, self.tr("full"), self.tr("All pixels: {size}").format(size=self._longest))
        )
        left, self.spin = self.spin, None
        if left is not None:
            left.blockSignals(True)  # what is being typed there was for the picture before
            left.hide()
            left.deleteLater()
        if self._longest > MIN_SIZE:
            choices.append((OTHER, "…", self.tr("Any other size")))
            self.spin = NumberSpin(self._field(), parent=self)
            self.spin.setAccessibleName(self.tr("Size in pixels"))
            self.spin.setToolTip(self.tr("Pixels on the longest side"))
            self.spin.edited.connect(lambda value, live: self.edited.emit(int(value), live))
            self.spin.released.connect(self.released)
            self._box.addWidget(self.spin)
        self.segments.set_choices(choices)

    def _field(self) -> Field:
        return Field("int", marked("field", "Size"), "", low=MIN_SIZE, high=self._longest)

    def _chosen(self, value: str) -> None:
        self._own = value == OTHER
        self.is_typed_changed.emit(self._own)
        if self.spin is not None:
            self.spin.setVisible(self._own)
        if self._own and self.spin is not None:
            self.spin.setFocus()
            self.spin.selectAll()
        elif value != OTHER:
            self.edited.emit(int(value), False)
