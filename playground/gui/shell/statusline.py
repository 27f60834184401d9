"""The line at the bottom: shapes from the picture to the end, multiplications, milliseconds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.core.word_count import short
from playground.engine.view.planes import Shown
from playground.engine.view.shapechain import Link, shape_chain
from playground.gui.state.evaluation import Evaluation
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.wording import sentence


class StatusLine(QWidget):
    """Follows the evaluation."""

    def __init__(self, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chain = ElidedLabel(self)
        self.cost = QLabel(self)
        self.cost.setAccessibleName(self.tr("Cost"))
        self.cost.setToolTip(
            self.tr(
                "Multiplications for one picture, and how long the last change took to compute. "
                "What a change leaves as it was is not computed again."
            )
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 4, 16, 4)
        box.setSpacing(8)
        box.addWidget(self.chain, 1)
        box.addWidget(self.cost)
        self._links: tuple[Link, ...] = ()
        evaluation.updated.connect(self._update)

    def _update(self, shown: Shown) -> None:
        self._show_chain(shape_chain(shown.stages, shown.shape).links)
        cost = sum(stage.multiplications for stage in shown.stages)
        self.cost.setText(
            self.tr("{count} multiplications · {time} ms").format(
                count=short(cost), time=f"{shown.milliseconds:.1f}"
            )
        )

    def _show_chain(self, links: tuple[Link, ...]) -> None:
        """Write the chain, unless it is the same: while weights change, it is."""
        if links == self._links:
            return
        self._links = links
        self.chain.set_parts(" → ".join(" · ".join(map(sentence, link)) for link in links))
        self.chain.setAccessibleName(self.tr("Shapes from the picture to the end"))
        self.chain.setAccessibleDescription(self.chain.toolTip())
