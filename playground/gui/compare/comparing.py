"""Keeps what is compared in step with the document and with what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message, Refused
from playground.core.session import Session
from playground.engine.view.planes import Shown
from playground.gui.compare.comparer import Compared, Comparer, Request
from playground.gui.compare.documents import Reader, Surroundings
from playground.gui.compare.takenruns import last_run
from playground.gui.state.comparison import (
    Comparison,
    Letter,
    RunChoice,
    Source,
    usual_comparison,
)
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.training.protocol.run_list import listed_runs

if TYPE_CHECKING:
    from playground.core.run_notes import RunNotes
    from playground.gui.train.state.trainer import Trainer
    from playground.gui.train.training import Training
    from playground.training.protocol.runs import Run
    from playground.training.protocol.state import TrainingState

COMPARING = "comparing"
"""The `about` of messages that tell of files that are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A source that is to be read for a side."""

    letter: Letter
    source: Source
    around: Surroundings
    is_run: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A source as it was read for a side, or the reason why it was not."""

    letter: Letter
    source: Source
    session: Session | None
    refusal: Message | None = None
    run: RunChoice | None = None


class Comparing(QObject):
    """Asks for both sides whenever they may have changed, while anybody looks."""

    updated = Signal(object)
    """A Compared; `now` is the same."""

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        training: Callable[[], Training | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._training = training
        self._trainer: Trainer | None = None
        self._is_watched = False
        self.now: Compared | None = None
        self.reader = Reader()
        self._worker = LatestWins(Comparer(self.reader).run, self)
        self._worker.arrived.connect(self._take)
        self._opener = LatestWins(self._opened, self)
        self._opener.arrived.connect(self._take_opened)
        evaluation.updated.connect(self._results_changed)
        store.view_changed.connect(self._view_changed)
        store.changed.connect(self._session_changed)

    @property
    def comparison(self) -> Comparison:
        """The comparison that was chosen, or the one that there is to begin with."""
        view = self._store.view
        if view.comparison is not None:
            return view.comparison
        return usual_comparison(self._store.session, view.layer, view.filter)

    @property
    def is_busy(self) -> bool:
        """Whether something newer than `now` is on its way."""
        return self._worker.is_busy or self._opener.is_busy

    def watch(self, watched: bool) -> None:
        """Follow the document from now on, or rest: nobody sees it."""
        self._is_watched = watched
        self._ask()

    def choose(self, comparison: Comparison) -> None:
        """Compare something else, or another way."""
        self._store.look(comparison=comparison)

    def change(self, **changes: Any) -> None:
        """Look at it in another way, or at another part of it."""
        self.choose(replace(self.comparison, **changes))

    def open_source(self, letter: Letter, source: Source) -> None:
        """Take a side from a file, once it has been read; one that is damaged changes nothing."""
        self._opener.request(_Wanted(letter, source, self._surroundings()))

    def open_run(self, letter: Letter, path: str) -> None:
        """Take the last run of a session's file, once that has been read."""
        source = Source("session", path=path)
        self._opener.request(_Wanted(letter, source, self._surroundings(), is_run=True))

    def _surroundings(self) -> Surroundings:
        training = self._training()
        if training is not None and self._trainer is None:
            self._trainer = training.trainer
            self._trainer.changed.connect(self._training_changed)
        if self._trainer is None:
            return Surroundings(self._store.session)
        state = self._trainer.state
        return Surroundings(self._store.session, state.folder, listed_runs(state, self._notes))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of this session."""
        return self._surroundings().runs

    @property
    def _notes(self) -> RunNotes:
        return self._store.session.runs

    def _opened(self, wanted: _Wanted, cancelled: Callable[[], bool]) -> Iterator[_Opened]:
        try:
            session = self.reader.session(wanted.source, wanted.around)
            run = last_run(wanted.source.path, self.reader) if wanted.is_run else None
        except Refused as refused:
            yield _Opened(wanted.letter, wanted.source, None, refused.message)
        else:
            yield _Opened(wanted.letter, wanted.source, session, run=run)

    def _take_opened(self, opened: _Opened) -> None:
        if opened.session is None:
            assert opened.refusal is not None
            self._store.refuse(opened.refusal, COMPARING)
            return
        self._store.succeeded.emit(COMPARING)
        if opened.run is not None:
            self.choose(self.comparison.with_run(opened.letter, opened.run))
        else:
            side = self.comparison.side(opened.letter)
            stage = min(side.stage, len(opened.session.network) - 1)
            side = replace(side, source=opened.source, stage=stage)
            self.choose(self.comparison.with_side(opened.letter, side))
        self._ask()  # the same choice may be of a file that has been written since

    def _ask(self) -> None:
        shown = self._evaluation.shown
        if not self._is_watched or shown is None:
            return
        around = self._surroundings()
        self._worker.request(Request(self.comparison, around, shown, self._store.view.scale))

    def _results_changed(self, shown: Shown) -> None:
        self._ask()

    def _session_changed(self, old: Session, new: Session) -> None:
        is_other = old.steps is not new.steps or old.picture is not new.picture
        if is_other or old.runs is not new.runs:
            self._ask()

    def _training_changed(self, old: TrainingState, new: TrainingState) -> None:
        if (old.runs, old.folder) != (new.runs, new.folder):
            self._ask()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if not self._is_watched:
            return
        if old.scale != new.scale or _asked(old.comparison) != _asked(new.comparison):
            self._ask()
        elif old.comparison != new.comparison and self.now is not None:
            self.updated.emit(self.now)

    def _take(self, compared: Compared) -> None:
        self.now = compared
        self.updated.emit(compared)


def _asked(comparison: Comparison | None) -> tuple[object, ...]:
    """The parts whose change calls for computing anew; how it is looked at is left out."""
    if comparison is None:
        return ()
    return (
        *(comparison.a, comparison.b, comparison.align, comparison.way == "difference"),
        *(comparison.run_a, comparison.run_b, comparison.page),
    )
