"""A network by its name or in a file, and weights for it, which several commands take."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from typing import Final

from playground.cli import stack_option
from playground.core import edits, fitting
from playground.core.arrays import Shape
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session
from playground.layers.layersfile import NetworkContent, input_beside
from playground.layers.published import PublishedNetwork, published_networks
from playground.layers.shipped import ShippedNetwork, shipped_networks
from playground.layers.stacks import load_stacks

USUAL: Final[Shape] = (1, 28, 28)
"""The shape on which a network is shown that says nothing of its input."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A network for pictures of a shape; `classes` are what its outputs stand for, if known."""

    name: str
    network: Network
    shape: Shape
    classes: tuple[str, ...]


def help_text() -> str:
    """The networks by name, and what else the option takes."""
    names = (*shipped_networks(), *published_networks())
    return f"{', '.join(names)}, or {stack_option.help_text()}"


def declare_weights(parser: argparse.ArgumentParser) -> None:
    """The option for weights."""
    parser.add_argument(
        "--weights",
        metavar="FILE",
        help="weights for the layers that they fit, by names or by their order: .safetensors,"
        " .npz, or a state dict of PyTorch",
    )


def outline_of(text: str, shape: Shape) -> NetworkContent:
    """The same as from `content_of`, but a published network is without weights: to be counted."""
    if text not in published_networks():
        return content_of(text, shape)
    entry = published_networks()[text]
    return NetworkContent(text, entry.outline(), entry.input(), entry.classes())


def content_of(
    text: str,
    shape: Shape,
    weights: str | None = None,
    seed: int = 0,
    tells_fitting: bool = True,
) -> NetworkContent:
    """The network of a name, or what a file holds; raises Refused when it is neither.

    Of a stack's weights that were cut or grown it `tells_fitting` on standard error.

    A published network gets its `weights` from that file, or from the one that was downloaded, or
    random ones from the seed; where they are from is said on standard error.
    """
    if text in published_networks():
        entry = published_networks()[text]
        network, is_drawn = _published(entry, weights, seed)
        return NetworkContent(text, network, entry.input(), entry.classes(), is_drawn)
    if text in shipped_networks():
        known = shipped_networks()[text]
        return NetworkContent(text, known.network(), known.input(), known.classes())
    networks = (*shipped_networks(), *published_networks())
    return stack_option.content_of(text, shape, seed, networks, tells_fitting)


def _published(entry: PublishedNetwork, weights: str | None, seed: int) -> tuple[Network, bool]:
    """The network, and whether its weights are drawn."""
    from playground.exchange.published_weights import (
        DRAWN,
        kept_weights,
        weights_folder,
        with_weights_of,
    )

    path = weights or kept_weights(entry, weights_folder())
    if path is None:
        print(Message(DRAWN, {"name": entry.title}), file=sys.stderr)
        return entry.random(seed), True
    matched = with_weights_of(entry, path, seed)
    for line in matched.left:
        print(f"not taken: {line}", file=sys.stderr)
    return matched.network, False


def _entry(text: str) -> ShippedNetwork | PublishedNetwork | None:
    """The network of a name; None where there is none."""
    known = (published_networks(), shipped_networks())
    return next((networks[text] for networks in known if text in networks), None)


def usual_input(text: str) -> NetworkInput | None:
    """The input of the picture that a stack or a network suggests; None where none does."""
    entry = _entry(text)
    if entry is not None:
        return entry.input()
    suggestion = load_stacks()[text].suggestion() if text in load_stacks() else None
    if suggestion is None:
        return None
    shape = Session(suggestion.picture(), Network()).shape
    return NetworkInput(shape=shape)


def named(session: Session, text: str, weights: str | None) -> tuple[Session, Named]:
    """The session with the network for its picture, and the network; raises Refused.

    What of a file of weights was not taken is said on standard error.
    """
    content = content_of(text, session.shape, weights)
    entry = _entry(text)
    if entry is not None:  # cropped as what it learned was
        square = entry.suggestion().square
        session = edits.set_picture(session, replace(session.picture, square=square))
    session = replace(session, input=input_beside(content, session.shape) or session.input)
    network = Network(tuple(layer for layer in content.network if layer.enabled))
    network = fitting.fitted(network, session.shape)
    if weights is not None and text not in published_networks():
        network = with_weights_of(network, weights)
    session = replace(session, network=network, classes=content.classes)
    return session, Named(content.name, network, session.shape, content.classes)


def alone(text: str, weights: str | None) -> tuple[Named, NetworkInput]:
    """The network with what it takes, where no picture is given; raises Refused."""
    usual = usual_input(text)
    shape = (usual.shape if usual is not None else None) or USUAL
    content = content_of(text, shape, weights)
    taken = input_beside(content, shape) or NetworkInput(shape=shape)
    shape = taken.shape or shape
    network = Network(tuple(layer for layer in content.network if layer.enabled))
    network = fitting.fitted(network, shape)
    if weights is not None and text not in published_networks():
        network = with_weights_of(network, weights)
    taken = replace(taken, shape=shape)
    return Named(content.name, network, shape, content.classes), taken


def with_weights_of(network: Network, path: str) -> Network:
    """Lay the weights of a file into the layers; what is left is said on standard error."""
    from playground.exchange.read_weights import read_weights, with_weights

    matched = with_weights(network, read_weights(path))
    for line in matched.left:
        print(f"not taken: {line}", file=sys.stderr)
    return matched.network


def layer_names(network: Network) -> list[str]:
    """Names of the layers as `apply` has them in its files: 1-convolution, 2-activation."""
    return [f"{number}-{layer.kind.replace(' ', '-')}" for number, layer in enumerate(network, 1)]


def layer_of(named: Named, text: str) -> int:
    """The place of a layer by its name or its number from 1 on; raises Refused."""
    names = layer_names(named.network)
    for place, name in enumerate(names):
        if text in (name, str(place + 1)):
            return place
    raise Refused(
        marked("message", "{name} has no layer {layer}; there are {layers}."),
        name=named.name,
        layer=text,
        layers=", ".join(names),
    )
