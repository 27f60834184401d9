"""Padding a torch batch as the windows of this package want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.layers.geometry import Pair, Window

if TYPE_CHECKING:
    from torch import Tensor


def padded(x: Tensor, window: Window) -> tuple[Tensor, Pair]:
    """The batch, padded where torch's convolution cannot do it itself, and what that is to add.

    Torch pads opposite sides alike, with zeros.
    """
    top, bottom, left, right = window.amounts(x.shape[2], x.shape[3])
    if not (top or bottom or left or right):
        return x, (0, 0)
    if window.border == "zeros" and (top, left) == (bottom, right):
        return x, (top, left)
    from torch.nn import functional as F  # noqa: N812

    amounts = (left, right, top, bottom)
    if window.border == "zeros":
        return F.pad(x, amounts), (0, 0)
    return F.pad(x, amounts, mode=window.border), (0, 0)
