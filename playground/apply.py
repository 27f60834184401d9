"""The `apply` command: filter a picture and write every stage to files, without a window."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.edits import fitted as fitted_network
from playground.core.fields import Field, fields_of
from playground.core.filters import Filter, make_filter
from playground.core.messages import Refused, translate
from playground.core.session import MIN_SIZE, Layer, Network
from playground.engine.evaluate import Results, evaluate
from playground.engine.palette import Palette, painted
from playground.engine.planes import is_signed, value_range
from playground.engine.shapechain import shape_chain
from playground.kernels.files import read_kernel_file
from playground.kernels.presets import load_presets
from playground.kernels.text import parse_matrix
from playground.layers import Activation, Convolution, Pooling
from playground.layers.activation import FUNCTION
from playground.layers.pooling import MODE
from playground.layers.windowfields import BORDER, MAX_DILATION, MAX_PADDING, MAX_STRIDE
from playground.pictures.fit import fitted
from playground.pictures.load import load
from playground.pictures.save import png_bytes


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("picture", metavar="PICTURE")
    parser.add_argument(
        "--kernel",
        action="append",
        metavar="KERNEL",
        help="a preset's id, a matrix such as '1 0 -1; 2 0 -2; 1 0 -1', or a .csv or .npy file; "
        "repeat it for several filters",
    )
    parser.add_argument("--bias", action="append", type=float, metavar="B", help="one for all")
    colour = parser.add_mutually_exclusive_group()
    colour.add_argument("--gray", action="store_const", const="gray", dest="colour")
    colour.add_argument("--rgb", action="store_const", const="rgb", dest="colour")
    parser.add_argument("--size", type=int, default=0, metavar="N", help="longest side in pixels")
    parser.add_argument("--stride", type=int, default=1, metavar="S")
    parser.add_argument("--padding", default="same", help="same, valid, full or a number")
    parser.add_argument("--border", default="zeros", choices=_values(BORDER))
    parser.add_argument("--dilation", type=int, default=1, metavar="D")
    parser.add_argument("--flip", action="store_true", help="true convolution")
    parser.add_argument("--activation", default="none", choices=_values(FUNCTION))
    parser.add_argument("--pool", metavar="KIND:WINDOW:STRIDE", help="such as max:2:2")
    parser.add_argument("--output", required=True, metavar="DIR")


def _values(field: Field) -> list[str]:
    return [choice.value for choice in field.choices]


def run(options: argparse.Namespace) -> int:
    """Compute everything, then write everything; the exit status is returned."""
    x = _picture(options)
    network = _network(options, x)
    results = evaluate(network, x)
    for stage in results.stages:
        if stage.refusal is not None:
            raise Refused(stage.refusal.text, **stage.refusal.values)
    _write(Path(options.output), _files(network, results))
    print(shape_chain(results.stages, (x.shape[0], x.shape[1], x.shape[2])))
    return 0


def _picture(options: argparse.Namespace) -> FloatArray:
    if options.size and options.size < MIN_SIZE:
        raise Refused(
            translate("message", "The working size starts at {low} pixels."), low=MIN_SIZE
        )
    pixels = load(options.picture).pixels
    colour = options.colour or ("rgb" if pixels.ndim == 3 else "gray")
    return fitted(pixels, options.size, False, colour, "unit")


def _network(options: argparse.Namespace, x: FloatArray) -> Network:
    layers: list[Layer] = [_convolution(options, x.shape[0])]
    if options.activation != "none":
        layers.append(Activation(function=options.activation))
    if options.pool:
        layers.append(_pooling(options.pool))
    return fitted_network(Network(tuple(layers)), (x.shape[0], x.shape[1], x.shape[2]))


def _convolution(options: argparse.Namespace, channels: int) -> Convolution:
    if not options.kernel:
        raise Refused(translate("message", "Say which filter to apply with --kernel."))
    filters = _with_biases([_filter(text, channels) for text in options.kernel], options.bias)
    height = max(item.size[0] for item in filters)
    width = max(item.size[1] for item in filters)
    padding, sides = _padding(options.padding)
    checked = fields_of(Convolution)
    stride = _at_most("--stride", options.stride, MAX_STRIDE)
    dilation = _at_most("--dilation", options.dilation, MAX_DILATION)
    return Convolution(
        filters=tuple(item.with_size(height, width) for item in filters),
        stride=(stride, stride),
        padding=checked["padding"].checked(padding),
        sides=(sides, sides, sides, sides),
        border=options.border,
        dilation=(dilation, dilation),
        operation="convolution" if options.flip else "cross-correlation",
    )


def _at_most(option: str, value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise Refused(
            translate("message", "{option} must be between 1 and {most}."), option=option, most=most
        )
    return value


def _filter(text: str, channels: int) -> Filter:
    presets = load_presets()
    if text in presets:
        return make_filter(text, presets[text].matrix(), channels, text)
    if text.lower().endswith((".csv", ".npy", ".tsv", ".txt")):
        kernel = read_kernel_file(text)
    elif any(sign.isdigit() for sign in text):
        kernel = parse_matrix(text)
    else:
        raise Refused(
            translate("message", "{text} is neither a preset, nor a matrix, nor a kernel file."),
            text=text,
        )
    item = make_filter(text, kernel, channels)
    if item.depth not in (1, channels):
        raise Refused(
            translate("message", "The filter has {depth} slices, the picture {channels} channels."),
            depth=item.depth,
            channels=channels,
        )
    return item.with_depth(channels)


def _with_biases(filters: list[Filter], biases: list[float] | None) -> list[Filter]:
    if not biases:
        return filters
    if len(biases) not in (1, len(filters)):
        raise Refused(
            translate("message", "Give one --bias, or one for each --kernel."),
        )
    if not np.isfinite(biases).all():
        raise Refused(translate("message", "A weight must be a finite number."))
    every = biases * len(filters) if len(biases) == 1 else biases
    return [replace(item, bias=bias) for item, bias in zip(filters, every, strict=True)]


def _padding(text: str) -> tuple[str, int]:
    if text in ("same", "valid", "full"):
        return text, 0
    if not text.isdecimal() or int(text) > MAX_PADDING:
        raise Refused(
            translate(
                "message", "--padding is same, valid, full or a number up to {most}, not {text}."
            ),
            most=MAX_PADDING,
            text=text,
        )
    return "explicit", int(text)


def _pooling(text: str) -> Pooling:
    parts = text.split(":")
    kinds = _values(MODE)
    if parts[0] in kinds and parts[0].startswith(("global", "none")) and len(parts) == 1:
        return Pooling(mode=parts[0])  # type: ignore[arg-type]
    try:
        kind, window, stride = parts[0], int(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        kind, window, stride = "", 0, 0
    most_window, most_stride = (fields_of(Pooling)[name].high for name in ("size", "stride"))
    if kind not in kinds or not (1 <= window <= most_window and 1 <= stride <= most_stride):
        raise Refused(
            translate("message", "--pool is kind:window:stride, such as max:2:2, not {text}."),
            text=text,
        )
    return Pooling(mode=kind, size=(window, window), stride=(stride, stride))  # type: ignore[arg-type]


def _files(network: Network, results: Results) -> dict[str, bytes]:
    """The name and the content of every file to be written."""
    files: dict[str, bytes] = {}
    for stage, signed in zip(results.stages, is_signed(network), strict=True):
        number = {"convolution": 1, "activation": 2, "pooling": 3}[stage.layer.kind]
        name = f"{number}-{stage.layer.kind}"
        assert stage.maps is not None
        stream = io.BytesIO()
        np.save(stream, np.ascontiguousarray(stage.maps, np.float32))
        files[f"{name}.npy"] = stream.getvalue()
        low, high = value_range(stage.maps)
        limit = max(abs(low), abs(high)) or 1.0
        palette: Palette = "signed" if signed else "gray"
        for channel, values in enumerate(stage.maps):
            tile = painted(values, limit, palette)
            files[f"{name}-{channel + 1:02}.png"] = png_bytes(tile)
    return files


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files or none: first beside their place, then moved into it."""
    made: Path | None = None
    try:
        if not folder.exists():
            folder.mkdir(parents=True)
            made = folder
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            for name, content in files.items():
                (Path(aside) / name).write_bytes(content)
            for name in files:
                os.replace(Path(aside) / name, folder / name)
    except OSError as error:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        raise Refused(
            translate("message", "{folder} could not be written: {reason}."),
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
