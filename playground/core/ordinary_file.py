"""Files opened to be read: ordinary ones alone, and no more of them than makes sense.

Opening a pipe may wait for ever, opening a device may do things, and reading either may never end.
So what a path leads to is looked at before it is opened, and again once it is open, since another
file may have been put there in between.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from playground.core.messages import Refused, marked
from playground.core.system_reason import reason_of

_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
_NOT_ORDINARY: Final = marked("message", "{name} is not an ordinary file.")
_A_FOLDER: Final = marked("message", "{name} is a folder, not a file.")


def open_file(path: str | os.PathLike[str], folder_text: str = _A_FOLDER) -> BufferedReader:
    """Open an ordinary file to read its bytes.

    Raises Refused with the reason when there is none or it may not be read; `folder_text` is what
    is said of a folder.
    """
    name = file_name(path) or "“”"
    try:
        _check_ordinary(os.stat(path).st_mode, name, folder_text)
        descriptor = os.open(path, _FLAGS)
        try:
            _check_ordinary(os.fstat(descriptor).st_mode, name, folder_text)
            return os.fdopen(descriptor, "rb")
        except BaseException:
            os.close(descriptor)
            raise
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(marked("message", "There is no file {name}."), name=name) from None
    except OSError as error:
        raise unreadable(error, name) from None
    except Refused:
        raise
    except ValueError:  # a NUL in the path
        raise Refused(marked("message", "There is no file {name}."), name=name) from None


def read_file(path: str | os.PathLike[str], most_bytes: int) -> bytes:
    """Return what an ordinary file holds; raises Refused, also when it is larger than it may be."""
    name = file_name(path)
    with open_file(path) as stream:
        try:
            size = os.fstat(stream.fileno()).st_size
            data = _read(stream, size, most_bytes) if size <= most_bytes else None
        except OSError as error:
            raise unreadable(error, name) from None
    if data is None or len(data) > most_bytes:
        raise Refused(
            marked("message", "{name} is too large: at most {most} MB can be read."),
            name=name,
            most=max(1, most_bytes // 10**6),
        )
    return data


def _read(stream: BinaryIO, size: int, most_bytes: int) -> bytes:
    """Read all, a byte more than `most_bytes` at most; memory is taken for `size` alone at first.

    Some files of the system say that they have no bytes, and others grow.
    """
    data = stream.read((size or most_bytes) + 1)
    return data + stream.read(most_bytes + 1 - len(data)) if len(data) > size > 0 else data


def unreadable(error: OSError, name: str) -> Refused:
    """The sentence that says why a file could not be read."""
    if isinstance(error, PermissionError):
        return Refused(
            marked("message", "{name} may not be read: permission is denied."), name=name
        )
    if error.errno in (errno.EINVAL, errno.ESPIPE):  # as the system's own files say of their end
        return Refused(_NOT_ORDINARY, name=name)
    return Refused(
        marked("message", "{name} cannot be read: {reason}."),
        name=name,
        reason=reason_of(error),
    )


def file_name(path: str | os.PathLike[str]) -> str:
    """The name of a file in sentences: without the folders."""
    return Path(path).name or os.fspath(path)


def _check_ordinary(mode: int, name: str, folder_text: str) -> None:
    if stat.S_ISDIR(mode):
        raise Refused(folder_text, name=name)
    if not stat.S_ISREG(mode):
        raise Refused(_NOT_ORDINARY, name=name)
