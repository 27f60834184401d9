"""Keeps where pictures lie by what a layer makes of them in step with what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message, marked
from playground.core.network_input import OPENED, Origin
from playground.datasets.example import with_example
from playground.gui.inside.asking import Asking, Wanted
from playground.gui.inside.explaining import Explaining
from playground.gui.inside.unitlooking import UnitLooking
from playground.gui.state.store import Store
from playground.gui.train.training import Training
from playground.pictures.samples import with_sample
from playground.training.protocol.inquiries.features import (
    FeaturePoints,
    FeaturesInquiry,
    OpenedPicture,
    OpenInquiry,
)
from playground.training.protocol.inquiries.messages import Found, InquiryOver


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Points of pictures, of before at first while `is_busy`; `refusal` says why there are none."""

    points: FeaturePoints | None = None
    is_busy: bool = False
    is_stopped: bool = False
    done: int = 0
    total: int = 0
    refusal: Message | None = None


class Featuring(Asking):
    """Asks while the page of pictures is seen, and opens one of them as the document's."""

    page = "pictures"

    updated = Signal(object)
    """Features; `now` is the same."""

    def __init__(
        self,
        store: Store,
        explaining: Explaining,
        looking: UnitLooking,
        training: Training,
        parent: QObject,
    ) -> None:
        super().__init__(store, explaining, training, parent)
        self._looking = looking
        self._opening = 0
        self.now = Features()
        self._inquiries.replied.connect(self._take_opened)

    def wanted(self) -> Wanted | None:
        """The features of the chosen layer, in the pictures that are chosen."""
        subject = self._explaining.now.subject
        if subject is None or not any(layer.enabled for layer in subject.network):
            return None
        look = self._store.view.inside
        return subject, FeaturesInquiry(self._looking.searched(subject), look.feature_layer)

    def is_same(self, asked: Wanted, wanted: Wanted) -> bool:
        """Another picture of the document changes nothing."""
        (one, first), (other, second) = asked, wanted
        is_like = (one.x.shape, one.top) == (other.x.shape, other.top)
        return one.network is other.network and is_like and first == second

    def stop(self) -> None:
        """Give up what is being worked out."""
        self.give_up(for_good=True)
        self._become(replace(self.now, is_stopped=True))

    def open(self, place: int) -> None:
        """Have a picture of the set as the document's: as one step that undo takes back."""
        points, wanted = self.now.points, self._asked
        if points is None or wanted is None or place not in points.places:
            return
        subject, inquiry = wanted
        assert isinstance(inquiry, FeaturesInquiry)
        pictures = inquiry.pictures
        if pictures.data is None and not pictures.folder:
            name = points.names[points.places.index(place)]
            label = marked("edit", "Look at a picture")
            self._store.edit(label, with_sample, name)
            return
        now = self._explaining.now.subject
        self._opening = self._inquiries.ask(now or subject, OpenInquiry(pictures, place))

    def _take_opened(self, reply: object) -> None:
        if not self._opening or getattr(reply, "token", 0) != self._opening:
            return
        if isinstance(reply, Found) and isinstance(reply.part, OpenedPicture):
            opened, wanted = reply.part, self._asked
            origin = OPENED
            if wanted is not None and isinstance(wanted[1], FeaturesInquiry):
                data = wanted[1].pictures.data
                origin = OPENED if data is None else Origin("data", data.kind, opened.place)
            label = marked("edit", "Look at a picture")
            self._store.edit(label, with_example, opened.picture, opened.name, origin)
        elif isinstance(reply, InquiryOver):
            self._opening = 0
            if reply.refusal is not None:
                self._store.refuse(reply.refusal)

    # What comes.

    def nothing(self) -> None:
        """There is no layer."""
        self._become(Features(refusal=Message(marked("message", "The network has no layers."))))

    def begun(self) -> None:
        """Keep the points of before until something comes."""
        old = self.now.points
        self._become(Features(old, is_busy=True))

    def given_up(self) -> None:
        """Keep what there is."""
        self._become(replace(self.now, is_busy=False))

    def progressed(self, done: int, total: int) -> None:
        """So many pictures have gone through the network."""
        self._become(replace(self.now, done=done, total=total))

    def take_part(self, part: object) -> None:
        """Keep the points."""
        if isinstance(part, FeaturePoints):
            self._become(replace(self.now, points=part))

    def over(self, refusal: Message | None) -> None:
        """All has come; where it was refused, nothing is left of before."""
        points = self.now.points if refusal is None else None
        self._become(Features(points, refusal=refusal))

    def _become(self, now: Features) -> None:
        self.now = now
        self.updated.emit(now)
