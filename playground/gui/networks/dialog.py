"""The dialog of a published network: what it is, what it takes, and three ways to weights."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.memory import most_bytes
from playground.core.messages import Message, marked
from playground.core.word_count import grouped, megabytes, size_text
from playground.exchange.download import arrived
from playground.exchange.published_weights import file_name, kept_weights
from playground.exchange.read_weights import SUFFIXES
from playground.gui.networks.getting import Answer, Got, Progress, Wanted, Way, get
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.openfile import file_to_read
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.wording import sentence, translated
from playground.layers.published import (
    PublishedNetwork,
    published_networks,
    with_published_network,
)

POLL_MS = 100
"""Milliseconds from one look at how far a download is to the next."""

WIDTH_PX = 520

LOADED = marked("edit", "Load a network")

ALL_TAKEN = marked("message", "{name} is the network now, with the weights of {source}.")
SOME_LEFT = marked(
    "message",
    "{name} is the network now. {count} entries of {source} and of the network do not fit one"
    " another; layers without weights have random ones.",
)
RANDOM = marked("message", "{name} is the network now. Its weights are random: it knows nothing.")


class NetworkDialog(QDialog):
    """Says what a network is and what it costs; a button puts it in, as one step of undo."""

    def __init__(
        self, store: Store, name: str, folder: Path, parent: QWidget | None = None
    ) -> None:
        """`folder` is where downloads are kept."""
        super().__init__(parent)
        self._store, self._folder = store, folder
        self.name = name
        self._entry: PublishedNetwork = published_networks()[name]
        self._progress = Progress()
        self._file = ""
        self.setWindowTitle(translated("network", self._entry.title))
        self._worker = LatestWins(get, self)
        self._worker.arrived.connect(self._arrived)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._show_progress)
        self.about = self._paragraph(self._about())
        self.memory = self._paragraph(self._memory())
        self.source = self._paragraph("", muted=True)
        self.download = QPushButton(self)
        self.download.clicked.connect(self._download)
        restyle(self.download, "primary", True)
        self.from_file = QPushButton(self.tr("Weights from a file…"), self)
        explain(
            self.from_file,
            self.tr(
                "safetensors, npz, or a state dict of PyTorch, by torchvision's names or"
                " timm's; no code in a file is run"
            ),
        )
        self.from_file.clicked.connect(self._choose_file)
        self.random = QPushButton(self.tr("Random weights"), self)
        self.random.setToolTip(
            self.tr("The shapes alone: numbers drawn by chance, marked as such wherever they show")
        )
        self.random.clicked.connect(self._draw)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the download is"))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Stop; what has arrived is kept, to be gone on with"))
        self.cancel.clicked.connect(self._give_up)
        self.status = self._paragraph("")
        self.left = QListWidget(self)
        self.left.setAccessibleName(self.tr("What did not fit"))
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        self._lay_out(close)
        self.finished.connect(self._stop)
        self._show_idle()

    def _paragraph(self, text: str, muted: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        if muted:
            label.setProperty("role", "muted")
        return label

    def _lay_out(self, close: QPushButton) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addWidget(self.about)
        box.addWidget(self.memory)
        box.addWidget(self.source)
        going = QHBoxLayout()
        box.addLayout(going)
        going.addWidget(self.bar, 1)
        going.addWidget(self.cancel)
        box.addWidget(self.status)
        box.addWidget(self.left, 1)
        box.addStretch()
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        for button in (self.download, self.from_file, self.random):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        self.left.hide()
        self.setMinimumWidth(WIDTH_PX)

    # What is said.

    def _about(self) -> str:
        entry = self._entry
        text = self.tr("{sentence} Takes {size}, 0–1; {outputs} classes. Published in: {article}.")
        channels, height, width = entry.shape
        return text.format(
            sentence=translated("network", entry.sentence),
            size=size_text((channels, height, width)),
            outputs=grouped(len(entry.classes())),
            article=entry.article,
        )

    def _memory(self) -> str:
        memory = self._entry.memory()
        text = self.tr(
            "In memory: {weights} MB of weights and {maps} MB of maps; a network may take {most} MB"
            " on this machine."
        )
        if memory.is_too_much:
            text = self.tr(
                "Its weights alone take {weights} MB of memory, and a network may take {most} MB on"
                " this machine: it cannot be opened here."
            )
        return text.format(
            weights=megabytes(memory.weights),
            maps=megabytes(memory.maps),
            most=grouped(most_bytes() // 10**6),
        )

    def _source(self) -> str:
        weights = self._entry.weights
        if weights is None:
            return self.tr("No safe file of its weights is known: give one, or have random ones.")
        values = {
            "size": megabytes(self._entry.memory().weights),
            "licence": weights.licence,
            "source": weights.source,
            "address": weights.url,
        }
        if kept_weights(self._entry, self._folder) is not None:
            text = self.tr("Its weights are on this machine: {size} MB, {licence}, from {source}.")
        elif part := arrived(self._folder / file_name(self._entry)):
            values["part"] = megabytes(part)
            text = self.tr(
                "Weights: {size} MB, {licence}, from {source} ({address}). {part} MB are there"
                " already."
            )
        else:
            text = self.tr(
                "Weights: {size} MB, {licence}, from {source} ({address}). Nothing is downloaded"
                " before you press the button; they are kept on this machine."
            )
        return text.format(**values)

    def _show_idle(self) -> None:
        """Offer the ways to weights that there are."""
        self._timer.stop()
        self.bar.hide()
        self.cancel.hide()
        entry = self._entry
        self.source.setText(self._source())
        may = not entry.memory().is_too_much
        self.download.setVisible(entry.weights is not None)
        if entry.weights is not None:
            if kept_weights(entry, self._folder) is not None:
                text = self.tr("Open")
            elif arrived(self._folder / file_name(entry)):
                text = self.tr("Go on downloading")
            else:
                text = self.tr("Download {size} MB")
            self.download.setText(text.format(size=megabytes(entry.memory().weights)))
        for button in (self.download, self.from_file, self.random):
            button.setEnabled(may)

    # What is done.

    @property
    def title(self) -> str:
        """The name of the network."""
        return self._entry.title

    @property
    def is_busy(self) -> bool:
        """Whether a network is on its way."""
        return self._worker.is_busy

    def _ask(self, way: Way, path: Path | None = None) -> None:
        for button in (self.download, self.from_file, self.random):
            button.setEnabled(False)
        self.left.hide()
        self._progress = Progress()
        self.status.setText(self.tr("Weights are being read…"))
        seed = self._store.session.seed
        self._worker.request(Wanted(self._entry, way, self._folder, self._progress, path, seed))

    def _download(self) -> None:
        is_kept = kept_weights(self._entry, self._folder) is not None
        self._ask("download")
        if not is_kept:
            self.bar.setRange(0, 0)
            self.bar.show()
            self.cancel.show()
            self.cancel.setEnabled(True)
            self.status.setText(self.tr("Waiting for the server…"))
            self._timer.start()

    def _choose_file(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Weights ({endings})").format(endings=endings)
        name = file_to_read(self, self.from_file.text(), self._file, kinds)
        if name:
            self._file = name
            self._ask("file", Path(name))

    def _draw(self) -> None:
        self._ask("random")

    def _give_up(self) -> None:
        self._progress.cancelled.set()
        self.cancel.setEnabled(False)

    def _show_progress(self) -> None:
        done, total = self._progress.done, self._progress.total
        if not total:
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // total)
        text = self.tr("{done} of {total} MB")
        if done == total:
            self.cancel.setEnabled(False)
            text = self.tr("{total} MB are there; they are checked and opened…")
        self.status.setText(text.format(done=megabytes(done), total=megabytes(total)))

    def _arrived(self, answer: Answer) -> None:
        self._show_idle()
        if isinstance(answer, Message):
            self.status.setText(sentence(answer))
            return
        put = (with_published_network, self.name, answer.network, answer.drawn)
        if not self._store.edit(LOADED, *put):
            self.status.setText(self.tr("The network was not put in."))
            return
        self._store.look_anew()
        said = Message(_said(answer), self._values(answer))
        self._store.note(said)
        self.status.setText(sentence(said))
        self.left.clear()
        self.left.addItems(list(answer.left))
        self.left.setVisible(bool(answer.left))
        if not answer.left:
            self.close()

    def _values(self, got: Got) -> dict[str, object]:
        path = got.wanted.path
        weights = self._entry.weights
        source = path.name if path is not None else weights.source if weights is not None else ""
        return {"name": self._entry.title, "source": source, "count": len(got.left)}

    def _stop(self) -> None:
        self._progress.cancelled.set()
        self._worker.give_up()


def _said(got: Got) -> str:
    if got.wanted.way == "random":
        return RANDOM
    return SOME_LEFT if got.left else ALL_TAKEN
