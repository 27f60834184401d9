"""The answer to how the deconvnet comes to its picture: what is led back, layer by layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.layers import Convolution, Dense, Pooling, TransposedConvolution
from playground.training.process.attribution.deconvnet import deconvnet_rule
from playground.training.process.attribution.rules import PassedThrough, RectifiedReLU
from playground.training.process.attribution.subject import is_relu, replaced
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import NO_RELU, asked_subject
from playground.training.process.modules import LayerModule
from playground.training.protocol.inquiries.explaining import AskedNumber
from playground.training.protocol.inquiries.workings import MAPS, BackInquiry, BackStep, How

INPUT = -1
"""The stage of the picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way back that has been gone, from the number asked about.

    Through `modules`, which stand for `layers`, at `places` of the document's list: `signals` are
    the input and what each of them makes of it, `back` what came back to each of these.
    """

    modules: tuple[nn.Module, ...]
    layers: tuple[LayerModule, ...]
    places: tuple[int, ...]
    signals: tuple[Tensor, ...]
    back: tuple[Tensor, ...]
    number: float

    @property
    def stages(self) -> tuple[int, ...]:
        """Whose output each of the signals is: the picture's, then each layer's."""
        return (INPUT, *self.places)

    def how(self, at: int) -> How:
        """The rule of the way back at a layer, by its number among the layers."""
        used, layer = self.modules[at], self.layers[at].layer
        if isinstance(used, RectifiedReLU):
            return "rectified"
        if isinstance(used, PassedThrough):
            return "passed"
        if isinstance(layer, Pooling):
            return "unpooled"
        if isinstance(layer, Convolution | Dense | TransposedConvolution):
            return "transposed"
        return "gradient"


def gone_back(context: InquiryContext, asked: AskedNumber) -> Way:
    """Lead a number back to the picture; raises Refused as the deconvnet itself does."""
    subject = asked_subject(context, asked, context.network())
    layers = tuple(each for each in subject.modules.children() if isinstance(each, LayerModule))
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
    places = tuple(int(name) for name, _ in modules.named_children())
    return Way(tuple(modules), layers, places, tuple(signals), tuple(back), float(number.detach()))


def parts(context: InquiryContext, inquiry: BackInquiry) -> Iterator[BackStep]:
    """Yield the value that is led back, then what it has become before each layer."""
    way = gone_back(context, inquiry.asked)
    last = way.places[-1]
    yield _step(last, last, None, way.back[-1][0], way.number)
    for at in reversed(range(len(way.places))):
        how = way.how(at)
        came, goes = way.back[at + 1][0], way.back[at][0]
        cut = before = 0
        if how == "rectified":
            cut, before = int((came < 0).sum()), int((came != 0).sum())
        yield _step(way.places[at], way.stages[at], how, goes, 0.0, cut, before)


def _step(
    layer: int,
    stage: int,
    how: How | None,
    signal: Tensor,
    value: float,
    cut: int = 0,
    before: int = 0,
) -> BackStep:
    sizes = signal.abs().sum((1, 2))
    units = torch.argsort(sizes, descending=True, stable=True)[:MAPS]
    units = units[: max(1, int((sizes > 0).sum()))]  # a map of zeros says nothing
    channels, height, width = signal.shape
    return BackStep(
        layer,
        stage,
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
        signal[:, 0, 0].numpy() if height == width == 1 and channels > 1 else None,
    )
