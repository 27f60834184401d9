"""Padding a torch batch as the windows of this package want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.layers.geometry import Pair, Window

if TYPE_CHECKING:
    from torch import Tensor


def padded(
    x: Tensor, window: Window, fill: float = 0.0, pooling: bool = False
) -> tuple[Tensor, Pair]:
    """The batch, padded where torch's operation cannot do it itself, and what that one is to add.

    Torch pads opposite sides alike with its own filling, pooling at most by half the window.
    """
    top, bottom, left, right = window.amounts(x.shape[2], x.shape[3])
    if not (top or bottom or left or right):
        return x, (0, 0)
    halves = (window.kernel[0] // 2, window.kernel[1] // 2)
    if (
        window.border == "zeros"
        and (top, left) == (bottom, right)
        and not (pooling and (top > halves[0] or left > halves[1]))
    ):
        return x, (top, left)
    from torch.nn import functional as F  # noqa: N812

    amounts = (left, right, top, bottom)
    if window.border == "zeros":
        return F.pad(x, amounts, value=fill), (0, 0)
    return F.pad(x, amounts, mode=window.border), (0, 0)
