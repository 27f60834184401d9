"""The files that `apply` writes of a picture: each stage's numbers, and a picture of each map."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.atomic_file import replacing, write_file
from playground.core.messages import Message
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.view.overflow import overflow_message
from playground.engine.view.palette import painted
from playground.engine.view.planes import is_signed, value_range
from playground.layers import LAYERS
from playground.pictures.folder import written_whole
from playground.pictures.save import to_png_bytes

STAGES = {"convolution": 1, "activation": 2, "pooling": 3}
"""The numbers of the stages that a kernel is applied in; those of a stack are counted from 1."""

KINDS = "|".join(kind.replace(" ", "-") for kind in LAYERS)
OURS = re.compile(rf"\d{{1,3}}-({KINDS})(\.npy|-\d{{2,}}\.png)")
"""The names of the files that an earlier run may have left in the folder."""

MAX_ONE_CELL_PICTURES = 256
"""Maps of one cell that get pictures."""


def write_stages(
    folder: str | Path,
    network: Network,
    x: FloatArray,
    by_kernel: bool,
    say: Callable[[Message], None],
) -> FloatArray:
    """Every stage's numbers and the picture of each of its maps; the last stage is returned.

    No stage is held twice.

    Very many single numbers, as a layer that flattens makes them, have no pictures.
    """
    was_finite = True
    with written_whole(folder, OURS) as fresh:
        for place, (layer, signed) in enumerate(zip(network, is_signed(network), strict=True), 1):
            maps = evaluate(Network((layer,)), x).stages[0].maps
            assert maps is not None
            x = np.ascontiguousarray(maps, np.float32)
            if was_finite and not np.isfinite(x).all():
                was_finite = False
                say(overflow_message(place))
            number = STAGES[layer.kind] if by_kernel else place
            name = f"{number}-{layer.kind.replace(' ', '-')}"
            _write_array(fresh / f"{name}.npy", x)
            if x.shape[1:] == (1, 1) and len(x) > MAX_ONE_CELL_PICTURES:
                continue  # a flattened picture: a file for every pixel
            low, high = value_range(x)
            limit = max(-low, high) or 1.0
            for channel, values in enumerate(x, 1):
                tile = painted(values, limit, "signed" if signed else "gray")
                write_file(fresh / f"{name}-{channel:02}.png", to_png_bytes(tile))
    return x


def _write_array(path: Path, array: FloatArray) -> None:
    """A .npy file; np.save would not say why a disk does not take it."""
    with replacing(path) as stream:
        header = np.lib.format.header_data_from_array_1_0(array)
        np.lib.format.write_array_header_1_0(stream, header)
        stream.write(array.data)
