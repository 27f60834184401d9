"""The tensors of a PyTorch state dict, read without running what is in it.

Torch has two forms of file: an archive (since 2020), and before that five pickles, one after the
other, with the numbers behind them. Several of torchvision's files are still of the older one.
"""

from __future__ import annotations

import io
import os
import pickletools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from numpy.typing import NDArray

from playground.core.memory import check_memory
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file
from playground.exchange.weights_limits import MAX_BYTES, check_size, damaged

if TYPE_CHECKING:
    from torch import Tensor

OLDER: Final = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
"""The first bytes of a file of the older form: a number, pickled."""

PICKLES: Final = 5
"""That number, a version, the machine's sizes, the tensors by name, the keys of their numbers."""

TENSORS: Final = 3
"""Which of them has the tensors."""

NUMBERS: Final = ("INT", "INT1", "INT2", "LONG", "LONG1", "LONG4")
"""How the names of the codes end that stand for a whole number."""

MAX_PICKLED_BYTES: Final = 2**22


def tensors_of_state(path: Path) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the tensors by name; raises Refused where the file holds anything but plain tensors."""
    with open_file(path) as stream:
        is_older = stream.read(len(OLDER)) == OLDER
        stream.seek(0)
        (_check_older if is_older else _check_archive)(stream, path.name)
        stream.seek(0)
        import torch

        try:
            data = torch.load(stream, map_location="cpu", weights_only=True)
        except Exception as error:  # damaged files fail in many ways
            raise Refused(
                marked(
                    "message",
                    "{name} holds no plain state dict: tensors by name are read, and no objects.",
                ),
                name=path.name,
            ) from error
    for key in ("state_dict", "model"):
        if isinstance(data, dict) and isinstance(data.get(key), dict):
            data = data[key]
    if not isinstance(data, dict):
        raise damaged(path.name)
    check_size(len(data), 0, path.name)
    for name, tensor in data.items():
        if isinstance(name, str) and isinstance(tensor, torch.Tensor):
            is_plain = tensor.layout == torch.strided and tensor.numel() * 4 <= MAX_BYTES
            if is_plain and tensor.is_floating_point():
                check_memory(tensor.numel())  # a view may claim more than there is
                yield name, _numbers(tensor, path.name)


def _numbers(tensor: Tensor, name: str) -> NDArray[Any]:
    """The numbers of a tensor; raises Refused where it has none of its own.

    One on the device "meta" is but a shape, and one that is nested has no shape.
    """
    if tensor.device.type != "cpu" or tensor.is_nested:
        raise damaged(name)
    numbers: NDArray[Any] = tensor.detach().float().numpy()
    return numbers


def _check_archive(stream: BinaryIO, name: str) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
            is_stored = all(part.compress_type == zipfile.ZIP_STORED for part in parts)
    except Exception as error:  # names that are no text, an offset before the file, …
        raise damaged(name) from error
    if not is_stored:  # torch packs nothing: packed parts could be of any size
        raise damaged(name)
    check_size(len(parts) // 2, sum(part.file_size for part in parts), name)


def _check_older(stream: BinaryIO, name: str) -> None:
    """Raise Refused where the pickles claim more numbers than the file can hold.

    Each tensor names the length of its numbers, its sides and its strides, and a number takes two
    bytes at least: all of them together are less than the bytes of the file.
    """
    size = stream.seek(0, os.SEEK_END)
    check_size(0, size, name)
    stream.seek(0)
    head = io.BytesIO(stream.read(min(size, MAX_PICKLED_BYTES)))
    claimed = 0
    try:
        for at in range(PICKLES):
            for code, value, _ in pickletools.genops(head):
                if at == TENSORS and isinstance(value, int) and code.name.endswith(NUMBERS):
                    claimed += abs(value)
    except Exception as error:  # what is no pickle fails in many ways
        raise damaged(name) from error
    if claimed > size:
        raise damaged(name)
