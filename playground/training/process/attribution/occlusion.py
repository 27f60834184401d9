"""Occlusion: how much the number falls where a patch lies over the picture."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from playground.core.cancelling import Cancelled
from playground.core.messages import marked
from playground.pictures.patch import filling
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject

AT_ONCE = 32
"""Pictures that go through the network together."""


def explain(subject: Subject, settings: Settings) -> Tensor:
    """The fall of the class's probability, or of the number, with a patch over each place: H × W.

    Where patches overlap, the mean over those that cover the place.
    """
    x = subject.x
    height, width = x.shape[-2:]
    shown = filled(x, settings)
    windows = list(patches(height, width, settings))
    fall, covered = torch.zeros(height, width), torch.zeros(height, width)
    with torch.no_grad():
        whole = answer(subject, x)
        for first in range(0, len(windows), AT_ONCE):
            if subject.is_cancelled():
                raise Cancelled
            some = windows[first : first + AT_ONCE]
            copies = x.repeat(len(some), 1, 1, 1)
            for copy, (rows, columns) in zip(copies, some, strict=True):
                copy[:, rows, columns] = shown[0, :, rows, columns]
            falls = (whole - answer(subject, copies)).cpu()
            for each, (rows, columns) in zip(falls, some, strict=True):
                fall[rows, columns] += each
                covered[rows, columns] += 1
            subject.progress(min(first + AT_ONCE, len(windows)), len(windows))
    return fall / covered.clamp(min=1)


def answer(subject: Subject, x: Tensor) -> Tensor:
    """The class's probability for each of N inputs, or the number where it is no class."""
    output = subject.modules(x)
    if not subject.is_class:
        return subject.number(output)
    shares = output.flatten(1).softmax(1).reshape(output.shape)
    return subject.number(shares)


def patches(height: int, width: int, settings: Settings) -> Iterator[tuple[slice, slice]]:
    """The rows and columns of each place of the patch; the last ones end with the picture."""
    for top in _starts(height, settings):
        for left in _starts(width, settings):
            yield slice(top, top + settings.patch), slice(left, left + settings.patch)


def _starts(side: int, settings: Settings) -> range:
    count = math.ceil(max(0, side - settings.patch) / settings.stride) + 1
    return range(0, count * settings.stride, settings.stride)


def filled(x: Tensor, settings: Settings) -> Tensor:
    """The values that the patch shows, as large as the picture."""
    shown = filling(x[0].cpu().numpy(), settings.fill, settings.top)
    return torch.from_numpy(np.array(shown, np.float32))[None].to(x.device)


declare(
    Method(
        name="occlusion",
        title=marked("method", "Occlusion"),
        sentence=marked("method", "How much the answer loses with a patch over each place."),
        source="Zeiler and Fergus 2013",
        explain=explain,
        takes_many_passes=True,
    ),
    order=80,
)
