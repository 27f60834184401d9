"""Which data are trained on: chosen, looked through, described."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core import edits
from playground.core.fields import fields_of
from playground.core.messages import Message, Offer, marked
from playground.core.plan import DataSource, TrainingPlan
from playground.core.word_count import grouped
from playground.datasets import DATASETS, Drawings, FolderOfPictures
from playground.datasets.dataset import Dataset
from playground.datasets.duplicates import dataset_notes
from playground.datasets.folder import EMPTY_CLASS
from playground.datasets.folder_edits import in_another_folder
from playground.datasets.skipped import skipped_notes
from playground.datasets.split import split
from playground.datasets.usual import with_usual_data
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.forms import Form
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.openfile import folder_to_read
from playground.gui.widgets.wheelrest import WheelRest
from playground.gui.widgets.wording import sentence, translated


class DataSection(QWidget):
    """The data that are trained on, with their settings.

    What is wanted otherwise than the training runs by, the notice of changes names; a setting in
    the hand shows what is wanted of it.
    """

    browsed = Signal()
    """The user wants to see the pictures."""

    def __init__(self, store: Store, data: Data, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._data = data
        self._source_form: Form | None = None
        self._form_of = ""
        self._in_hand = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._build()
        data.begun.connect(self._show_begun)
        data.loaded.connect(self._take_dataset)
        data.failed.connect(self._show_failure)
        data.progressed.connect(self._show_looked)
        data.cancelled.connect(self._show_cancelled)
        data.plan_changed.connect(self._plan_changed)
        self._show_source()
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        """As after the signals that a section that comes late has not heard."""
        data = self._data
        if data.dataset is not None:
            self._show_dataset(data.dataset)
        elif data.failure is not None:
            self.about.setText(sentence(data.failure))
        elif data.is_loading:
            self._show_begun()
        elif data.is_given_up:
            self._show_cancelled()

    def _build(self) -> None:
        heading = QLabel(self.tr("Data"), self)
        heading.setProperty("role", "title")
        self._box.addWidget(heading)
        self.source = QComboBox(self)
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source.setMinimumContentsLength(8)
        WheelRest(self.source)
        self.source.setAccessibleName(self.tr("Data"))
        for name, kind in DATASETS.items():
            self.source.addItem(translated("data", kind.title), name)
            at = self.source.count() - 1
            self.source.setItemData(
                at, as_written(translated("data", kind.sentence)), Qt.ItemDataRole.ToolTipRole
            )
        self.source.activated.connect(self._choose_source)
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.browse = IconButton(
            "eye",
            self.tr("Browse…"),
            self.tr("See the pictures by class, and how they are split"),
            self,
        )
        line = QHBoxLayout()
        self._box.addLayout(line)
        line.setSpacing(8)
        line.addWidget(self.source, 1)
        line.addWidget(self.browse)
        self._source_at = self._box.count()
        self._box.addWidget(self.about)
        self.looked = QProgressBar(self)
        self.looked.setTextVisible(False)
        self.looked.setFixedHeight(6)
        self.looked.setAccessibleName(self.tr("Pictures looked through"))
        self.give_up = QPushButton(self.tr("Cancel"), self)
        self.give_up.setToolTip(self.tr("Stop looking through the pictures"))
        self.give_up.clicked.connect(self._data.cancel)
        line = QHBoxLayout()
        self._box.addLayout(line)
        line.setSpacing(8)
        line.addWidget(self.looked, 1)
        line.addWidget(self.give_up)
        self._show_loading(False)

    def _plan_changed(self, old: TrainingPlan, new: TrainingPlan) -> None:
        if old.data != new.data:
            self.about.setText(self.tr("Loading…"))
            self._show_source()
        elif self._data.dataset is not None and (old.validation, old.seed) != (
            new.validation,
            new.seed,
        ):
            self._show_dataset(self._data.dataset)

    def _choose_source(self, _at: int) -> None:
        kind = DATASETS[self.source.currentData()]
        source = self._last_of(kind)
        if kind.asks == "folder":
            folder = folder_to_read(self, translated("data", kind.where))
            if not folder:
                self._show_source()
                return
            if isinstance(source, FolderOfPictures):
                source = in_another_folder(source, folder)
            else:
                source = replace(source, folder=folder)  # type: ignore[call-arg]
        choose_data(self._store, self._data, source)
        self._show_source()

    def _last_of(self, kind: type[DataSource]) -> DataSource:
        """The data of a kind as the document has them, else as they are shown, or as they begin."""
        session = self._store.session
        for source in (session.training.data, *session.other_data, self._data.plan.data):
            if source.kind == kind.kind:
                return source
        return kind()

    def _edit_source(self, source: Any, merge: str | None = None) -> None:
        training = replace(self._store.session.training, data=source)
        label = marked("edit", "Change the data")
        self._store.edit(label, edits.set_training, training, merge=merge)

    def _edit_field(self, name: str, value: Any, live: bool) -> None:
        if self._source_form is None:
            return
        self._in_hand = name if live else ""
        self._edit_source(
            replace(self._wanted(), **{name: value}), f"data {name}" if live else None
        )
        self._show_source()

    def _let_go(self) -> None:
        self._store.end_merge()
        self._in_hand = ""
        self._show_source()

    def _wanted(self) -> DataSource:
        """The document's data source if of the kind that is shown, else the one that is shown."""
        shown, wanted = self._data.plan.data, self._store.session.training.data
        return wanted if wanted.kind == shown.kind else shown

    def _show_source(self) -> None:
        source, wanted = self._data.plan.data, self._wanted()
        self.source.setCurrentIndex(self.source.findData(source.kind))
        self.source.setAccessibleDescription(translated("data", DATASETS[source.kind].sentence))
        if self._form_of != source.kind:
            self._build_form(source)
        if self._source_form is not None:
            self._source_form.show_values(
                lambda name: getattr(wanted if name == self._in_hand else source, name), source
            )

    def _build_form(self, source: DataSource) -> None:
        self._form_of = source.kind
        left, self._source_form = self._source_form, None
        if left is not None:
            left.hide()  # what is being typed there comes now, for data that are gone
            left.deleteLater()
        declared = fields_of(source)
        if declared:
            self._source_form = Form(declared, self)
            self._source_form.edited.connect(self._edit_field)
            self._source_form.released.connect(self._let_go)
            self._box.insertWidget(self._source_at, self._source_form)

    def _show_begun(self) -> None:
        self.about.setText(self.tr("Loading…"))

    def _take_dataset(self, dataset: Dataset) -> None:
        self._show_dataset(dataset)
        source = self._data.plan.data
        if dataset.dark_bits is not None and isinstance(source, FolderOfPictures):
            self._store.offered.emit(self._stretching(source, dataset.dark_bits))

    def _stretching(self, source: FolderOfPictures, bits: int) -> Offer:
        """To spread the bits that the pictures of a folder use over all that they are stored in."""
        text = marked(
            "message",
            "The pictures of {folder} look dark: {bits} bits are stored in 16.",
        )
        return Offer(
            Message(text, {"folder": Path(source.folder).name, "bits": bits}),
            marked("offer", "Stretch"),
            lambda: self._edit_source(replace(source, stretch=True)),
            partial(self._is_chosen, source),
        )

    def _show_dataset(self, dataset: Dataset) -> None:
        plan = self._data.plan
        parts = split(dataset, plan.validation, plan.seed)  # some bring their own
        share = len(parts.validation) / max(1, dataset.count)
        text = self.tr("{count} pictures · {classes} classes · {share} % held out")
        lines = [
            text.format(
                count=grouped(dataset.count), classes=len(dataset.classes), share=round(100 * share)
            )
        ]
        notes = (*dataset_notes(dataset, parts), *skipped_notes(dataset.skipped))
        self.about.setText("\n".join([*lines, *map(sentence, notes)]))
        self._show_loading(False)

    def _show_failure(self, message: Message) -> None:
        self.about.setText(sentence(message))
        self._show_loading(False)
        source = self._data.plan.data
        if message.text == EMPTY_CLASS and isinstance(source, FolderOfPictures):
            self._store.offered.emit(self._leaving_out(source, message))
        elif not isinstance(source, Drawings):  # they are not complete at first
            stands = partial(self._is_chosen, source)
            self._store.refuse(replace(message, stands=stands))

    def _is_chosen(self, source: DataSource) -> bool:
        return self._data.plan.data == source

    def _leaving_out(self, source: FolderOfPictures, message: Message) -> Offer:
        """To train without the classes of a folder that have no picture."""
        return Offer(
            message,
            marked("offer", "Train without it"),
            lambda: self._edit_source(replace(source, leaves_out_empty=True)),
            partial(self._is_chosen, source),
        )

    def _show_loading(self, on: bool) -> None:
        self.looked.setVisible(on)
        self.give_up.setVisible(on)

    def _show_looked(self, done: int, total: int) -> None:
        self._show_loading(True)
        self.looked.setRange(0, total)
        self.looked.setValue(done)

    def _show_cancelled(self) -> None:
        self._show_loading(False)
        self.about.setText(self.tr("Cancelled: choose the data again to look through them."))


def choose_data(store: Store, data: Data, source: DataSource) -> None:
    """Put other data into the plan.

    Those in a folder that are chosen again are read again, and so are any that were given up.
    """
    before = store.session.training
    training = replace(before, data=source)
    is_same = training == with_usual_data(before)
    if is_same and (source.asks or data.is_given_up):
        data.load_again()  # nothing to edit, but the files may be others now
    elif not is_same:
        known = (before.data, *store.session.other_data)
        if not store.edit(marked("edit", "Change the data"), edits.set_training, training):
            return
        for each in known:
            if isinstance(each, FolderOfPictures) and isinstance(source, FolderOfPictures):
                _tell_of_corrections(store, each, source)


def _tell_of_corrections(store: Store, before: FolderOfPictures, after: FolderOfPictures) -> None:
    """Say that they did not go along to another folder."""
    if not before.corrections or after.corrections:
        return
    text = marked(
        "message",
        "The corrections of pictures in {folder} ({count}) do not go along to another folder."
        " Undo brings them back.",
    )
    values = {"folder": Path(before.folder).name, "count": len(before.corrections)}
    store.note(Message(text, values))
