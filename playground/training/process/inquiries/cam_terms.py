"""The answer to which maps make up Grad-CAM's."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from playground.training.process.attribution.grad_cam import weighed
from playground.training.process.attribution.method import Settings
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import asked_subject
from playground.training.protocol.inquiries.workings import TERMS, CamInquiry, CamTerms


def parts(context: InquiryContext, inquiry: CamInquiry) -> Iterator[CamTerms]:
    """Yield the terms; raises Refused where there are no maps, or they come too late."""
    subject = asked_subject(context, inquiry.asked, context.network())
    layer = inquiry.layer if inquiry.asked.layer is None else None
    found = weighed(subject, Settings(layer=layer))
    sizes = found.weights.abs() * found.maps.abs().sum((1, 2))
    units = torch.argsort(sizes, descending=True, stable=True)[:TERMS]
    units = units[: max(1, int((sizes > 0).sum()))]  # a term that is 0 everywhere says nothing
    terms = found.weights[:, None, None] * found.maps
    total = terms.sum(0)
    yield CamTerms(
        found.layer,
        found.weights.numpy(),
        sizes.numpy(),
        tuple(units.tolist()),
        found.maps[units].numpy(),
        (total - terms[units].sum(0)).numpy(),
        total.numpy(),
    )
