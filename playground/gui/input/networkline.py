"""Below the picture: what the network takes of it, and how to give it something else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.counting import from_one
from playground.core.messages import Message, Offer, Refused, marked
from playground.core.picture import Picture
from playground.core.session import Session
from playground.core.word_count import grouped, size_text
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import explain
from playground.layers.rebinding import relearned, with_input_shape


class NetworkLine(QWidget):
    """Says what a network made for one size takes; hidden while the network takes any picture."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.text = QLabel(self)
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        self.framing = QCheckBox(self.tr("Frame drawings"), self)
        explain(
            self.framing,
            self.tr(
                "What is drawn is cut out, scaled and centred as the pictures that the network"
                " learned from. Opened pictures and those of the data are not."
            ),
        )
        self.framing.clicked.connect(self._set_framing)
        self.change = QPushButton(self.tr("Take this size…"), self)
        self.change.setToolTip(
            self.tr("Give the network another input: it says first what must be learned again")
        )
        self.change.clicked.connect(self.ask)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for widget in (self.text, self.framing, self.change):
            box.addWidget(widget)
        store.changed.connect(self._session_changed)
        self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        is_same = old.input == new.input and bool(old.drawn) == bool(new.drawn)
        if not is_same or old.picture is not new.picture:
            self._show()

    def _show(self) -> None:
        session = self._store.session
        shape, picture = session.input.shape, session.picture
        self.setVisible(shape is not None)
        self.framing.setVisible(shape is not None and session.input.framing is not None)
        if shape is None:
            return
        size = f"{shape[1]}×{shape[2]}"
        colour = self.tr("grey") if shape[0] == 1 else self.tr("RGB")
        text = self.tr("The network takes {size} · {colour}; pictures are fitted to it.").format(
            size=size, colour=colour
        )
        if session.drawn:
            text += " " + self.tr("It has random weights: what it says means nothing yet.")
        self.text.setText(text)
        self.framing.setChecked(session.input.frames_drawings)
        self.framing.setEnabled(picture.origin.kind == "drawn")
        self.change.setVisible(picture.shape != shape)

    def take_framing_back(self) -> None:
        """Have the choice of framing here, after it was elsewhere."""
        self._box.insertWidget(1, self.framing)

    def _set_framing(self, on: bool) -> None:
        self._store.edit(marked("edit", "Frame drawings"), edits.set_framing_on, on)

    def ask(self) -> None:
        """Say what the picture's size would mean, and offer it."""
        session = self._store.session
        shape = session.picture.shape
        try:
            found = relearned(session.network, shape)
        except Refused as refused:
            stands = partial(self._is_shown, session.picture)
            self._store.refuse(replace(refused.message, stands=stands))
            return
        text = marked(
            "message",
            "For an input of {size}, layers {layers} get {count} weights that must be learned anew;"
            " a training of the network ends. Undo brings everything back.",
        )
        if len(found) == 1:
            text = marked(
                "message",
                "For an input of {size}, layer {layers} gets {count} weights that must be learned"
                " anew; a training of the network ends. Undo brings everything back.",
            )
        if not found:
            text = marked(
                "message",
                "For an input of {size}, all weights stay as they are; a training of the network"
                " ends. Undo brings it back.",
            )
        values = {
            "size": size_text(shape),
            "layers": ", ".join(str(from_one(item.place)) for item in found),
            "count": grouped(sum(item.weights for item in found)),
        }
        picture, taken = session.picture, session.input
        self._store.offered.emit(
            Offer(
                Message(text, values),
                marked("offer", "Change the input"),
                lambda: self._store.edit(
                    marked("edit", "Change the network's input"), with_input_shape, shape
                ),
                lambda: (
                    self._store.session.picture is picture and self._store.session.input == taken
                ),
            )
        )

    def _is_shown(self, picture: Picture) -> bool:
        return self._store.session.picture is picture
