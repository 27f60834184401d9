"""The losses that training makes small, picture by picture."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.core.plan import Loss


def losses(outputs: Tensor, labels: Tensor, loss: Loss) -> Tensor:
    """The loss of each picture, from what the network put out (N × classes, maybe × 1 × 1).

    Cross-entropy takes the outputs before softmax, so that no probability rounds to 0. Half squared
    error is ½ Σ (target − output)² with a target of 1 for the right class and 0 for the others.
    """
    outputs = outputs.flatten(1)
    if loss == "cross-entropy":
        return F.cross_entropy(outputs, labels, reduction="none")
    targets = F.one_hot(labels, outputs.shape[1]).to(outputs.dtype)
    return 0.5 * (targets - outputs).square().sum(dim=1)


def mean_loss(outputs: Tensor, labels: Tensor, loss: Loss) -> Tensor:
    """The mean over a batch, whose gradient makes a step."""
    if loss == "cross-entropy":
        return F.cross_entropy(outputs.flatten(1), labels)
    return losses(outputs, labels, loss).mean()


def shares(outputs: Tensor, loss: Loss) -> Tensor:
    """The share shown for each class (N × classes): probabilities, or the outputs as they are."""
    outputs = outputs.flatten(1)
    return torch.softmax(outputs, dim=1) if loss == "cross-entropy" else outputs
