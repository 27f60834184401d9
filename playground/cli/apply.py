"""The `apply` command: filter a picture and write every stage to files, without a window."""

from __future__ import annotations

import argparse
import difflib
import math
import os
import re
import sys
import textwrap
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from playground.cli import picture_option, stack_option, weights_option
from playground.cli.amounts import BySide, Decimal, Pair, Sides, Whole, number_of
from playground.cli.picture_option import document_of, in_bytes
from playground.cli.stack_option import content_of
from playground.cli.stage_files import write_stages
from playground.cli.weights_option import LaidWeights
from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Field, fields_of
from playground.core.filters import MAX_FILTERS, Filter, make_filter, usual_name
from playground.core.fitting import fitted as fitted_network
from playground.core.layer import Layer
from playground.core.messages import Message, Refused, marked
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import stages_of
from playground.engine.view.shapechain import shape_chain
from playground.engine.view.shares import is_answer
from playground.kernels.files import SUFFIXES, read_kernel_file
from playground.kernels.presets import load_presets
from playground.kernels.text import parse_matrix
from playground.layers import Activation, Convolution, Pooling
from playground.layers.activation import parameters
from playground.layers.activations import ACTIVATIONS
from playground.layers.layersfile import NetworkContent, input_beside
from playground.layers.pooling import GLOBAL_MODES, MODE, WINDOW, WINDOWED_MODES
from playground.layers.windowfields import (
    BORDER,
    MAX_DILATION,
    MAX_PADDING,
    MAX_STRIDE,
)
from playground.pictures.network_input import BLANK_SHEET, is_blank, network_input
from playground.sessions.sessionfile import SUFFIX, Kept, write_session

