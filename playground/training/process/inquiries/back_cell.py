"""The answer to how one number that the deconvnet leads back comes about: its sum, term by term."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from playground.core.messages import Refused, marked
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.way_back import Way, gone_back
from playground.training.protocol.inquiries.workings import BackCell, BackCellInquiry

NO_PLACE = marked("message", "There is no such place on the way back.")


def parts(context: InquiryContext, inquiry: BackCellInquiry) -> Iterator[BackCell]:
    """Yield it; raises Refused where there is no such number."""
    way = gone_back(context, inquiry.asked)
    if inquiry.stage not in way.stages[:-1]:
        raise Refused(NO_PLACE)
    at = way.stages.index(inquiry.stage)
    cell = (inquiry.unit, inquiry.row, inquiry.column)
    goes, came = way.back[at][0], way.back[at + 1][0]
    if not all(0 <= each < most for each, most in zip(cell, goes.shape, strict=True)):
        raise Refused(NO_PLACE)
    weights = _weights(way, at, cell)
    units, rows, columns = torch.nonzero(weights, as_tuple=True)
    taken = torch.unique(units)
    first = (int(rows.min()), int(columns.min())) if len(taken) else (0, 0)
    last = (int(rows.max()) + 1, int(columns.max()) + 1) if len(taken) else (0, 0)
    window = (taken, slice(first[0], last[0]), slice(first[1], last[1]))
    yield BackCell(
        inquiry,
        way.places[at],
        way.how(at),
        float(goes[cell]),
        first,
        tuple(taken.tolist()),
        came[window].numpy(),
        weights[window].numpy(),
    )


def _weights(way: Way, at: int, cell: tuple[int, int, int]) -> Tensor:
    """How much of each value that came back to a layer's output goes to a place of its input.

    The way back is linear in these values, but where it rectifies: there it is what is let back.
    """
    came = way.back[at + 1][0]
    if way.how(at) in ("rectified", "passed"):
        weights = torch.zeros_like(came)
        if all(each < most for each, most in zip(cell, came.shape, strict=True)):
            weights[cell] = 1.0
        return weights
    x = way.signals[at].detach().requires_grad_()
    output = way.modules[at](x)
    values = torch.zeros_like(output, requires_grad=True)
    (back,) = torch.autograd.grad(output, x, values, create_graph=True)
    (weights,) = torch.autograd.grad(back[0][cell], values, allow_unused=True)
    return torch.zeros_like(came) if weights is None else weights[0]
