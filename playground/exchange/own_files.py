"""The user's own files: what lies in a folder of theirs stands in the menus, without being opened.

A kind of file has a subfolder, and is declared here, or where it is read. Every file is
checked when it is listed, as it would be when it is opened: others may have put it there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from playground.core.messages import Message, Refused, marked
from playground.core.system_reason import reason_of
from playground.kernels.files import SUFFIXES as KERNEL_SUFFIXES
from playground.kernels.files import read_kernel_file
from playground.layers.layersfile import read_layers_file

MAX_LISTED: Final = 60
"""Files of a kind in a menu; how many more there are is said."""

Stamp = tuple[tuple[str, int, int], ...]
"""Name, nanoseconds of the last change and bytes of a file and those that belong to it."""


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A kind of file: the name of its subfolder, its endings, and what reads it or is Refused.

    Files of more than `most_bytes`, with what belongs to them, are checked when they are chosen.
    """

    folder: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], object]
    most_bytes: int
    is_one: Callable[[str], bool] = lambda name: True
    """Whether a file of such a name is one, or else belongs to another."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnFile:
    """A file of the user's: what it holds if that is kept, or why it cannot be used."""

    path: Path
    content: object = None
    refusal: Message | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OwnFiles:
    """The files of a kind by name, and how many more there are than are listed."""

    files: tuple[OwnFile, ...] = ()
    left_out: int = 0


def _check_layers(path: Path) -> None:
    """Read a stack or a network as if it were opened, and keep nothing of it."""
    if path.suffix.lower() == ".onnx":
        from playground.exchange.onnx_reader import read_onnx

        read_onnx(path)
    else:
        read_layers_file(path)


STACKS: Final = OwnKind("stacks", (".json", ".onnx"), _check_layers, 2**20)
KERNELS: Final = OwnKind("kernels", KERNEL_SUFFIXES, read_kernel_file, 2**16)


_chosen: Path | None = None


def choose_own_folder(folder: Path | None) -> None:
    """Look for the user's own files in a folder from now on; None for the usual one."""
    global _chosen
    _chosen = folder


def usual_own_folder() -> Path:
    """Where the user's own files are unless another place is chosen."""
    from platformdirs import user_data_path

    return user_data_path("convolution-playground") / "own"


def own_folder() -> Path:
    """Where the user's own files are, a subfolder a kind; it need not be there."""
    return _chosen or usual_own_folder()


def folder_of(kind: OwnKind) -> Path:
    """The folder of a kind, made if need be; raises Refused where it cannot be."""
    folder = own_folder() / kind.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            marked("message", "There is no folder {folder}, and it cannot be made: {reason}."),
            folder=str(folder),
            reason=reason_of(error),
        ) from error
    return folder


def own_files(kind: OwnKind) -> OwnFiles:
    """List the user's files of a kind, each checked; nothing where there is no folder."""
    folder = own_folder() / kind.folder
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except FileNotFoundError:
        return OwnFiles()
    except OSError as error:
        text = marked("message", "{name} cannot be read: {reason}.")
        values = {"name": folder.name, "reason": reason_of(error)}
        return OwnFiles((OwnFile(folder, refusal=Message(text, values)),))
    names = sorted(
        (
            entry.name
            for entry in entries
            if entry.name.lower().endswith(kind.suffixes) and kind.is_one(entry.name)
        ),
        key=str.casefold,
    )
    listed = names[:MAX_LISTED]
    files = (_checked(kind, folder / name, _stamp(Path(name).stem, entries)) for name in listed)
    return OwnFiles(tuple(files), len(names) - len(listed))


@lru_cache(maxsize=4 * MAX_LISTED)
def _checked(kind: OwnKind, path: Path, stamp: Stamp) -> OwnFile:
    """The file as it is by its `stamp`; read again once that is another."""
    if sum(size for _, _, size in stamp) > kind.most_bytes:
        return OwnFile(path)
    try:
        return OwnFile(path, kind.read(path))
    except Refused as refused:
        return OwnFile(path, refusal=refused.message)


def _stamp(stem: str, entries: Iterable[os.DirEntry[str]]) -> Stamp:
    """The stamp that tells a file, with the weights beside it, from one that was there before."""
    found = []
    for entry in entries:
        if entry.name.startswith(f"{stem}."):
            try:
                status = entry.stat()
            except OSError:  # a link that leads nowhere
                found.append((entry.name, 0, 0))
            else:
                found.append((entry.name, status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
