"""The depth slices of a filter in a line: which of them is edited, or all at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.filteredits import ALL_SLICES
from playground.gui.kernel.blocks import BlockSteps, block_of
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.thumb import Thumb
from playground.gui.widgets.wraprow import WrapRow
from playground.kernels.sliceedits import shown_matrix

GAP_PX = 4

MAX_IN_LINE = 5
BLOCK_SLICES = 3
MAX_CAPTIONED = 3
"""Slices that the line has room for, of more it shows the block with the chosen one; and those
that have room for a name beside each."""


class SliceStrip(WrapRow):
    """One picture a channel of the input, and one that stands for all of them."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(GAP_PX, GAP_PX, parent)
        self._store = store
        self._weights: FloatArray | None = None
        self._count = 0
        self._made_for: tuple[list[str], int] = ([], 0)
        self._block = range(0)
        self._thumbs: list[Thumb] = []
        self._steps = BlockSteps(self)
        self._steps.wanted.connect(self._choose)
        self.keep(self._steps)
        self.setAccessibleName(self.tr("Depth slices"))

    def show_slices(self, weights: FloatArray, chosen: int, colour: bool) -> None:
        """Show the slices of a filter; `colour` says that they are for red, green and blue."""
        self._count = len(weights)
        self._block = block_of(chosen, self._count, self._together)
        coloured = colour and self._count == 3
        names = list("RGB") if coloured else [str(from_one(place)) for place in self._block]
        if (names, self._count) != self._made_for:
            self._make_thumbs(names)
        if weights is not self._weights:
            self._weights = weights
            limit = float(np.abs(weights).max())
            self._thumbs[0].show_kernel(shown_matrix(weights, ALL_SLICES))
            shown = weights[self._block.start : self._block.stop]
            for thumb, matrix in zip(self._thumbs[1:], shown, strict=True):
                thumb.show_kernel(matrix, limit)
        self._check(chosen)

    @property
    def _together(self) -> int:
        """How many slices are shown together."""
        return self._count if self._count <= MAX_IN_LINE else BLOCK_SLICES

    def _check(self, chosen: int) -> None:
        for depth, thumb in zip((ALL_SLICES, *self._block), self._thumbs, strict=True):
            if thumb.isChecked() != (depth == chosen):
                thumb.set_chosen(depth == chosen)

    def thumb(self, depth: int) -> Thumb:
        """The picture of a slice of the block that is shown, or of ALL_SLICES."""
        return self._thumbs[0 if depth == ALL_SLICES else depth - self._block.start + 1]

    def _make_thumbs(self, names: list[str]) -> None:
        self._made_for, self._weights = (names, self._count), None
        self._thumbs = []
        depths = (ALL_SLICES, *self._block)
        for depth, name in zip(depths, (self.tr("all"), *names), strict=True):
            thumb = Thumb(self)
            if self._count <= MAX_CAPTIONED or depth == ALL_SLICES:
                thumb.setText(name)  # it is no slice, so that its place does not say what it is
            if depth == ALL_SLICES:
                thumb.setToolTip(self.tr("Edit every slice at once; shown is their mean"))
                thumb.setAccessibleName(self.tr("All slices"))
            else:
                words = self.tr("Edit only the weights of channel {name}").format(name=name)
                explain(thumb, words)
                thumb.setAccessibleName(self.tr("Slice {name}").format(name=name))
            thumb.clicked.connect(lambda _=False, depth=depth: self._choose(depth))
            thumb.pressed_key.connect(self._key)
            self._thumbs.append(thumb)
        self._steps.show_block(self._block, self._count)
        several = self._count > MAX_IN_LINE
        self.set_items([*self._thumbs, *([self._steps] if several else [])])

    def _choose(self, depth: int) -> None:
        depth = min(max(depth, ALL_SLICES), self._count - 1)
        focused = any(thumb.hasFocus() for thumb in self._thumbs)
        self._store.look(depth=depth)
        if depth != ALL_SLICES and depth not in self._block and self._weights is not None:
            self.show_slices(self._weights, depth, colour=False)
        self._check(depth)
        if focused:
            self.thumb(depth).setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            event.accept()
            self._choose(self._store.view.depth + step)
