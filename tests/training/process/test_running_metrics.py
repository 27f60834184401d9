"""Loss and accuracy of an epoch are the same however often somebody looked in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
import torch
from torch import Tensor

from playground.core.plan import Loss
from playground.training.process.losses import losses
from playground.training.process.running_metrics import MAX_WAITING_BATCHES, RunningMetrics, Score


class Labels:
    """A source of which only the classes are asked."""

    def labels_of(self, batches: Sequence[Tensor]) -> Tensor:
        return torch.cat(list(batches))


def score(outputs: Tensor, labels: Tensor, kind: Loss, looks: set[int]) -> Score:
    """The score over batches of 16, looked at after some of them."""
    metrics = RunningMetrics(kind, torch.device("cpu"))
    source = Labels()
    for number, start in enumerate(range(0, len(labels), 16)):
        part = slice(start, start + 16)
        metrics.add(outputs[part], labels[part], source)  # type: ignore[arg-type]
        if number in looks:
            metrics.read()
    return metrics.read()


@pytest.mark.parametrize("kind", get_args(Loss))
def test_looking_changes_nothing(kind: Loss) -> None:
    torch.manual_seed(5)
    outputs, labels = (
        3 * torch.randn(16 * (MAX_WAITING_BATCHES + 30), 10),
        torch.randint(0, 10, (16 * (MAX_WAITING_BATCHES + 30),)),
    )
    never = score(outputs, labels, kind, set())
    assert never.count == len(labels)
    assert never.loss == pytest.approx(losses(outputs, labels, kind).double().mean().item())
    assert never.accuracy == (outputs.argmax(1) == labels).double().mean().item()
    for seed in range(20):
        drawn = torch.randperm(
            MAX_WAITING_BATCHES + 30, generator=torch.Generator().manual_seed(seed)
        )
        assert score(outputs, labels, kind, set(drawn[: 1 + 4 * seed].tolist())) == never
