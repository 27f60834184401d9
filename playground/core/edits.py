"""Edits of the picture and of the stack of layers: pure functions Session -> Session."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from playground.core.arrays import PixelArray, Shape, frozen
from playground.core.binding import bound
from playground.core.fields import fields_of
from playground.core.fitting import fitted
from playground.core.layer import Layer
from playground.core.messages import Gone, Refused, Term, marked
from playground.core.network_input import Levels, NetworkInput, Origin
from playground.core.picture import MIN_SIZE, Colour, Picture
from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network, Session

MAX_LAYERS = 256

NO_DATA = DataSource()


def _with_network(session: Session, layers: tuple[Layer, ...]) -> Session:
    session = bound(replace(session, network=Network(layers)))
    return replace(session, network=fitted(session.network, session.shape))


def _restacked(session: Session, places: Sequence[int], new: Layer | None = None) -> Session:
    """The layers that stood at `places`, in this order; the length of the stack stands for `new`.

    Frozen layers stay frozen wherever they come to stand.
    """
    layers = [*session.network, new]
    stacked = tuple(layer for place in places if (layer := layers[place]) is not None)
    held = session.training.frozen
    frozen = tuple(now for now, place in enumerate(places) if place in held)
    drawn = tuple(now for now, place in enumerate(places) if place in session.drawn)
    session = replace(_with_network(session, stacked), drawn=drawn)
    if frozen == held:
        return session
    return replace(session, training=replace(session.training, frozen=frozen))


def _with_picture(session: Session, picture: Picture) -> Session:
    session = replace(bound(session), picture=picture)  # to the size before, if to any
    network = fitted(session.network, session.shape)
    return session if network is session.network else replace(session, network=network)


# The picture.


def set_picture(session: Session, picture: Picture) -> Session:
    """Put another picture in."""
    return _with_picture(session, picture)


def set_working_size(session: Session, size: int, square: bool) -> Session:
    """Let the network see the picture with `size` pixels on its longest side; 0 means all."""
    if size and size < MIN_SIZE:
        raise Refused(marked("message", "The working size starts at {low} pixels."), low=MIN_SIZE)
    if (size, square) == (session.picture.size, session.picture.square):
        return session
    return _with_picture(session, replace(session.picture, size=size, square=square))


def set_colour(session: Session, colour: Colour) -> Session:
    """Feed the network one gray channel, or red, green and blue."""
    if colour == session.picture.colour:
        return session
    return _with_picture(session, replace(session.picture, colour=colour))


def set_levels(session: Session, levels: Levels) -> Session:
    """Feed the network intensities of 0–1 or of 0–255."""
    if levels == session.levels == session.picture.levels:
        return session
    session = replace(session, picture=replace(session.picture, levels=levels))
    if session.input.levels is None:
        return session
    return replace(session, input=replace(session.input, levels=levels))


def paint(session: Session, pixels: PixelArray, origin: Origin | None = None) -> Session:
    """Replace the picture by a painted one, taken as it is: float32 0–1 at the working size.

    It comes from where the one beneath came from, unless an `origin` is given.
    """
    colour: Colour = "rgb" if pixels.ndim == 3 else "gray"
    picture = replace(
        session.picture,
        pixels=frozen(np.array(pixels, np.float32)),
        size=0,
        square=False,
        colour=colour,
        origin=origin or replace(session.picture.origin, index=-1),
        holes=None,
    )
    return _with_picture(session, picture)


# What the network takes.


def set_input(session: Session, taken: NetworkInput) -> Session:
    """Give the network another input: what its weights are for, and how pictures come to be that.

    Weights are cut or grown where it has another size or other channels. Raises Refused when the
    network would not fit into memory.
    """
    if taken == session.input:
        return session
    return _with_network(replace(session, input=taken), session.network.layers)


def set_framing_on(session: Session, on: bool) -> Session:
    """Lay drawings in the frame as the data lie there, or scale them whole."""
    if on == session.input.frames_drawings:
        return session
    return replace(session, input=replace(session.input, frames_drawings=on))


# The stack of layers.


def set_network(session: Session, network: Network) -> Session:
    """Put another stack in, no layer of it frozen; its weights are fitted to the picture."""
    session = set_training(session, replace(session.training, frozen=()))
    return _with_network(replace(session, classes=(), drawn=()), network.layers)


def set_weights(session: Session, network: Network, without: Collection[int]) -> Session:
    """Give the layers the weights of a network that is like theirs but for them.

    What the outputs stand for stays, and layers stay frozen. Those at the places `without` got
    none: they are still drawn, if they were.
    """
    drawn = tuple(place for place in session.drawn if place in without)
    return replace(session, network=network, drawn=drawn)


def extend_network(session: Session, network: Network) -> Session:
    """Put in a stack that goes on where the present one ends, fitted to the picture.

    What is frozen stays frozen.
    """
    return _with_network(session, network.layers)


def replace_layer(session: Session, index: int, layer: Layer) -> Session:
    """Put `layer` in the place of another one."""
    layers = session.network.layers
    if layers[index] is layer:
        return session
    return _with_network(session, (*layers[:index], layer, *layers[index + 1 :]))


def set_field(session: Session, index: int, name: str, value: Any) -> Session:
    """Set a declared field of a layer; raise Refused when the value is out of bounds."""
    layers = session.network.layers
    if not (0 <= index < len(layers) and name in fields_of(layers[index])):
        raise Gone(f"layer {index} has no field {name}")
    layer = layers[index]
    value = fields_of(layer)[name].checked(value)
    if getattr(layer, name) == value:
        return session
    values = {name: value}
    if value == "explicit":
        values |= {
            part: fields_of(layer)[part].checked(number)
            for part, number in layer.by_side(name, _shape_before(session, index)).items()
        }
    field = fields_of(layer)[name]
    if field.kind == "numbers" and len(value) not in (1, _shape_before(session, index)[0]):
        raise Refused(
            marked(
                "message",
                "{label}: {count} numbers for {channels} channels. Give one for each channel, or "
                "one for all.",
            ),
            label=Term("field", field.label),
            count=len(value),
            channels=_shape_before(session, index)[0],
        )
    return replace_layer(session, index, replace(layer, **values))


def _shape_before(session: Session, index: int) -> Shape:
    """The shape of a layer's input; raises Refused when the layers before do not fit."""
    shape = session.shape
    for layer in session.network.layers[:index]:
        if layer.enabled:
            shape = layer.output_shape(shape)
    return shape


