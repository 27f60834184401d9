"""Kernels from files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.kernels.text import kernel_of, parse_matrix

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
SUFFIXES = (*TEXT_SUFFIXES, ".npy")
MAX_BYTES = 16 * 1024 * 1024


def read_kernel_file(path: str | Path) -> FloatArray:
    """The kernel in a .csv, .tsv, .txt or .npy file; raises Refused with the reason."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            marked("message", "Kernels are read from {known} files; {name} is none of them."),
            known=", ".join(SUFFIXES),
            name=path.name,
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(marked("message", "{name} is too large for a kernel."), name=path.name)
        return _read_npy(path) if suffix == ".npy" else parse_matrix(_read_text(path))
    except FileNotFoundError as error:
        raise Refused(marked("message", "There is no file {name}."), name=str(path)) from error
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be read: {reason}."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    # Spreadsheets save "Unicode text" as UTF-16 with a mark in front.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(marked("message", "{name} is not a text file."), name=path.name) from error


def _read_npy(path: Path) -> FloatArray:
    try:
        # Read as a map, a damaged header that promises terabytes allocates nothing.
        array = np.lib.format.open_memmap(path, mode="r")
    except OSError:
        raise
    except Exception as error:  # a header is text that numpy evaluates: it fails in many ways
        raise Refused(
            marked("message", "{name} is not a numpy file of plain numbers."), name=path.name
        ) from error
    return kernel_of(array)
