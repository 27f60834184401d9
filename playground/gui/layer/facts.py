"""The figures of the selected layer: output size, what is never seen, cost, receptive field."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.core.word_count import grouped
from playground.engine.compute.evaluate import Stage, stages_of
from playground.engine.explain.formulas import (
    compared,
    multiplications,
    parameters,
    receptive_fields,
    seen,
    unseen,
)
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import sentence


class LayerFacts(QWidget):
    """Formulas with the numbers in, for the layer that is selected."""

    brief_changed = Signal(str)
    """How many parameters it has, in few words."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.brief = ""
        # Whoever shows the figures gives the warning a place where it is always seen.
        self.warning = QLabel(self)
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.text)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        shapes = old.shape, new.shape
        if shapes[0] != shapes[1] or not same_but_for_weights(old.network, new.network):
            self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.layer != new.layer:
            self._show()

    def _show(self) -> None:
        session, index = self._store.session, self._store.view.layer
        stages = stages_of(session.network, session.shape)
        stage = stages[index] if 0 <= index < len(stages) else None
        if stage is None:
            self.warning.hide()
            self.text.hide()
            self._set_brief("")
            return
        self._set_brief(self._parameters(parameters(stage.layer).total))
        warning = self._warning(stage)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        lines = list(self._lines(stages, index)) if stage.shape and stage.layer.enabled else []
        self.text.setText("<p style='margin:0 0 4px 0'>" + "</p><p>".join(lines) + "</p>")
        self.text.setVisible(bool(lines))

    def _set_brief(self, words: str) -> None:
        if words != self.brief:
            self.brief = words
            self.brief_changed.emit(words)

    def _parameters(self, count: int) -> str:
        if count == 0:
            return self.tr("no parameters")
        if count == 1:
            return self.tr("1 parameter")
        return self.tr("{count} parameters").format(count=grouped(count))

    def _warning(self, stage: Stage) -> str:
        if stage.refusal is not None:
            return sentence(stage.refusal)
        if stage.input_shape is None:
            return self.tr("This layer waits for the one before, which has no output.")
        if not stage.layer.enabled:
            return ""
        layer, shape = stage.layer, stage.input_shape
        said = filter(None, (unseen(layer, shape), layer.remark(shape)))
        return " ".join(map(sentence, said))

    def _lines(self, stages: tuple[Stage, ...], index: int) -> Iterator[str]:
        stage = stages[index]
        shape = stage.input_shape
        assert shape is not None
        sizes = stage.layer.size_formulas(shape)
        if sizes is not None:
            rows, columns = str(sizes[0]), str(sizes[1])
            if rows == columns:
                yield self.tr("Rows and columns: {formula}").format(formula=_bold_result(rows))
            else:
                yield self.tr("Rows: {formula}").format(formula=_bold_result(rows))
                yield self.tr("Columns: {formula}").format(formula=_bold_result(columns))
        count = parameters(stage.layer)
        if count.total:
            yield self.tr("Parameters: {formula}").format(formula=_bold_result(str(count)))
        cost = multiplications(stage.layer, shape)
        if cost.total:
            yield self.tr("Multiplications: {formula}").format(formula=_bold_result(str(cost)))
        fields = receptive_fields(stages[: index + 1])
        if fields:
            yield sentence(seen(fields[-1]))
        beside = compared(stage.layer, shape)
        if beside is not None:
            yield sentence(beside)


def _bold_result(formula: str) -> str:
    """The formula with what follows its first equals sign in bold."""
    before, equals, after = formula.partition(" = ")
    return f"{before}{equals}<b>{after}</b>" if equals else f"<b>{formula}</b>"
