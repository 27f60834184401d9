"""The options of a film besides those of a figure: its speed, and the setting that changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from playground.core.fields import Field
from playground.core.messages import marked
from playground.core.session import Session
from playground.figures.film import FilmKind
from playground.figures.films.sweep import settings_of, usual_values
from playground.figures.subject import Setting
from playground.gui.export.film_file import MAX_RATE, MIN_RATE
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.wording import translated

RATE = Field(
    "float",
    marked("field", "Pictures a second"),
    marked("field", "How fast the film runs."),
    MIN_RATE,
    MAX_RATE,
)
VALUE = Field("float", "", "", -1e6, 1e6)


class FilmOptions(QWidget):
    """A speed; and for a sweep, which setting changes, from where to where."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self.rate = NumberSpin(RATE, 1.0, self)
        self.rate.setAccessibleName(translated("field", RATE.label))
        self.rate.setToolTip(translated("field", RATE.help))
        self.setting = QComboBox(self)
        self.setting.setAccessibleName(self.tr("Setting that changes"))
        self.first = NumberSpin(VALUE, 0.1, self)
        self.first.setAccessibleName(self.tr("First value"))
        self.last = NumberSpin(VALUE, 0.1, self)
        self.last.setAccessibleName(self.tr("Last value"))
        self._ends = QWidget(self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(translated("field", RATE.label), self.rate)
        form.addRow(self.tr("Changes"), self.setting)
        form.addRow(self.tr("From … to"), self._ends)
        box = QHBoxLayout(self._ends)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.first, 1)
        box.addWidget(QLabel("…", self._ends))
        box.addWidget(self.last, 1)
        self._form = form
        self.setting.currentIndexChanged.connect(self._setting_chosen)
        self.first.edited.connect(lambda _value, _stepping: self.changed.emit())
        self.last.edited.connect(lambda _value, _stepping: self.changed.emit())

    def align_with(self, above: QFormLayout) -> None:
        """Have the fields begin where those of the form above do."""
        roles = QFormLayout.ItemRole
        forms = (above, self._form)
        items = [
            form.itemAt(at, roles.LabelRole) for form in forms for at in range(form.rowCount())
        ]
        found = [item.widget() for item in items if item is not None]
        labels = [label for label in found if label is not None]
        wide = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(wide)

    def show_kind(self, kind: FilmKind, session: Session, layer: int, channel: int) -> None:
        """Offer what a kind of film has of a layer."""
        self.rate.set_value(kind.rate)
        self._form.setRowVisible(self.setting, kind.takes_setting)
        self._form.setRowVisible(self._ends, kind.takes_setting)
        if not kind.takes_setting:
            return
        is_there = 0 <= layer < len(session.network.layers)  # none is, once all are taken out
        self._fields = settings_of(session, layer, channel) if is_there else {}
        self.setting.blockSignals(True)
        self.setting.clear()
        for name, field in self._fields.items():
            self.setting.addItem(translated("field", field.label), name)
        self.setting.blockSignals(False)
        self._setting_chosen()

    def wanted(self) -> Setting | None:
        """The setting that is chosen, with its values; None where the layer has none."""
        name = self.setting.currentData()
        if name not in self._fields:
            return None
        return Setting(name, ends=(self.first.value, self.last.value))

    def _setting_chosen(self) -> None:
        field = self._fields.get(self.setting.currentData())
        if field is not None:
            values = usual_values(field)
            self.first.set_value(values[0])
            self.last.set_value(values[-1])
        self.changed.emit()
