"""How well a network does on pictures that it was not trained on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.cancelling import Cancelled, never
from playground.core.plan import Loss
from playground.datasets.dataset import Indices, Progress, unwatched
from playground.training.process.data import Source, chunks
from playground.training.process.losses import losses, shares
from playground.training.protocol.metrics import Examined

BATCH_PICTURES = 256
"""Pictures of a batch; more fill no processor's cache better."""

CARD_BATCH_PICTURES = 2048


@contextmanager
def evaluating(module: nn.Module) -> Iterator[None]:
    """Outside training: dropout passes, statistics are fixed; every layer is put back after."""
    modes = {part: part.training for part in module.modules()}
    module.eval()
    try:
        with torch.inference_mode():
            yield
    finally:
        for part, was_training in modes.items():
            part.training = was_training


def outputs_of(
    module: nn.Module, data: Source, count: int
) -> Generator[tuple[Tensor, Tensor, Tensor]]:
    """The network's answers batch by batch: outputs, classes, places in the part."""
    device = next(iter(module.parameters())).device
    with evaluating(module):
        places = torch.arange(count, device=device)
        for batch in data.batches(
            chunks(places, BATCH_PICTURES if device.type == "cpu" else CARD_BATCH_PICTURES)
        ):
            pictures, labels = data.load(batch)
            if len(labels):
                yield module(pictures).flatten(1), labels, data.places_of(batch)


def examine(
    module: nn.Module,
    data: Source,
    indices: Indices,
    loss: Loss,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> Examined:
    """Every picture of a part: what the network takes it for, how sure it is, and its loss.

    Raises Cancelled: thousands of pictures may have to be decoded.
    """
    found: list[tuple[Tensor, ...]] = []
    done = 0
    with closing(outputs_of(module, data, len(indices))) as batches:
        for outputs, labels, places in batches:
            if cancelled():
                raise Cancelled
            done += len(labels)
            progress(done, len(indices))
            sure, predicted = shares(outputs, loss).max(dim=1)
            found.append((places, labels, predicted, sure, losses(outputs, labels, loss)))
    if not found:
        none = np.zeros(0, np.int64)
        return Examined(none, none, none, none.astype(np.float32), none.astype(np.float32))
    columns = [torch.cat(column).cpu().numpy() for column in zip(*found, strict=True)]
    return Examined(indices[columns[0]], columns[1], columns[2], columns[3], columns[4])
