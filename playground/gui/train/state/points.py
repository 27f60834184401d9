"""The training as it was at each point of the history, and the folders of its epochs."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playground.core.messages import marked
from playground.core.removal import remove_behind
from playground.core.undo_step import Label
from playground.gui.state.store import Store
from playground.gui.train.state.weightsync import LearnedWeights
from playground.training.protocol.reduction import resting
from playground.training.protocol.state import TrainingState

MAX_BYTES = 2**31
"""Of all epochs that undo leads back to; with more, those of the oldest training are dropped."""


class TrainingPoints:
    """The points that undo and redo come back to: a training that rests, by its number.

    A step of the history has the point of the one before until the training is another, or
    further on. `_at` is the point of now; the training there is remembered when it is left.
    """

    def __init__(self, store: Store, weights: LearnedWeights) -> None:
        self._store = store
        self._weights = weights
        self._at = 0
        self._states: dict[int, TrainingState] = {0: TrainingState()}
        self._folders: set[Path] = set()
        self._tidied: tuple[frozenset[int], str] = (frozenset(), "")
        self._left_start = 0

    def learn_from(self, state: TrainingState, epoch: int, label: Label | None = None) -> None:
        """Let what is learned from now on become one step, after `epoch` epochs."""
        self._weights.begin(epoch, label)
        point = self._store.history.point
        if point != self._at:
            self._left_start = state.start
            self._leave(state, point)

    def entered(self) -> None:
        """Be at the step that the history has got meanwhile."""
        self._at = self._store.history.point

    def settle(self, state: TrainingState) -> None:
        """Make a step of what was learned, or of the training if it is another than before."""
        is_other = state.setup is not None and state.start != self._left_start
        self._weights.settle(state.epoch, is_other)
        self._at = self._store.history.point
        self.tidy(state)

    def end(self, state: TrainingState) -> None:
        """Make a step of the end of a training."""
        self._leave(state, self._weights.new_point())
        label = marked("edit", "End the training")
        self._weights.enter(self._store.history.document, label, self._at)

    def end_by_edit(self, state: TrainingState) -> None:
        """Let the present step, an edit that ended the training, be without one."""
        point = self._weights.new_point()
        self._store.history.set_point(point)
        self._leave(state, point)

    def put(self, state: TrainingState) -> int:
        """Let there be a training that rests, and return the point that leads to it."""
        point = self._weights.new_point()
        self._states[point] = state
        return point

    def moved(self, state: TrainingState) -> TrainingState | None:
        """The training to go back to, if undo or redo led to another than is there now."""
        point = self._store.history.point
        if point == self._at:
            return None
        if self._store.history.leads_to(self._at):
            self._leave(state, point)
        self._at = point
        return self._states.get(point, TrainingState())

    def _leave(self, state: TrainingState, to: int) -> None:
        self._states[self._at] = resting(state)
        self._at = to

    def tidy(self, state: TrainingState) -> None:
        """Forget what the history leads to no more, and the epochs of trainings before `state`.

        A folder that cannot be deleted is left where it is.
        """
        points = self._store.history.points
        if (points, state.folder) == self._tidied:
            return
        self._tidied = points, state.folder
        kept = points | {self._at}
        self._states = {point: held for point, held in self._states.items() if point in kept}
        used = [held.folder for _, held in sorted(self._states.items()) if held.setup is not None]
        wanted = [Path(folder) for folder in dict.fromkeys((*used, state.folder)) if folder]
        unused = self._folders.difference(wanted)
        self._folders = set(wanted)
        sizes = {folder: _bytes_in(folder) for folder in wanted}
        for folder in wanted:
            if sum(sizes.values()) > MAX_BYTES and folder != Path(state.folder):
                unused.add(folder)
                sizes[folder] = 0
        remove_behind(unused)


def _bytes_in(folder: Path) -> int:
    """The bytes of a folder's files; those that it shares with another are counted in both."""
    total = 0
    with suppress(OSError):
        for path in folder.iterdir():
            total += path.stat().st_size
    return total
