"""TIFF files by their parts, for kinds that no library at hand writes."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = {"u": 1, "i": 2, "f": 3}
HORIZONTAL, FLOATING = 2, 3


def tiff(
    samples: NDArray[Any],
    *,
    planar: bool = False,
    deflate: bool = False,
    predictor: int = 1,
    order: str = "<",
    tile: int = 0,
    strip_rows: int = 0,
    photometric: int | None = None,
    extra: int | None = None,
    others: dict[int, int] | None = None,
) -> bytes:
    """A page of height × width × samples; `others` are tags besides or instead."""
    height, width, count = samples.shape
    planes = [samples[..., i : i + 1] for i in range(count)] if planar else [samples]
    blocks = [block for plane in planes for block in cut(plane, tile, strip_rows or height)]
    pieces = [stored(block, predictor, order) for block in blocks]
    if deflate:
        pieces = [zlib.compress(piece) for piece in pieces]
    bits = samples.dtype.itemsize * 8
    white = {1: 1, 2: 1, 3: 2, 4: 2}.get(count, 1)
    offsets = [8 + sum(map(len, pieces[:i])) for i in range(len(pieces))]
    tags: dict[int, list[int]] = {
        256: [width],
        257: [height],
        258: [bits] * count,
        259: [8 if deflate else 1],
        262: [white if photometric is None else photometric],
        277: [count],
        284: [2 if planar else 1],
        317: [predictor],
        339: [KINDS[samples.dtype.kind]] * count,
    }
    if tile:
        tags |= {322: [tile], 323: [tile], 324: offsets, 325: [len(piece) for piece in pieces]}
    else:
        tags |= {273: offsets, 278: [strip_rows or height], 279: [len(piece) for piece in pieces]}
    if extra is not None:
        tags[338] = [extra]
    tags |= {tag: [value] for tag, value in (others or {}).items()}
    data = b"".join(pieces)
    data += b"\0" * (len(data) % 2)
    start = 8 + len(data)
    outside_at = start + 2 + 12 * len(tags) + 4
    directory, outside = struct.pack(order + "H", len(tags)), b""
    for tag, values in sorted(tags.items()):
        held = struct.pack(f"{order}{len(values)}L", *values)
        if len(values) > 1:
            outside += held
            held = struct.pack(order + "L", outside_at + len(outside) - len(held))
        directory += struct.pack(order + "HHL", tag, 4, len(values)) + held
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "L", start) + data + directory + bytes(4) + outside


def cut(plane: NDArray[Any], tile: int, strip_rows: int) -> list[NDArray[Any]]:
    """The blocks that a plane is stored in; tiles at the edges are filled up."""
    height, width, count = plane.shape
    if not tile:
        return [plane[top : top + strip_rows] for top in range(0, height, strip_rows)]
    down, across = -(-height // tile), -(-width // tile)
    whole = np.zeros((down * tile, across * tile, count), plane.dtype)
    whole[:height, :width] = plane
    return [
        whole[row * tile : (row + 1) * tile, column * tile : (column + 1) * tile]
        for row in range(down)
        for column in range(across)
    ]


def stored(block: NDArray[Any], predictor: int, order: str) -> bytes:
    """The bytes of a block, each value less the one before it if there is a predictor."""
    block = np.ascontiguousarray(block)
    if predictor == HORIZONTAL:
        whole = block.view(f"u{block.dtype.itemsize}")
        block = np.concatenate([whole[:, :1], np.diff(whole, axis=1)], axis=1)
    elif predictor == FLOATING:
        height, width, count = block.shape
        bytes_ = block.astype(block.dtype.newbyteorder(">")).view(np.uint8)
        apart = bytes_.reshape(height, width * count, -1).transpose(0, 2, 1)
        line = np.ascontiguousarray(apart).reshape(height, -1, count)
        block = np.concatenate([line[:, :1], np.diff(line, axis=1)], axis=1)
    return block.astype(block.dtype.newbyteorder(order)).tobytes()
