"""A network's accuracy on other classes than its own, by sums of the shares of those it has."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch

from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused, marked
from playground.core.session import Network
from playground.datasets.dataset import Dataset, Indices, Progress, unwatched
from playground.training.process.modules import torch_network

BATCH_PICTURES = 32


def summed_accuracy(
    network: Network,
    dataset: Dataset,
    indices: Indices,
    sums: Sequence[Sequence[int]],
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> float:
    """The share of pictures whose class has the largest sum of the network's own probabilities.

    `sums` are, for each class of the data, the places of the outputs that stand for it. Pictures
    that cannot be read are left out. Raises Refused where there is no such output, or Cancelled.
    """
    module = torch_network(network, dataset.shape, logits=True).eval()
    outputs = math.prod(module.shape)
    beyond = [place for places in sums for place in places if place >= outputs]
    if beyond:
        text = marked("message", "The network has {count} outputs: there is no number {number}.")
        raise Refused(text, count=outputs, number=beyond[0])
    right = count = 0
    with torch.inference_mode():
        for start in range(0, len(indices), BATCH_PICTURES):
            if cancelled():
                raise Cancelled
            progress(start, len(indices))
            batch = dataset.batch(indices[start : start + BATCH_PICTURES])
            if not len(batch.labels):
                continue
            shares = module(torch.from_numpy(batch.pictures)).flatten(1).softmax(1).numpy()
            found = np.stack([shares[:, list(places)].sum(1) for places in sums]).argmax(0)
            right += int((found == batch.labels).sum())
            count += len(found)
    return right / max(1, count)
