"""Write SqueezeNet 1.1 as a network that comes along, from the weights that its authors published.

    .venv/bin/python -m tools.make_squeezenet squeezenet-1.1.safetensors imagenet-classes.json

The first file has `conv1`, `fire2.squeeze`, `fire2.expand` … `conv10` with a `weight` and a `bias`
each, a fire module's two expanding convolutions as one of 3×3 (see resources/networks/CREDITS.md);
the second has the 1000 names in WordNet's words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from playground import resources
from playground.core.filters import Filter, usual_name
from playground.core.layer import Layer
from playground.core.session import Network
from playground.exchange.read_weights import read_weights
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.flatten import Flatten
from playground.layers.geometry import Padding
from playground.layers.networkfile import write_with_network
from playground.layers.pooling import Pooling
from playground.layers.shipped import FORMAT, VERSION

FILE: Final = resources.path("networks") / "squeezenet-1.1.json"
SIDE: Final = 224

SAME_WORDS: Final = {134: "crane (bird)", 517: "crane (machine)"}
"""The names of two classes that WordNet calls by one word."""

FIRES_BEFORE_POOLING: Final = ("fire3", "fire5")


def layers_of(arrays: dict[str, Any]) -> Network:
    """The layers in order, each convolution followed by ReLU."""
    layers: list[Layer] = []

    def convolution(name: str, stride: int = 1, padding: Padding = "valid") -> None:
        filters = tuple(
            Filter(usual_name(place), weights, float(bias))
            for place, (weights, bias) in enumerate(
                zip(arrays[f"{name}.weight"], arrays[f"{name}.bias"], strict=True)
            )
        )
        layers.append(Convolution(filters=filters, stride=(stride, stride), padding=padding))
        layers.append(Activation(function="relu"))

    def pooling() -> None:
        layers.append(Pooling(mode="max", size=(3, 3), stride=(2, 2)))

    convolution("conv1", stride=2)
    pooling()
    for fire in (f"fire{number}" for number in range(2, 10)):
        convolution(f"{fire}.squeeze")
        convolution(f"{fire}.expand", padding="same")
        if fire in FIRES_BEFORE_POOLING:
            pooling()
    convolution("conv10")
    layers += [Pooling(mode="global average"), Flatten(), Activation(function="softmax")]
    return Network(tuple(layers))


def titles(names: list[str]) -> list[str]:
    """The first words of each name; of two that are the same, all words, or words of our own."""
    short = [name.partition(",")[0] for name in names]
    counts = Counter(short)
    return [
        SAME_WORDS.get(place, name if counts[title] > 1 else title)
        for place, (name, title) in enumerate(zip(names, short, strict=True))
    ]


def document(data: dict[str, Any], classes: list[str]) -> dict[str, Any]:
    """The file around the network: what menus say of it, and what it takes."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "order": 20,
        "title": "SqueezeNet 1.1, trained on photos",
        "sentence": "Knows 1 000 kinds of things in color photos, by 1.7 million weights."
        " Its authors trained it on ImageNet.",
        "picture": {"sample": "chelsea", "size": SIDE, "square": True, "colour": "rgb"},
        "input": {"shape": [3, SIDE, SIDE]},
        "classes": classes,
        "data": "",
        "network": data,
    }


def main() -> None:
    """Read both files, and write the network and its weights into resources/networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("classes", type=Path)
    options = parser.parse_args()
    network = layers_of(read_weights(options.weights).arrays)
    classes = titles(json.loads(options.classes.read_text(encoding="utf-8")))
    write_with_network(FILE, network, lambda data: document(data, classes), halved=True)


if __name__ == "__main__":
    main()
