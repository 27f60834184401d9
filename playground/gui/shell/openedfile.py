"""The effect on the document of kernel, stack, network or weights files: one step, one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.file_stamp import file_stamp
from playground.core.layer import FilterLayer
from playground.core.messages import Message, Offer, Refused, Term, marked
from playground.datasets.spec import source_in
from playground.exchange.onnx_reader import read_onnx
from playground.exchange.read_weights import WeightsContent, read_weights, with_weights
from playground.gui.input.dropped import (
    ONNX_SUFFIX,
    DataFolder,
    KernelNumbers,
    LayersFile,
    OpenedFile,
    Place,
    SessionFile,
    WeightsFile,
)
from playground.gui.input.pictureloader import ContentSource, PictureSource
from playground.gui.kernel.weightseditor import WeightsEditor
from playground.gui.state.store import OPENING, Store
from playground.kernels.files import read_kernel_file
from playground.kernels.text import parse_matrix
from playground.layers.layersfile import (
    LayersContent,
    NetworkContent,
    StackContent,
    classes_note,
    fitting_note,
    read_layers_file,
    with_network,
    with_stack_file,
)
from playground.layers.published import published_names
from playground.sessions.sessionfile import Kept, read_session
from playground.sessions.unpacked import UnpackedEpochs
from playground.training.protocol.state import TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class KernelContent:
    """The numbers of a kernel file."""

    name: str
    kernel: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class SessionContent:
    """A session that was read, and the file that it is kept in.

    `training` is where it goes on, None where nothing was trained. A copy that was kept against a
    crash has the path of the file whose changes it has, "" for none, as `kept_from`.
    """

    path: str
    kept: Kept
    training: TrainingState | None = None
    kept_from: str | None = None
    stamp: str = ""
    """Of the file, before it was read."""

    epochs: UnpackedEpochs | None = None
    """Of the training; they are gone with this, unless it is opened."""


FileContent: TypeAlias = KernelContent | LayersContent | WeightsContent | SessionContent


def content_source(file: OpenedFile, epochs_to: Path) -> ContentSource:
    """The file, to be read in the background; epochs of a training go to a new folder."""
    name = Path(file.path).name
    if isinstance(file, SessionFile):
        return ContentSource(name, lambda: _session(file.path, epochs_to))
    if isinstance(file, WeightsFile):
        return ContentSource(name, lambda: read_weights(file.path))
    if isinstance(file, LayersFile):
        reads = read_onnx if name.lower().endswith(ONNX_SUFFIX) else read_layers_file
        return ContentSource(name, lambda: reads(file.path))
    return ContentSource(name, lambda: KernelContent(name, read_kernel_file(file.path)))


def copy_source(path: Path, kept_from: str, epochs_to: Path) -> ContentSource:
    """A copy that was kept against a crash, to be read in the background."""
    read = partial(_session, str(path), epochs_to, kept_from)
    return ContentSource(
        Path(kept_from).name or path.name, lambda: replace(read(), kept_from=kept_from)
    )


def _session(path: str, epochs_to: Path, kept_from: str | None = None) -> SessionContent:
    epochs, stamp = UnpackedEpochs(epochs_to), file_stamp(path)
    kept = read_session(path, epochs_to)
    if not kept.training.runs:
        return SessionContent(path, kept, stamp=stamp)
    import playground.gui.train.training  # here, where the window does not wait for them
    import playground.training.protocol.client  # noqa: F401
    from playground.sessions.regained import with_epochs_regained
    from playground.sessions.reopened import reopened

    if kept_from is not None:
        kept = with_epochs_regained(kept, Path(path), kept_from)
    return SessionContent(path, kept, reopened(kept), stamp=stamp, epochs=epochs)


def put(
    store: Store,
    content: KernelContent | LayersContent,
    take_kernel: Callable[[KernelContent], object],
) -> None:
    """Put in what a file holds; `take_kernel` gets a kernel once a filter for it is selected."""
    if isinstance(content, KernelContent):
        if _has_filter(store):
            take_kernel(content)
        else:
            text = marked(
                "message", "{name} holds a kernel: choose a filter first, then open the file again."
            )
            store.refuse(Message(text, {"name": content.name}), OPENING)
        return
    if isinstance(content, NetworkContent):
        label, text = (
            marked("edit", "Open a network"),
            marked("message", "{name} is the network now; pictures are fitted to {size}."),
        )
        done = store.edit(label, with_network, content)
    else:
        label, text = (
            marked("edit", "Open a stack"),
            marked("message", "{name} is the stack now, built for {size}."),
        )
        done = store.edit(label, with_stack_file, content)
    if done:
        store.look_anew()
        size = "×".join(map(str, store.session.shape[1:]))
        said = Message(text, {"name": content.name, "size": size})
        shape = store.session.shape
        if isinstance(content, StackContent):
            note = fitting_note(content, shape)
        else:
            note = classes_note(content, shape)
        store.note(said if note is None else Message("{said} {note}", {"said": said, "note": note}))


def put_weights(store: Store, content: WeightsContent) -> None:
    """Give the layers the weights of a file that fit them, and say which did not.

    Those of a published network are found by the names that it was published with.
    """
    network = store.session.network
    try:
        matched = with_weights(network, content, published_names(network))
    except Refused as refused:
        store.refuse(refused.message, OPENING)
        return
    label = marked("edit", "Open weights")
    if not store.edit(label, edits.set_weights, matched.network, matched.without):
        return
    text = marked("message", "Weights of {name} are in {count} layers now.")
    if matched.left:
        text = marked("message", "Weights of {name} are in {count} layers now. Not: {names}.")
    values = {"name": content.name, "count": matched.taken, "names": "; ".join(matched.left)}
    store.note(Message(text, values))


def put_numbers(store: Store, numbers: KernelNumbers, picture: PictureSource | None) -> None:
    """Give the selected filter numbers, or offer to; and the picture of them, if there is one."""
    content = KernelContent("", parse_matrix(numbers.text))
    if not numbers.asks:
        store.given.emit(content)
        return
    size = "×".join(map(str, content.kernel.shape))
    if not _has_filter(store):
        text = marked(
            "message", "These are {size} numbers: choose a filter first, then give them again."
        )
        store.refuse(Message(text, {"size": size}), OPENING)
    else:
        text = marked(
            "message", "These are {size} numbers: the weights of the selected filter, perhaps?"
        )
        store.offered.emit(
            Offer(
                Message(text, {"size": size}),
                marked("offer", "Into the filter"),
                partial(_give_to_filter, store, content, store.view.layer, store.view.filter),
                partial(_is_filter, store, store.view.layer),
            )
        )
    if picture is not None:
        text = marked("message", "A picture of the numbers was given as well.")
        label = marked("offer", "Open the picture")
        store.offered.emit(Offer(Message(text), label, lambda: store.given.emit(picture)))


def put_folder(store: Store, folder: DataFolder, is_wanted: bool) -> None:
    """Train on the data in a folder where that `is_wanted`; elsewhere, offer it."""
    source = source_in(Path(folder.path))
    store.succeeded.emit(OPENING)
    if folder.note is not None:
        store.note(folder.note, OPENING)
    if is_wanted:
        store.given.emit(source)
        return
    text = marked("message", "{name} is a folder: its pictures can be trained on, as {data}.")
    values = {"name": Path(folder.path).name, "data": Term("data", source.title)}
    store.offered.emit(
        Offer(
            Message(text, values),
            marked("offer", "Train on them"),
            lambda: store.given.emit(source),
            subject=folder.path,
        )
    )


def place_of(widget: QWidget | None) -> Place:
    """The place that a widget of the window belongs to: the weights of a filter, or elsewhere."""
    while widget is not None:
        if isinstance(widget, WeightsEditor):
            return "filter"
        widget = widget.parentWidget()
    return "elsewhere"


def _give_to_filter(store: Store, content: KernelContent, layer: int, filter_: int) -> None:
    """Give a kernel to the filter that is selected, or where there is none, to the one before."""
    if not _has_filter(store):
        store.look(layer=layer, filter=filter_)
    store.given.emit(content)


def _has_filter(store: Store) -> bool:
    return _is_filter(store, store.view.layer)


def _is_filter(store: Store, at: int) -> bool:
    """Whether the layer at a place has filters."""
    layers = store.session.network.layers
    return 0 <= at < len(layers) and isinstance(layers[at], FilterLayer)
