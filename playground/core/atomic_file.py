"""Files written whole or not at all; every writer of the program goes through here.

The data go to a new file beside the target, which then takes the target's place: a full disk, a
crash or a power cut leaves what was there before. The new file's name cannot be guessed and it is
created exclusively (O_EXCL, O_NOFOLLOW), so that nobody can plant a link for it.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

PART_SUFFIX: Final = ".part"
"""The ending of the names of unfinished files; they begin with a dot."""

_SAFE: Final = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
_FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def write_file(path: str | os.PathLike[str], data: bytes | memoryview) -> None:
    """Put `data` in the place of what the file holds; raises OSError."""
    with replacing(path) as stream:
        stream.write(data)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A stream to a new file that takes the place of `path` when the block ends well.

    A link stays, what it leads to is replaced. The new file has the old one's permissions, or those
    that the umask leaves. Raises OSError, also where `path` is a folder, a pipe or a device; a
    block that raises leaves everything as it was.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    fresh, descriptor = _created(target.parent, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)  # the umask has taken some away
            yield stream
            stream.flush()
            os.fsync(descriptor)
        os.replace(fresh, target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    _sync_folder(target.parent)


def append_to_file(path: str | os.PathLike[str], data: bytes, mode: int = 0o666) -> None:
    """Add `data` to the end of a file, which is made if need be: all of it or, if that fails, none.

    A new file has the permissions that the umask leaves of `mode`. Raises OSError, also where
    `path` is a link or no ordinary file.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | _SAFE
    descriptor = os.open(path, flags, mode)
    with os.fdopen(descriptor, "ab", buffering=0) as stream:
        _check_ordinary(os.fstat(descriptor).st_mode)
        before = os.fstat(descriptor).st_size
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[stream.write(rest) or 0 :]
            os.fsync(descriptor)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(descriptor, before)
            raise


@contextmanager
def growing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A stream to the end of an unfinished file, which is made if need be and stays as it gets.

    Raises OSError, also where `path` is a link or no ordinary file.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | _SAFE
    descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "ab") as stream:
        _check_ordinary(os.fstat(descriptor).st_mode)
        yield stream
        stream.flush()
        os.fsync(descriptor)


def finish(part: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Let an unfinished file that has become whole take the place of `path`; raises OSError."""
    os.replace(part, path)
    _sync_folder(Path(path).parent)


def link(source: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Let the file of `source` stand at `path`, too, in the place of what is there.

    Raises OSError, also where the file system makes no such links.
    """
    place = Path(path)
    while True:
        fresh = _fresh_name(place.parent)
        with suppress(FileExistsError):
            os.link(source, fresh)
            break
    try:
        os.replace(fresh, place)
    finally:
        with suppress(OSError):  # it stays where both were names of one file already
            fresh.unlink()


def is_disk_full(error: OSError) -> bool:
    """Whether a write failed since the disk, or the user's share of it, is full."""
    return error.errno in _FULL


def _mode_of(target: Path) -> int | None:
    """The permissions of the file that is there, None when there is none."""
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return None
    _check_ordinary(mode)
    return stat.S_IMODE(mode) & 0o777


def _check_ordinary(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file")


def _created(folder: Path, mode: int) -> tuple[Path, int]:
    """A new file of this process alone, and its descriptor."""
    while True:
        fresh = _fresh_name(folder)
        with suppress(FileExistsError):
            return fresh, os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE, mode)


def _fresh_name(folder: Path) -> Path:
    """A name that nobody can guess."""
    return folder / f".{secrets.token_hex(8)}{PART_SUFFIX}"


def _sync_folder(folder: Path) -> None:
    """Have the new name itself on disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
