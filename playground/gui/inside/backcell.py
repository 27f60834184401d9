"""Keeps the arithmetic of a number that the deconvnet leads back in step with what is chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message
from playground.gui.inside.asking import Asking, Wanted
from playground.gui.inside.explaining import Explaining
from playground.gui.inside.working import Working, Workings
from playground.gui.state.insideview import BackPlace
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT
from playground.gui.train.training import Training
from playground.training.protocol.inquiries.workings import BackCell, BackCellInquiry, BackStep


class BackCells(Asking):
    """Asks about one number once all steps are there: one that is chosen, or the strongest."""

    page = "workings"

    updated = Signal(object)
    """A BackCell, or None; `now` is the same."""

    def __init__(
        self,
        store: Store,
        explaining: Explaining,
        working: Working,
        training: Training,
        parent: QObject,
    ) -> None:
        super().__init__(store, explaining, training, parent)
        self._working = working
        self.now: BackCell | None = None
        self.refusal: Message | None = None
        working.updated.connect(self._worked)

    def step(self) -> BackStep | None:
        """The step whose maps are shown; where the chosen one is not there, the last."""
        look, steps = self._store.view.inside, self._working.now.steps
        wanted = INPUT if look.back_layer is None else look.back_layer
        return next((step for step in steps if step.stage == wanted), steps[-1] if steps else None)

    def place(self) -> BackPlace | None:
        """The number that is asked about."""
        step, chosen = self.step(), self._store.view.inside.back_cell
        if step is None or step.how is None:
            return None
        if chosen is not None and all(
            each < most for each, most in zip(chosen, step.shape, strict=True)
        ):
            return chosen
        at = int(np.abs(step.maps[0]).argmax())
        row, column = divmod(at, step.shape[2])
        return step.units[0], row, column

    def _worked(self, _now: Workings) -> None:
        self._look()

    def wanted(self) -> Wanted | None:
        """The number that is chosen, while the way back is shown."""
        now, step, place = self._explaining.now, self.step(), self.place()
        is_shown = self._store.view.inside.working == "back" and not self._working.now.is_busy
        if not is_shown or now.subject is None or now.asked is None:
            return None
        if step is None or place is None:
            return None
        return now.subject, BackCellInquiry(now.asked, step.stage, *place)

    def nothing(self) -> None:
        """There is no arithmetic."""
        self._become(None)

    def take_part(self, part: object) -> None:
        """Keep it."""
        if isinstance(part, BackCell):
            self.refusal = None
            self._become(part)

    def over(self, refusal: Message | None) -> None:
        """It was refused, if `refusal` says why."""
        if refusal is not None:
            self.refusal = refusal
            self._become(None)

    def _become(self, now: BackCell | None) -> None:
        if now is not self.now:
            self.now = now
            self.updated.emit(now)
