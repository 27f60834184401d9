"""The answer to which picture a unit answers to most: some of those on the way, and the last."""

from __future__ import annotations

from collections.abc import Iterator

from playground.core.cancelling import Cancelled
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.maximise.growing import growing
from playground.training.process.maximise.settings import Maximising
from playground.training.protocol.inquiries.units import GrowInquiry, GrownPicture

MOST_SENT = 32
"""Pictures on the way that are sent."""


def parts(context: InquiryContext, inquiry: GrowInquiry) -> Iterator[GrownPicture]:
    """Yield the first picture, some on the way, and the last; raises Refused without the unit."""
    subject = context.subject
    settings = Maximising(steps=inquiry.steps, seed=inquiry.seed).without(*inquiry.without)
    every = max(1, inquiry.steps // MOST_SENT)
    grown = growing(
        subject.network, subject.x.shape, inquiry.layer, inquiry.unit, settings, subject.top
    )
    for each in grown:
        if context.is_cancelled():
            raise Cancelled
        context.progress(each.step, inquiry.steps)
        if each.step % every == 0 or each.step == inquiry.steps:
            yield GrownPicture(each.step, each.value, each.picture)
