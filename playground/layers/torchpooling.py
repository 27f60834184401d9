"""Pooling a torch batch as the windows of this package want it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from playground.layers.geometry import Pair, Window

if TYPE_CHECKING:
    from torch import Tensor


def max_pooled(x: Tensor, window: Window) -> Tensor:
    """The largest value under each place of the window."""
    from torch.nn import functional as F  # noqa: N812

    alike = _paddable(window, x.shape[2], x.shape[3])
    if alike is not None:
        return F.max_pool2d(
            x, window.kernel, window.stride, alike, window.dilation, ceil_mode=window.ceil
        )
    rows, columns = window.output_size(x.shape[2], x.shape[3], "pooling")
    x = _reached(x, window, -math.inf)
    y = F.max_pool2d(x, window.kernel, window.stride, 0, window.dilation)
    return y[:, :, :rows, :columns]


def average_pooled(x: Tensor, window: Window, count_padding: bool) -> Tensor:
    """The mean under each place of the window; see `reference.pool` for what counts.

    Where torch's own average cannot do it, it is the sum by a convolution with ones over how many
    cells count.
    """
    import torch
    from torch.nn import functional as F  # noqa: N812

    height, width = x.shape[2:]
    alike = _paddable(window, height, width)
    if alike is not None and window.dilation == (1, 1):
        return F.avg_pool2d(x, window.kernel, window.stride, alike, window.ceil, count_padding)
    rows, columns = window.output_size(height, width, "pooling")
    down, across = window.tap_counts(height, width, count_padding)
    share = torch.from_numpy((1 / (down[:, None] * across)).astype(np.float32)).to(x)
    ones = torch.ones((1, 1, *window.kernel), dtype=x.dtype, device=x.device)
    flat = _reached(x, window, 0.0).flatten(0, 1)[:, None]
    sums = F.conv2d(flat, ones, None, window.stride, 0, window.dilation)
    return sums[:, 0, :rows, :columns].reshape(*x.shape[:2], rows, columns) * share


def _paddable(window: Window, height: int, width: int) -> Pair | None:
    """The padding that torch's pooling can do itself: opposite sides alike, half a window at most.

    None where it cannot.
    """
    top, bottom, left, right = window.amounts(height, width)
    if (top, left) != (bottom, right):
        return None
    if top > window.kernel[0] // 2 or left > window.kernel[1] // 2:
        return None
    return top, left


def _reached(x: Tensor, window: Window, fill: float) -> Tensor:
    """The batch with everything around it that a window reads."""
    from torch.nn import functional as F  # noqa: N812

    top, bottom, left, right = window.reached(x.shape[2], x.shape[3])
    return F.pad(x, (left, right, top, bottom), value=fill)
