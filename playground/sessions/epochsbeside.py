"""The epochs of a training beside a copy kept against a crash, in a folder of their own.

The copy is written every few seconds, so it has the first and the last epoch alone. The others are
links to the files of the training where the system can do that: nothing is written twice, and they
stay when the training's own folder goes. Which files belong to a copy is said in its view.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from playground.core.atomic_file import link, replacing
from playground.core.messages import Refused
from playground.core.ordinary_file import open_file
from playground.sessions.epochfiles import MAX_BYTES, kept_sizes
from playground.sessions.glance import epochs_beside
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import Standing

MAX_COPIED_BYTES: Final = MAX_BYTES["some"]
"""Of epochs together, where no links can be made."""


def listed_epochs(standing: Standing | None) -> list[list[int]]:
    """The files of a training's epochs, as a copy names them."""
    found = []
    if standing is not None and standing.folder:
        for epoch in kept_sizes(standing, "all"):
            with suppress(OSError):
                found.append([epoch, *_stamp(Timeline(standing.folder).path(epoch))])
    return found


def keep_beside(copy: Path, standing: Standing | None) -> None:
    """Have all epochs of the training in the copy's folder, and no others; raises OSError."""
    folder = epochs_beside(copy)
    if standing is None or not standing.folder:
        shutil.rmtree(folder, ignore_errors=True)
        return
    source, target = Timeline(standing.folder), Timeline(folder)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = kept_sizes(standing, "all")
    for epoch in set(target.epochs()).difference(wanted):
        target.path(epoch).unlink(missing_ok=True)
    room = MAX_COPIED_BYTES - sum(
        size for epoch, size in target.sizes().items() if target.path(epoch).stat().st_nlink == 1
    )
    for epoch, size in reversed(wanted.items()):
        with suppress(FileNotFoundError):  # it was dropped meanwhile
            if not _is_same(source.path(epoch), target.path(epoch)):
                room -= _put(source.path(epoch), target.path(epoch), size <= room)


def take_beside(copy: Path, listed: Any, folder: Path, last: int) -> None:
    """Put the epochs up to `last` of a copy beside those of a folder; raises OSError.

    `listed` is what the copy's view names: other files are of another training.
    """
    there, target = Timeline(epochs_beside(copy)), Timeline(folder)
    stamps = listed if isinstance(listed, list | tuple) else ()
    wanted = {
        tuple(item)
        for item in stamps
        if isinstance(item, list) and all(type(part) is int for part in item)
    }
    for epoch in there.epochs():
        path = there.path(epoch)
        is_its = (epoch, *_stamp(path)) in wanted
        if 0 < epoch <= last and is_its and not os.path.exists(target.path(epoch)):
            _put(path, target.path(epoch), True)


def _put(source: Path, target: Path, may_copy: bool) -> int:
    """Link or copy a file in the place of another; how many bytes were copied."""
    try:
        link(source, target)
        return 0
    except FileNotFoundError:
        raise
    except OSError:
        if not may_copy:
            return 0
    if os.path.islink(target):
        target.unlink()  # what it leads to is nobody's epoch
    size, written_ns = _stamp(source)
    try:
        with open_file(source) as opened, replacing(target) as copy:
            shutil.copyfileobj(opened, copy)
    except Refused:  # it was dropped meanwhile
        return 0
    os.utime(target, ns=(written_ns, written_ns))  # a copy is known by its size and this
    return size


def _is_same(one: Path, other: Path) -> bool:
    try:
        return _stamp(one) == _stamp(other)
    except FileNotFoundError:
        return False


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
