"""The answer to how the deconvnet comes to its picture: what is led back, layer by layer."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.layers import Convolution, Dense, Pooling, TransposedConvolution
from playground.training.process.attribution.deconvnet import deconvnet_rule
from playground.training.process.attribution.rules import PassedThrough, RectifiedReLU
from playground.training.process.attribution.subject import is_relu, replaced
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import NO_RELU, asked_subject
from playground.training.process.modules import LayerModule
from playground.training.protocol.inquiries.workings import MAPS, BackInquiry, BackStep, How


def parts(context: InquiryContext, inquiry: BackInquiry) -> Iterator[BackStep]:
    """Yield the value that is led back, then what it has become before each layer.

    Raises Refused as the method itself does.
    """
    subject = asked_subject(context, inquiry.asked, context.network())
    layers = [each for each in subject.modules.children() if isinstance(each, LayerModule)]
    if not any(map(is_relu, layers)):
        raise Refused(NO_RELU)
    modules = replaced(subject.modules, deconvnet_rule)
    signals = [subject.x.detach().clone().requires_grad_()]
    for module in modules:
        if context.is_cancelled():
            raise Cancelled
        signals.append(module(signals[-1]))
    number = subject.number(signals[-1])
    back = torch.autograd.grad(number, signals, number.detach())
    places = [int(name) for name, _ in modules.named_children()]
    yield _step(subject.asked.layer, None, back[-1][0], float(number.detach()))
    for at in reversed(range(len(places))):
        how = _how(list(modules.children())[at], layers[at])
        came, goes = back[at + 1][0], back[at][0]
        cut = before = 0
        if how == "rectified":
            cut, before = int((came < 0).sum()), int((came != 0).sum())
        yield _step(places[at], how, goes, 0.0, cut, before)


def _how(used: torch.nn.Module, module: LayerModule) -> How:
    if isinstance(used, RectifiedReLU):
        return "rectified"
    if isinstance(used, PassedThrough):
        return "passed"
    if isinstance(module.layer, Pooling):
        return "unpooled"
    if isinstance(module.layer, Convolution | Dense | TransposedConvolution):
        return "transposed"
    return "gradient"


def _step(
    layer: int, how: How | None, signal: Tensor, value: float, cut: int = 0, before: int = 0
) -> BackStep:
    sizes = signal.abs().sum((1, 2))
    units = torch.argsort(sizes, descending=True, stable=True)[:MAPS]
    units = units[: max(1, int((sizes > 0).sum()))]  # a map of zeros says nothing
    channels, height, width = signal.shape
    return BackStep(
        layer,
        how,
        (channels, height, width),
        tuple(units.tolist()),
        signal[units].numpy(),
        float(signal.min()),
        float(signal.max()),
        float((signal != 0).sum()) / signal.numel(),
        value,
        cut,
        before,
    )
