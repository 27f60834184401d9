"""The pictures of a cell of the confusion matrix, with what speaks for the answer in each."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.core.session import Session
from playground.datasets import FolderOfPictures
from playground.datasets.dataset import Dataset
from playground.datasets.folder import PictureFiles
from playground.datasets.folder_edits import is_same_folder, with_corrected
from playground.engine.explain.formats import scaled_text
from playground.engine.view.overlay import overlay
from playground.gui.state.store import Store
from playground.gui.train.cards.questionbar import question_bar, show_progress
from playground.gui.train.data.loader import Data, Read, Wanted
from playground.gui.train.data.pictures import picture_image
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.styleproperty import restyle
from playground.training.protocol.questions.grad_cams import GradCams, GradCamsQuestion
from playground.training.protocol.state import TrainingState

PICTURE_PX, GAP_PX = 128, 6
MAX_PICTURES = 60
WIDTH_PX, HEIGHT_PX = 640, 560

CORRECT = marked("edit", "Correct the data")


class CellDialog(QDialog):
    """Pictures with Grad-CAM over them; those that are in the wrong class are moved or left out."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        data: Data,
        cell: tuple[int, int],
        places: np.ndarray,
        parent: QWidget | None = None,
    ) -> None:
        """`cell` are the true class and the answer; `places` are those in the data set."""
        super().__init__(parent)
        dataset = data.dataset
        assert dataset is not None
        self._store, self._trainer, self._dataset = store, trainer, dataset
        self._source = data.plan.data
        self._classes, self._answer = dataset.classes, cell[1]
        self._places = [int(place) for place in places[:MAX_PICTURES]]
        self._pictures: dict[int, FloatArray] = {}
        self._question = GradCamsQuestion(tuple(self._places), cell[1])
        label, answer = self._classes[cell[0]], self._classes[cell[1]]
        right = self.tr("{label}, recognised")
        wrong = self.tr("{label}, taken for {answer}")
        text = right if cell[0] == cell[1] else wrong
        self.setWindowTitle(text.format(label=label, answer=answer))
        self.list = QListWidget(self)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setSpacing(GAP_PX)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Pictures"))
        self.list.itemSelectionChanged.connect(self._allow)
        self.why = QCheckBox(self.tr("Grad-CAM"), self)
        self.why.setToolTip(self.tr("Show what speaks for the answer, or the pictures as they are"))
        self.why.setChecked(True)
        self.why.toggled.connect(self._paint)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.bar = question_bar(self.tr("Pictures explained"), self)
        self.to = QComboBox(self)
        self.to.addItems(list(self._classes))
        self.to.setAccessibleName(self.tr("Class"))
        self.to.setCurrentIndex(cell[1])
        self.move_there = QPushButton(self.tr("Move to this class"), self)
        self.move_there.setToolTip(
            self.tr("Train with the chosen pictures in that class; the files stay where they are")
        )
        self.move_there.clicked.connect(self._move)
        self.leave_out = QPushButton(self.tr("Leave out"), self)
        self.leave_out.setToolTip(
            self.tr("Train without the chosen pictures; the files stay where they are")
        )
        self.leave_out.clicked.connect(self._drop)
        self.train = QPushButton(self.tr("Train on"), self)
        self.train.setToolTip(
            self.tr("Begin a training of these weights with the data as they are corrected")
        )
        self.train.clicked.connect(self._train)
        restyle(self.train, "primary", True)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        self._lay_out(close)
        self._reader = data.reader(self)
        self._reader.arrived.connect(self._take)
        self._reader.request(Wanted(dataset, np.array(self._places, np.int64)))
        trainer.changed.connect(self._trainer_changed)
        store.changed.connect(self._session_changed)
        data.begun.connect(self.close)  # the places are those of other data then
        self._fill()
        if self._places:
            trainer.ask(self._question)
        self._say()

    def _lay_out(self, close: QPushButton) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(self.about, 1)
        top.addWidget(self.why)
        box.addWidget(self.bar)
        box.addWidget(self.list, 1)
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        for widget in (self.to, self.move_there, self.leave_out):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.train)
        row.addWidget(close)
        self.resize(WIDTH_PX, HEIGHT_PX)

    # Showing.

    @property
    def found(self) -> GradCams | None:
        """The Grad-CAM sums that speak for the answer; None until they are known."""
        answer = self._trainer.state.answers.get(GradCamsQuestion.kind)
        if answer is None or answer.question != self._question:
            return None
        assert isinstance(answer.answer, GradCams)
        return answer.answer

    def _fill(self) -> None:
        """An item for each picture, named by its file and by what is to become of it."""
        chosen = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        self.list.clear()
        source = self._store.session.training.data
        changes: dict[str, str] = {}
        if isinstance(source, FolderOfPictures) and is_same_folder(source, self._source):
            changes = dict(source.corrections)
        for place in self._places:
            path = _path_of(self._dataset, place)
            name = self._dataset.pictures.name(place).rpartition("/")[2]
            if path in changes:
                to = changes[path]
                text = self.tr("{name} → {label}") if to else self.tr("{name}: left out")
                name = text.format(name=name, label=to)
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setSizeHint(self._cell())  # its picture comes later, and wants no other place
            item.setToolTip(as_written(self._dataset.pictures.name(place)))
            self.list.addItem(item)
            item.setSelected(place in chosen)
        self._paint()
        self._allow()

    def _take(self, read: Read) -> None:
        self._pictures.update(read.pictures)
        self._paint()

    def _paint(self, *_: object) -> None:
        found = self.found if self.why.isChecked() else None
        for row in range(self.list.count()):
            item = self.list.item(row)
            picture = self._pictures.get(item.data(Qt.ItemDataRole.UserRole))
            if picture is None:
                continue
            values = None if found is None else found.sums.get(item.data(Qt.ItemDataRole.UserRole))
            limit = 1.0 if found is None else found.limit
            item.setIcon(QIcon(QPixmap.fromImage(_image(picture, values, limit))))

    def _cell(self) -> QSize:
        """The room that a picture takes, with two lines of its name."""
        lines = 2 * self.list.fontMetrics().height()
        return QSize(PICTURE_PX + GAP_PX, PICTURE_PX + lines + GAP_PX)

    def _say(self) -> None:
        found = self.found
        answer = self._classes[self._answer]
        if found is None:
            text = self.tr("What speaks for “{answer}” in each picture is being worked out…")
            self.about.setText(text.format(answer=answer))
            return
        text = self.tr(
            "Blue: what speaks for “{answer}”, by the maps of layer {layer}; as blue as can be is"
            " {limit}, in all pictures."
        )
        if not found.limit:
            text = self.tr("Nothing in these pictures speaks for “{answer}” in layer {layer}.")
        limit = scaled_text(found.limit, found.limit)
        self.about.setText(text.format(answer=answer, layer=found.layer + 1, limit=limit))

    def _allow(self) -> None:
        is_folder = is_same_folder(self._store.session.training.data, self._source)
        some = bool(self.list.selectedItems()) and is_folder
        why_not = "" if is_folder else self.tr("Only the pictures of a folder can be corrected.")
        if not is_folder and isinstance(self._source, FolderOfPictures):
            why_not = self.tr("Other data were chosen: the next training is not on these pictures.")
        self.to.setToolTip(why_not)
        for button in (self.move_there, self.leave_out):
            button.setEnabled(some)
        self.to.setEnabled(is_folder)
        plan = self._trainer.state.plan
        wanted = self._store.session.training.data
        self.train.setEnabled(plan is not None and plan.data != wanted)

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training.data != new.training.data:
            self._fill()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        waiting = new.waiting.get(GradCamsQuestion.kind)
        show_progress(self.bar, waiting)
        if old.answers is not new.answers:
            self._paint()
            self._say()
        if old.plan is not new.plan:
            self._allow()

    # Correcting.

    def _chosen(self) -> tuple[str, ...]:
        items = self.list.selectedItems()
        return tuple(_path_of(self._dataset, item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def _move(self) -> None:
        self._correct(self.to.currentText())

    def _drop(self) -> None:
        self._correct("")

    def _correct(self, name: str) -> None:
        self._store.edit(CORRECT, with_corrected, self._chosen(), name, self._source)

    def _train(self) -> None:
        self.close()
        self._trainer.begin()


def _path_of(dataset: Dataset, place: int) -> str:
    pictures = dataset.pictures
    return pictures.path(place) if isinstance(pictures, PictureFiles) else ""


def _image(picture: FloatArray, values: FloatArray | None, limit: float) -> QImage:
    """A picture, with values over it where there are any, as large as items are."""
    side = (PICTURE_PX, PICTURE_PX)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    if values is None:
        return picture_image(picture).scaled(*side, keep, smooth)
    height, width = picture.shape[1:]
    large = cv2.resize(values, (width, height), interpolation=cv2.INTER_LINEAR)
    found = overlay(picture, np.asarray(large, np.float32), 1.0, limit)
    return rgb_image(found).scaled(*side, keep, smooth)
