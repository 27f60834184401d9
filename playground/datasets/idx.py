"""The IDX format of MNIST: a short header, then bytes; as a file or gzipped."""

from __future__ import annotations

import gzip
import math
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file, unreadable
from playground.datasets.dataset import Progress, unwatched
from playground.datasets.held import CHUNK_BYTES, check_room, held

UNSIGNED_BYTE: Final = 0x08
MAX_DATA_BYTES: Final = 2**32
"""Bytes: more than this is no data set but a damaged header."""


def read_idx(
    path: Path,
    dimensions: int,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> NDArray[np.uint8]:
    """The array of bytes in an IDX file with so many dimensions.

    A gzipped file is unpacked. Raises Refused with the reason when the file is not what its
    header says or takes more memory than there is, or Cancelled.
    """
    try:
        with open_file(path) as stream:
            zipped = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            if zipped:
                with gzip.open(stream) as content:
                    return _unpacked(content, path.name, dimensions, progress, cancelled)
            shape, start = _header(stream, path.name, dimensions)
            if os.fstat(stream.fileno()).st_size != start + math.prod(shape):
                raise _damaged(path.name)
            if 0 in shape:
                raise Refused(marked("message", "{name} holds no pictures."), name=path.name)
            stream.seek(start)
            return held(stream, shape, path.name, progress, cancelled)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise _damaged(path.name) from None
    except OSError as error:
        raise unreadable(error, path.name) from None


def _damaged(name: str) -> Refused:
    return Refused(marked("message", "{name} is damaged or incomplete."), name=name)


def _header(
    stream: IO[bytes] | gzip.GzipFile, name: str, dimensions: int
) -> tuple[tuple[int, ...], int]:
    """The array's shape, and where its bytes start."""
    head = stream.read(4)
    if len(head) < 4 or head[:3] != bytes([0, 0, UNSIGNED_BYTE]):
        raise Refused(marked("message", "{name} is not an IDX file of bytes."), name=name)
    if head[3] != dimensions:
        raise Refused(
            marked("message", "{name} has {found} dimensions, not the {wanted} expected."),
            name=name,
            found=head[3],
            wanted=dimensions,
        )
    sizes = stream.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise _damaged(name)
    shape = struct.unpack(f">{dimensions}I", sizes)
    if math.prod(shape) > MAX_DATA_BYTES:
        raise _damaged(name)
    return shape, 4 + 4 * dimensions


def _unpacked(
    stream: IO[bytes] | gzip.GzipFile,
    name: str,
    dimensions: int,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> NDArray[np.uint8]:
    shape, _ = _header(stream, name, dimensions)
    total = math.prod(shape)
    if total == 0:
        raise Refused(marked("message", "{name} holds no pictures."), name=name)
    check_room(total, name)
    content = bytearray()  # grows with what is there, whatever the header claims
    while len(content) <= total:
        if cancelled():
            raise Cancelled
        chunk = stream.read(min(CHUNK_BYTES, total + 1 - len(content)))
        if not chunk:
            break
        content += chunk
        progress(min(len(content), total), total)
    if len(content) != total:
        raise _damaged(name)
    return np.frombuffer(content, np.uint8).reshape(shape)


def found_idx(folder: Path, stem: str, dimensions: int, where: str) -> Path:
    """The IDX file of a name in a folder, plain or gzipped; Refused says what is missing."""
    ending = f"idx{dimensions}-ubyte"
    for joint in ("-", "."):
        for suffix in ("", ".gz"):
            path = folder / f"{stem}{joint}{ending}{suffix}"
            if os.path.isfile(path):
                return path
    if not folder.name or not os.path.isdir(folder):
        raise Refused(
            marked("message", "There is no folder {folder}. {where}"),
            folder=str(folder) if folder.name else "—",
            where=where,
        )
    raise Refused(
        marked("message", "{folder} has no file {file}. {where}"),
        folder=folder.name,
        file=f"{stem}-{ending}",
        where=where,
    )


def labelled_pictures(
    pictures_path: Path,
    labels_path: Path,
    first: int,
    classes: int,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The pictures of a file and their classes from 0 on; labels are counted from `first`."""
    labels = read_idx(labels_path, 1).astype(np.int64) - first
    wrong = labels[(labels < 0) | (labels >= classes)]
    if len(wrong):
        raise Refused(
            marked("message", "{name} has the class {label}; there are {count}."),
            name=labels_path.name,
            label=int(wrong[0]) + first,
            count=classes,
        )
    pictures = read_idx(pictures_path, 3, progress, cancelled)
    if len(pictures) != len(labels):
        raise Refused(
            marked("message", "{name} has {pictures} pictures, but there are {labels} labels."),
            name=pictures_path.name,
            pictures=len(pictures),
            labels=len(labels),
        )
    return pictures, labels
