"""The strongest places of every unit of a layer over a set of pictures, found in one pass.

Only the best of them are kept as the pictures go by, so that memory does not grow with the number
of pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never

COUNT: Final = 9
"""Places of a unit that are kept, each in another picture: as many as Zeiler and Fergus show."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Strongest:
    """The strongest places of each unit, the strongest first: arrays of units × places.

    A place is that of its picture in the set, and its row and column in the layer's map. `fires` is
    the share of all places at which a unit is above 0.
    """

    values: FloatArray
    pictures: Places
    rows: Places
    columns: Places
    fires: FloatArray


def side_by_side(inputs: FloatArray) -> Tensor:
    """Inputs (N × C × H × W) whose channels lie side by side, which are convolved faster."""
    return torch.from_numpy(inputs).contiguous(memory_format=torch.channels_last)


def strongest(
    modules: nn.Module,
    batches: Iterable[Tensor],
    count: int = COUNT,
    watch: Callable[[int], None] = lambda done: None,
    is_cancelled: Callable[[], bool] = never,
) -> Strongest | None:
    """Find the strongest places in batches of inputs (N × C × H × W), in order; None without any.

    `modules` are the layers up to the one whose units are asked about. A picture gives a unit one
    place at most. Raises Cancelled.
    """
    best: Tensor | None = None
    where = torch.zeros((0, 0), dtype=torch.int64)
    above, places, seen, width = torch.zeros(0), 0, 0, 1
    with torch.inference_mode():
        for inputs in batches:
            if is_cancelled():
                raise Cancelled
            maps = modules(inputs)
            number, _, height, width = maps.shape
            flat = maps.flatten(2)
            values, cells = flat.max(dim=2)
            cells = cells + torch.arange(seen, seen + number, device=cells.device)[:, None] * (
                height * width
            )
            fires = (flat > 0).sum(dim=(0, 2), dtype=torch.float64).cpu()
            above = fires if best is None else above + fires
            if best is not None:
                values, cells = torch.cat([best, values]), torch.cat([where, cells])
            best, order = values.topk(min(count, len(values)), dim=0)
            where = cells.gather(0, order)
            seen, places = seen + number, height * width
            watch(seen)
    if best is None:
        return None
    cells_of = where.T.cpu().numpy()
    rows, columns = np.divmod(cells_of % places, width)
    return Strongest(
        best.T.cpu().numpy(),
        cells_of // places,
        rows,
        columns,
        (above / (seen * places)).numpy().astype(np.float32),
    )
