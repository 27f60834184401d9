"""The weights of a large network, beside the JSON file that says what they belong to.

The JSON names the safetensors file and its id, and the safetensors file has the same id among its
notes, so that weights of another network are found out. A file of another id has another name:
the JSON that is there goes on with its own weights until the new one has taken its place.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, frozen
from playground.core.messages import Refused, marked
from playground.core.tensor_file import TensorReader, opened_tensors, write_tensors

Beside: TypeAlias = Mapping[str, FloatArray]
"""Arrays by the names that the JSON has for them; each may be made or read when it is asked for."""

ID: Final = "network"
"""The note of a weights file that has its id."""

WEIGHTS_SUFFIX: Final = ".safetensors"
CHECKED_NUMBERS: Final = 2**22
"""Numbers that are looked at together."""

_PLAIN_NAME: Final = re.compile(r"[^/\\:\0]+\.safetensors")


@contextmanager
def written_beside(
    path: Path, arrays: Mapping[str, NDArray[np.floating]]
) -> Iterator[dict[str, str]]:
    """Write the arrays beside `path`, and yield how its JSON refers to them; raises OSError.

    Where the block does not write that JSON they are gone again, unless they were there before.
    """
    identity = _identity(arrays)
    file = path.with_name(f"{path.stem}.{identity[:8]}{WEIGHTS_SUFFIX}")
    was_there = os.path.lexists(file)
    write_tensors(file, arrays, {"format": "pt", ID: identity})
    try:
        yield {"file": file.name, "id": identity}
    except BaseException:
        if not was_there:
            with suppress(OSError):
                file.unlink()
        raise
    drop_older(path, file.name)


def drop_older(path: Path, file: str) -> None:
    """Remove the weights files of earlier versions of the JSON at `path`; `file` stays."""
    pattern = re.compile(re.escape(path.stem) + r"\.[0-9a-f]{8}" + re.escape(WEIGHTS_SUFFIX))
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name != file and pattern.fullmatch(name):
                with suppress(OSError):
                    path.with_name(name).unlink()


@contextmanager
def opened_beside(path: Path, reference: Any) -> Iterator[Beside]:
    """The arrays that the JSON at `path` refers to, each read when it is asked for.

    None without a reference. Raises Refused when they are not there or are those of another file.
    """
    if reference is None:
        yield {}
        return
    name = reference.get("file") if isinstance(reference, dict) else None
    if not isinstance(name, str) or not _PLAIN_NAME.fullmatch(name):
        raise Refused(
            marked("message", "{name} does not say which file its weights are in."), name=path.name
        )
    with opened_tensors(path.with_name(name)) as reader:
        if reader.header.notes.get(ID) != reference.get("id") or set(reference) != {"file", "id"}:
            raise Refused(
                marked("message", "{file} does not hold the weights of {name}, but other ones."),
                file=name,
                name=path.name,
            )
        yield ReadArrays(reader)


class ReadArrays(Mapping[str, FloatArray]):
    """The arrays of a file, none of which is held here."""

    def __init__(self, reader: TensorReader) -> None:
        self._reader = reader

    def __getitem__(self, name: str) -> FloatArray:
        return frozen(self._reader.array(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.header.entries)

    def __len__(self) -> int:
        return len(self._reader.header.entries)


def all_finite(values: FloatArray) -> bool:
    """Whether no number is infinite or none at all; no second array of that size is made."""
    flat = values.reshape(-1)
    return all(
        np.isfinite(flat[start : start + CHECKED_NUMBERS]).all()
        for start in range(0, flat.size, CHECKED_NUMBERS)
    )


def _identity(arrays: Mapping[str, NDArray[np.floating]]) -> str:
    """16 digits that differ when the arrays do."""
    digest = blake2b(digest_size=8)
    for name in arrays:
        values = np.ascontiguousarray(arrays[name])
        check = zlib.crc32(values.reshape(-1).view(np.uint8).data)
        digest.update(f"{name} {values.dtype} {values.shape} {check}\n".encode())
    return digest.hexdigest()
