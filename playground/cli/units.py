"""The `units` command: what each unit of a layer answers to most in a folder of pictures."""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.cli.amounts import Whole
from playground.cli.apply_batch import jobs_of
from playground.cli.network_option import Named, alone, declare_weights, help_text, layer_of
from playground.cli.progress import LoadingBar
from playground.core.arrays import FloatArray, Shape
from playground.core.atomic_file import write_file
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.quoting import LONG_CHARACTERS, quoted, readable_name
from playground.engine.compute.evaluate import stages_of
from playground.layers.receptivefield import ReceptiveField, receptive_field, seen_part
from playground.pictures.crops import Box, as_pixels, as_signed_pixels, sheet
from playground.pictures.folder import written_whole
from playground.pictures.folder_files import file_input
from playground.pictures.save import to_png_bytes

if TYPE_CHECKING:
    from playground.training.process.units.strongest import Strongest

FILES: Final = re.compile(r"units\.csv|unit-\d+\.png")
TILE_PX: Final = 96
AT_ONCE: Final = 32
"""Pictures that go through the network together."""

KEPT: Final = 128
"""Pictures that are kept as the network takes them, for the projections of several units."""

MAX_UNIT: Final = 10_000_000
PROJECTING: Final = marked("message", "projecting units {bar} {done:,} of {total:,}")
COLUMNS: Final = (
    *("unit", "rank", "picture", "row", "column", "value"),
    *("top", "left", "height", "width", "fires"),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = (
        "Find where in a folder of pictures units of a layer answer most strongly. Written are\n"
        "units.csv        nine places of each unit, in as many pictures: row and column in the\n"
        "                 map, the value, the part of the network's input that is seen, and the\n"
        "                 share of all places at which the unit is above 0\n"
        "unit-0000.png    those parts, and beneath each its deconvnet projection"
    )
    parser.add_argument("--network", required=True, metavar="NAME|FILE", help=help_text())
    declare_weights(parser)
    parser.add_argument(
        "--layer",
        required=True,
        metavar="NAME",
        help="a layer's number from 1 on, or a name such as 4-convolution, as the network command"
        " prints them",
    )
    parser.add_argument(
        "--pictures", required=True, metavar="FOLDER", help="pictures, in subfolders too"
    )
    parser.add_argument(
        "--unit",
        type=Whole(0, MAX_UNIT),
        action="append",
        metavar="K",
        help="write the picture of this unit alone, from 0 on; repeat it for several",
    )
    parser.add_argument("--output", required=True, metavar="DIR", help="the folder to write to")


@dataclass(slots=True)
class Folder:
    """Pictures of a folder as a network takes them; `names` are those that could be read."""

    paths: list[Path]
    taken: NetworkInput
    names: list[Path] = field(default_factory=list)

    def batches(self) -> Iterator[FloatArray]:
        """Yield the pictures that can be read, some at a time; others are named on stderr."""
        with ThreadPoolExecutor() as pool:
            for start in range(0, len(self.paths), AT_ONCE):
                some = self.paths[start : start + AT_ONCE]
                found = []
                for path, x in zip(some, pool.map(self._read, some), strict=True):
                    if isinstance(x, Refused):
                        print(f"{quoted(path, LONG_CHARACTERS)}: {x}", file=sys.stderr)
                    else:
                        self.names.append(path)
                        found.append(x)
                if found:
                    yield np.stack(found)

    def _read(self, path: Path) -> FloatArray | Refused:
        try:
            return self.read(path)
        except Refused as refused:
            return refused

    def read(self, path: Path) -> FloatArray:
        """The picture's centred square as the network takes it; raises Refused."""
        return file_input(path, self.taken)


def run(options: argparse.Namespace) -> int:
    """Look through the pictures and write what is found; raises Refused with what is wrong."""
    root, output = Path(options.pictures), Path(options.output)
    if not os.path.isdir(root):
        raise Refused(marked("message", "There is no folder {folder}."), folder=options.pictures)
    folder_paths = [job.path for job in jobs_of([root], output)]
    if not folder_paths:
        raise Refused(
            marked("message", "There are no pictures in {names}."), names=options.pictures
        )
    found, taken = alone(options.network, options.weights)
    layer = layer_of(found, options.layer)
    _check_units(options.unit or (), found, layer)
    folder = Folder(folder_paths, taken)
    strongest_of(options, found, layer, folder)
    return 0


def _check_units(units: Iterable[int], found: Named, layer: int) -> None:
    """Raise Refused where the layer has no unit of a number: before all pictures are searched."""
    shape = stages_of(found.network, found.shape)[layer].shape
    count = 0 if shape is None else shape[0]
    for unit in units:
        if unit >= count:
            text = marked("message", "The layer has {count} units: there is no number {number}.")
            raise Refused(text, count=count, number=unit)


def strongest_of(options: argparse.Namespace, found: Named, layer: int, folder: Folder) -> None:
    """Find the strongest places, and write the table and the pictures; raises Refused."""
    import torch

    from playground.training.process.attribution.subject import between
    from playground.training.process.modules import torch_network
    from playground.training.process.units.strongest import side_by_side, strongest

    network = torch_network(found.network, found.shape, logits=True).eval()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    bar = LoadingBar()
    best = strongest(
        between(network, None, layer),
        map(side_by_side, folder.batches()),
        watch=lambda done: bar(done, len(folder.paths)),
    )
    bar.clear()
    if best is None:
        raise Refused(marked("message", "No picture could be read."))
    wanted = options.unit or range(len(best.values))
    boxes = partial(_box_at, receptive_field(found.network, found.shape)[layer], found.shape)
    kept = lru_cache(KEPT)(folder.read)
    bar = LoadingBar(PROJECTING)
    with written_whole(options.output, FILES) as fresh:
        write_file(fresh / "units.csv", table(best, folder, boxes).encode())
        for done, unit in enumerate(wanted, 1):
            x = torch.from_numpy(np.stack([kept(folder.names[at]) for at in best.pictures[unit]]))
            pixels = _picture_of(network, layer, unit, best, x, boxes, folder.taken)
            write_file(fresh / f"unit-{unit:04}.png", to_png_bytes(pixels))
            bar(done, len(wanted))
    bar.clear()
    print(
        f"{len(best.values)} units of {options.layer}, {len(folder.names)} pictures:"
        f" {options.output}"
    )


def _box_at(field: ReceptiveField, shape: Shape, row: int, column: int) -> Box:
    return Box(*seen_part(field, shape, row, column))


def table(best: Strongest, folder: Folder, boxes: Any) -> str:
    """The strongest places as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit, rank in np.ndindex(best.values.shape):
        row, column = int(best.rows[unit, rank]), int(best.columns[unit, rank])
        box: Box = boxes(row, column)
        path = folder.names[best.pictures[unit, rank]]
        writer.writerow(
            (
                *(unit, rank + 1, readable_name(str(path)), row, column),
                f"{best.values[unit, rank]:.6g}",
                *(box.top, box.left, box.height, box.width, f"{best.fires[unit]:.4g}"),
            )
        )
    return text.getvalue()


def _picture_of(
    network: Any,
    layer: int,
    unit: int,
    best: Strongest,
    x: Any,
    boxes: Any,
    taken: NetworkInput,
) -> Any:
    """The parts that a unit answers to, and beneath each its projection."""
    import torch

    from playground.training.process.attribution.deconvnet import projected

    rows, columns = (torch.from_numpy(each[unit]) for each in (best.rows, best.columns))
    back = projected(network, layer, x, torch.full_like(rows, unit), rows, columns).numpy()
    seen = [boxes(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]
    top = 255.0 if taken.levels == "byte" else 1.0
    crops = [as_pixels(box.of(each.numpy()), top) for box, each in zip(seen, x, strict=True)]
    projections = [as_signed_pixels(box.of(each)) for box, each in zip(seen, back, strict=True)]
    return sheet([crops, projections], TILE_PX)
