"""The one place where the session changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from playground.core.arrays import PixelArray
from playground.core.filteredits import ALL_SLICES
from playground.core.history import History
from playground.core.layer import FilterLayer
from playground.core.messages import Gone, Message, Refused, marked
from playground.core.session import Network, Session
from playground.core.undo_step import Label
from playground.gui.state.viewstate import INPUT, ViewState

OPENING = "opening"
"""The `about` of messages that tell of files and clipboards, whatever is in them."""


class Store(QObject):
    """Owns the history and the view state; panels read from it and listen to it."""

    changed = Signal(object, object)
    """(old, new) session, after a commit, an undo or a redo, or when weights were learned."""

    stepped = Signal()
    """The history is at another step, or has another; after `changed`, if that is emitted."""

    view_changed = Signal(object, object)
    """(old, new) view state."""

    refused = Signal(object)
    """A Message that says why an edit was not made."""

    noted = Signal(object)
    """A Message about something that was done, and is worth knowing."""

    offered = Signal(object)
    """An Offer: a message with something that can be done about it."""

    given = Signal(object)
    """A kernel, data or a picture for the window that is there to take, as if it were dropped.

    An offer outlives the window that made it: another language comes with a window of its own.
    """

    succeeded = Signal(str)
    """The kind of what was done: messages on earlier tries of it are out of date.

    It is the label of its step, without the numbers in that, or another `about` of messages.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = History(session)
        self.is_following = False
        """Whether the present picture is a live camera's: what it shows is nobody's work yet."""

        self._view = ViewState()

    @property
    def session(self) -> Session:
        """The document as it is now."""
        return self.history.present

    @property
    def view(self) -> ViewState:
        """The selection and how it is shown."""
        return self._view

    def commit(self, session: Session, label: Label, merge: str | None = None) -> None:
        """Make `session` the document; commits of one drag share a merge key."""
        old = self.session
        self.history.commit(session, label, merge)
        self._announce(old)
        self.succeeded.emit(_kind_of(label))
        self.stepped.emit()

    def edit(
        self, label: Label, edit: Callable[..., Session], *arguments: Any, merge: str | None = None
    ) -> bool:
        """Commit `edit(session, *arguments)`; a refusal is announced and changes nothing.

        Nor does an edit of what is gone meanwhile, without a word: it went with the rest.
        """
        try:
            session = edit(self.session, *arguments)
        except Refused as refused:
            self.refuse(refused.message, label)
            return False
        except Gone:
            return False
        self.commit(session, label, merge)
        return True

    def refuse(self, message: Message, about: Label = "") -> None:
        """Say why something was not done; it is said until it, or another try, succeeds."""
        self.refused.emit(replace(message, about=message.about or _kind_of(about)))

    def note(self, message: Message, about: Label = "") -> None:
        """Say something about the last step, until that is undone or the like is done again.

        A message on a state, which has a condition of its own, is shown while that holds.
        """
        if about:
            message = replace(message, about=message.about or _kind_of(about))
        if message.stands is None:
            history, made = self.history, self.history.position
            message = replace(
                message,
                about=message.about or _kind_of(history.undo_label or ""),
                stands=lambda: history.position >= made,
            )
        self.noted.emit(message)

    def end_merge(self) -> None:
        """End a drag: the next commit is a step of its own."""
        if self.history.merge_key is not None:
            self.history.end_merge()
            self.stepped.emit()

    def undo(self) -> None:
        """Take the last step back."""
        old = self.session
        if not self.history.undo() and self.history.is_learning:
            text = marked("message", "Pause the training to take back what it has learned.")
            self.refuse(Message(text, stands=lambda: self.history.is_learning))
        self._announce(old)
        self.stepped.emit()

    def redo(self) -> None:
        """Do the next step again."""
        old = self.session
        self.history.redo()
        self._announce(old)
        self.stepped.emit()

    # What is learned meanwhile.

    def begin_learning(self, label: Label, point: int, looked_at: bool = False) -> None:
        """Let weights be laid over the document from now on: see History."""
        self.history.begin_learning(label, point, looked_at)
        self.stepped.emit()

    def learn(self, network: Network, label: Label) -> None:
        """Lay other weights over the document: no step of the history."""
        old = self.session
        self.history.learn(network, label)
        self._announce(old)

    def settle(self, label: Label | None = None, even_unchanged: bool = False) -> None:
        """Make one step of what was learned."""
        old = self.session
        self.history.settle(label, even_unchanged)
        self._announce(old)
        self.stepped.emit()

    def stop_learning(self) -> None:
        """Take what was learned off the document again."""
        old = self.session
        self.history.stop_learning()
        self._announce(old)
        self.stepped.emit()

    def amend(self, network: Network) -> None:
        """Let the present step have the weights that it really came to."""
        old = self.session
        self.history.amend(network)
        self._announce(old)

    def follow_pixels(self, pixels: PixelArray) -> None:
        """Let the present picture have other pixels, of a live camera: no step of the history."""
        old = self.session
        self.is_following = True
        self.history.follow_pixels(pixels)
        self._announce(old)

    def end_following(self) -> None:
        """Say that the picture stays as it is now: it was frozen, or another took its place."""
        if self.is_following:
            self.is_following = False
            self.stepped.emit()

    def enter(self, session: Session, label: Label, point: int, opens: bool = False) -> None:
        """Make a step that has a point of its own, or one that a learning begins with."""
        old = self.session
        self.history.enter(session, label, point, opens)
        self._announce(old)
        self.stepped.emit()

    def open(
        self, opened: Callable[[Session], Session], label: Label, point: int, edits: int
    ) -> None:
        """Make a step that a learning begins with, beneath the last edits: see History."""
        old = self.session
        self.history.open(opened, label, point, edits)
        self._announce(old)
        self.stepped.emit()

    def look(self, **changes: Any) -> None:
        """Change the view state; for a filter that the layer does not have, it is its last one."""
        old = self._view
        new = self._with_filter_there(replace(old, **changes))
        if new != old:
            self._view = new
            self.view_changed.emit(old, new)

    def look_anew(self) -> None:
        """Look at another network from its beginning: what was chosen of the last one is over."""
        inside = self._view.inside.of_another_network
        self.look(layer=0, filter=0, pin=None, hover=None, detail=None, slide=None, inside=inside)

    def _with_filter_there(self, view: ViewState) -> ViewState:
        layers = self.session.network.layers
        layer = layers[view.layer] if 0 <= view.layer < len(layers) else None
        if not isinstance(layer, FilterLayer) or view.filter < len(layer.filters):
            return view  # a layer without filters leaves the choice for the next one that has some
        index = len(layer.filters) - 1
        depth = min(view.depth, layer.filters[index].depth - 1)
        return replace(view, filter=index, depth=depth)

    def _announce(self, old: Session) -> None:
        if self.session is old:
            return
        self._keep_selection_valid()
        self.changed.emit(old, self.session)

    def _keep_selection_valid(self) -> None:
        layers = self.session.network.layers
        layer = self._view.layer
        if layer != INPUT:
            layer = max(0, min(layer, len(layers) - 1))
        chosen = layers[layer] if layers and layer != INPUT else None
        filters = chosen.filters if isinstance(chosen, FilterLayer) else ()
        index = max(0, min(self._view.filter, len(filters) - 1))
        depth = min(self._view.depth, filters[index].depth - 1) if filters else ALL_SLICES
        self.look(layer=layer, filter=index, depth=depth)


def _kind_of(label: Label) -> str:
    """The kind of the steps of a label: its text, whatever numbers go into that."""
    return label.text if isinstance(label, Message) else label
