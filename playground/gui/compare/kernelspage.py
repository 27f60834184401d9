"""The page that compares kernels: two grids of numbers, and their difference."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray, frozen
from playground.core.counting import from_one
from playground.engine.explain.formats import number_text
from playground.engine.view.planes import plane
from playground.gui.compare.comparer import Compared
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.kernelsides import Kernels, has_kernel, kernels_of
from playground.gui.compare.sidewords import taken_words
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.legend import Legend
from playground.gui.widgets.mapview import MapView
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.wording import sentence

FACT_DIGITS = 4


class KernelGrid(MapView):
    """A kernel in cells; what it is and its numbers are read aloud."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def accessible_value(self) -> str:
        """The numbers, row by row."""
        if self.plane is None:
            return ""
        rows = (", ".join(map(self.cell_text, row)) for row in self.plane.values.tolist())
        return "; ".join(rows)


class KernelsPage(QWidget):
    """A, B and A − B of one channel: A and B on one scale, each with what its numbers come to."""

    def __init__(self, store: Store, comparing: Comparing, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._comparing = comparing
        self._depth = 0
        self.grids = tuple(KernelGrid(self) for _ in range(3))
        self.legends = tuple(Legend(self) for _ in range(3))
        self.facts = tuple(SteadyLabel(muted=True, parent=self) for _ in range(3))
        self._titles = tuple(QLabel(text, self) for text in ("A", "B", "A − B"))
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = IconButton("left", self.tr("Channel before"), "", self)
        self.after = IconButton("right", self.tr("Next channel"), "", self)
        self.slice = QLabel(self)
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._lay_out()
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        comparing.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._stack = QStackedWidget(self)
        box.addWidget(self._stack, 1)
        grids = QWidget(self)
        beside = QHBoxLayout(grids)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        parts = zip(self._titles, self.grids, self.legends, self.facts, strict=True)
        for title, grid, legend, facts in parts:
            title.setProperty("role", "title")
            column = QVBoxLayout()
            beside.addLayout(column, 1)
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(grid, 1)
            column.addWidget(legend)
            column.addWidget(facts)
        self._stack.addWidget(grids)
        self._stack.addWidget(self.sentence)
        foot = QHBoxLayout()
        box.addLayout(foot)
        foot.setSpacing(8)
        for part in (self.before, self.slice, self.after):
            foot.addWidget(part)
        foot.addWidget(self.note, 1)

    def _go(self, by: int) -> None:
        """Show another channel than the one that is shown, be that the last of fewer or not."""
        self._comparing.change(depth=max(0, self._depth + by))

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        one, other = old.comparison, new.comparison
        changed = one is not None and other is not None and one.depth != other.depth
        if (changed or old.digits != new.digits) and self._comparing.now is not None:
            self._show(self._comparing.now)

    def _show(self, compared: Compared) -> None:
        reason = self._why_nothing(compared)
        depth = self._comparing.comparison.depth
        kernels = kernels_of(compared.a, compared.b, depth)
        if kernels.depth and depth >= kernels.depth:  # chosen where there were more
            depth = kernels.depth - 1
            kernels = kernels_of(compared.a, compared.b, depth)
        self._depth = depth
        self.sentence.setText(reason)
        self._stack.setCurrentIndex(1 if reason else 0)
        has_slices = kernels.depth > 1 and not reason
        for part in (self.before, self.slice, self.after):
            part.setVisible(has_slices)
        self.before.setEnabled(depth > 0)
        self.after.setEnabled(depth + 1 < kernels.depth)
        self.slice.setText(
            self.tr("Channel {number} of {count}").format(
                number=from_one(depth), count=kernels.depth
            )
        )
        self.note.setText("" if reason else self._note(kernels))
        if not reason:
            self._show_grids(compared, kernels)

    def _why_nothing(self, compared: Compared) -> str:
        """Why there are no kernels to be seen; "" where there are."""
        text = self.tr("{letter}: this layer has no kernels. Choose a convolution above.")
        return "\n".join(
            # A side whose document or layer is not there says so: another layer would not help.
            f"{letter}: {sentence(taken.refusal)}"
            if taken.layer is None and taken.refusal is not None
            else text.format(letter=letter)
            for letter, taken in (("A", compared.a), ("B", compared.b))
            if not has_kernel(taken)
        )

    def _note(self, kernels: Kernels) -> str:
        if kernels.a is None or kernels.b is None:
            missing = "A" if kernels.a is None else "B"
            return self.tr("{letter} has no such channel.").format(letter=missing)
        if not kernels.differ_in_size:
            return ""
        return self.tr("The smaller kernel lies in the middle of the larger one, zero around it.")

    def _show_grids(self, compared: Compared, kernels: Kernels) -> None:
        shown = (kernels.a, kernels.b, kernels.difference)
        limits = [_largest(each) for each in shown]
        shared = max(limits[0], limits[1]) or 1.0
        ends = (shared, shared, limits[2] or 1.0)
        names = (taken_words(compared.a), taken_words(compared.b), "")
        for at, values in enumerate(shown):
            grid, limit = self.grids[at], ends[at]
            made = None if values is None else plane(frozen(np.array(values, np.float32)))
            grid.set_digits(self._store.view.digits)
            grid.show_plane(made, limit, "signed")
            self.legends[at].show_scale(limit, "signed")
            title = ("A", "B", "A − B")[at]
            grid.setAccessibleName(
                self.tr("Kernel of {side}").format(side=f"{title} {names[at]}".strip())
            )
            bias = _less(kernels.biases) if at == 2 else kernels.biases[at]
            self.facts[at].set_text("" if values is None else self._facts(values, bias))

    def _facts(self, values: FloatArray, bias: float | None) -> str:
        """Its size, what its numbers come to, and its bias."""
        return self.tr("{size} · sum {sum} · largest {largest} · bias {bias}").format(
            size="×".join(map(str, values.shape)),
            sum=number_text(float(values.sum(dtype=np.float64)), FACT_DIGITS),
            largest=number_text(_largest(values), FACT_DIGITS),
            bias="–" if bias is None else number_text(bias, FACT_DIGITS),
        )


def _largest(values: FloatArray | None) -> float:
    return 0.0 if values is None else float(np.abs(values).max())


def _less(biases: tuple[float | None, float | None]) -> float | None:
    one, other = biases
    return None if one is None or other is None else one - other
