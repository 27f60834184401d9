"""One step of gradient descent: forward, loss, backward, update."""

from __future__ import annotations

from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from playground.core.plan import Loss
from playground.training.process.data import Source
from playground.training.process.losses import mean_loss


class TrainingStep(Protocol):
    """Trains on one batch and returns what the network put out for it; None for an empty one."""

    def __call__(self, batch: Any) -> Tensor | None: ...


class PlainStep:
    """A step as it stands in every textbook."""

    def __init__(self, module: nn.Module, optimiser: Optimizer, data: Source, loss: Loss) -> None:
        self.module = module
        self.optimiser = optimiser
        self.data = data
        self.loss = loss

    def __call__(self, batch: Any) -> Tensor | None:
        """Forward, loss, backward, update."""
        pictures, labels = self.data.load(batch)
        if not len(labels):  # none of its pictures could be read
            return None
        outputs: Tensor = self.module(pictures)
        loss = mean_loss(outputs, labels, self.loss)
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        self.optimiser.step()
        return outputs.detach()
