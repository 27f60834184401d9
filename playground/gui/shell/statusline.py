"""The line at the bottom: shapes from the picture to the end, multiplications, milliseconds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.core.word_count import short
from playground.engine.view.planes import Shown
from playground.engine.view.shapechain import shape_chain
from playground.gui.state.evaluation import Evaluation
from playground.gui.widgets.wording import sentence


class StatusLine(QWidget):
    """Follows the evaluation."""

    def __init__(self, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self.chain = QLabel(self)
        self.chain.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.chain.setAccessibleName(self.tr("Shapes from the picture to the end"))
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
        box.addWidget(self.chain, 1)
        box.addWidget(self.cost)
        evaluation.updated.connect(self._update)

    def _update(self, shown: Shown) -> None:
        chain = shape_chain(shown.stages, shown.shape)
        links = (" · ".join(sentence(part) for part in link) for link in chain.links)
        self._text = " → ".join(links)
        self.chain.setToolTip(self._text)
        self._elide()
        cost = sum(stage.multiplications for stage in shown.stages)
        self.cost.setText(
            self.tr("{count} multiplications · {time} ms").format(
                count=short(cost), time=f"{shown.milliseconds:.1f}"
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.chain.font())
        room = self.chain.width()
        self.chain.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, room))
