"""The line at the bottom: shapes from the picture to the end, multiplications, milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.core.word_count import short
from playground.engine.view.planes import Shown
from playground.engine.view.shapechain import Link, shape_chain
from playground.gui.state.evaluation import Evaluation
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.wording import sentence


class StatusLine(QWidget):
    """Follows the evaluation."""

    def __init__(self, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chain = ElidedLabel(self)
        self.cost = _Cost(self)
        self.cost.setAccessibleName(self.tr("Cost"))
        explain(
            self.cost,
            self.tr(
                "Multiplications for one picture, and how long the last change took to "
                "compute. What a change leaves as it was is not computed again."
            ),
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 4, 16, 4)
        box.setSpacing(8)
        box.addWidget(self.chain, 1)
        box.addWidget(self.cost)
        self._shown: tuple[tuple[Link, ...], bool] = ((), False)
        evaluation.updated.connect(self._update)

    def _update(self, shown: Shown) -> None:
        is_drawn = bool(shown.session.drawn)
        self._show_chain(shape_chain(shown.stages, shown.shape).links, is_drawn)
        cost = sum(stage.multiplications for stage in shown.stages)
        self.cost.show_text(
            self.tr("{count} multiplications · {time} ms").format(
                count=short(cost), time=f"{shown.milliseconds:.1f}"
            )
        )

    def _show_chain(self, links: tuple[Link, ...], is_drawn: bool) -> None:
        """Write the chain, unless it is the same: while weights change, it is."""
        if (links, is_drawn) == self._shown:
            return
        self._shown = links, is_drawn
        chain = " → ".join(" · ".join(map(sentence, link)) for link in links)
        before = self.tr("Random weights: {chain}").format(chain="") if is_drawn else ""
        self.chain.set_parts(chain, before=before)
        self.chain.setAccessibleName(self.tr("Shapes from the picture to the end"))


class _Cost(QLabel):
    """A text that keeps the widest room that it had: with each answer its last digits change.

    Qt lays the whole window anew after each text of a label whose size is not fixed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str) -> None:
        """Show a text; where it needs more room than those before, the label grows."""
        if text != self.text():
            self.setText(text)
            self._hold(self.sizeHint(), self.size() if self.minimumWidth() else QSize())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMinimumSize(0, 0)  # a label's hint is never smaller
            self._hold(self.sizeHint(), QSize())

    def _hold(self, wanted: QSize, had: QSize) -> None:
        held = wanted.expandedTo(had)
        if held != self.minimumSize():
            self.setFixedSize(held)
