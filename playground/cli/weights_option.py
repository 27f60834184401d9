"""The weights that `--weights` names, for the layers of a stack."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from playground.core.messages import Message, marked
from playground.core.session import Network
from playground.exchange.read_weights import SUFFIXES, WeightsContent, read_weights, with_weights


def declare(parser: argparse.ArgumentParser) -> None:
    """The argument."""
    parser.add_argument(
        "--weights",
        metavar="FILE",
        help="weights for the layers of --stack that have their shapes, by name or in order: "
        f"{', '.join(SUFFIXES)}; what does not fit is listed",
    )


class LaidWeights:
    """Weights of a file, read once, and laid into the network of each picture."""

    def __init__(self, path: str) -> None:
        """Read them; raises Refused."""
        self._content: WeightsContent = read_weights(path)
        self._told: tuple[str, ...] | None = None

    def into(self, network: Network, say: Callable[[Message], None]) -> Network:
        """The network with them; says what did not fit, and raises Refused where nothing does.

        What is the same of several pictures is said once.
        """
        matched = with_weights(network, self._content)
        if matched.left and matched.left != self._told:
            text = marked("message", "Weights of {name} are in {count} layers now. Not: {names}.")
            values = {"name": self._content.name, "count": matched.taken}
            say(Message(text, {**values, "names": "; ".join(matched.left)}))
        self._told = matched.left
        return matched.network
