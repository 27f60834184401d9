"""How well a network does on the pictures of its data that were held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.core.cancelling import never
from playground.core.messages import Message, Refused, marked
from playground.core.session import Network, Session
from playground.datasets.dataset import Dataset, Indices, Progress, unwatched
from playground.datasets.split import Split, split
from playground.layers.inputnorm import InputNormalisation
from playground.layers.layersfile import takes
from playground.training.protocol.metrics import Examined, Metrics, metrics_of
from playground.training.protocol.trainable import obstacle


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """The data of a session, how they were shared out, and what the network makes of them.

    `examined` and `metrics` are None where `reason` says why the network was not examined.
    """

    dataset: Dataset
    split: Split
    examined: Examined | None = None
    metrics: Metrics | None = None
    reason: Message | None = None

    def counts(self, part: Indices) -> Indices:
        """How many pictures of a part each class has."""
        labels = self.dataset.labels[part]
        return np.bincount(labels, minlength=len(self.dataset.classes)).astype(np.int64)


def examination(
    session: Session, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
) -> Examination | Message | None:
    """The examination of a session's network on its own data, which takes a while.

    The progress is that of the pictures that it is examined on.

    None without data, and a Message where they cannot be read.
    """
    plan = session.training
    if not plan.data.kind:
        return None
    try:
        dataset: Dataset = plan.data.load(cancelled=cancelled)
    except Refused as refused:
        return refused.message
    parts = split(dataset, plan.validation, plan.seed)
    reason = obstacle(session.network, dataset.shape, len(dataset.classes))
    if reason is None and not takes(session.network, dataset.shape):
        reason = Message(marked("message", "The weights are for other pictures than the data's."))
    if reason is not None or not len(parts.validation):
        return Examination(dataset, parts, reason=reason)
    import torch

    from playground.training.process.data import Part, plain, source
    from playground.training.process.evaluate import examine
    from playground.training.process.modules import torch_network

    device = torch.device("cpu")
    network = session.network
    if session.brightest != 1:  # the data are from 0 to 1
        fed = InputNormalisation(mean=(0.0,), deviation=(1 / session.brightest,))
        network = Network((fed, *network.layers))
    module = torch_network(network, dataset.shape, plan.loss == "cross-entropy")
    data = source(plain(Part(dataset, parts.validation), device), device)
    found = examine(module, data, parts.validation, plan.loss, progress, cancelled)
    return Examination(dataset, parts, found, metrics_of(found, len(dataset.classes)))
