"""Pictures that are made for units of SqueezeNet, beside the strongest natural samples.

./run bench maximise [--steps N]

50 units, drawn by lot from all layers with weights: the answer to the picture that is made, beside
that to the strongest place of all sample pictures. It takes some ten minutes of processor time.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import torch

from playground.layers.shipped import shipped_networks
from playground.pictures.sample_inputs import sample_inputs
from playground.training.process.maximise.growing import answers, growing
from playground.training.process.maximise.settings import Maximising

NAME = "squeezenet-1.1"
SHAPE = (3, 224, 224)
UNITS = 50
LEAST = 0.9
"""The share of units whose made picture must be above all samples."""


def main() -> int:
    """Print a line for each unit, and the share; 1 when that is too small."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=120)
    steps = parser.parse_args().steps
    torch.set_num_threads(1)
    shipped = shipped_networks()[NAME]
    network, rng = shipped.network(), np.random.default_rng(0)
    samples = [x for _, x in sample_inputs(shipped.input())]
    layers = [at for at, layer in enumerate(network) if layer.parameters()]
    above = 0
    for number in range(UNITS):
        layer = layers[number % len(layers)]
        unit = int(rng.integers(len(network.layers[layer].filters)))  # type: ignore[attr-defined]
        *_, made = growing(network, SHAPE, layer, unit, Maximising(steps=steps))
        natural = max(answers(network, samples, layer, unit))
        above += made.value > natural
        print(f"layer {layer + 1:2} unit {unit:4}  {made.value:9.2f}, samples {natural:9.2f}")
    print(f"{above} of {UNITS} above all samples after {steps} steps (at least {LEAST:.0%})")
    return 0 if above >= LEAST * UNITS else 1


if __name__ == "__main__":
    sys.exit(main())
