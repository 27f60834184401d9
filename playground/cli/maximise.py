"""The `maximise` command: a picture that is made for a unit, to see what it looks for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from playground.cli.amounts import Whole
from playground.cli.network_option import alone, declare_weights, help_text, layer_of
from playground.cli.progress import LoadingBar
from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.pictures.sample_inputs import sample_inputs
from playground.pictures.save import save_png

if TYPE_CHECKING:
    from playground.training.process.maximise.settings import Maximising

WAYS: Final = ("jitter", "scale", "rotation", "decay", "variation", "blur")
"""The ways that can be switched off; their module is beside one that loads PyTorch."""

MAX_UNIT: Final = 10_000_000
MAX_SEED: Final = 2**31 - 1
MAX_STEPS: Final = 100_000
STEPS: Final = 512

LEAST_SIDE_PX: Final = 224
"""Of the picture's longer side: cells of small ones become squares."""

GROWING: Final = marked("message", "making the picture {bar} step {done:,} of {total:,}")


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Make a picture that a unit of a network answers to as strongly as it can, and print how"
        " strongly, beside what the sample pictures reach."
    )
    parser.add_argument("--network", required=True, metavar="NAME|FILE", help=help_text())
    declare_weights(parser)
    parser.add_argument(
        "--layer",
        required=True,
        metavar="NAME",
        help="the unit's layer: its number from 1 on, or a name such as 4-convolution, as the"
        " network command prints them; an activation stands for the layer before it",
    )
    parser.add_argument(
        "--unit", required=True, type=Whole(0, MAX_UNIT), metavar="K", help="from 0 on"
    )
    parser.add_argument(
        "--steps",
        type=Whole(1, MAX_STEPS),
        default=STEPS,
        metavar="N",
        help="of gradient ascent (default: %(default)s)",
    )
    parser.add_argument(
        "--seed",
        type=Whole(0, MAX_SEED),
        default=0,
        metavar="S",
        help="the same seed makes the same picture (default: %(default)s)",
    )
    parser.add_argument(
        "--start",
        choices=("fourier", "noise"),
        default="fourier",
        help="from Fourier coefficients as photos have them, or from noise pixel by pixel"
        " (default: %(default)s)",
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=WAYS,
        default=[],
        help="switch a way off that keeps pictures natural; repeat it for several",
    )
    parser.add_argument(
        "--negative", action="store_true", help="make the answer as low as it can be instead"
    )
    parser.add_argument("--output", required=True, metavar="FILE.png", help="the file to write")


def run(options: argparse.Namespace) -> int:
    """Make the picture and write it; raises Refused with what is wrong."""
    if Path(options.output).suffix.lower() != ".png":
        raise Refused(marked("message", "--output must end in .png."))
    found, taken = alone(options.network, options.weights)
    layer = layer_of(found, options.layer)
    from playground.training.process.maximise.growing import growing

    settings, bar = _settings(options), LoadingBar(GROWING)
    top = 255.0 if taken.levels == "byte" else 1.0
    try:
        for grown in growing(found.network, found.shape, layer, options.unit, settings, top):
            bar(grown.step, settings.steps)
    finally:
        bar.clear()
    save_png(options.output, pixels_of(grown.picture))
    others = _samples(found.network, taken, layer, options.unit)
    best = min(others) if options.negative else max(others)
    print(
        f"unit {options.unit} of {options.layer}: {grown.value:.4g} at the middle of"
        f" {options.output}; the sample pictures reach {best:.4g}"
    )
    return 0


def _settings(options: argparse.Namespace) -> Maximising:
    from playground.training.process.maximise.settings import Maximising

    plain = Maximising(
        steps=options.steps,
        seed=options.seed,
        start=options.start,
        negative=options.negative,
    )
    return plain.without(*options.without)


def _samples(network: Network, taken: NetworkInput, layer: int, unit: int) -> list[float]:
    """How strongly the unit answers to the sample pictures, at any place, before activations."""
    from playground.training.process.maximise.growing import answers

    return answers(network, [x for _, x in sample_inputs(taken)], layer, unit)


def pixels_of(picture: FloatArray) -> NDArray[np.uint8]:
    """A picture of 0–1 (channels × height × width) as pixels, cells of small ones as squares."""
    pixels = (np.clip(picture, 0, 1).transpose(1, 2, 0) * 255 + 0.5).astype(np.uint8)
    times = max(1, round(LEAST_SIDE_PX / max(pixels.shape[:2])))
    large = pixels.repeat(times, 0).repeat(times, 1)
    return np.ascontiguousarray(large[..., 0] if large.shape[2] == 1 else large)
