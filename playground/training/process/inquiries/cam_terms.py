"""The answer to which maps make up Grad-CAM's."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from playground.core.cancelling import Cancelled
from playground.training.process.attribution.grad_cam import weighed
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.subject import Subject
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import asked_subject
from playground.training.protocol.inquiries.workings import TERMS, CamInquiry, CamMaps, CamTerms


def parts(context: InquiryContext, inquiry: CamInquiry) -> Iterator[CamTerms | CamMaps]:
    """Yield the terms, then the maps; raises Refused where there are no maps, or none in time."""
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
    yield _by_layer(context, subject)


def _by_layer(context: InquiryContext, subject: Subject) -> CamMaps:
    """Grad-CAM's map at each layer with maps, by one way back through all of them."""
    signals = [subject.x.detach().clone().requires_grad_()]
    for module in subject.modules:
        if context.is_cancelled():
            raise Cancelled
        signals.append(module(signals[-1]))
    gradients = torch.autograd.grad(subject.number(signals[-1]), signals[1:])
    named = (name for name, _ in subject.modules.named_children())
    totals = {}
    for name, maps, gradient in zip(named, signals[1:], gradients, strict=True):
        if maps.shape[2] * maps.shape[3] > 1:
            weights = gradient.mean((2, 3))[0]
            total = (weights[:, None, None] * maps.detach()[0]).sum(0)
            totals[int(name)] = total.clamp(min=0).numpy()
    return CamMaps(totals)
