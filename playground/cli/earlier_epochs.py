"""The epochs that a run folder still has when the newest one, its checkpoint, is lost.

A session that an earlier training left has them, and so have the epochs of one that was killed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playground.cli.run_folder import RunFolder
from playground.cli.run_session import EPOCHS_PREFIX, OPENED_PREFIX, SESSION
from playground.core.messages import Message, Refused, marked
from playground.sessions.sessionfile import read_session
from playground.training.history import history_file
from playground.training.history.timeline import Checkpoint, Timeline
from playground.training.protocol.metrics import EpochMetrics

if TYPE_CHECKING:
    from playground.training.process.job import Job

FROM_EARLIER: Final = marked(
    "message",
    "{damage} It was to have epoch {latest}: the training goes on from epoch {epoch}, the newest"
    " that can be read, which is in {place}.",
)


def bring_to_newest(job: Job, folder: RunFolder) -> Message | None:
    """Bring the job to the newest epoch of a run folder that can be gone on from.

    Return None where that is its checkpoint's, or a sentence on the epoch that was lost. Raises
    Refused, as the checkpoint was, when there is no other.
    """
    from playground.training.process.checkpoint import restore

    try:
        restore(job, folder.checkpoint())
    except Refused as refused:
        damage = refused
    else:
        return None
    rows = folder.rows()
    with closing(_epochs(folder, rows)) as found:
        place = next((where for kept, where in found if _is_restored(job, kept)), None)
    if place is None:
        raise damage
    job.team.wait()  # the process that leads changes the folder, which all of them have read now
    latest = rows[-1].epoch if rows else 0
    values = {"damage": damage.message, "latest": latest, "epoch": job.epoch, "place": place}
    return Message(FROM_EARLIER, values)


def _is_restored(job: Job, kept: Checkpoint) -> bool:
    """Bring the job to a checkpoint, or return False where it cannot go on from it."""
    from playground.training.process.checkpoint import restore

    try:
        restore(job, kept)
    except Refused:
        return False
    return True


def _epochs(
    folder: RunFolder, rows: tuple[EpochMetrics, ...]
) -> Generator[tuple[Checkpoint, str], None, None]:
    """Every checkpoint of this training that can be read, and where it is, the newest first."""
    latest = rows[-1].epoch if rows else 0
    for left in sorted(folder.folder.glob(f"{EPOCHS_PREFIX}*")):
        for kept in Timeline(left).readable(latest):
            yield folder.as_now(kept), left.name
    with (
        suppress(Refused, OSError),
        tempfile.TemporaryDirectory(dir=folder.folder, prefix=OPENED_PREFIX) as name,
    ):
        training = read_session(folder.folder / SESSION, Path(name) / "epochs").training
        if training.standing is None:
            return
        for kept in Timeline(training.standing.folder).readable(latest):
            if _are_alike(training.runs[-1].epochs, rows, kept.epoch):
                yield folder.as_now(kept), SESSION


def _are_alike(one: tuple[EpochMetrics, ...], other: tuple[EpochMetrics, ...], epoch: int) -> bool:
    """Whether two histories are the same until an epoch, and so in the first one at least.

    A session may have been saved over with another training.
    """
    until = [[row for row in rows if row.epoch <= max(1, epoch)] for rows in (one, other)]
    return history_file.table(until[0]) == history_file.table(until[1])
