"""Loss and accuracy so far, without making the loop wait for a single number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from playground.core.plan import Loss
from playground.training.process.data import Source
from playground.training.process.losses import losses

MAX_WAITING_BATCHES = 64
"""Batches whose outputs are kept until they are counted."""


@dataclass(frozen=True, slots=True)
class Score:
    """Mean loss, share of right answers, and the number of pictures that they are taken over."""

    loss: float
    accuracy: float
    count: int


class RunningMetrics:
    """Keeps the outputs of a few batches, and counts them on the device when they are many.

    What a step costs is a reference to what it made anyway. Batches of an epoch may come from
    several sources in turn: those that wait are counted by the one that they came from.
    """

    def __init__(
        self,
        loss: Loss,
        device: torch.device,
        lost: float = 0.0,
        right: float = 0.0,
        count: int = 0,
    ) -> None:
        self._loss = loss
        kind = torch.float64 if device.type != "mps" else torch.float32
        self._sums = torch.tensor([lost, right], dtype=kind).to(device)
        self._count = count
        self._waiting: list[tuple[Tensor, Any]] = []
        self._source: Source | None = None

    def add(self, outputs: Tensor, batch: Any, data: Source) -> None:
        """Note what the network put out for a batch of a source."""
        if data is not self._source:
            self._drain()
            self._source = data
        self._waiting.append((outputs, batch))
        if len(self._waiting) >= MAX_WAITING_BATCHES:
            self._drain()

    def _drain(self) -> None:
        if not self._waiting or self._source is None:
            return
        outputs = torch.cat([outputs.flatten(1) for outputs, _ in self._waiting])
        labels = self._source.labels_of([batch for _, batch in self._waiting])
        self._waiting.clear()
        right = outputs.argmax(dim=1) == labels
        # In float64, where the order of a sum leaves no trace: how many batches wait here depends
        # on when somebody last looked, and a run must come out the same twice.
        lost = losses(outputs, labels, self._loss).sum(dtype=self._sums.dtype)
        self._sums += torch.stack([lost, right.sum(dtype=self._sums.dtype)])
        self._count += len(labels)

    def sums(self) -> tuple[float, float, int]:
        """The losses together, the right answers, and of how many pictures; waits as `read`."""
        self._drain()
        lost, right = self._sums.tolist()
        return lost, right, self._count

    def read(self) -> Score:
        """The means so far; waits for the device."""
        self._drain()
        if not self._count:
            return Score(float("nan"), float("nan"), 0)
        loss, right = (self._sums / self._count).tolist()
        return Score(loss, right, self._count)
