"""The depth slices of a filter in a row: which of them is edited, or all at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.filteredits import ALL_SLICES
from playground.gui.kernel.sliceedits import shown_matrix
from playground.gui.state.store import Store
from playground.gui.widgets.thumb import Thumb
from playground.gui.widgets.wraprow import WrapRow

SIDE = 34


class SliceStrip(WrapRow):
    """One picture a channel of the input, and one that stands for all of them."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(4, 4, parent)
        self._store = store
        self._weights: FloatArray | None = None
        self._names: list[str] = []
        self._thumbs: list[Thumb] = []
        self.setAccessibleName(self.tr("Depth slices"))

    def show_slices(self, weights: FloatArray, chosen: int, colour: bool) -> None:
        """Show the slices of a filter; `colour` says that they are for red, green and blue."""
        depth = len(weights)
        names = list("RGB") if colour and depth == 3 else [str(n + 1) for n in range(depth)]
        if names != self._names:
            self._make_thumbs(names)
        if weights is not self._weights:
            self._weights = weights
            limit = float(np.abs(weights).max())
            self._thumbs[0].show_kernel(shown_matrix(weights, ALL_SLICES))
            for thumb, matrix in zip(self._thumbs[1:], weights, strict=True):
                thumb.show_kernel(matrix, limit)
        for place, thumb in enumerate(self._thumbs):
            if thumb.isChecked() != (place == chosen + 1):
                thumb.set_chosen(place == chosen + 1)

    def thumb(self, depth: int) -> Thumb:
        """The picture of a slice, or of ALL_SLICES."""
        return self._thumbs[depth + 1]

    def _make_thumbs(self, names: list[str]) -> None:
        self._names, self._weights = names, None
        self._thumbs = []
        for depth, name in enumerate([self.tr("all"), *names], ALL_SLICES):
            thumb = Thumb(SIDE, self)
            thumb.setText(name)
            if depth == ALL_SLICES:
                thumb.setToolTip(self.tr("Edit every slice at once; shown is their mean"))
                thumb.setAccessibleName(self.tr("All slices"))
            else:
                words = self.tr("Edit only the weights of channel {name}").format(name=name)
                thumb.setToolTip(words)
                thumb.setAccessibleName(self.tr("Slice {name}").format(name=name))
            thumb.clicked.connect(lambda _=False, depth=depth: self._choose(depth))
            thumb.pressed_key.connect(self._key)
            self._thumbs.append(thumb)
        self.set_items(self._thumbs)

    def _choose(self, depth: int) -> None:
        depth = min(max(depth, ALL_SLICES), len(self._names) - 1)
        self._store.look(depth=depth)
        for place, thumb in enumerate(self._thumbs):
            thumb.set_chosen(place == depth + 1)
        if any(thumb.hasFocus() for thumb in self._thumbs):
            self._thumbs[depth + 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            event.accept()
            self._choose(self._store.view.depth + step)
