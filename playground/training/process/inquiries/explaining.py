"""The answer to why: every method's map, and how alike it is after weights were shuffled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import Message, Refused, marked
from playground.engine.view.overlay import place_values
from playground.layers.shuffled import shuffled
from playground.training.process.attribution import METHODS
from playground.training.process.attribution.method import Method, Settings
from playground.training.process.attribution.subject import (
    Subject,
    is_relu,
    of_class,
    of_unit,
)
from playground.training.process.failures import reason_of
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.modules import LayerModule, TorchNetwork, torch_network
from playground.training.protocol.inquiries.explaining import (
    AskedNumber,
    Explained,
    ExplainInquiry,
    Methods,
    MethodText,
)

NO_RELU = marked("message", "No ReLU comes before it: this would be the gradient again.")

PER_METHOD = 100
"""Parts of the progress that a method makes."""


def parts(context: InquiryContext, inquiry: ExplainInquiry) -> Iterator[Methods | Explained]:
    """Yield the methods that there are, then what each says, those first that take a moment.

    A method may refuse by itself.
    """
    yield Methods(
        tuple(
            MethodText(name, each.title, each.sentence, each.source)
            for name, each in METHODS.items()
        )
    )
    network = _network(context, inquiry.shuffled, inquiry.seed)
    wanted = [(name, each) for name, each in METHODS.items() if name not in inquiry.without]
    wanted.sort(key=lambda item: item[1].takes_many_passes)
    for at, (name, method) in enumerate(wanted):
        context.progress(at * PER_METHOD, len(wanted) * PER_METHOD)

        def progress(done: int, total: int, at: int = at) -> None:
            part = PER_METHOD * done // max(1, total)
            context.progress(at * PER_METHOD + part, len(wanted) * PER_METHOD)

        watched = replace(context, progress=progress)
        yield _explained(watched, inquiry, network, name, method)


def _explained(
    context: InquiryContext,
    inquiry: ExplainInquiry,
    network: TorchNetwork,
    name: str,
    method: Method,
) -> Explained:
    try:
        if method.needs_relu and not _has_relu(context, inquiry):
            raise Refused(NO_RELU)
        values = _values(context, inquiry, network, method)
        if not inquiry.shuffled:
            return Explained(name, values)
        before = _values(context, replace(inquiry, shuffled=0), context.network(), method)
        return Explained(name, values, None, rank_correlation(values, before))
    except Refused as refused:
        return Explained(name, None, refused.message)
    except (RuntimeError, ValueError) as error:  # torch's, of a layer that the method did not await
        return Explained(name, None, reason_of(error))


def _has_relu(context: InquiryContext, inquiry: ExplainInquiry) -> bool:
    asked = inquiry.asked
    last = None if asked.layer is None else asked.layer
    return any(
        is_relu(module) and (last is None or int(name) <= last)
        for name, module in context.network().named_children()
        if isinstance(module, LayerModule)
    )


def _network(context: InquiryContext, count: int, seed: int) -> TorchNetwork:
    if not count:
        return context.network()
    subject = context.subject
    found = torch_network(shuffled(subject.network, count, seed), subject.x.shape, logits=True)
    return found.eval().requires_grad_(False)


def _values(
    context: InquiryContext, inquiry: ExplainInquiry, network: TorchNetwork, method: Method
) -> FloatArray:
    """The map; what was worked out before about the same subject is remembered."""
    key = replace(inquiry, without=frozenset()), method.name
    found: FloatArray | None = context.memory.get(key)
    if found is None:
        subject = asked_subject(context, inquiry.asked, network)
        settings = Settings(
            layer=inquiry.layer if inquiry.asked.layer is None else None,
            patch=inquiry.patch,
            stride=inquiry.stride,
            fill=inquiry.fill,
            top=context.subject.top,
            seed=inquiry.seed,
        )
        found = method.explain(subject, settings).detach().numpy()
        context.memory[key] = found
    return found


def asked_subject(context: InquiryContext, asked: AskedNumber, network: TorchNetwork) -> Subject:
    """The number that is asked about; raises Refused where there is no such one."""
    x = context.x()
    if asked.layer is None:
        subject = of_class(network, x, asked.unit)
    else:
        subject = of_unit(network, x, asked.layer, asked.unit)
    return replace(subject, progress=context.progress, is_cancelled=context.is_cancelled)


def rank_correlation(one: FloatArray, other: FloatArray) -> float | None:
    """Spearman's rank correlation of two maps' places, by size without sign; None without ranks."""
    a, b = (ranks(np.abs(place_values(values)).ravel()) for values in (one, other))
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / spread if spread else None


def ranks(values: FloatArray) -> NDArray[np.float64]:
    """The rank of each value from 1 on; equal ones share the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means = counts.cumsum() - (counts - 1) / 2
    return np.asarray(means[places], np.float64)


def refusal_of(error: Exception) -> Message:
    """The sentence for what went wrong."""
    return error.message if isinstance(error, Refused) else reason_of(error)
