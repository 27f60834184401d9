"""Whether a stack can be trained on a data set: why not, in words, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray, Shape
from playground.core.fitting import fitted, output_shape
from playground.core.layer import Layer
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session
from playground.datasets.dataset import Dataset
from playground.datasets.example import with_input_of, with_picture_of
from playground.layers import Activation, Dense, Flatten

L = TypeVar("L", bound=Layer)


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """A network that can be trained.

    `message` proposes what there is to change, `done` says it once it was changed.
    """

    network: Network
    message: Message
    done: Message


def ends_in_softmax(network: Network) -> bool:
    """Whether the last layer that is switched on makes shares that add up to 1."""
    layers = [layer for layer in network if layer.enabled]
    return bool(layers) and layers[-1].is_softmax


def obstacle(
    network: Network, shape: Shape, classes: int, frozen: tuple[int, ...] = ()
) -> Message | None:
    """Why the network cannot be trained on pictures of `shape`, in a sentence; None if it can."""
    active = {place: layer for place, layer in enumerate(network) if layer.enabled}
    if not active:
        return _message(
            marked("message", "The stack has no layers yet: there is nothing to train.")
        )
    try:
        output = output_shape(network, shape)
    except Refused as refused:
        return _message(
            marked(
                "message",
                "The stack does not fit pictures of {width}×{height}: {reason}",
            ),
            width=shape[2],
            height=shape[1],
            reason=str(refused),
        )
    trained = {place: layer for place, layer in active.items() if layer.parameters()}
    if not trained:
        return _message(
            marked("message", "No layer of the stack has weights: there is nothing to learn.")
        )
    if set(trained) <= set(frozen):
        return _message(
            marked(
                "message", "All layers with weights are frozen: unfreeze one to train the stack."
            )
        )
    if output != (classes, 1, 1):
        return _other_outputs(output, classes)
    return None


def _other_outputs(output: Shape, classes: int) -> Message:
    """Say what the stack ends in, where that is no number for each class."""
    found, height, width = output
    if (height, width) != (1, 1):
        text = marked(
            "message",
            "The stack ends in {maps} maps of {width}×{height}, but it needs one number for"
            " each of the {classes} classes.",
        )
        if found == 1:
            text = marked(
                "message",
                "The stack ends in one map of {width}×{height}, but it needs one number for"
                " each of the {classes} classes.",
            )
    elif found == 1:
        text = marked(
            "message",
            "The stack ends in one number, but there are {classes} classes: it needs one"
            " output for each.",
        )
    else:
        text = marked(
            "message",
            "The stack ends in {found} numbers, but there are {classes} classes: it needs one"
            " output for each.",
        )
    return _message(text, found=found, maps=found, width=width, height=height, classes=classes)


def completed(
    network: Network, shape: Shape, classes: int, rng: np.random.Generator
) -> Proposal | None:
    """The network with the last layers that it lacks; None when they would not help.

    A dense layer at the end, with or without softmax, gets as many outputs as there are classes.
    Otherwise flatten, dense and softmax are put after what is there; a softmax at the end moves.
    """
    layers = list(network)
    softmax: list[Layer] = [Activation(function="softmax")]
    if ends_in_softmax(network):  # in the middle of a stack it would squash what follows
        softmax = [layers.pop(_last(layers))]
    try:
        reached = output_shape(Network(tuple(layers)), shape)
        last = layers[_last(layers)] if any(layer.enabled for layer in layers) else None
        if isinstance(last, Dense) and last.units != classes:
            before = output_shape(Network(tuple(layers[: _last(layers)])), shape)
            resized = replace(last.fitted(before), units=classes).fitted(before)
            layers[_last(layers)] = resized
            values = {"classes": classes, "found": last.units}
            message = Message(
                marked(
                    "message", "Give the last dense layer {classes} outputs instead of {found}."
                ),
                values,
            )
            done = Message(
                marked(
                    "message",
                    "The last dense layer was given {classes} outputs instead of {found}.",
                ),
                values,
            )
            return Proposal(fitted(Network((*layers, *softmax)), shape), message, done)
        if reached == (classes, 1, 1) and any(layer.parameters() for layer in layers):
            return None
        added: list[Layer] = []
        if reached[1:] != (1, 1):
            added.append(Flatten())
            reached = (reached[0] * reached[1] * reached[2], 1, 1)
        added.append(Dense.random(reached, classes, rng))
    except Refused:
        return None
    added += softmax
    about = {"layers": _listed([layer.name() for layer in added]), "classes": classes}
    message = Message(
        marked(
            "message", "Add the last layers: {layers}, one output for each of {classes} classes."
        ),
        about,
    )
    done = Message(
        marked(
            "message", "The last layers were added: {layers}, with {classes} outputs, one a class."
        ),
        about,
    )
    return Proposal(fitted(Network((*layers, *added)), shape), message, done)


def with_completion(session: Session, taken: NetworkInput, classes: tuple[str, ...]) -> Session:
    """The session with a network that tells the classes apart; raises Refused where there is none.

    What was frozen stays frozen.
    """
    session = edits.set_input(session, taken)
    assert taken.shape is not None
    rng = np.random.default_rng(session.training.seed)
    found = completed(session.network, taken.shape, len(classes), rng)
    if found is None:
        raise Refused(marked("message", "Layers at the end would not help."))
    return replace(edits.extend_network(session, found.network), classes=classes)


def with_network_for(
    session: Session, network: Network, dataset: Dataset, picture: FloatArray | None, kind: str
) -> Session:
    """The session with a network that tells the classes of data of a kind apart.

    It looks at their first picture. Without one at hand, it is to fit the picture that is there.
    """
    if picture is not None:
        session = with_picture_of(with_input_of(session, dataset), picture, 0, kind)
    return replace(edits.extend_network(session, network), classes=dataset.classes)


def _last(layers: Sequence[Layer]) -> int:
    """The place of the last layer that is switched on."""
    return max(place for place, layer in enumerate(layers) if layer.enabled)


def multiplications(network: Network, shape: Shape) -> int:
    """Multiplications for one picture; raises Refused when a layer does not fit."""
    total = 0
    for layer in network:
        if layer.enabled:
            layer = layer.fitted(shape)
            total += layer.multiplications(shape)
            shape = layer.output_shape(shape)
    return total


def check(network: Network, shape: Shape, classes: int, frozen: tuple[int, ...] = ()) -> None:
    """Raise Refused with the reason when the network cannot be trained."""
    reason = obstacle(network, shape, classes, frozen)
    if reason is not None:
        raise Refused(reason.text, **reason.values)


def _message(text: str, **values: object) -> Message:
    return Message(text, values)


def _listed(names: Sequence[Message]) -> Message:
    """The names of layers, one after the other."""
    listed = names[0]
    for name in names[1:]:
        listed = Message(marked("message", "{names}, {last}"), {"names": listed, "last": name})
    return listed
