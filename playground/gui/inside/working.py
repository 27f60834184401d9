"""Keeps how an explanation comes about in step with the document and with what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message
from playground.gui.inside.asking import Asking, Wanted
from playground.gui.inside.explaining import Explaining
from playground.gui.inside.unitsthere import cam_layer
from playground.gui.state.store import Store
from playground.gui.train.training import Training
from playground.training.protocol.inquiries.workings import (
    BackInquiry,
    BackStep,
    CamInquiry,
    CamMaps,
    CamTerms,
)


@dataclass(frozen=True, slots=True, eq=False)
class Workings:
    """The numbers known so far: Grad-CAM's terms and maps by layers, or the deconvnet's steps.

    They are of before while `is_busy` and nothing new has come; `refusal` says why there are none.
    """

    cam: CamTerms | None = None
    cam_maps: CamMaps | None = None
    steps: tuple[BackStep, ...] = ()
    is_busy: bool = False
    refusal: Message | None = None


class Working(Asking):
    """Asks while the page of numbers is seen."""

    page = "workings"

    updated = Signal(object)
    """Workings; `now` is the same."""

    def __init__(
        self, store: Store, explaining: Explaining, training: Training, parent: QObject
    ) -> None:
        super().__init__(store, explaining, training, parent)
        self.now = Workings()

    def wanted(self) -> Wanted | None:
        """The numbers of the chosen explanation of what is asked about."""
        look, now = self._store.view.inside, self._explaining.now
        if now.subject is None or now.asked is None:
            return None
        if look.working == "cam":
            return now.subject, CamInquiry(now.asked, cam_layer(look, self._store.session))
        return now.subject, BackInquiry(now.asked)

    def nothing(self) -> None:
        """Say why there is nothing."""
        self._become(Workings(refusal=self._explaining.now.why_not))

    def begun(self) -> None:
        """Keep the numbers of before until something comes."""
        self._become(replace(self.now, is_busy=True, refusal=None))

    def given_up(self) -> None:
        """Keep what there is."""
        self._become(replace(self.now, is_busy=False))

    def take_part(self, part: object) -> None:
        """Keep the terms, or one more step."""
        if isinstance(part, CamTerms):
            self._become(replace(self.now, cam=part))
        elif isinstance(part, CamMaps):
            self._become(replace(self.now, cam_maps=part))
        elif isinstance(part, BackStep):
            before = () if part.how is None else self.now.steps
            self._become(replace(self.now, steps=(*before, part)))

    def over(self, refusal: Message | None) -> None:
        """All has come; where it was refused, nothing is left of before."""
        now = replace(self.now, is_busy=False, refusal=refusal)
        self._become(now if refusal is None else replace(now, cam=None, cam_maps=None, steps=()))

    def _become(self, now: Workings) -> None:
        self.now = now
        self.updated.emit(now)
