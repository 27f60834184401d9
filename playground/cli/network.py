"""The `network` command: what a network is made of, and what it costs, layer by layer."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace

from playground.cli.amounts import Whole
from playground.cli.network_option import USUAL, help_text, layer_names, outline_of, usual_input
from playground.core import fitting
from playground.core.arrays import Shape
from playground.core.filters import MAX_FILTERS, usual_name
from playground.core.layer import Layer
from playground.core.messages import Refused, marked
from playground.core.session import Network
from playground.core.word_count import grouped, size_text
from playground.engine.compute.evaluate import Stage, stages_of
from playground.layers.convolution import Convolution
from playground.layers.dense import Dense
from playground.layers.layersfile import input_beside
from playground.layers.receptivefield import ReceptiveField, receptive_field


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Print the layers of a network: shapes, learned numbers, multiplications for one picture,"
        " and how many pixels of it one cell sees."
    )
    parser.add_argument("network", metavar="NAME|FILE", help=help_text())
    parser.add_argument(
        "--classes",
        type=Whole(1, MAX_FILTERS),
        metavar="N",
        help="count it with so many outputs, in the place of those that it has",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--download",
        action="store_true",
        help="get the weights of a published network instead, or go on with that; they are kept in"
        " the user's cache, and taken where the network is asked for by name",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row for a layer: its name, its text, its shape, its costs and its receptive field."""

    name: str
    text: str
    shape: Shape
    parameters: int
    multiplications: int
    field: ReceptiveField

    @property
    def sees(self) -> str:
        """The receptive field in words."""
        height, width = self.field.size
        return f"{height}×{width}" + " (all)" * self.field.whole


def run(options: argparse.Namespace) -> int:
    """Print the table, or download; raises Refused with what is wrong."""
    if options.download:
        from playground.cli.weights_download import download

        download(options.network)
        return 0
    usual = usual_input(options.network)
    shape = (usual.shape if usual is not None else None) or USUAL
    content = outline_of(options.network, shape)
    taken = input_beside(content, shape)
    shape = shape if taken is None else taken.shape or shape
    network = Network(tuple(layer for layer in content.network if layer.enabled))
    network = fitting.fitted(network, shape)
    if options.classes is not None:
        network = fitting.fitted(with_outputs(network, options.classes), shape)
    rows = described(network, shape)
    print(as_json(content.name, shape, rows) if options.json else as_table(shape, rows))
    return 0


def described(network: Network, shape: Shape) -> list[Row]:
    """A row for each layer; raises Refused where one does not fit."""
    stages, fields = stages_of(network, shape), receptive_field(network, shape)
    names = layer_names(network)
    return [
        _row(name, stage, field) for name, stage, field in zip(names, stages, fields, strict=True)
    ]


def _row(name: str, stage: Stage, field: ReceptiveField) -> Row:
    if stage.refusal is not None:
        raise Refused(stage.refusal.text, **stage.refusal.values)
    assert stage.shape is not None
    text = " · ".join(map(str, stage.layer.chain_link()))
    return Row(name, text, stage.shape, stage.layer.parameters(), stage.multiplications, field)


def with_outputs(network: Network, count: int) -> Network:
    """The network with so many outputs of its last layer that has units or filters."""
    layers = list(network)
    for place in reversed(range(len(layers))):
        layer = layers[place]
        if isinstance(layer, Dense | Convolution):
            layers[place] = _with_count(layer, count)
            return Network(tuple(layers))
    raise Refused(marked("message", "No layer of the network has a number of outputs to set."))


def _with_count(layer: Dense | Convolution, count: int) -> Layer:
    if isinstance(layer, Dense):
        return replace(layer, units=count)
    filters = layer.filters
    kept = filters[:count]
    more = (replace(filters[0], name=usual_name(at)) for at in range(len(kept), count))
    return replace(layer, filters=(*kept, *more))


def as_table(shape: Shape, rows: list[Row]) -> str:
    """The rows under headings, and the sums."""
    lines: list[tuple[str, ...]] = [("layer", "", "shape", "parameters", "multiplications", "sees")]
    lines += [("input", "", size_text(shape), "", "", "")]
    lines += [
        (
            row.name,
            row.text,
            size_text(row.shape),
            grouped(row.parameters),
            grouped(row.multiplications),
            row.sees,
        )
        for row in rows
    ]
    total = (sum(row.parameters for row in rows), sum(row.multiplications for row in rows))
    lines += [("total", "", "", *map(grouped, total), "")]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    left = (True, True, True, False, False, False)
    return "\n".join(
        "  ".join(
            text.ljust(width) if at_left else text.rjust(width)
            for text, width, at_left in zip(line, wide, left, strict=True)
        ).rstrip()
        for line in lines
    )


def as_json(name: str, shape: Shape, rows: list[Row]) -> str:
    """The same for programs; shapes are channels × height × width, sizes height × width."""
    return json.dumps(
        {
            "name": name,
            "input": list(shape),
            "layers": [
                {
                    "name": row.name,
                    "text": row.text,
                    "shape": list(row.shape),
                    "parameters": row.parameters,
                    "multiplications": row.multiplications,
                    "receptive_field": list(row.field.size),
                    "sees_all": row.field.whole,
                }
                for row in rows
            ],
            "parameters": sum(row.parameters for row in rows),
            "multiplications": sum(row.multiplications for row in rows),
        },
        ensure_ascii=False,
        indent=1,
    )
