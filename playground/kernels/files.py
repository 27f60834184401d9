"""Kernels from files, and into them."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.atomic_file import write_file
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.core.system_reason import reason_of
from playground.kernels.text import kernel_of, parse_matrix, to_tsv

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
SUFFIXES = (*TEXT_SUFFIXES, ".npy")
MAX_KERNEL_BYTES = 16 * 1024 * 1024


def read_kernel_file(path: str | Path) -> FloatArray:
    """The kernel in a .csv, .tsv, .txt or .npy file; raises Refused with the reason.

    Commas stand between the numbers of a .csv file, unless semicolons or tabs do.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            marked("message", "Kernels are read from {known} files; {name} is none of them."),
            known=", ".join(SUFFIXES),
            name=path.name,
        )
    data = read_file(path, MAX_KERNEL_BYTES)
    content = npy_array(data, path.name) if suffix == ".npy" else _text(data, path.name)
    if suffix == ".csv" and isinstance(content, str) and not {";", "\t"} & set(content):
        content = content.replace(",", ", ")  # the sign between its numbers, and no decimal comma
    try:
        return parse_matrix(content) if isinstance(content, str) else kernel_of(content)
    except Refused as refused:  # which says what is wrong with the numbers, not where they are
        text = marked("message", "{name}: {reason}")
        raise Refused(text, name=path.name, reason=refused.message) from refused


def write_kernel_file(path: str | Path, kernel: FloatArray) -> None:
    """Write a kernel as numbers that `read_kernel_file` reads exactly; raises Refused.

    A stack of one slice is written as the matrix that it is.
    """
    path = Path(path)
    if kernel.ndim == 3 and len(kernel) == 1:
        kernel = kernel[0]
    if path.suffix.lower() == ".npy":
        stream = io.BytesIO()
        np.save(stream, kernel)
        data = stream.getvalue()
    else:
        text = to_tsv(kernel)
        if path.suffix.lower() == ".csv":
            text = text.replace("\t", ", ")  # "1,2" alone may be a decimal
        data = f"{text}\n".encode()
    try:
        write_file(path, data)
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be written: {reason}."),
            name=path.name,
            reason=reason_of(error),
        ) from error


def _text(data: bytes, name: str) -> str:
    # Spreadsheets save "Unicode text" as UTF-16 with a mark in front.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(marked("message", "{name} is not a text file."), name=name) from error


def npy_array(data: bytes, name: str) -> NDArray[Any]:
    """The array in the bytes of an .npy file; raises Refused."""
    stream = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(stream)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, is_fortran, dtype = read_header(stream)
        # A view of what was read: a damaged header that promises terabytes allocates nothing.
        numbers = np.frombuffer(data, dtype, math.prod(shape), stream.tell())
        return numbers.reshape(shape, order="F" if is_fortran else "C")
    except Exception as error:  # a header is text that numpy evaluates: it fails in many ways
        raise Refused(
            marked("message", "{name} is not a numpy file of plain numbers."), name=name
        ) from error
