"""The receptive field of every layer as a table: how it grows with depth."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.core.session import Session
from playground.core.word_count import short, size_text
from playground.engine.compute.evaluate import stages_of
from playground.engine.explain.formulas import receptive_fields
from playground.gui.state.store import Store
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import layer_detail, layer_title


class FieldTable(QWidget):
    """One row a layer: output, receptive field, step, parameters, multiplications; and sums."""

    palette_part = marked("palette", "Fields")

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.tools = QWidget(self)
        explanation = ElidedLabel(self.tools)
        explanation.set_parts(
            self.tr("How many pixels of the picture one cell of each layer depends on")
        )
        explanation.setProperty("role", "muted")
        top = QHBoxLayout(self.tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(explanation, 1)
        self.table = QLabel()
        self.table.setTextFormat(Qt.TextFormat.RichText)
        self.table.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.table.setContentsMargins(16, 4, 16, 4)
        self.table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea(self)
        area.setWidget(self.table)
        area.setWidgetResizable(True)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        store.changed.connect(self._session_changed)
        self._show()

    def showEvent(self, event: object) -> None:
        self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        changed = old.network is not new.network or old.shape != new.shape
        if changed and self.isVisible():  # when it comes into view it is made anyway
            self._show()

    def rows(self) -> list[tuple[str, ...]]:
        """The texts of the table, a row a layer."""
        session = self._store.session
        stages = stages_of(session.network, session.shape)
        fields = receptive_fields(stages)
        found: list[tuple[str, ...]] = []
        for stage, field in zip(stages, fields, strict=False):
            if stage.shape is None:
                break
            jump = field.jump
            found.append(
                (
                    f"{layer_title(stage.layer)} {layer_detail(stage.layer)}".strip(),
                    size_text(stage.shape),
                    self.tr("whole picture") if field.whole else f"{field.size[0]}×{field.size[1]}",
                    f"{jump[0]}×{jump[1]}" if jump else "–",
                    short(stage.layer.parameters()),
                    short(stage.multiplications),
                )
            )
        return found

    def totals(self) -> tuple[str, ...]:
        """The last row: what the layers of the table have together."""
        session = self._store.session
        stages = [s for s in stages_of(session.network, session.shape) if s.shape is not None]
        parameters = sum(stage.layer.parameters() for stage in stages)
        multiplications = sum(stage.multiplications for stage in stages)
        return (self.tr("Together"), "", "", "", short(parameters), short(multiplications))

    def _show(self) -> None:
        heads = (
            self.tr("Layer"),
            self.tr("Output"),
            self.tr("Receptive field"),
            self.tr("Step"),
            self.tr("Parameters"),
            self.tr("Multiplications"),
        )
        muted = theme().muted.name()
        cell = "<td style='padding: 2px 28px 2px 0'>{}</td>"
        head = "".join(
            f"<td style='padding: 2px 28px 2px 0; color: {muted}'>{escape(text)}</td>"
            for text in heads
        )
        lines = "".join(
            f"<tr>{''.join(cell.format(escape(text)) for text in row)}</tr>" for row in self.rows()
        )
        last = "".join(cell.format(f"<b>{escape(text)}</b>") for text in self.totals())
        self.table.setText(f"<table><tr>{head}</tr>{lines}<tr>{last}</tr></table>")
