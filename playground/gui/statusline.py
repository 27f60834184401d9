"""The line at the bottom: shapes from the picture to the end, multiplications, milliseconds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.engine.planes import Shown
from playground.gui.describe import count_text, layer_detail, layer_title, size_text
from playground.gui.evaluation import Evaluation


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
        parts = [size_text(shown.session.picture.shape)]
        for stage in shown.stages:
            if not stage.layer.enabled:
                continue
            if stage.shape is None:
                parts.append("?")
                break
            detail = layer_detail(stage.layer)
            parts.append(f"{layer_title(stage.layer)} {detail}".strip())
            parts.append(size_text(stage.shape))
        self._text = " → ".join(parts)
        self.chain.setToolTip(self._text)
        self._elide()
        cost = sum(stage.multiplications for stage in shown.stages)
        self.cost.setText(
            self.tr("{count} multiplications · {time} ms").format(
                count=count_text(cost), time=f"{shown.milliseconds:.1f}"
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.chain.font())
        room = self.chain.width()
        self.chain.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, room))
