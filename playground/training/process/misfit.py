"""A network that cannot be trained on its data, with what these would have it be."""

from __future__ import annotations

from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.datasets.bound_input import bound_to
from playground.datasets.dataset import Dataset
from playground.training.protocol import messages, trainable


class Misfit(Refused):
    """A start was refused because the network does not fit the data."""

    def __init__(self, refused: Refused, taken: NetworkInput, classes: tuple[str, ...]) -> None:
        super().__init__(refused.message.text, **refused.message.values)
        self.taken = taken
        self.classes = classes


def check_fits(start: messages.Start, dataset: Dataset) -> None:
    """Raise Misfit when the network of a start cannot be trained on the data."""
    try:
        trainable.check(start.network, dataset.shape, len(dataset.classes), start.plan.frozen)
    except Refused as refused:
        taken = bound_to(start.input, dataset)
        raise Misfit(refused, taken, dataset.classes) from None