OF_KERNELS = {
    "bias": None,
    "stride": (1, 1),
    "padding": ("same", (0, 0, 0, 0)),
    "border": "zeros",
    "dilation": (1, 1),
    "groups": 1,
    "flip": False,
    "activation": "none",
    "pool": None,
}
"""Options that go with --kernel, with their defaults: layers of a stack have their own settings."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Filter a picture and write every stage: 1-convolution.npy, 2-activation.npy and\n"
        "3-pooling.npy (float32, channels × height × width; none for a stage that is off),\n"
        "and a PNG file for each map. With --stack, the layers of the stack are the stages.\n"
        "Intensities are 0–1. Files of an earlier run are replaced. Of several pictures, or\n"
        "of a folder, each gets a folder of its own; one that cannot be read is passed over,\n"
        "and the exit status is 1."
    )
    names = ", ".join(load_presets())
    parser.epilog = textwrap.fill(f"presets: {names}", 80, break_on_hyphens=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    picture_option.declare(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--stack", metavar="NAME|FILE", help=stack_option.help_text())
    what.add_argument(
        "--kernel",
        action="append",
        metavar="KERNEL",
        help="a preset, a matrix such as '1 0 -1; 2 0 -2; 1 0 -1', or a .csv or .npy file; "
        "one matrix serves as every depth slice; repeat the option for several filters, "
        "of which smaller ones get zeros around them",
    )
    weights_option.declare(parser)
    parser.add_argument(
        "--bias",
        action="append",
        type=Decimal(),
        metavar="B",
        help="added to every output; once for all filters, or once for each (default: 0)",
    )
    parser.add_argument(
        "--stride",
        type=Pair(MAX_STRIDE),
        default="1",
        metavar="S",
        help="one number, or down x across: 2x1 (default: 1)",
    )
    parser.add_argument(
        "--padding",
        type=_padding,
        default="same",
        metavar="P",
        help="same (the default: ⌈n / S⌉ outputs), valid, full, or cells: 1 at every side, "
        "1x2 down x across, 1,0,2,0 at the top, bottom, left and right",
    )
    parser.add_argument(
        "--border",
        default="zeros",
        choices=_values(BORDER),
        help="what the padding holds (default: %(default)s)",
    )
    parser.add_argument(
        "--dilation",
        type=Pair(MAX_DILATION),
        default="1",
        metavar="D",
        help="one number, or down x across (default: 1)",
    )
    parser.add_argument(
        "--groups",
        type=Whole(1, MAX_FILTERS),
        default=1,
        metavar="G",
        help="split the channels and the filters into so many groups (default: 1)",
    )
    parser.add_argument(
        "--flip", action="store_true", help="turn the filters by 180°: true convolution"
    )
    parser.add_argument(
        "--activation",
        default="none",
        type=lambda text: text.replace("-", "_"),
        choices=list(ACTIVATIONS),
        help="one of %(choices)s (default: %(default)s)",
        metavar="FUNCTION",
    )
    for name, parameter in parameters().items():
        users = [key for key, item in ACTIVATIONS.items() if parameter in item.parameters]
        choices = _values(parameter.field)
        parser.add_argument(
            f"--{name}",
            type=str if choices else number_of(parameter.field),
            choices=choices or None,
            default=parameter.default,
            metavar=None if choices else "A",
            help=f"of {', '.join(users)}: {parameter.field.help} (default: %(default)s)",
        )
    parser.add_argument(
        "--pool",
        type=_pooling,
        metavar="KIND:WINDOW:STRIDE[:PADDING]",
        help=f"{', '.join(WINDOWED_MODES)}, such as max:2:2 or max:3x2:2x1:1; "
        f"or {', '.join(_spelt_globals())}",
    )
    parser.add_argument("--output", required=True, metavar="DIR", help="the folder to write to")
    parser.add_argument(
        "--save", metavar="SESSION", help="a .convplay file that the window opens with all of this"
    )


def _values(field: Field) -> list[str]:
    return [choice.value for choice in field.choices]


@dataclass(frozen=True, slots=True)
class Applied:
    """The outcome for a picture: the chain of shapes, and the class it was taken for, if any."""

    chain: str
    prediction: str = ""


def run(options: argparse.Namespace) -> int:
    """Check everything, compute and write it stage by stage; the exit status is returned."""
    kernels = [_kernel(text, at) for at, text in enumerate(options.kernel or ())]
    if options.save is not None and Path(options.save).suffix.lower() != SUFFIX:
        raise Refused(
            marked("message", "--save takes the name of a session, such as {name}."),
            name=f"lesson{SUFFIX}",
        )
    if not kernels:
        _check_goes_with_stack(options)
        stack_option.check(options.stack)
    elif options.weights is not None:
        raise Refused(marked("message", "--weights goes with --stack: kernels have weights."))
    weights = None if options.weights is None else LaidWeights(options.weights)
    stack = cache(partial(content_of, options.stack))
    apply = partial(applied, options, kernels, stack, weights)
    single = single_picture(options.picture)
    if single is None and options.save is not None:
        raise Refused(marked("message", "--save takes one picture, not several."))
    if single is None:
        from playground.cli.apply_batch import run_batch

        return run_batch(options, apply)
    found = apply(single, options.output, _to_stderr)
    print(found.chain)
    if found.prediction:
        print(found.prediction)
    return 0


def single_picture(pictures: list[str]) -> str | None:
    """The one picture that is meant; None for several, or a folder of them."""
    return pictures[0] if len(pictures) == 1 and not os.path.isdir(pictures[0]) else None


def _to_stderr(message: Message) -> None:
    print(message, file=sys.stderr)


def applied(
    options: argparse.Namespace,
    kernels: list[Filter],
    stack: Callable[[Shape], NetworkContent],
    weights: LaidWeights | None,
    path: str | Path,
    output: str | Path,
    say: Callable[[Message], None],
    room: Callable[[int], AbstractContextManager[object]] = nullcontext,
) -> Applied:
    """Compute a picture's stages and write them to a folder; raises Refused, and then none is.

    `stack` has the layers for a shape where there are no kernels, and `weights` others for them.
    `room` is entered with the number of values that the maps have together, before memory is taken
    for them.
    """
    session = document_of(options, path, say)
    content = None if kernels else stack(session.shape)
    if content is not None:
        session = replace(session, input=input_beside(content, session.shape) or session.input)
    x, shape = network_input(session).x, session.shape
    network = _network(options, kernels, shape) if content is None else _stack(content, shape)
    if weights is not None:
        network = weights.into(network, say)
    stages = stages_of(network, shape)
    for stage in stages:
        if stage.refusal is not None:
            raise Refused(stage.refusal.text, **stage.refusal.values)
    held = x.size + sum(math.prod(stage.shape) for stage in stages if stage.shape is not None)
    if options.save is not None:  # before what takes long: its folder may not be there
        _save(options.save, session, network, content)
    try:
        with room(held):
            last = write_stages(output, network, x, bool(kernels), say)
    except MemoryError:
        raise Refused(marked("message", "There is not enough memory for these maps.")) from None
    chain = str(shape_chain(stages, shape))
    if content is not None and len(content.classes) == last.size:
        return Applied(chain, _prediction(session, network, content.classes, last.reshape(-1)))
    return Applied(chain)


def _save(path: str, session: Session, network: Network, content: NetworkContent | None) -> None:
    """Write a session with the picture and the layers; raises Refused."""
    classes = () if content is None else content.classes
    write_session(path, Kept(in_bytes(replace(session, network=network, classes=classes))))


def _prediction(
    session: Session, network: Network, classes: tuple[str, ...], outputs: FloatArray
) -> str:
    """The likeliest class, with its share where the outputs are shares."""
    if is_blank(session):
        return BLANK_SHEET
    best = int(outputs.argmax())
    share = f" ({outputs[best]:.1%})" if is_answer(network, len(network) - 1) else ""
    return f"Prediction: {classes[best]}{share}"


def _check_goes_with_stack(options: argparse.Namespace) -> None:
    """Raise Refused where an option is given that only kernels have."""
    for name, default in OF_KERNELS.items():
        if getattr(options, name) != default:
            raise Refused(
                marked("message", "{option} goes with --kernel: a stack has settings of its own."),
                option=f"--{name}",
            )


def _stack(content: NetworkContent, shape: Shape) -> Network:
    layers = tuple(layer for layer in content.network if layer.enabled)
    if not layers:
        raise Refused(marked("message", "No layer of the stack is switched on."))
    return fitted_network(Network(layers), shape)


def _network(options: argparse.Namespace, kernels: list[Filter], shape: Shape) -> Network:
    layers: list[Layer] = [_convolution(options, kernels, shape[0])]
    if options.activation != "none":
        fields = fields_of(Activation)
        values = {name: fields[name].checked(getattr(options, name)) for name in parameters()}
        layers.append(replace(Activation(function=options.activation), **values))
    if options.pool is not None:
        layers.append(options.pool)
    return fitted_network(Network(tuple(layers)), shape)


def _convolution(options: argparse.Namespace, kernels: list[Filter], channels: int) -> Convolution:
    if len(kernels) > MAX_FILTERS:
        raise Refused(marked("message", "A layer has at most {most} filters."), most=MAX_FILTERS)
    groups = _groups(options.groups, channels, len(kernels))
    filters = [_filter(kernel, channels // groups) for kernel in kernels]
    height = max(item.size[0] for item in filters)
    width = max(item.size[1] for item in filters)
    padding, by_side = options.padding
    return Convolution(
        filters=tuple(
            replace(item.with_size(height, width), bias=bias)
            for item, bias in zip(filters, _biases(options.bias, len(filters)), strict=True)
        ),
        stride=options.stride,
        padding=fields_of(Convolution)["padding"].checked(padding),
        sides=by_side,
        border=options.border,
        dilation=options.dilation,
        groups=groups,
        operation="convolution" if options.flip else "cross-correlation",
    )


def _groups(groups: int, channels: int, filters: int) -> int:
    if groups < 1 or channels % groups or filters % groups:
        raise Refused(
            marked(
                "message",
                "--groups must divide the {channels} channels and the {filters} filters.",
            ),
            channels=channels,
            filters=filters,
        )
    return groups


def _kernel(text: str, index: int) -> Filter:
    """The filter, of one slice or several, of a preset, a file or a text, named as its source is.

    A text has no name: its filter gets the usual one for its place.
    """
    presets = load_presets()
    name = text.strip()
    if name.lower() in presets:
        preset = presets[name.lower()]
        return make_filter(preset.title, preset.matrix(), preset=preset.id)
    if name.lower().endswith(SUFFIXES):
        return make_filter(Path(name).stem, read_kernel_file(name))
    if re.match(r"[\d.,+\-−\[({]", name) or any(bracket in name for bracket in "[("):
        return make_filter(usual_name(index), parse_matrix(text))
    close = difflib.get_close_matches(name.lower(), presets, n=1)
    if close:
        raise Refused(
            marked("message", "There is no preset {name}; perhaps {close} is meant."),
            name=name,
            close=close[0],
        )
    raise Refused(
        marked("message", "{text} is neither a preset, nor a matrix, nor a kernel file."),
        text=name or "''",
    )


def _filter(item: Filter, channels: int) -> Filter:
    if item.depth not in (1, channels):
        raise Refused(
            marked("message", "The filter has {depth} slices, the picture {channels} channels."),
            depth=item.depth,
            channels=channels,
        )
    return item.with_depth(channels)


def _biases(given: list[float] | None, filters: int) -> list[float]:
    if given is None:
        return [0.0] * filters
    if len(given) not in (1, filters):
        raise Refused(marked("message", "Give one --bias, or one for each --kernel."))
    biases = np.array(given, np.float32)
    return [float(bias) for bias in biases.repeat(filters // len(biases))]


def _padding(text: str) -> tuple[str, Sides]:
    if text in ("same", "valid", "full"):
        return text, (0, 0, 0, 0)
    if not text[:1].isdecimal():
        wanted = f"same, valid, full or a number up to {MAX_PADDING} is needed"
        raise argparse.ArgumentTypeError(f"{wanted}, not {text or repr(text)}")
    return "explicit", BySide(MAX_PADDING)(text)


def _spelt_globals() -> list[str]:
    """The poolings of whole maps as the command line names them."""
    return [mode.replace(" ", "-") for mode in GLOBAL_MODES]


def _pooling(text: str) -> Pooling | None:
    if text == "none":
        return None
    kind, *numbers = text.lower().split(":")
    kind = kind.replace("-", " ")
    mode = MODE.checked(kind) if kind in _values(MODE) else ""
    if mode in GLOBAL_MODES and not numbers:
        return Pooling(mode=mode)
    if mode not in WINDOWED_MODES or len(numbers) not in (2, 3):
        wanted = "kind:window:stride:padding, such as max:2:2"
        others = ", ".join(_spelt_globals())
        raise argparse.ArgumentTypeError(
            f"{wanted}, or one of {others}, is needed, not {text or repr(text)}"
        )
    size, stride, *padding = numbers
    return Pooling(
        mode=mode,
        size=Pair(int(WINDOW.high))(size),
        stride=Pair(int(WINDOW.high))(stride),
        padding="explicit" if padding else "valid",
        sides=BySide(MAX_PADDING)(padding[0]) if padding else (0, 0, 0, 0),
    )
