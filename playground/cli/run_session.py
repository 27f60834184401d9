"""The session of a training without a window: opened there, it shows the curves and goes on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.cli.run_folder import HISTORY
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.network_input import Origin
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.datasets.dataset import Dataset
from playground.sessions.epochfiles import MAX_BYTES
from playground.sessions.sessionfile import Kept, write_session
from playground.training.history import history_file
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import KeptTraining, Standing
from playground.training.protocol.runs import Run

if TYPE_CHECKING:
    from playground.training.process.job import Job

SESSION: Final = "session.convplay"
EPOCHS_PREFIX: Final = ".epochs-"
OPENED_PREFIX: Final = ".opened-"
"""Of a folder that a session's epochs are put into while they are looked through."""

VIEW: Final = {"mode": "train"}


@contextmanager
def kept_epochs(folder: Path) -> Iterator[Timeline]:
    """Where weights stay, each epoch's as far as a session has room, until a session has them.

    What a training that was killed has left of the kind goes.
    """
    for prefix in (EPOCHS_PREFIX, OPENED_PREFIX):
        for left in folder.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=EPOCHS_PREFIX) as name:
        yield Timeline(name, MAX_BYTES["some"])


def write_run_session(folder: Path, job: Job, network: Network, epochs: Timeline) -> None:
    """Write the session beside what else there is of a run; raises Refused.

    `network` has the weights of now; `epochs` come along.
    """
    session = Session(_picture(job.dataset), network, training=job.plan)
    session = edits.begin_training(session, network, job.input, job.dataset.classes)
    write_session(folder / SESSION, Kept(session, VIEW, _training(folder, job, epochs), "all"))


def _training(folder: Path, job: Job, epochs: Timeline) -> KeptTraining:
    from playground.training.process.devices import described

    rows = tuple(row for row in history_file.read(folder / HISTORY) if row.epoch <= job.epoch)
    run = Run(1, plan=job.plan, last_plan=job.plan, key=1).with_network(job.network)
    standing = Standing(
        job.plan,
        job.dataset.classes,
        described(job.device),
        1,
        len(job.split.training),
        len(job.split.validation),
        "finished" if job.epoch >= job.plan.epochs else "paused",
        job.epoch,
        kept=epochs.epochs(),
        folder=str(epochs.folder),
    )
    return KeptTraining((run.with_history(rows),), standing)


def _picture(dataset: Dataset) -> Picture:
    """The first picture of the data, as the window would show it."""
    picture = dataset.batch(np.array([0])).pictures
    values = picture[0] if len(picture) else np.zeros(dataset.shape, np.float32)
    is_gray = len(values) == 1
    pixels = values[0] if is_gray else values.transpose(1, 2, 0)
    return Picture(
        dataset.name,
        frozen(np.array(pixels, np.float32)),
        0,
        colour="gray" if is_gray else "rgb",
        origin=Origin("data"),
    )
