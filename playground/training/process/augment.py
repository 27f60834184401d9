"""Augmentation of whole batches in torch: as `playground.datasets.augment` defines it."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.datasets.dataset import Edge


def warped(pictures: Tensor, warps: Tensor, edge: Edge) -> Tensor:
    """Pictures (N × C × H × W) after the warps (N × 2 × 3), sampled bilinearly."""
    grid = F.affine_grid(warps, list(pictures.shape), align_corners=False)
    padding = "zeros" if edge == "black" else "border"
    return F.grid_sample(pictures, grid, "bilinear", padding, align_corners=False)
