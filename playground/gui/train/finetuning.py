"""Fine-tuning in one press: a trained network, a last layer for other classes, and its training."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core import edits
from playground.core.counting import from_one
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.datasets import FolderOfPictures
from playground.datasets.dataset import Dataset
from playground.datasets.example import with_picture_of
from playground.gui.state.store import Store
from playground.gui.train.data.loader import THERE, Awaited, Data
from playground.gui.train.state.trainer import Trainer
from playground.gui.train.summing import SummingDialog, named_network
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.openfile import folder_to_read
from playground.gui.widgets.wheelrest import WheelRest
from playground.gui.widgets.wording import class_words, layer_title, translated
from playground.layers.shipped import shipped_networks
from playground.training.protocol.fine_tuning import (
    USUAL,
    base_of,
    fine_tuned,
    goes_on,
    head_place,
    is_own,
    unfrozen_from,
)
from playground.training.protocol.state import TrainingState

LABEL: Final = marked("edit", "Fine-tune")
HEAD: Final = -1
"""In the place of a layer: the new last one alone."""

MORE_EPOCHS: Final = 10


def _kinds(session: Session) -> tuple[str, ...]:
    return tuple(layer.kind for layer in session.network)


class FineTuning(QWidget):
    """A choice from which layer on is trained, and the button that does all the rest."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._trainer, self._data = store, trainer, data
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.first = QComboBox(self)
        self.first.setAccessibleName(self.tr("Train from"))
        explain(
            self.first,
            self.tr(
                "The layers before stay as they are: what they make of the pictures is computed"
                " once, and epochs take moments"
            ),
        )
        self.first.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.first.setMinimumContentsLength(8)
        WheelRest(self.first)
        self.go = QPushButton(self)
        self.go.clicked.connect(self._press)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.compare = QPushButton(self.tr("Compare with summing classes…"), self)
        self.compare.setToolTip(
            self.tr("How good are sums of the classes that the network had before?")
        )
        self.compare.clicked.connect(self._compare)
        for widget in (self.about, self.first, self.go, self.compare):
            box.addWidget(widget)
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        data.begun.connect(self._show)
        data.loaded.connect(self._loaded)
        data.failed.connect(self._gave_up)
        data.cancelled.connect(self._gave_up)
        self._show()

    # Showing.

    def _session_changed(self, old: Session, new: Session) -> None:
        if _about(old) != _about(new):  # not with each report of weights that are learned
            self._show()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if (old.phase, old.has_begun) != (new.phase, new.has_begun):
            self._show()

    def _show(self, *_: object) -> None:
        session, dataset = self._store.session, self._usable()
        further = dataset is not None and goes_on(session, dataset.classes)
        if further:
            text = self.tr(
                "The last layer tells these classes apart already. Choose an earlier layer to let"
                " more of the network learn, and go on."
            )
        elif is_own(session):
            text = self.tr(
                "Keeps what the network has learned, and gives it a new last layer for the classes"
                " of other pictures."
            )
        else:
            text = self.tr(
                "{network}: its layers stay as they are, and it gets a new last layer for the"
                " classes of your pictures."
            ).format(network=translated("network", shipped_networks()[USUAL].title))
        self.about.setText(text)
        self._show_layers(session, further)
        if further:
            words = self.tr("Go on from this layer")
        elif dataset is not None:
            words = self.tr("Fine-tune on {data}").format(data=dataset.name)
        else:
            words = self.tr("Fine-tune on a folder…")
        self.go.setText(words)
        state = self._trainer.state
        self.compare.setVisible(further and state.has_begun)
        waits = state.phase == "loading" or state.is_training or self._data.is_loading
        self.go.setEnabled(not waits)
        self.first.setEnabled(self._data.awaited is None)
        tip = self.tr("Training, or the data being looked through, has to rest first")
        explain(self.go, tip if waits else self._promise(further))

    def _promise(self, further: bool) -> str:
        if further:
            return self.tr("Train the chosen layer and all behind it; undo takes it back")
        return self.tr(
            "Put the new last layer in, freeze the layers before, and train it; undo takes it back"
        )

    def _show_layers(self, session: Session, further: bool) -> None:
        """The layers from which on training can begin, the last first."""
        names = [(self.tr("Train the last layer alone"), HEAD)]
        chosen = HEAD
        if is_own(session):
            try:
                last = head_place(session.network)
            except Refused:
                last = 0
            for place in reversed(range(last)):
                layer = session.network[place]
                if layer.enabled and layer.parameters():
                    text = self.tr("Train from layer {number} on: {name}")
                    names.append(
                        (text.format(number=from_one(place), name=layer_title(layer)), place)
                    )
            first = unfrozen_from(session)
            if further and session.training.frozen and first < last:
                chosen = first
        awaited = self._data.awaited
        if awaited is not None:  # chosen in another language
            chosen = HEAD if awaited.place is None else awaited.place
        at_all = range(self.first.count())
        if [(self.first.itemText(at), self.first.itemData(at)) for at in at_all] == names:
            return
        self.first.clear()
        for text, place in names:
            self.first.addItem(text, place)
        self.first.setCurrentIndex(max(0, self.first.findData(chosen)))

    def _usable(self) -> Dataset | None:
        """The data that are there, if the network can be fine-tuned on them as they are."""
        dataset, session = self._data.dataset, self._store.session
        if dataset is None:
            return None
        if not is_own(session):
            taken = shipped_networks()[USUAL].input().shape
            is_folder = isinstance(self._data.plan.data, FolderOfPictures)
            return dataset if is_folder and dataset.shape == taken else None
        fits = session.shape == dataset.shape
        is_other = isinstance(self._data.plan.data, FolderOfPictures)
        return dataset if fits and (is_other or not self._is_first_data(dataset)) else None

    def _is_first_data(self, dataset: Dataset) -> bool:
        """Whether the network learned its classes from these data, without a folder of its own."""
        return self._store.session.classes == dataset.classes and not (
            self._store.session.training.frozen
        )

    # Doing.

    def _press(self) -> None:
        dataset = self._usable()
        if dataset is not None:
            self._data.tunings += 1
            self._fine_tune(dataset, self._chosen_place())
            return
        source = self._data.plan.data
        if not isinstance(source, FolderOfPictures) or self._data.failure is not None:
            where = translated("data", FolderOfPictures.where)
            folder = folder_to_read(self, where)
            if not folder:
                return
            source = FolderOfPictures(folder=folder)
        self._take(source)

    def _take(self, source: FolderOfPictures) -> None:
        """Have the pictures at the size that the network takes, and go on when they are there."""
        if self._trainer.state.start:
            self._trainer.stop()
        session = self._store.session
        shape = session.shape if is_own(session) else shipped_networks()[USUAL].input().shape
        assert shape is not None
        channels, height, _ = shape
        source = replace(source, size=height, colour="rgb" if channels == 3 else "gray")
        self._data.awaited = Awaited(source, self._chosen_place(), _kinds(session))
        self._data.tunings += 1
        training = replace(session.training, data=source)
        if training != session.training:
            self._store.edit(LABEL, edits.set_training, training, merge=self._merge())
        if self._data.dataset is not None and self._data.plan.data == source:
            self._loaded(self._data.dataset)
        elif self._data.failure is not None:
            self._data.load_again()
        else:
            self._data.load()

    def _merge(self) -> str:
        return f"fine-tune {self._data.tunings}"

    def _loaded(self, dataset: Dataset) -> None:
        awaited, self._data.awaited = self._data.awaited, None
        if awaited is not None and awaited.source == self._data.plan.data:
            if awaited.kinds == _kinds(self._store.session):
                self._fine_tune(dataset, awaited.place)
            else:  # its layers are others: from which one on is to be chosen again
                self._store.note(Message(THERE))
        self._show()

    def _gave_up(self, *_: object) -> None:
        self._data.awaited = None
        self._store.end_merge()
        self._show()

    def _chosen_place(self) -> int | None:
        """The layer from which on it is trained; None for a new last layer alone."""
        first = self.first.currentData()
        return None if first in (None, HEAD) else int(first)

    def _fine_tune(self, dataset: Dataset, place: int | None) -> None:
        """Make the network ready and train it, as one step with what was chosen for it."""
        session = self._store.session
        further = goes_on(session, dataset.classes)
        picture = None if further else self._data.picture(0)
        kind = self._data.plan.data.kind

        def tuned(session: Session) -> Session:
            session = base_of(session)
            session = fine_tuned(session, dataset.shape, dataset.classes, place)
            return session if picture is None else with_picture_of(session, picture, 0, kind)

        if further and self._trainer.state.has_begun:
            if self._store.edit(LABEL, tuned):
                self._go_on()
            return
        if not self._store.edit(LABEL, tuned, merge=self._merge()):
            return
        self._store.end_merge()
        self._store.look_anew()
        self._store.look(layer=len(self._store.session.network) - 1)
        count = sum(1 for layer in self._store.session.network if layer.parameters())
        text = marked(
            "message",
            "The last layer is new, for {classes} classes; {frozen} of {count} layers with weights"
            " are frozen. It is trained for {epochs} epochs.",
        )
        frozen = self._store.session.training.frozen
        held = sum(1 for at in frozen if self._store.session.network[at].parameters())
        values = {"classes": len(dataset.classes), "frozen": held, "count": count}
        values["epochs"] = self._store.session.training.epochs
        self._store.note(Message(text, values))
        self._trainer.begin()

    def _compare(self) -> None:
        """Ask which classes of the network as it was stand for those of the data."""
        dataset = self._data.dataset
        if dataset is None:
            return
        found = named_network(self._store.session, dataset)
        if found is None:
            text = marked("message", "What the network's outputs stood for before is not known.")
            self._store.refuse(Message(text), LABEL)
            return
        network, names = found
        words = (f"{name} · {word}" for name, word in zip(names, class_words(names), strict=True))
        dialog = SummingDialog(self._trainer, dataset, network, tuple(words), parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_on(self) -> None:
        """Train on from where it stands, with fewer layers frozen."""
        if self._trainer.is_done:
            self._trainer.train_more(MORE_EPOCHS)
        else:
            self._trainer.toggle()


def _about(session: Session) -> tuple[Any, ...]:
    """Properties of a session that decide whether and how its network is fine-tuned."""
    layers = [(layer.kind, layer.parameters(), layer.enabled) for layer in session.network]
    return layers, session.classes, session.drawn, session.training.frozen, session.training.data
