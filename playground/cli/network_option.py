"""A network by its name or in a file, and weights for it, which several commands take."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace

from playground.cli import stack_option
from playground.core import edits
from playground.core.arrays import Shape
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session
from playground.layers.layersfile import NetworkContent, input_for
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A network for pictures of a shape; `classes` are what its outputs stand for, if known."""

    name: str
    network: Network
    shape: Shape
    classes: tuple[str, ...]


def help_text() -> str:
    """The networks by name, and what else the option takes."""
    return f"{', '.join(shipped_networks())}, or {stack_option.help_text()}"


def declare_weights(parser: argparse.ArgumentParser) -> None:
    """The option for weights."""
    parser.add_argument(
        "--weights",
        metavar="FILE",
        help="weights for the layers that they fit, by names or by their order: .safetensors,"
        " .npz, or a state dict of PyTorch",
    )


def content_of(text: str, shape: Shape) -> NetworkContent:
    """The network of a name, or what a file holds; raises Refused when it is neither."""
    if text in shipped_networks():
        entry = shipped_networks()[text]
        return NetworkContent(text, entry.network(), entry.input(), entry.classes())
    return stack_option.content_of(text, shape)


def usual_input(text: str) -> NetworkInput | None:
    """The input of the picture that a stack or a network suggests; None where none does."""
    if text in shipped_networks():
        return shipped_networks()[text].input()
    suggestion = load_stacks()[text].suggestion() if text in load_stacks() else None
    if suggestion is None:
        return None
    shape = Session(suggestion.picture(), Network()).shape
    return NetworkInput(shape=shape)


def named(session: Session, text: str, weights: str | None) -> tuple[Session, Named]:
    """The session with the network for its picture, and the network; raises Refused.

    What of a file of weights was not taken is said on standard error.
    """
    content = content_of(text, session.shape)
    if text in shipped_networks():  # cropped as what it learned was
        square = shipped_networks()[text].suggestion().square
        session = edits.set_picture(session, replace(session.picture, square=square))
    if content.input is not None:
        session = replace(session, input=input_for(content, session.shape))
    network = Network(tuple(layer for layer in content.network if layer.enabled))
    network = edits.fitted(network, session.shape)
    if weights is not None:
        network = with_weights_of(network, weights)
    session = replace(session, network=network, classes=content.classes)
    return session, Named(content.name, network, session.shape, content.classes)


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
