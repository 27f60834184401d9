"""The normalisation of a training as a layer, so that whoever has the network has it too."""

from __future__ import annotations

from dataclasses import replace

from playground.core.network_input import NetworkInput
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets.normalise import Normalisation
from playground.layers import InputNormalisation


def normalised(
    network: Network, plan: TrainingPlan, taken: NetworkInput, measured: Normalisation
) -> tuple[Network, TrainingPlan, NetworkInput]:
    """The network with what was measured as its first layer; the places of the plan follow.

    A normalisation that is the first layer already takes the new numbers. Intensities that stay as
    they are need none: one that an earlier training put there goes, one set by hand stays.
    """
    first = network[0] if len(network) else None
    there = isinstance(first, InputNormalisation) and first.enabled
    if measured.is_idle:
        if not (there and taken.normalised):
            return network, plan, replace(taken, normalised=False)
        return Network(network.layers[1:]), _moved(plan, -1), replace(taken, normalised=False)
    taken = replace(taken, normalised=True)
    layer = InputNormalisation(mean=measured.mean, deviation=measured.deviation)
    if isinstance(first, InputNormalisation) and there:
        if (first.mean, first.deviation) == (layer.mean, layer.deviation):
            return network, plan, taken
        return Network((layer, *network.layers[1:])), plan, taken
    return Network((layer, *network.layers)), _moved(plan, 1), taken


def _moved(plan: TrainingPlan, by: int) -> TrainingPlan:
    places = tuple(place + by for place in plan.frozen if place + by >= 0)
    return replace(plan, frozen=places)