def set_enabled(session: Session, index: int, enabled: bool) -> Session:
    """Switch a layer off (its input passes through) or on."""
    layer = session.network[index]
    if layer.enabled == enabled:
        return session
    return replace_layer(session, index, replace(layer, enabled=enabled))


def add_layer(session: Session, index: int, layer: Layer) -> Session:
    """Insert a layer before the one at `index`; at the end with the length of the stack."""
    layers = session.network.layers
    if len(layers) >= MAX_LAYERS:
        raise Refused(marked("message", "A stack has at most {most} layers."), most=MAX_LAYERS)
    places = list(range(len(layers)))
    places.insert(index, len(layers))
    return _restacked(session, places, layer)


def duplicate_layer(session: Session, index: int) -> Session:
    """Insert a copy of a layer after it."""
    return add_layer(session, index + 1, replace(session.network[index]))


def delete_layer(session: Session, index: int) -> Session:
    """Take a layer out."""
    places = list(range(len(session.network)))
    del places[index]
    return _restacked(session, places)


def move_layer(session: Session, index: int, to: int) -> Session:
    """Move a layer so that it ends up at place `to`."""
    if index == to:
        return session
    places = list(range(len(session.network)))
    places.insert(to, places.pop(index))
    return _restacked(session, places)


# How it is to be trained.


def set_training(session: Session, plan: TrainingPlan) -> Session:
    """Put another training plan in; data that the user has worked on stay beside others."""
    if plan == session.training:
        return session
    return replace(session, training=plan, other_data=session.other_data_with(plan))


def set_training_field(session: Session, name: str, value: Any) -> Session:
    """Set a declared field of the training plan; raise Refused when it is out of bounds."""
    value = fields_of(session.training)[name].checked(value)
    return set_training(session, replace(session.training, **{name: value}))


def set_frozen(session: Session, index: int, frozen: bool) -> Session:
    """Keep the weights of a layer as they are while training, or let them learn."""
    kept = set(session.training.frozen) - {index}
    places = tuple(sorted(kept | {index} if frozen else kept))
    return set_training(session, replace(session.training, frozen=places))


def begin_training(
    session: Session,
    network: Network,
    taken: NetworkInput,
    classes: tuple[str, ...] = (),
    data: DataSource = NO_DATA,
) -> Session:
    """Take over a network as its training begins: bound to the data, perhaps one layer longer.

    Its outputs stand for the classes of the data. `data` are those that it is trained on where the
    plan names none: from then on it does.

    A layer that was put before the others, or taken from there, moves the places of the frozen.
    Random weights stay marked as such only where they are frozen.
    """
    by = len(network) - len(session.network)
    drawn = tuple(at + by for at in session.drawn if at in session.training.frozen)
    frozen = tuple(place + by for place in session.training.frozen if place + by >= 0)
    training = replace(session.training, frozen=frozen)
    if not training.data.kind:
        training = replace(training, data=data)
    new = set_training(session, training)
    return replace(new, network=network, input=taken, classes=classes, drawn=drawn)


def learn(session: Session, network: Network) -> Session:
    """Take over what was learned: a network of the same layers with other weights."""
    return session if network is session.network else replace(session, network=network)
