"""Fine-tuning: a trained network gets a last layer for other classes, and its first layers stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from playground.core import edits
from playground.core.arrays import Shape
from playground.core.fitting import fitted, output_shape
from playground.core.layer import Layer
from playground.core.messages import Refused, marked
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network, Session
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.dense import Dense
from playground.layers.flatten import Flatten
from playground.layers.pooling import Pooling
from playground.layers.shipped import with_shipped_network

HEAD_SEED: Final = 0xF17E
"""Beside the plan's, for the weights of a new last layer."""

HEAD_EPOCHS: Final = 60
"""They take moments where what the other layers make of the pictures is kept."""

USUAL: Final = "squeezenet-1.1"
"""The shipped network that is fine-tuned where the document's was not trained yet."""


def base_of(session: Session) -> Session:
    """The session with the network that is fine-tuned: its own where that has learned something.

    What a network without named classes has learned nobody knows, and random weights are nothing.
    """
    return session if is_own(session) else with_shipped_network(session, USUAL)


def is_own(session: Session) -> bool:
    """Whether the document's network is the one that is fine-tuned."""
    return bool(session.classes) and not session.drawn


def head_place(network: Network) -> int:
    """The place of the last layer that is on and has weights; raises Refused without any."""
    found = [at for at, layer in enumerate(network) if layer.enabled and layer.parameters()]
    if not found:
        raise Refused(marked("message", "No layer of the network has weights to learn anew."))
    return found[-1]


def with_new_head(
    network: Network, shape: Shape, classes: int, rng: np.random.Generator
) -> Network:
    """The network with a new last layer, drawn from `rng`, for so many classes.

    A dense layer takes the place of the last one with weights. Where that is a convolution whose
    maps are averaged, as SqueezeNet has it, the average comes before the dense layer: it is the
    same sum, without the ReLU between, and a picture's features are one number a channel. Softmax
    comes last. Raises Refused where the network does not fit pictures of `shape`.
    """
    place = head_place(network)
    layers = list(network)
    last, tail = layers[place], [layer for layer in layers[place + 1 :] if layer.enabled]
    kept: list[Layer] = layers[:place]
    if isinstance(last, Convolution):
        is_averaged = any(isinstance(layer, Pooling) for layer in tail)
        kept.append(Pooling(mode="global average") if is_averaged else Flatten())
    before = output_shape(Network(tuple(kept)), shape)
    kept += [Dense.random(before, classes, rng), Activation(function="softmax")]
    return fitted(Network(tuple(kept)), shape)


def frozen_before(network: Network, place: int) -> tuple[int, ...]:
    """The places of all layers before one: what they measure stays too, and none drops anything."""
    return tuple(range(min(place, head_place(network))))


def kept_places(network: Network, frozen: tuple[int, ...]) -> int:
    """How many layers at the beginning give the same for a picture in every epoch.

    Those that are frozen, and those between that have nothing to learn and draw nothing.
    """
    for place, layer in enumerate(network):
        if layer.enabled and place not in frozen and (layer.parameters() or _draws(layer)):
            return place
    return len(network)


def work_before(network: Network, shape: Shape, place: int) -> int:
    """The multiplications of the layers before one, for a picture of `shape`."""
    total = 0
    for layer in list(network)[:place]:
        if layer.enabled:
            total += layer.multiplications(shape)
            shape = layer.output_shape(shape)
    return total


def _draws(layer: Layer) -> bool:
    """Whether a layer does something else each time while it is trained, or measures something."""
    return layer.kind == "dropout" or bool(layer.measured)


# As one edit of a document.


def goes_on(session: Session, classes: tuple[str, ...]) -> bool:
    """Whether the network has a last layer for these very classes already, which stays."""
    return session.classes == classes


def fine_tuned(
    session: Session, shape: Shape, classes: tuple[str, ...], first: int | None = None
) -> Session:
    """The session with a last layer for these classes, whose layers before `first` are frozen.

    With None the last layer alone is trained. One that has these classes already stays, so that a
    fine-tuning goes on when more layers are let go. Pictures stay as they are while it is trained,
    so that what frozen layers make of them can be kept; a last layer alone is trained for more
    epochs than usual, if nobody has chosen how many. Raises Refused.
    """
    plan = session.training
    network = session.network
    place = len(network) if first is None else first
    if not goes_on(session, classes):
        rng = np.random.default_rng((plan.seed, HEAD_SEED))
        kept = Network(tuple(layer for layer in network if layer.enabled))
        network = with_new_head(kept, shape, len(classes), rng)
        place -= sum(not layer.enabled for layer in list(session.network)[:place])
        plan = replace(plan, normalisation="unit", initialiser="as-is", augmentation=Augmentation())
        if first is None and plan.epochs == TrainingPlan().epochs:
            plan = replace(plan, epochs=HEAD_EPOCHS)
        session = replace(edits.set_network(session, network), classes=classes)
    return edits.set_training(session, replace(plan, frozen=frozen_before(network, place)))


def unfrozen_from(session: Session) -> int:
    """The place of the first layer with weights that is trained; the length where none is."""
    frozen = session.training.frozen
    found = (
        place
        for place, layer in enumerate(session.network)
        if layer.enabled and layer.parameters() and place not in frozen
    )
    return next(found, len(session.network))
