"""Layers that compute as they are, and send gradients back by rules of their own."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable


class _Guided(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        (x,) = ctx.saved_tensors
        back: Tensor = gradient.clamp(min=0) * (x > 0)
        return back


class _Rectified(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return x.clamp(min=0)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return gradient.clamp(min=0)


class _Through(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, module: nn.Module) -> Tensor:
        with torch.no_grad():
            return module(x)  # type: ignore[no-any-return]

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:
        return gradient, None


class GuidedReLU(nn.Module):
    """ReLU that lets back what is positive, and came through."""

    def forward(self, x: Tensor) -> Tensor:
        """The larger of 0 and x."""
        return _Guided.apply(x)  # type: ignore[no-untyped-call, no-any-return]


class RectifiedReLU(nn.Module):
    """ReLU that lets back what is positive, whatever came through."""

    def forward(self, x: Tensor) -> Tensor:
        """The larger of 0 and x."""
        return _Rectified.apply(x)  # type: ignore[no-untyped-call, no-any-return]


class PassedThrough(nn.Module):
    """A layer that lets everything back as it is."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, x: Tensor) -> Tensor:
        """The layer's output for x."""
        return _Through.apply(x, self.module)  # type: ignore[no-untyped-call, no-any-return]
