"""Epochs that a copy kept against a crash has not: beside it, or in the user's file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np

from playground.core.messages import Refused
from playground.sessions.archive import opened_archive
from playground.sessions.epochfiles import take_epochs
from playground.sessions.epochsbeside import take_beside
from playground.sessions.glance import KEPT_EPOCHS
from playground.sessions.sessionfile import Kept, read_session
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import KeptTraining


def with_epochs_regained(kept: Kept, copy: Path, path: str) -> Kept:
    """A session whose epochs are in a folder, with others of the training put there, too.

    They are those beside the `copy` that it was read from, and those of the file at `path`, "" for
    none, as far as the curves of both are the same. A file that cannot be read has none.
    """
    standing = kept.training.standing
    if standing is None or not standing.folder:
        return kept
    folder = Path(standing.folder)
    with suppress(OSError):
        take_beside(copy, kept.view.get(KEPT_EPOCHS, ()), folder, standing.epoch)
    if path:
        with suppress(Refused, OSError):
            shared = _shared_epochs(kept.training, read_session(path).training)
            with opened_archive(path) as archive:
                take_epochs(archive, folder, min(shared, standing.epoch))
    there = tuple(epoch for epoch in Timeline(folder).epochs() if epoch <= standing.epoch)
    return replace(kept, training=replace(kept.training, standing=replace(standing, kept=there)))


def _shared_epochs(one: KeptTraining, other: KeptTraining) -> int:
    """The last epoch up to which the latest runs of both are the same, 0 where they are not."""
    last = 0
    if not one.runs or not other.runs:
        return last
    for mine, theirs in zip(one.runs[-1].epochs, other.runs[-1].epochs, strict=False):
        if not np.array_equal(astuple(mine), astuple(theirs), equal_nan=True):
            break
        last = mine.epoch
    return last
