"""Pictures changed at random each time they are seen: moved, turned, scaled, mirrored, noisy.

The definition, in numpy; `playground.training` does the same to whole batches on any device.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.plan import Augmentation
from playground.datasets.dataset import Dataset, Edge, Indices


def matrices(
    augmentation: Augmentation, count: int, size: tuple[int, int], rng: np.random.Generator
) -> FloatArray:
    """Random warps, count × 2 × 3, of pictures of `size` (height, width).

    Each says where in its source a place of the changed picture lies. Places are (x, y) from −1 to
    1, from the outer edge of the first cell to that of the last.
    """
    turn = np.radians(rng.uniform(-augmentation.rotate, augmentation.rotate, count))
    zoom = 1 + rng.uniform(-augmentation.scale, augmentation.scale, count)
    shift = 2 * rng.uniform(-augmentation.shift, augmentation.shift, (count, 2))
    mirror = np.where(rng.random(count) < 0.5, -1.0, 1.0) if augmentation.flip else np.ones(count)
    # A picture is scaled, turned, then shifted; going back to its source is the reverse.
    back = np.empty((count, 2, 2))
    back[:, 0, 0] = back[:, 1, 1] = np.cos(turn) / zoom
    # Pixels are square also when the picture, and with it the unit of a place, is not.
    back[:, 0, 1] = np.sin(turn) / zoom * (size[0] / size[1])
    back[:, 1, 0] = -np.sin(turn) / zoom * (size[1] / size[0])
    out = np.empty((count, 2, 3))
    out[:, :, :2] = back
    out[:, :, 2] = -np.einsum("nij,nj->ni", back, shift)
    out[:, 0] *= mirror[:, None]
    return out.astype(np.float32)


def warped(pictures: FloatArray, warps: FloatArray, edge: Edge) -> FloatArray:
    """Pictures (N × C × H × W) after the warps (N × 2 × 3), sampled bilinearly."""
    count, _, height, width = pictures.shape
    x = (2 * np.arange(width) + 1) / width - 1
    y = (2 * np.arange(height) + 1) / height - 1
    places = np.stack(
        [np.broadcast_to(x, (height, width)), np.repeat(y, width).reshape(height, width)], axis=-1
    )
    source = np.einsum("nij,hwj->nhwi", warps[:, :, :2], places) + warps[:, None, None, :, 2]
    columns = ((source[..., 0] + 1) * width - 1) / 2
    rows = ((source[..., 1] + 1) * height - 1) / 2
    if edge == "repeat":
        columns, rows = columns.clip(0, width - 1), rows.clip(0, height - 1)
    left, top = np.floor(columns), np.floor(rows)
    out = np.zeros_like(pictures)
    picture = np.arange(count)[:, None, None]
    for down in (0, 1):
        for right in (0, 1):
            row, column = (top + down).astype(int), (left + right).astype(int)
            weight = (1 - np.abs(rows - row)) * (1 - np.abs(columns - column))
            inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
            cells = pictures[picture, :, row.clip(0, height - 1), column.clip(0, width - 1)]
            part: NDArray[np.floating] = cells * (weight * inside)[..., None]
            out += part.transpose(0, 3, 1, 2).astype(np.float32)
    return out


def augmented(
    pictures: FloatArray, augmentation: Augmentation, edge: Edge, rng: np.random.Generator
) -> FloatArray:
    """Pictures (N × C × H × W, 0–1), each changed in its own way."""
    if augmentation.warps:
        size = (pictures.shape[2], pictures.shape[3])
        pictures = warped(pictures, matrices(augmentation, len(pictures), size, rng), edge)
    if augmentation.noise:
        noise = rng.standard_normal(pictures.shape, np.float32)
        pictures = pictures + noise * np.float32(augmentation.noise)
    return pictures


def previews(
    dataset: Dataset, indices: Indices, augmentation: Augmentation, seed: int
) -> FloatArray:
    """The pictures at `indices` as training may see them, clipped to 0–1 to be shown."""
    pictures = dataset.batch(indices).pictures
    changed = augmented(pictures, augmentation, dataset.edge, np.random.default_rng(seed))
    return np.asarray(np.clip(changed, 0, 1), np.float32)
