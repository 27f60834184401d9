"""Undo and redo by snapshots of the immutable session, and what is being learned over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from playground.core.arrays import PixelArray
from playground.core.learned import (
    changed_layers,
    is_same_network,
    rebased,
    same_but_for_weights,
    with_cells_of,
)
from playground.core.openings import with_opening, without_openings
from playground.core.session import Network, Session, is_same
from playground.core.undo_step import (
    NO_LAYERS,
    Label,
    Learning,
    UndoStep,
    arrays_of,
    bytes_only_in,
    holds,
)

MAX_UNDO_BYTES = 512 * 1024 * 1024
"""Bytes of arrays that the past may hold before the oldest steps are forgotten."""


class History:
    """The present session with the steps before it and after it.

    While weights are being learned they are laid over the present. Edits, undo and redo go on
    beneath: what they change by hand is changed in the learned weights too, and all else in these
    stays. `settle` makes one step of what was learned.
    """

    def __init__(self, session: Session, cap: int = MAX_UNDO_BYTES) -> None:
        self._steps = [UndoStep(session, "")]
        self._at = 0
        self._cap = cap
        self._saved = session
        self._present = session
        self._learning: Learning | None = None
        self._forgotten = 0
        self._documents = 0

    @property
    def position(self) -> int:
        """How many steps have led here, those that were forgotten included."""
        return self._forgotten + self._at

    @property
    def present(self) -> Session:
        """The session as it is now."""
        return self._present

    @property
    def is_learning(self) -> bool:
        """Whether weights are laid over the present that are no step yet."""
        return self._learning is not None

    @property
    def is_looking(self) -> bool:
        """Whether what is laid over the present is only looked at."""
        return self._learning is not None and self._learning.looked_at

    @property
    def point(self) -> int:
        """The point of the present."""
        return self._step.point if self._learning is None else self._learning.point

    @property
    def points(self) -> frozenset[int]:
        """All points that undo and redo lead to."""
        return frozenset({self.point, *(step.point for step in self._steps)})

    def leads_to(self, point: int) -> bool:
        """Whether a step has this point."""
        return any(step.point == point for step in self._steps)

    @property
    def undo_label(self) -> Label | None:
        """The label of what undo would take back, or of what is being learned; else None."""
        if self._learning is not None and not self._can_undo:
            return self._learning.label
        return self._step.label if self._at else None

    @property
    def redo_label(self) -> Label | None:
        """The label of what redo would do again, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    def past(self) -> Iterator[tuple[Label, Session]]:
        """Yield the label of each step that led here, the last first, and the session before it."""
        for at in range(self._at, 0, -1):
            yield self._steps[at].label, self._steps[at - 1].session

    @property
    def document(self) -> Session:
        """The session to be saved: the present, without weights that are only looked at."""
        return self._step.session if self.is_looking else self._present

    @property
    def is_dirty(self) -> bool:
        """Whether the document differs from what was last saved, and from the steps in that."""
        return not holds(self._saved, self.document)

    @property
    def merge_key(self) -> str | None:
        """The key with which a commit goes on with the last step, None when it is closed."""
        return self._step.merge

    @property
    def saved(self) -> Session:
        """The session that was last saved."""
        return self._saved

    @property
    def step_session(self) -> Session:
        """The session of the present step: the same object as long as there is that step."""
        return self._step.session

    @property
    def document_number(self) -> int:
        """The number of the document that the present step is of."""
        return self._step.document

    @property
    def document_numbers(self) -> frozenset[int]:
        """The numbers of all documents that undo and redo lead to."""
        return frozenset(step.document for step in self._steps)

    def begin_document(self, number: int | None = None) -> int:
        """Let the present step be the first of a new document, or of one there was; its number."""
        if number is None:
            self._documents = number = self._documents + 1
        self._steps[self._at] = replace(self._step, document=number)
        return number

    def mark_saved(self, session: Session | None = None) -> None:
        """Remember a session as the saved one, without one the present."""
        self._saved = self.document if session is None else session

    def mark_unsaved(self) -> None:
        """Say that no file has the document."""
        self._saved = replace(self.document)

    # Edits.

    def commit(self, session: Session, label: Label, merge: str | None = None) -> None:
        """Make `session` the present; one with the same merge key replaces the last step."""
        if session is self.present:
            return
        learning, wanted = self._learning, session
        if learning is not None and not is_same_network(learning.network, session.network):
            self.settle()
            learning = None
        replaced = dict(self._step.replaced) if self._goes_on(merge) else {}
        if learning is not None:
            replaced = {**changed_layers(learning.network, session.network), **replaced}
            self._learning = replace(learning, network=session.network)
            network = rebased(self._step.session.network, learning.network, session.network)
            session = replace(session, network=network)
        point, document = self._step.point, self._step.document
        del self._steps[self._at + 1 :]
        last = self._steps[-1]
        if self._goes_on(merge):
            self._steps.pop()
            label = last.label
            if is_same(session, self._steps[-1].session):  # the drag is where it began
                self._at = len(self._steps) - 1
                self._show()
                return
        step = UndoStep(session, label, merge, point=point, replaced=replaced, document=document)
        self._push(step)
        self._at = len(self._steps) - 1
        self._present = wanted
        self._forget()

    def _goes_on(self, merge: str | None) -> bool:
        return merge is not None and self._step.merge == merge and self._at > 0

    def _push(self, step: UndoStep) -> None:
        released = bytes_only_in(self._steps[-1].session, step.session)
        released += sum(array.nbytes for array in arrays_of(step.replaced.values()))
        self._steps.append(replace(step, released=released))

    def end_merge(self) -> None:
        """Close the step that a drag kept open: the next commit is a step of its own."""
        self._steps[self._at] = replace(self._step, merge=None)

    def undo(self) -> bool:
        """Go one step back; False where there is none that can be taken back now.

        A step back to other layers settles what was learned first: redo brings it again.
        """
        if not self._can_undo:
            return False
        self.end_merge()
        now, to = self._at, self._at - 1
        if self._learning is not None and not self._carry(to, self._step):
            self._settle_or_stop_looking()
            to = now - 1
        self._at = to
        self.end_merge()
        self._show()
        return True

    def redo(self) -> bool:
        """Go one step forward; False at the end."""
        if self._at + 1 >= len(self._steps):
            return False
        self.end_merge()
        before = self._learning
        if before is not None and self._carry(self._at + 1, self._steps[self._at + 1]):
            assert self._learning is not None
            replaced = changed_layers(before.network, self._learning.network)
            self._steps[self._at + 1] = replace(self._steps[self._at + 1], replaced=replaced)
        else:
            self._settle_or_stop_looking()
        self._at += 1
        self._show()
        return True

    @property
    def _step(self) -> UndoStep:
        return self._steps[self._at]

    @property
    def _can_undo(self) -> bool:
        if not self._at:
            return False
        if self._learning is None or self._learning.looked_at:
            return True
        return not self._step.opens and self._steps[self._at - 1].point == self._step.point

    # Learning.

    def begin_learning(self, label: Label, point: int, looked_at: bool = False) -> None:
        """Lay weights over the present from now on; steps after it of another point are no more."""
        self.end_merge()
        network = self.present.network
        self._learning = Learning(network, label, point, looked_at)
        if not looked_at:
            tail = range(self._at + 1, len(self._steps))
            other = (at for at in tail if self._steps[at].point != self._step.point)
            del self._steps[next(other, len(self._steps)) :]

    def learn(self, network: Network, label: Label) -> None:
        """Lay other weights over the present; cells that a drag holds stay as they are."""
        assert self._learning is not None
        self._learning = replace(self._learning, label=label)
        if self._step.merge is not None and self._at:
            before, after = self._steps[self._at - 1].session.network, self._step.session.network
            if same_but_for_weights(before, after):
                network = rebased(network, before, after)
        if network is not self._learning.network:
            self._learning = replace(self._learning, network=network)
            self._show()

    def settle(self, label: Label | None = None, even_unchanged: bool = False) -> None:
        """Enter what was learned as a step, unless no weight has changed.

        Steps that were undone meanwhile come after it, with what was learned in them.
        """
        learning = self._learning
        if learning is None:
            return
        self._learning = None
        base, point = self._step.session.network, self._step.point
        if not even_unchanged and not changed_layers(base, learning.network):
            self._close_openings()
            self._show()
            return
        label = label or learning.label
        document = self._step.document
        learned = UndoStep(self._present, label, point=learning.point, document=document)
        after = self._steps[self._at + 1 :]
        del self._steps[self._at + 1 :]
        self._take_in_openings()
        self._forget_replaced()
        after = [replace(step, replaced=NO_LAYERS) for step in after]
        self._push(learned)
        for step in after:
            goes_on = step.point == point
            if goes_on and same_but_for_weights(step.session.network, learning.network):
                network = rebased(learning.network, base, step.session.network)
                session = replace(step.session, network=network)
                step = replace(step, session=session, point=learning.point)
            else:
                point = -1  # nor do those that follow go on from here
            self._push(step)
        self._at += 1
        self._show()
        self._forget()

    def stop_learning(self) -> None:
        """Take what was learned off again, with the step that it began with."""
        self._learning = None
        while self._step.opens and self._at:
            del self._steps[self._at :]
            self._at -= 1
        self._show()

    def enter(self, session: Session, label: Label, point: int, opens: bool = False) -> None:
        """Make a step with a point of its own, even if the session is the same.

        What was learned becomes a step before it, what is only looked at becomes none.
        """
        self._settle_or_stop_looking()
        del self._steps[self._at + 1 :]
        document = self._step.document
        self._push(UndoStep(session, label, point=point, opens=opens, document=document))
        self._at += 1
        self._show()
        self._forget()

    def open(
        self, opened: Callable[[Session], Session], label: Label, point: int, edits: int = 0
    ) -> None:
        """Make a step that a learning begins with, beneath the last `edits` that were made since.

        Beneath them, it leaves them to undo while there is learning. What was laid over until then
        is taken off.
        """
        self._learning = None
        first = max(0, self._at - edits)
        steps = with_opening(self._steps[first : self._at + 1], opened, label, point)
        del self._steps[first + 1 :]
        for step in steps:
            self._push(step)
        self._at = len(self._steps) - 1
        self._show()
        self._forget()

    def amend(self, network: Network) -> None:
        """Let the present step have other weights: those that it really came to.

        So has a step after it that left the weights as they were. Nothing may be learned meanwhile.
        """
        assert self._learning is None
        before = self._step.session.network
        for at in range(self._at, len(self._steps)):
            step = self._steps[at]
            if step.session.network is not before:
                break
            self._steps[at] = replace(step, session=replace(step.session, network=network))
        self._show()

    def follow_pixels(self, pixels: PixelArray) -> None:
        """Let the picture have other pixels of the same size, in every step that has this one.

        What a live camera gives is no step: edits made meanwhile stay steps of their own.
        """
        before = self._step.session.picture.pixels
        for at, step in enumerate(self._steps):
            picture = step.session.picture
            if picture.pixels is before:
                session = replace(step.session, picture=replace(picture, pixels=pixels))
                self._steps[at] = replace(step, session=session)
        self._show()

    def set_point(self, point: int) -> None:
        """Give the present step another point."""
        self._steps[self._at] = replace(self._step, point=point)

    def _close_openings(self) -> None:
        """Let what a learning began with be a step of its own: nothing was learned."""
        last = self._at
        while last and not self._steps[last].opens and self._steps[last].point == self._step.point:
            last -= 1
        first = last
        while first and self._steps[first].opens:
            first -= 1
        if first == last:
            return
        after = [replace(self._steps[last], opens=False), *self._steps[last + 1 :]]
        del self._steps[first + 1 :]
        for step in after:
            self._push(step)
        self._at -= last - first - 1

    def _take_in_openings(self) -> None:
        """Take out the steps that what is learned began with: they become one step with it."""
        rest = without_openings(self._steps[: self._at + 1])
        before = len(self._steps)
        while before and (before > len(rest) or self._steps[before - 1] is not rest[before - 1]):
            before -= 1
        del self._steps[before:]
        for step in rest[before:]:
            self._push(step)
        self._at = len(self._steps) - 1

    def _forget_replaced(self) -> None:
        """Drop what edits have replaced of a learning that is over: the next learns anew."""
        for at, step in enumerate(self._steps):
            if step.replaced:
                held = sum(array.nbytes for array in arrays_of(step.replaced.values()))
                released = step.released - held
                self._steps[at] = replace(step, replaced=NO_LAYERS, released=released)

    def _settle_or_stop_looking(self) -> None:
        if self.is_looking:
            self._learning = None
        else:
            self.settle()

    def _carry(self, to: int, crossed: UndoStep) -> bool:
        """Bring what was learned to a step beside this; False if other layers are there.

        An epoch that is looked at has none of the cells that were set before the look.
        """
        assert self._learning is not None
        step, learned = self._steps[to], self._learning.network
        if step.point != self._step.point:
            return False
        after = step.session.network
        if not same_but_for_weights(after, learned):
            return False
        if self._learning.looked_at and not crossed.replaced:
            return True
        instead = crossed.replaced if crossed is self._step else NO_LAYERS
        network = with_cells_of(learned, self._step.session.network, after, instead)
        self._learning = replace(self._learning, network=network)
        return True

    def _show(self) -> None:
        """Let the present be the step, with what is learned laid over it."""
        session = self._step.session
        if self._learning is not None and self._learning.network is not session.network:
            session = replace(session, network=self._learning.network)
        if not is_same(session, self._present):
            self._present = session

    def _forget(self) -> None:
        """Drop the oldest steps until the arrays that only the past holds fit under the cap."""
        past = sum(step.released for step in self._steps)
        first = 0
        while past > self._cap and first < self._at:
            first += 1
            past -= self._steps[first].released
        if first:
            del self._steps[:first]
            self._steps[0] = replace(self._steps[0], released=0)
            self._at -= first
            self._forgotten += first
