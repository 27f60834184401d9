"""The steps of the document as one walks through them: which is shown, to the next, to be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from playground.core import step_edits
from playground.core.ink import Ink
from playground.core.learned import same_but_for_weights
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.core.steps import Step
from playground.gui.state.keptview import changes_to, step_view_to_data
from playground.gui.state.store import Store

STEPS = "steps"
"""The `about` of messages that tell of steps."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A step of undo that has gone to a step, by its label, from one mode to another."""

    label: Message
    before: str
    after: str


class StepWalk(QObject):
    """Goes from step to step; which one was gone to last is in the document, as undo undoes it."""

    gone = Signal(object)
    """A Step was gone to: its mode and the parts of its presentation are to be shown."""

    mode_wanted = Signal(str)
    """Undo has taken back that a step was gone to, or redo has done it again: the mode from which,
    or that of the step."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._position = store.history.position
        self._crossings: dict[int, Crossing] = {}
        store.stepped.connect(self._stepped)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the document."""
        return self._store.session.steps

    @property
    def at(self) -> int:
        """The place of the step that was gone to last, -1 for none."""
        return self._store.session.step

    @property
    def step(self) -> Step | None:
        """The step that was gone to last."""
        return self.steps[self.at] if self.at >= 0 else None

    @property
    def shown(self) -> Step | None:
        """The step that was gone to last, while its layers are there, be they edited.

        None once others have come: a network that is loaded, say, is not that step any more.
        """
        step = self.step
        return step if step is not None and _is_of(step, self._store.session) else None

    @property
    def is_away(self) -> bool:
        """Whether a step was gone to, and something else is shown by now."""
        return self.step is not None and self.shown is None

    @property
    def following(self) -> Step | None:
        """The step after that; None behind the last."""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else None

    def go(self, at: int) -> bool:
        """Bring back the state of a step and how it was looked at; False where that cannot be.

        While a training runs no other weights are put in: it would go on from them.
        """
        if not 0 <= at < len(self.steps):
            return False
        store, step = self._store, self.steps[at]
        makes_up = store.history.is_dirty and step_edits.step_of(store.session) < 0
        after = step_edits.go_to_step(store.session, at)
        if after.network is not store.session.network and self._is_trained:
            text = marked("message", "Pause the training first: another step has other weights.")
            store.refuse(Message(text, stands=lambda: self._is_trained), STEPS)
            return False
        if after is not store.session:
            label = Message(marked("edit", "Go to step {number}"), {"number": at + 1})
            before = store.view.mode
            store.commit(after, label)
            self._crossings[store.history.position] = Crossing(label, before, step.mode)
            store.succeeded.emit(STEPS)
        store.look(**changes_to(step.view))
        self.gone.emit(step)
        if makes_up and after is store.session:
            text = marked("message", "What was changed before this step: undo brings it back.")
            store.note(Message(text), STEPS)
        return True

    def _stepped(self) -> None:
        """Ask for the mode in which a step was gone to, when that is undone; and the other way."""
        history = self._store.history
        was, self._position = self._position, history.position
        crossing = self._crossings.get(max(was, self._position))
        if crossing is None or crossing.before == crossing.after or not crossing.after:
            return
        if self._position == was - 1 and history.redo_label is crossing.label:
            self.mode_wanted.emit(crossing.before)
        elif self._position == was + 1 and history.undo_label is crossing.label:
            self.mode_wanted.emit(crossing.after)

    @property
    def _is_trained(self) -> bool:
        """Whether weights are being learned now."""
        history = self._store.history
        return history.is_learning and not history.is_looking

    def next(self) -> bool:
        """Go to the step after this; False at the last."""
        return self.go(self.at + 1)

    def previous(self) -> bool:
        """Go to the step before this, or back to this if it was left; False at the first."""
        if self.is_away:
            return self.go(self.at)
        return self.at > 0 and self.go(self.at - 1)

    # The list.

    def keep(
        self, title: str, mode: str, shown: tuple[str, ...] = (), ink: Ink | None = None
    ) -> bool:
        """Keep what is shown as a step after this one; False where no more can be kept."""
        at = self.at + 1
        label = Message(marked("edit", "Keep step {number}"), {"number": at + 1})
        view = step_view_to_data(self._store.view)
        arguments = (at, title, view, mode, shown, ink or Ink())
        if not self._store.edit(label, step_edits.keep_step, *arguments):
            return False
        self._store.succeeded.emit(STEPS)
        text = marked("message", "Kept as step {number} of {count}.")
        values = {"number": at + 1, "count": len(self.steps)}
        self._store.note(Message(text, values), STEPS)
        return True

    def renew(self, at: int, mode: str, shown: tuple[str, ...] = ()) -> None:
        """Let a step be what is shown now."""
        label = Message(marked("edit", "Renew step {number}"), {"number": at + 1})
        self._store.edit(
            label, step_edits.renew_step, at, step_view_to_data(self._store.view), mode, shown
        )

    def rename(self, at: int, title: str) -> None:
        """Give a step a title; what is typed without a pause elsewhere is one edit."""
        self._edit(marked("edit", "Rename step {number}"), step_edits.rename_step, at, title)

    def write_notes(self, at: int, notes: str) -> None:
        """Give a step notes, likewise."""
        self._edit(marked("edit", "Notes of step {number}"), step_edits.set_step_notes, at, notes)

    def draw(self, ink: Ink) -> None:
        """Keep what is drawn over the step that is shown, if there is one."""
        if self.shown is not None:
            label = Message(marked("edit", "Draw on step {number}"), {"number": self.at + 1})
            self._store.edit(label, step_edits.set_step_ink, self.at, ink)

    def move(self, at: int, to: int) -> None:
        """Take a step to another place, if there is such a place."""
        if 0 <= to < len(self.steps):
            label = Message(marked("edit", "Move step {number}"), {"number": at + 1})
            self._store.edit(label, step_edits.move_step, at, to)

    def delete(self, at: int) -> None:
        """Take a step out of the list."""
        if 0 <= at < len(self.steps):
            label = Message(marked("edit", "Delete step {number}"), {"number": at + 1})
            self._store.edit(label, step_edits.delete_step, at)

    def _edit(self, label: str, edit: Callable[..., Session], at: int, text: str) -> None:
        if 0 <= at < len(self.steps):
            message = Message(label, {"number": at + 1})
            self._store.edit(message, edit, at, text, merge=f"{label} {at}")


def _is_of(step: Step, document: Session) -> bool:
    """Whether a document is the state of a step, or has come from it by edits.

    These make a layer anew and leave the others as they are, which tells them from other networks.
    """
    before, now = step.session.network, document.network
    if same_but_for_weights(before, now) or {*map(id, before)} & {*map(id, now)}:
        return True
    is_alone = len(before) == len(now) == 1 and type(before[0]) is type(now[0])
    return is_alone and step.session.picture is document.picture
