"""The `explain` command: why a network gives the answer that it gives, without a window."""

from __future__ import annotations

import argparse
import csv
import io
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from playground.cli import picture_option
from playground.cli.amounts import Whole
from playground.cli.network_option import (
    Named,
    declare_weights,
    help_text,
    layer_of,
    named,
)
from playground.cli.picture_option import document_of
from playground.core.arrays import FloatArray
from playground.core.atomic_file import replacing, write_file
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.engine.view.overlay import overlay, place_values
from playground.pictures.folder import written_whole
from playground.pictures.network_input import is_blank, network_input
from playground.pictures.save import to_png_bytes

if TYPE_CHECKING:
    from playground.training.process.attribution.subject import Subject

METHODS: Final = (
    *("gradient", "gradient-input", "integrated", "smoothgrad"),
    *("guided", "deconvnet", "grad-cam", "occlusion"),
)
"""The names of the methods; their module, which loads PyTorch, is asked for when one runs."""

FILES: Final = re.compile(r"input\.npy|prediction\.csv|explanation\.npy|overlay\.png")
MAX_SEED: Final = 2**31 - 1
MAX_CLASS: Final = 10_000_000
SHOWN: Final = 5
"""Answers that are printed."""

LEAST_SIDE_PX: Final = 448
"""Of the overlay's longer side: cells of small pictures become squares."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = (
        "Say which part of a picture a network's answer comes from. Written are\n"
        "input.npy        what the network saw, channels × height × width\n"
        "prediction.csv   class, name, logit and probability of every output, the largest first\n"
        "explanation.npy  the attribution: for gradient, grad-cam and occlusion height × width,\n"
        "                 for the others channels × height × width\n"
        "overlay.png      the attribution over the picture, blue for and orange against"
    )
    picture_option.declare(parser)
    parser.add_argument("--network", required=True, metavar="NAME|FILE", help=help_text())
    declare_weights(parser)
    parser.add_argument("--method", required=True, choices=METHODS)
    parser.add_argument(
        "--class",
        type=Whole(0, MAX_CLASS),
        dest="asked",
        metavar="N",
        help="the output that is asked about, from 0 on (default: the largest)",
    )
    parser.add_argument(
        "--layer",
        metavar="NAME",
        help="the layer whose maps grad-cam weighs, or of --unit: its number from 1 on, or a name"
        " such as 4-convolution, as the network command prints them",
    )
    parser.add_argument(
        "--unit",
        type=Whole(0, MAX_CLASS),
        metavar="K",
        help="ask about unit K of --layer, from 0 on, where its map is strongest",
    )
    parser.add_argument(
        "--seed",
        type=Whole(0, MAX_SEED),
        default=0,
        metavar="S",
        help="of SmoothGrad's noise (default: %(default)s)",
    )
    parser.add_argument("--output", required=True, metavar="DIR", help="the folder to write to")


def run(options: argparse.Namespace) -> int:
    """Explain the answer and write the files; raises Refused with what is wrong."""
    if len(options.picture) > 1:
        raise Refused(marked("message", "One picture can be explained at a time."))
    if options.unit is not None and options.layer is None:
        raise Refused(marked("message", "--unit needs --layer: of which layer is it one?"))
    session = document_of(options, options.picture[0], _to_stderr)
    session, found = named(session, options.network, options.weights)
    if is_blank(session):
        raise Refused(
            marked("message", "The picture is a blank sheet: there is nothing to explain.")
        )
    layer = None if options.layer is None else layer_of(found, options.layer)
    x = network_input(session).x
    explain(options, session, found, x, layer)
    return 0


def explain(
    options: argparse.Namespace, session: Session, found: Named, x: FloatArray, layer: int | None
) -> None:
    """Work the attribution out, write the files, and print what was found; raises Refused."""
    import torch

    from playground.training.process.attribution import METHODS as methods  # noqa: N811
    from playground.training.process.attribution.method import Settings
    from playground.training.process.attribution.subject import of_class, of_unit
    from playground.training.process.modules import torch_network

    network = torch_network(found.network, x.shape, logits=True).eval()
    batch = torch.from_numpy(np.array(x, np.float32))[None]
    with torch.no_grad():
        logits = network(batch).flatten().numpy()
    asked = int(logits.argmax()) if options.asked is None else options.asked
    subject: Subject
    if options.unit is not None and layer is not None:
        subject = of_unit(network, batch, layer, options.unit)
    else:
        subject = of_class(network, batch, asked)
    settings = Settings(
        layer=layer if options.unit is None else None,
        seed=options.seed,
        top=255.0 if session.levels == "byte" else 1.0,
        patch=max(1, round(max(x.shape[1:]) / 7)),
        stride=max(1, round(max(x.shape[1:]) / 28)),
    )
    explanation = methods[options.method].explain(subject, settings).detach().numpy()
    with written_whole(options.output, FILES) as fresh:
        write_array(fresh / "input.npy", x)
        write_array(fresh / "explanation.npy", explanation)
        write_file(fresh / "prediction.csv", table(logits, found.classes).encode())
        write_file(
            fresh / "overlay.png", to_png_bytes(enlarged_overlay(x, explanation, settings.top))
        )
    for place in np.argsort(-logits, kind="stable")[:SHOWN]:
        print(f"{place:>5}  {name_of(found.classes, len(logits), int(place))}  {logits[place]:.4f}")
    low, high = float(explanation.min()), float(explanation.max())
    what = f"unit {options.unit} of {options.layer}" if options.unit is not None else f"{asked}"
    print(f"{options.method} of {what}: from {low:.4g} to {high:.4g}, {options.output}")


def write_array(path: Path, values: FloatArray) -> None:
    """Write an array as .npy, whole or not at all."""
    with replacing(path) as stream:
        np.save(stream, np.ascontiguousarray(values, np.float32), allow_pickle=False)


def name_of(classes: tuple[str, ...], count: int, place: int) -> str:
    """The class that an output stands for, "" where nobody has said."""
    return classes[place] if len(classes) == count else ""


def table(logits: FloatArray, classes: tuple[str, ...]) -> str:
    """Every output with its softmax, the largest first, as CSV."""
    shares = np.exp(logits.astype(np.float64) - logits.max())
    shares /= shares.sum()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("class", "name", "logit", "probability"))
    for place in np.argsort(-logits, kind="stable").tolist():
        name = name_of(classes, len(logits), place)
        writer.writerow((place, name, f"{logits[place]:.6g}", f"{shares[place]:.6g}"))
    return text.getvalue()


def enlarged_overlay(x: FloatArray, explanation: FloatArray, top: float) -> NDArray[np.uint8]:
    """The attribution over the picture, up to its own maximum; small ones with square cells."""
    values = place_values(explanation)
    limit = float(np.abs(values).max(initial=0))
    pixels = overlay(x, values, top, limit)
    times = max(1, math.ceil(LEAST_SIDE_PX / max(pixels.shape[:2])))
    return np.ascontiguousarray(pixels.repeat(times, 0).repeat(times, 1))


def _to_stderr(message: Message) -> None:
    print(message, file=sys.stderr)
