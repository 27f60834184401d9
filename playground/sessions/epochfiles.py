"""The epochs of a training as parts of its session's file, each the file that the training wrote.

How many come along is chosen (`MAX_BYTES`); the first and the last always do. What is in them is
checked in full by the training process, before PyTorch sees any of it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Final, Literal

from playground.core.atomic_file import replacing
from playground.core.messages import Refused
from playground.core.ordinary_file import open_file
from playground.sessions.archive import CHUNK_BYTES, EPOCH, Archive, Part
from playground.training.history import history_file
from playground.training.history.epoch_writer import HISTORY
from playground.training.history.timeline import Timeline, thinned
from playground.training.protocol.kept_training import KeptTraining, Standing

KeptEpochs = Literal["last", "some", "all"]
"""Which epochs are in a session's file, beside the first."""

MAX_BYTES: Final = {"last": 0, "some": 2**26, "all": 2**33}
MAX_EPOCHS: Final = 500

FOLDER: Final = "epochs/"
_NUMBERED: Final = re.compile(r"epochs/epoch-(\d{6,9})\..*")


def kept_sizes(standing: Standing, keeps: KeptEpochs) -> dict[int, int]:
    """The bytes of each epoch that comes along; of others there are no files any more."""
    sizes = Timeline(standing.folder).sizes() if standing.folder else {}
    there = {epoch: size for epoch, size in sizes.items() if epoch <= standing.epoch}
    return thinned(there, MAX_BYTES[keeps], MAX_EPOCHS)


def counted(kept: KeptTraining, keeps: KeptEpochs) -> tuple[int, int]:
    """How many epochs come along, and how many there are; the weights before the first are none."""
    if kept.standing is None:
        return 0, 0
    coming, there = kept_sizes(kept.standing, keeps), kept_sizes(kept.standing, "all")
    return len(set(coming) - {0}), len(set(there) - {0})


def epoch_parts(standing: Standing, keeps: KeptEpochs) -> Iterator[tuple[str, Part]]:
    """The parts of a session file, each open as long as it is written.

    A file that the training has dropped meanwhile is left out.
    """
    if not standing.folder:
        return
    timeline = Timeline(standing.folder)
    paths = [timeline.path(epoch) for epoch in kept_sizes(standing, keeps)]
    if standing.step_within_epoch:
        paths.append(timeline.hold_path(standing.step_within_epoch))
    for path in paths:
        try:
            source = open_file(path)
        except Refused:
            continue
        with source:
            yield FOLDER + path.name, partial(_copy, source)


def epochs_in(archive: Archive) -> tuple[int, ...]:
    """The epochs that a session file has."""
    found = (_NUMBERED.fullmatch(part) for part in archive.parts)
    return tuple(sorted(int(match[1]) for match in found if match))


def unpack_epochs(archive: Archive, kept: KeptTraining, folder: Path) -> None:
    """Put the epochs of a file into a new folder, with the history; raises Refused or OSError."""
    folder.mkdir(parents=True)
    for part in archive.parts:
        if EPOCH.fullmatch(part):
            with open(folder / part.removeprefix(FOLDER), "xb") as target:
                target.writelines(archive.chunks(part))
    history_file.rewrite(folder / HISTORY, kept.runs[-1].epochs)


def take_epochs(archive: Archive, folder: Path, last: int) -> None:
    """Put epochs of a file up to `last` beside those of a folder; raises Refused or OSError."""
    for epoch in epochs_in(archive):
        target = Timeline(folder).path(epoch)
        if 0 < epoch <= last and not os.path.exists(target):
            with replacing(target) as stream:
                stream.writelines(archive.chunks(FOLDER + target.name))


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, CHUNK_BYTES)
