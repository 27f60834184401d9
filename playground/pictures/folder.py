"""Several files written into a folder together: all of them, or none."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playground.core.atomic_file import is_disk_full
from playground.core.messages import Refused, marked
from playground.core.system_reason import reason_of


@contextmanager
def written_whole(folder: str | os.PathLike[str], ours: re.Pattern[str]) -> Iterator[Path]:
    """A place to write files, which move to `folder` together when the block ends well.

    They take the place of all files there whose names match `ours`, so that none of an earlier
    run stays behind. When anything fails, the folder is as it was, or not there if it was not;
    where it cannot be written, Refused says why.
    """
    target = Path(folder)
    missing: list[Path] = []
    if not os.fspath(folder) or "\0" in os.fspath(folder):
        raise Refused(marked("message", "'{name}' is no name for a folder."), name=folder)
    try:
        missing += [path for path in (target, *target.parents) if not os.path.exists(path)]
        target.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".", dir=target))
        try:
            fresh = aside / "new"
            fresh.mkdir()
            yield fresh
            _exchange(fresh, target, aside, ours)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except BaseException as error:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        if isinstance(error, OSError):
            raise _unwritable(error, target) from None
        raise


def _exchange(fresh: Path, target: Path, aside: Path, ours: re.Pattern[str]) -> None:
    """Move the old files out and the fresh ones in; when one does not move, move all back."""
    names = sorted(os.listdir(fresh))
    old = [name for name in os.listdir(target) if name in names or ours.fullmatch(name)]
    out = aside / "old"
    out.mkdir()
    moves = [(target / name, out / name) for name in old if not _is_folder(target / name, names)]
    moves += [(fresh / name, target / name) for name in names]
    done: list[tuple[Path, Path]] = []
    try:
        for source, place in moves:
            source.replace(place)
            done.append((source, place))
    except BaseException:
        for source, place in reversed(done):
            place.replace(source)
        raise


def _is_folder(path: Path, wanted: list[str]) -> bool:
    """Whether a folder has the name of a file; raise IsADirectoryError if the name is wanted."""
    if os.path.islink(path) or not os.path.isdir(path):
        return False
    if path.name in wanted:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return True


def _unwritable(error: OSError, target: Path) -> Refused:
    if isinstance(error, FileExistsError | NotADirectoryError):
        file = next(path for path in (target, *target.parents) if os.path.lexists(path))
        return Refused(marked("message", "{folder} is a file, not a folder."), folder=str(file))
    if is_disk_full(error):
        return Refused(
            marked("message", "Nothing was written to {folder}: the disk is full."),
            folder=str(target),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Refused(
            marked("message", "Nothing was written to {folder}: the folder may not be written to."),
            folder=str(target),
        )
    if isinstance(error, IsADirectoryError):
        return Refused(
            marked("message", "Nothing was written to {folder}: {name} is a folder there."),
            folder=str(target),
            name=Path(str(error.filename)).name,
        )
    return Refused(
        marked("message", "Nothing was written to {folder}: {reason}."),
        folder=str(target),
        reason=reason_of(error),
    )
