"""The input of a network that is trained on a data set."""

from __future__ import annotations

from dataclasses import replace

from playground.core.network_input import NetworkInput
from playground.datasets.dataset import Dataset


def bound_to(taken: NetworkInput, dataset: Dataset) -> NetworkInput:
    """The input of a network that is trained on the data, whatever it took before."""
    return replace(taken, shape=dataset.shape, levels="unit", framing=dataset.framing, kept=True)
